"""A setting that is wrong, missing or misspelt stops the start with one sentence."""

from __future__ import annotations

import stat

import pytest

from yinxin.kit.env import Env, SettingError

LONG = "k" * 48


def test_a_missing_value_without_a_default_names_both_ways_to_give_it():
    with pytest.raises(SettingError, match=r"缺少设置 YINXIN_VAR.*YINXIN_VAR_FILE"):
        Env({}).text("YINXIN_VAR")


def test_a_blank_value_is_a_missing_one():
    assert Env({"YINXIN_LOG": "  "}).text("YINXIN_LOG", "WARNING") == "WARNING"


@pytest.mark.parametrize(
    ("written", "meant"), [("yes", True), ("On", True), ("1", True), ("no", False), ("FALSE", False)]
)
def test_a_flag_takes_the_usual_spellings(written, meant):
    assert Env({"YINXIN_DEBUG": written}).flag("YINXIN_DEBUG", default=not meant) is meant


def test_a_flag_that_is_neither_is_refused():
    with pytest.raises(SettingError, match=r"YINXIN_DEBUG.*maybe"):
        Env({"YINXIN_DEBUG": "maybe"}).flag("YINXIN_DEBUG", default=False)


@pytest.mark.parametrize("written", ["0", "-3", "many", "1.5", "３"])
def test_a_number_is_whole_and_large_enough(written):
    with pytest.raises(SettingError, match="YINXIN_WORKERS"):
        Env({"YINXIN_WORKERS": written}).number("YINXIN_WORKERS", 1, least=1)


def test_a_choice_outside_the_list_is_told_the_list():
    with pytest.raises(SettingError, match="development、production"):
        Env({"YINXIN_ENV": "prod"}).choice("YINXIN_ENV", ("development", "production"), "development")


def test_words_are_split_at_commas():
    assert Env({"YINXIN_HOSTS": "a.example, b.example,"}).words("YINXIN_HOSTS") == ["a.example", "b.example"]


def test_a_secret_comes_from_the_file_named(tmp_path):
    file = tmp_path / "key"
    file.write_text(f"{LONG}\n", encoding="utf-8")
    assert Env({"YINXIN_SECRET_KEY_FILE": str(file)}).secret("YINXIN_SECRET_KEY", made_at=None) == LONG


def test_a_value_given_twice_is_refused(tmp_path):
    env = Env({"YINXIN_SECRET_KEY": LONG, "YINXIN_SECRET_KEY_FILE": str(tmp_path / "key")})
    with pytest.raises(SettingError, match="同时给出"):
        env.secret("YINXIN_SECRET_KEY", made_at=None)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SettingError, match="读不了 YINXIN_SECRET_KEY_FILE"):
        Env({"YINXIN_SECRET_KEY_FILE": str(tmp_path / "absent")}).secret("YINXIN_SECRET_KEY", made_at=None)


def test_a_short_secret_is_refused():
    with pytest.raises(SettingError, match="太短"):
        Env({"YINXIN_SECRET_KEY": "changeme"}).secret("YINXIN_SECRET_KEY", made_at=None)


def test_development_makes_a_secret_once_for_its_owner_only(tmp_path):
    kept = tmp_path / "var" / "secret-key.txt"
    first = Env({}).secret("YINXIN_SECRET_KEY", made_at=kept)
    assert len(first) >= 32
    assert Env({}).secret("YINXIN_SECRET_KEY", made_at=kept) == first
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_misspelt_setting_is_not_silently_ignored():
    env = Env({"YINXIN_WORKER": "4", "HOME": "/"})
    env.number("YINXIN_WORKERS", 1)
    with pytest.raises(SettingError, match="不认识的设置 YINXIN_WORKER："):
        env.refuse_unknown()


def test_known_settings_and_their_files_pass(tmp_path):
    (tmp_path / "key").write_text(LONG, encoding="utf-8")
    env = Env({"YINXIN_SECRET_KEY_FILE": str(tmp_path / "key")})
    env.secret("YINXIN_SECRET_KEY", made_at=None)
    env.refuse_unknown()
