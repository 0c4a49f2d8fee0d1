"""What every page knows: where one can go from here, and the languages it can be read in."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string

from yinxin.kit.policy.opening import may_open


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the site navigation; `here` marks the part of the site the reader is in, `hint` says what one does there."""

    label: str
    url: str
    here: bool
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the switch: `mark` is what fits in a masthead, `name` what a screen reader says."""

    code: str
    mark: str
    name: str


LANGUAGES = (
    Language("zh-hans", "简", "简体中文"),
    Language("zh-hant", "繁", "繁體中文"),
    Language("en", "EN", "English"),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that waits for the reader: `shown` is how many, as printed, `said` what a screen reader says after it."""

    label: str
    url: str
    here: bool
    shown: str
    said: str


def chrome(request: HttpRequest) -> dict[str, object]:
    """The masthead's content. Somebody not signed in is shown no navigation: every page behind it would ask to sign in."""
    user = getattr(request, "user", None)
    entries = _entries(request) if user is not None and user.is_authenticated else []
    return {
        "navigation": entries,
        # Called where the masthead is printed, so that a part of a page, which has none, costs no query.
        "marks": lambda: _marks(request),
        "languages": LANGUAGES,
        "sign_out_url": reverse(settings.SIGN_OUT_URL),
        "account_url": reverse(settings.OWN_ACCOUNT_URL),
        "footer": [Entry(str(label), reverse(name), request.path == reverse(name)) for name, label in settings.FOOTER],
    }


def _marks(request: HttpRequest) -> list[Mark]:
    """Settings name who counts (MASTHEAD_MARKS), so that the kit need not know what."""
    found = (import_string(name)(request) for name in settings.MASTHEAD_MARKS)
    return [mark for mark in found if mark is not None]


def _entries(request: HttpRequest) -> list[Entry]:
    """Only where this reader may go: an entry that answers "not found" would be a riddle."""
    path = request.path
    known = [(str(label), reverse(name), str(hint)) for name, label, hint in settings.NAVIGATION]
    places = [(label, url, hint) for label, url, hint in known if may_open(request, url)]
    fitting = [url for _, url, _ in places if path == url or (url != "/" and path.startswith(url))]
    nearest = max(fitting, key=len, default=None)
    return [Entry(label, url, url == nearest, hint) for label, url, hint in places]
