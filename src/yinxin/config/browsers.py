"""What a browser may run, load, keep and send on our pages: the settings of headers and cookies in one place.

Why each is as it is stands in docs/decisions/0009-web.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from csp.constants import NONCE, NONE, SELF

YEAR = 365 * 24 * 3600
"""Seconds. Browsers put a site on their own list of TLS-only ones from one year on."""

NOT_USED = (
    "accelerometer",
    "autoplay",
    "bluetooth",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
"""What a browser can do and no page of ours asks for. Passkeys (publickey-credentials-*) keep their default: this site alone."""


def content_security_policy(*, production: bool) -> dict[str, Any]:
    """Nothing is allowed but what is listed, and of scripts and styles only the tags that carry this answer's own nonce."""
    return {
        "DIRECTIVES": {
            "default-src": [NONE],
            "script-src": [NONCE],
            "style-src": [NONCE],
            "img-src": [SELF, "data:"],
            "font-src": [SELF],
            "connect-src": [SELF],
            "manifest-src": [SELF],
            "object-src": [NONE],
            "form-action": [SELF],
            "frame-ancestors": [NONE],
            "base-uri": [NONE],
            "upgrade-insecure-requests": production,
        },
    }


def permissions_policy() -> str:
    """No page may use what no page needs."""
    return ", ".join(f"{name}=()" for name in NOT_USED)


def rules(*, production: bool, hosts: Sequence[str], preload: bool) -> dict[str, Any]:
    """The settings. `preload` asks browsers to know beforehand that this host and all below it speak TLS only."""
    everywhere: dict[str, Any] = {
        "CONTENT_SECURITY_POLICY": content_security_policy(production=production),
        "X_FRAME_OPTIONS": "DENY",
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "SESSION_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "LANGUAGE_COOKIE_HTTPONLY": True,
        # Lax: a link in a letter must find its reader signed in. No GET of ours changes anything.
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_SAMESITE": "Lax",
        "LANGUAGE_COOKIE_SAMESITE": "Lax",
        # What a page says once is kept in the session, not in a further cookie.
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
    }
    return everywhere | (_over_tls(hosts, preload=preload) if production else {})


def _over_tls(hosts: Sequence[str], *, preload: bool) -> dict[str, Any]:
    return {
        # A cookie named __Host- is taken by browsers only over TLS, from this host, for the whole site.
        "SESSION_COOKIE_NAME": "__Host-session",
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "LANGUAGE_COOKIE_NAME": "__Host-language",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "LANGUAGE_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
        "SECURE_HSTS_SECONDS": YEAR,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": preload,
        "SECURE_HSTS_PRELOAD": preload,
        "CSRF_TRUSTED_ORIGINS": [f"https://{host}" for host in hosts],
    }
