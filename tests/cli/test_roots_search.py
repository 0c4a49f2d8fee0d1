"""`yinxin roots search` as a program: spellings in, candidates out, without a database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from yinxin.cli.main import main


def asked(capsys: pytest.CaptureFixture[str], *args: str) -> list[dict[str, object]]:
    """The objects a search prints."""
    assert main(["roots", "search", *args, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def refused(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    """The sentence of a search that is refused."""
    assert main(["roots", "search", *args]) == 2
    return capsys.readouterr().err


def chars(answer: dict[str, object]) -> list[str]:
    hits = answer["hits"]
    assert isinstance(hits, list)
    return [hit["chars"] for hit in hits]


def test_a_spelling_gives_ranked_explained_candidates(capsys: pytest.CaptureFixture[str]) -> None:
    (answer,) = asked(capsys, "Moy", "--kind", "surname", "--limit", "3")
    assert answer["query"] == "Moy"
    assert chars(answer)[0] == "梅"
    assert len(chars(answer)) == 3
    hits = answer["hits"]
    assert isinstance(hits, list)
    assert hits[0]["because"]
    assert 0.5 < hits[0]["probability"] <= 1


def test_where_a_paper_was_written_decides(capsys: pytest.CaptureFixture[str]) -> None:
    (straits,) = asked(capsys, "Tan", "--kind", "surname", "--where", "Singapore")
    (mandarin,) = asked(capsys, "Tan", "--kind", "surname", "--where", "北京")
    assert (chars(straits)[0], chars(mandarin)[0]) == ("陳", "譚")


def test_a_batch_is_answered_line_by_line_byte_for_byte(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    queries = [
        "\ufeffSzeto Mei Tong",
        "  Moy Back Hin ",
        "",
        "K'ai-p'ing",
        "司徒美堂",
        "\tNg",
        "Õ\u0301",
        "Wong\u2028Ng\x85",
    ]
    batch, pool = tmp_path / "queries.txt", tmp_path / "pool.tsv"
    batch.write_text("\n".join(queries) + "\n", encoding="utf-8")
    pool.write_text("p1\t司徒美堂\np2\t梅伯顯\np3\t梅伯显\n", encoding="utf-8")
    answers = asked(capsys, "--kind", "person", "--batch", str(batch), "--pool", str(pool))
    assert [answer["query"] for answer in answers] == queries
    assert chars(answers[0])[0] == chars(answers[4])[0] == "司徒美堂"
    hits = answers[1]["hits"]
    assert isinstance(hits, list)
    assert {hits[0]["id"], hits[1]["id"]} == {"p2", "p3"}
    assert answers[2]["hits"] == []


def test_places_are_found_in_the_built_in_gazetteer(capsys: pytest.CaptureFixture[str]) -> None:
    (answer,) = asked(capsys, "Hoy Ping", "--kind", "place")
    assert chars(answer)[0].startswith("開平")


def test_what_cannot_be_searched_is_refused_in_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    broken = tmp_path / "broken.tsv"
    broken.write_bytes("p1\t陳".encode("gb18030"))
    assert "--pool" in refused(capsys, "Moy", "--kind", "person")
    assert "--batch" in refused(capsys, "--kind", "surname")
    assert "--limit" in refused(capsys, "Moy", "--kind", "surname", "--limit", "0")
    assert "Atlantis" in refused(capsys, "Moy", "--kind", "surname", "--where", "Atlantis")
    assert "UTF-8" in refused(capsys, "Moy", "--kind", "person", "--pool", str(broken))
    assert "UTF-8" in refused(capsys, "--kind", "surname", "--batch", str(broken))
    assert "打不开" in refused(capsys, "--kind", "surname", "--batch", str(tmp_path / "none.txt"))


def test_what_is_no_chinese_name_is_said_to_be_none(capsys: pytest.CaptureFixture[str]) -> None:
    (answer,) = asked(capsys, "Kowalczyk", "--kind", "surname")
    assert answer["known"] is False
    assert main(["roots", "search", "Kowalczyk", "--kind", "surname"]) == 0
    assert "不像" in capsys.readouterr().out


def test_it_starts_without_django() -> None:
    asked_for = "import sys; from yinxin.cli.main import main; main(['roots', 'search', 'Moy', '--kind', 'surname']); "
    program = asked_for + "sys.exit('django' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
