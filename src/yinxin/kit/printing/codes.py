"""QR codes as the lines a typesetter draws."""

from __future__ import annotations

import segno


def code_runs(address: str) -> list[list[list[int]]]:
    """The dark cells of the QR code (ISO/IEC 18004, correction level M): for each line the runs as [first, length]."""
    found = []
    for line in segno.make(address, error="m").matrix:
        cells = "".join("1" if cell else "0" for cell in line)
        runs, at = [], 0
        for run in cells.replace("01", "0 1").replace("10", "1 0").split(" "):
            if run.startswith("1"):
                runs.append([at, len(run)])
            at += len(run)
        found.append(runs)
    return found
