"""Only a plain “OK” of the scanner means clean; everything else that can happen on its line means that nobody knows."""

from __future__ import annotations

import socket

import pytest

from tests.factories.virus_scanner import VIRUS, Mood, Scanner, running, serving
from yinxin.kit.env import SettingError
from yinxin.kit.intake import clamd
from yinxin.kit.intake.clamd import Scan, Verdict


def test_clean_and_infected_bytes_are_told_apart(tmp_path):
    large = bytes(range(256)) * 1000
    with running(tmp_path) as scanner:
        assert clamd.scan(large, scanner.where) == Scan(Verdict.CLEAN)
        assert clamd.scan(b"", scanner.where) == Scan(Verdict.CLEAN)
        assert clamd.scan(b"a" + VIRUS, scanner.where) == Scan(Verdict.FOUND, "Stand-In.Virus")
        assert clamd.answers(scanner.where)
    assert scanner.scanned == [large, b"", b"a" + VIRUS]


@pytest.mark.parametrize("mood", [mood for mood in Mood if mood is not Mood.WELL])
def test_a_scanner_that_is_not_well_has_said_nothing(tmp_path, mood):
    with running(tmp_path) as scanner:
        scanner.mood = mood
        assert clamd.scan(VIRUS, scanner.where) == Scan(Verdict.UNKNOWN)


@pytest.mark.parametrize("size", [2_000, 3_000_000])
def test_a_file_over_the_scanners_own_limit_is_not_clean(tmp_path, size):
    """It hangs up while the bytes are still on their way: BrokenPipe, and an answer that is never read."""
    with running(tmp_path) as scanner:
        scanner.most_bytes = 1_000
        assert clamd.scan(b"a" * size, scanner.where) == Scan(Verdict.UNKNOWN)


def test_a_scanner_that_is_down_has_said_nothing(tmp_path):
    assert clamd.scan(b"a", str(tmp_path / "nobody.ctl")) == Scan(Verdict.UNKNOWN)
    assert not clamd.answers(str(tmp_path / "nobody.ctl"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert clamd.scan(b"a", free.getsockname()) == Scan(Verdict.UNKNOWN)


def test_a_scanner_that_hangs_while_it_scans_is_not_waited_for_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(clamd, "answers", lambda where: True)
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(tmp_path / "deaf.ctl"))
        deaf.listen()
        assert clamd.scan(b"a", str(tmp_path / "deaf.ctl"), seconds=0.2) == Scan(Verdict.UNKNOWN)


def test_a_scanner_that_does_not_even_greet_costs_no_scan(tmp_path, monkeypatch):
    monkeypatch.setattr(clamd, "SECONDS_TO_GREET", 0.2)
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(tmp_path / "deaf.ctl"))
        deaf.listen()
        assert clamd.scan(b"a", str(tmp_path / "deaf.ctl")) == Scan(Verdict.UNKNOWN)


def test_it_may_also_be_reached_over_the_network():
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    where = clamd.address(f"tcp://127.0.0.1:{listener.getsockname()[1]}")
    with serving(listener, Scanner("")):
        assert clamd.scan(VIRUS, where).verdict is Verdict.FOUND


def test_the_setting_is_read_or_refused_with_a_sentence():
    assert clamd.address("") is None
    assert clamd.address("unix:/run/clamav/clamd.ctl") == "/run/clamav/clamd.ctl"
    assert clamd.address("tcp://127.0.0.1:3310") == ("127.0.0.1", 3310)
    for wrong in ("/run/clamav/clamd.ctl", "tcp://127.0.0.1", "http://a:1", "unix:clamd", "tcp://a:99999"):
        with pytest.raises(SettingError, match="YINXIN_CLAMD"):
            clamd.address(wrong)
