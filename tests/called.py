"""Every address is called with success at least once in the suite, reading and writing each: the recorder, and the check at its end.

Zulip's rule. What the permission matrix calls does not count, for it would call anything. The check is made when the whole
suite ran and passed, also over several workers; a part of the suite is checked for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

NEVER_CALLED: dict[tuple[str, str], str] = {
    ("api/v1/", "GET"): "the API mounts it only to know its own prefix; it answers “not found” to everybody",
    ("account/confirm/passkey/", "GET"): "asks for a passkey that exists: only a browser has one",
    ("account/confirm/passkey/", "POST"): "takes the answer of a passkey: only a browser makes one",
    ("sign-up/passkey/", "POST"): "takes the answer of a new passkey: only a browser makes one",
}
"""Route and method that no test in process can call with success, each with the reason. At most five."""

WHOLE = {"", "not browser and not slow and not bundle"}
"""The marks with which the whole suite runs."""

NOT_COUNTED = "test_policy_matrix"
called: set[tuple[str, str]] = set()
_running = {"test": ""}


@pytest.fixture(scope="session", autouse=True)
def _calls_are_recorded() -> Iterator[None]:
    request = Client.request

    def recorded(self: Client, **environment: Any) -> Any:
        answer = request(self, **environment)
        found = answer.resolver_match
        if found is not None and answer.status_code < 400 and NOT_COUNTED not in _running["test"]:
            called.add((found.route, environment.get("REQUEST_METHOD", "GET")))
        return answer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client, "request", recorded)
        yield


def pytest_runtest_logstart(nodeid: str) -> None:
    _running["test"] = nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A worker hands over what it called."""
    called.update(tuple(one) for one in getattr(node, "workeroutput", {}).get("called", ()))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    config = session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput["called"] = sorted(called)
    elif exitstatus == pytest.ExitCode.OK and is_whole(config):
        forgotten = never_called(called)
        if forgotten:
            lines = "\n".join(f"  {method} {route}" for route, method in forgotten)
            config.get_terminal_writer().line(f"\nNo test calls these addresses with success:\n{lines}", red=True)
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def is_whole(config: pytest.Config) -> bool:
    """Whether all the tests ran that could call an address."""
    named = [argument for argument in config.args if not argument.rstrip("/").endswith("tests")]
    part = config.option.keyword or config.option.collectonly or config.option.database_share > 1
    return not named and not part and config.option.markexpr in WHOLE


def never_called(so_far: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Addresses with their methods, of which no call with success is known."""
    from yinxin.config.urls import urlpatterns
    from yinxin.kit.policy.addresses import declared_policies

    declared = {
        (address.route, method)
        for address in declared_policies(urlpatterns)
        for one in address.policies
        for method in one.methods - {"HEAD"}
    }
    return sorted(declared - so_far - NEVER_CALLED.keys())
