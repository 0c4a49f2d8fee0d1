"""Packs an offline installer: every locked wheel for this platform and our own, with checksums and an install script.

For offices whose network reaches no package registry. Usage: python deploy/bundle.py FOLDER
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "runtime.txt"
CARRIED = ("LICENSE", "README.md", "README.zh.md", "CHANGELOG.md")


def pip(*words: str, cwd: Path = ROOT) -> None:
    """Runs pip of this environment; what it says goes to standard error."""
    subprocess.run(  # noqa: S603  our own words, no shell
        [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *words],
        cwd=cwd,
        check=True,
        stdout=sys.stderr,
    )


def own_wheel(target: Path) -> Path:
    """Our own wheel, built from a clean copy: a build folder left in the tree would bring deleted modules back."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for file in ("pyproject.toml", *CARRIED):
            shutil.copy(ROOT / file, copy)
        shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        pip("wheel", "--no-build-isolation", "--no-deps", "--no-index", "--wheel-dir", str(target), ".", cwd=copy)
    return next(target.glob("yinxin-*.whl"))


def checksum(path: Path) -> str:
    """SHA-256, as sha256sum writes it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def gather(folder: Path) -> str:
    """Fills `folder` with the wheels, the lock, the script and the checksums, and returns the version."""
    wheels = folder / "wheels"
    wheels.mkdir()
    pip("download", "--only-binary", ":all:", "--no-deps", "--require-hashes", "-r", str(LOCK), "--dest", str(wheels))
    own = own_wheel(wheels)
    version = own.name.split("-")[1]
    lock = LOCK.read_text(encoding="utf-8") + f"yinxin=={version} --hash=sha256:{checksum(own)}\n"
    (folder / "requirements.txt").write_text(lock, encoding="utf-8")
    (folder / "python-version").write_text(f"{sys.version_info.major}.{sys.version_info.minor}\n", encoding="utf-8")
    shutil.copy(ROOT / "deploy" / "install.sh", folder)
    for file in CARRIED:
        shutil.copy(ROOT / file, folder)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    sums = "".join(f"{checksum(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    return version


def undated(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """The same content makes the same archive, whoever packs it and when."""
    member.mtime, member.uid, member.gid, member.uname, member.gname = 0, 0, 0, "", ""
    return member


def pack(target: Path) -> Path:
    """Makes the archive in `target` and returns its path."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "bundle"
        folder.mkdir()
        version = gather(folder)
        platform = sysconfig.get_platform().replace("-", "_")
        title = f"yinxin-{version}-py{sys.version_info.major}{sys.version_info.minor}-{platform}"
        archive = target / f"{title}.tar.gz"
        with (
            archive.open("wb") as file,
            gzip.GzipFile("", "wb", mtime=0, fileobj=file) as packed,
            tarfile.open(fileobj=packed, mode="w") as tar,
        ):
            tar.add(folder, arcname=title, filter=undated)
    return archive


if __name__ == "__main__":
    made = pack(Path(sys.argv[1] if len(sys.argv) > 1 else "dist"))
    sys.stdout.write(f"{made} ({made.stat().st_size // 1_000_000} MB)\n")
