"""Requests made up from what there is to ask and hostile values; the same seed and number give the same request again."""

from __future__ import annotations

import random
import re
from urllib.parse import urlencode

from django.urls.converters import get_converters

from tests.soak.requests import hostile
from tests.soak.requests.knocking import Knock, encoded
from tests.soak.requests.learning import Form, World

METHODS = ("GET",) * 9 + ("POST",) * 9 + ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "FOO")
TOKEN = "a" * 32
PLACE = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
GROUP = re.compile(r"\(\?P<\w+>[^()]*\)|[\^$]|\\Z")
FORM = "application/x-www-form-urlencoded"
BOUNDARY = "letters-with-money"


class Inventor:
    """`request(n)` depends on the seed and `n` alone, so that one failure is asked again alone."""

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.seed = world, seed
        self.roles = list(world.sessions)
        self.names = sorted({name for forms in world.forms.values() for form in forms for name in form.fields})
        self.queries = sorted(world.queries | {"page", "next", "q", "limit", "offset", "plan", "edit", "passage"})

    def request(self, number: int) -> Knock:
        chance = random.Random(f"{self.seed}:{number}")
        role = chance.choice(self.roles)
        form = self._form(chance, role)
        method = chance.choice(METHODS)
        path = form.action if form and method == "POST" else self._path(chance, role)
        query = self._query(chance)
        headers = {"HTTP_COOKIE": self._cookies(role), "HTTP_X_CSRFTOKEN": TOKEN}
        body = b""
        if method in {"POST", "PUT", "PATCH", "DELETE"}:
            headers["CONTENT_TYPE"], body = self._body(chance, form)
        if chance.random() < 0.15:
            name, value = chance.choice(hostile.HEADERS)
            headers[name] = value
        return Knock(method, path, query, body, headers)

    def _cookies(self, role: str | None) -> str:
        session = self.world.sessions[role]
        return f"csrftoken={TOKEN}" + (f"; sessionid={session}" if session else "")

    def _form(self, chance: random.Random, role: str | None) -> Form | None:
        forms = self.world.forms[role]
        return chance.choice(forms) if forms and chance.random() < 0.7 else None

    def _path(self, chance: random.Random, role: str | None) -> str:
        seen = self.world.paths[role]
        if seen and chance.random() < 0.4:
            return chance.choice(seen)
        path = "/" + PLACE.sub(lambda place: self._value(chance, place["kind"]), chance.choice(self.world.routes))
        path = GROUP.sub(lambda group: chance.choice(self.world.keys) if "(" in group[0] else "", path)
        if chance.random() < 0.03:
            path += encoded(hostile.text(chance))[:3_000]
        return path

    def _value(self, chance: random.Random, kind: str | None) -> str:
        """Mostly what the converter takes, so that the view itself is met."""
        if chance.random() < 0.1:
            return encoded(hostile.text(chance))
        regex = getattr(get_converters().get(kind or "str"), "regex", "")
        if re.fullmatch(r"[\w|-]+", regex):
            return chance.choice(regex.split("|"))
        if kind == "uuid":
            uuids = [key for key in self.world.keys if len(key) == 36]
            return chance.choice([*uuids, "00000000-0000-4000-8000-000000000000"])
        if kind in {"row", "int"}:
            numbers = [key for key in self.world.keys if key.isdigit()]
            return chance.choice([*numbers, "9007199254740991", "999999999999999999"])
        return encoded(chance.choice([*self.world.keys, *hostile.TEXTS])) or "x"

    def _query(self, chance: random.Random) -> str:
        pairs = [
            (chance.choice(self.queries), self._text(chance)) for _ in range(chance.choice((0, 0, 1, 1, 2, 3, 30)))
        ]
        query = "&".join(f"{encoded(name)}={encoded(value)}" for name, value in pairs)
        if chance.random() < 0.03:
            query += chance.choice(("&%ff%fe=%c3%28", "&a=%ED%A0%80", "&%", "&a[]=1&a[0][b]=2", "&q=" + "%25" * 3_000))
        return query

    def _text(self, chance: random.Random) -> str:
        return chance.choice(self.world.keys) if chance.random() < 0.2 else hostile.text(chance)

    def _body(self, chance: random.Random, form: Form | None) -> tuple[str, bytes]:
        kind = chance.random()
        if kind < 0.08:
            return "application/json", chance.choice(hostile.JSON_BODIES)
        if kind < 0.1:
            return chance.choice(("text/plain", "application/xml", "", "multipart/form-data")), b"\xff<&=%"
        pairs = self._pairs(chance, form)
        files = form.files if form and chance.random() < 0.25 else set()
        if files or kind < 0.25:
            return f"multipart/form-data; boundary={BOUNDARY}", self._multipart(chance, pairs, files)
        if kind < 0.27:
            return FORM, b"&".join(b"a=1" for _ in range(1_100))
        return FORM, urlencode(pairs, errors="surrogatepass").encode()

    def _pairs(self, chance: random.Random, form: Form | None) -> list[tuple[str, str]]:
        """A form with what its page offers, and some of it replaced; now and then fields of other forms."""
        if form is None:
            names = [chance.choice(self.names or ["a"]) for _ in range(chance.randrange(6))]
            return [(name, self._text(chance)) for name in names]
        spoilt = chance.choice((0, 0.3, 0.3, 1))
        pairs = []
        for name, values in form.fields.items():
            value = chance.choice(values)
            for _ in range(chance.choice((1, 1, 1, 1, 0, 2))):
                pairs.append((name, self._text(chance) if not value or chance.random() < spoilt else value))
        return pairs

    def _multipart(self, chance: random.Random, pairs: list[tuple[str, str]], files: set[str]) -> bytes:
        parts = []
        for name, value in pairs:
            if name not in files:
                head = f'Content-Disposition: form-data; name="{name}"'.encode("utf-8", "surrogatepass")
                parts.append(head + b"\r\n\r\n" + value.encode("utf-8", "surrogatepass"))
        for name in files:
            head = f'Content-Disposition: form-data; name="{name}"; filename="{chance.choice(hostile.FILE_NAMES)}"'
            head += chance.choice(("", "\r\nContent-Type: text/plain; charset=rot13", "\r\nContent-Type: \0"))
            parts.append(head.encode() + b"\r\n\r\n" + chance.choice(hostile.CONTENTS))
        mark = b"\r\n--" + BOUNDARY.encode()
        whole = b"".join(mark + b"\r\n" + part for part in parts) + mark + b"--\r\n"
        return whole[: chance.randrange(len(whole))] if chance.random() < 0.1 else whole[2:]
