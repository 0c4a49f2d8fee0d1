"""The offline installer works where no registry can be reached, and notices when it was tampered with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.shape.tree import ROOT
from yinxin.version import VERSION

pytestmark = pytest.mark.bundle

PLAN = "\n".join(
    (
        "榕江市归侨服务工作计划",
        "一、重点任务",
        "（一）建好服务驿站。2027年底前建成服务驿站6个。（市侨联、市民政局）",
        "",
    )
)


def without_network() -> dict[str, str]:
    """An environment in which every road to a registry is shut."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PIP_", "YINXIN_", "DJANGO_", "PYTHON", "UV_"))
    }
    shut = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    return kept | shut | {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory) -> Path:
    """The bundle as an office unpacks it."""
    folder = tmp_path_factory.mktemp("bundle")
    subprocess.run([sys.executable, "deploy/bundle.py", str(folder)], cwd=ROOT, check=True, timeout=240)
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        # Debian 12's Python is one of the few that do not know the filter yet; the archive is our own.
        tar.extractall(folder, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
    return next(path for path in folder.iterdir() if path.is_dir())


def install(bundle: Path, target: Path) -> subprocess.CompletedProcess[str]:
    """What the office types."""
    return subprocess.run(
        ["sh", str(bundle / "install.sh"), str(target)],
        env=without_network() | {"PYTHON": sys.executable},
        cwd=target.parent,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


@pytest.fixture(scope="module")
def program(unpacked, tmp_path_factory) -> Path:
    """`yinxin` as installed from the bundle."""
    target = tmp_path_factory.mktemp("office") / "yinxin"
    done = install(unpacked, target)
    assert done.returncode == 0, done.stdout + done.stderr
    return target / "bin" / "yinxin"


def test_it_installs_and_tells_its_version(program):
    done = subprocess.run([program, "--version"], capture_output=True, text=True, env=without_network(), check=True)
    assert done.stdout == f"yinxin {VERSION}\n"


def test_it_reads_a_plan(program, tmp_path):
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, encoding="utf-8")
    done = subprocess.run(
        [program, "plans", "read", str(plan), "--json"],
        capture_output=True,
        text=True,
        env=without_network(),
        check=True,
    )
    read = json.loads(done.stdout)
    assert any("服务驿站" in task["text"] for task in read["tasks"])


def test_it_carries_pages_styles_and_compiled_messages(program, tmp_path):
    """What is not Python is easily left out of a wheel."""
    environment = without_network() | {"YINXIN_VAR": str(tmp_path / "var")}
    for words in (["migrate", "--verbosity=0"], ["collectstatic", "--verbosity=0", "--no-input"], ["check"]):
        subprocess.run([program, "manage", *words], env=environment, cwd=tmp_path, check=True, timeout=120)
    installed = next((program.parent.parent / "lib").glob("python*/*/yinxin"))
    assert list(installed.rglob("base.html"))
    assert {path.parent.parent.name for path in installed.rglob("django.mo")} == {"en", "zh_Hant"}
    assert (tmp_path / "var" / "static" / "staticfiles.json").exists()


def test_a_changed_wheel_is_refused(unpacked, tmp_path):
    wheel = next((unpacked / "wheels").glob("yinxin-*.whl"))
    content = wheel.read_bytes()
    wheel.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    try:
        refused = install(unpacked, tmp_path / "yinxin")
    finally:
        wheel.write_bytes(content)
    assert refused.returncode == 2
    assert "改动" in refused.stderr
    assert not (tmp_path / "yinxin").exists()
