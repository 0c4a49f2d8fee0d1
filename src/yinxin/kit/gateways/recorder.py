"""Messages on a machine without a gateway: a file for each, so that a developer and a test can read what would have gone out."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from yinxin.kit.gateways.gateway import Receipt


@dataclass(frozen=True, slots=True)
class Recorder:
    """Writes into `folder`, readable by its owner only; the same message again is the same file."""

    folder: Path
    way: str

    def send(self, to: str, text: str, *, key: str) -> Receipt:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{self.way}-{hashlib.sha256(key.encode()).hexdigest()[:16]}.json"
        draft = self.folder / f"{name}.part"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump({"to": to, "text": text}, file, ensure_ascii=False)
        draft.replace(self.folder / name)
        return Receipt(name)
