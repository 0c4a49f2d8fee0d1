"""`yinxin people add`: what cannot be an account is one sentence, and nothing of it stays."""

from __future__ import annotations

from argparse import ArgumentParser

import pytest

from yinxin.apps.people.models import Unit, User
from yinxin.cli import people_add


def add(*words: str) -> int:
    parser = ArgumentParser()
    people_add.add_arguments(parser)
    return people_add.run(parser.parse_args([*words, "--place", "榕江市政府"]))


def test_the_first_account_is_made_with_its_place(db, capsys: pytest.CaptureFixture[str]):
    assert add("first@example.org", "第一人") == 0
    assert "初始口令" in capsys.readouterr().out
    assert User.objects.get().posts.get().unit.name == "榕江市政府"


@pytest.mark.parametrize("words", [("no-address", "某人"), ("somebody@example.org", "")])
def test_what_cannot_be_an_account_is_one_sentence(db, capsys: pytest.CaptureFixture[str], words):
    assert add(*words) == 2
    told = capsys.readouterr().err
    assert (told.count("\n"), told.startswith("没有建立账号：")) == (1, True)
    assert not User.objects.exists()
    assert not Unit.objects.exists()
