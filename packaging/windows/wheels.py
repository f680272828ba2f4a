"""The packages the program runs on, as Windows gets them: hash-locked, wheels only."""

from __future__ import annotations

import re
import shutil
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

from windows.places import ROOT, WORK, tell

PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
FOR_WINDOWS = ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", PYTHON]
_PIN = re.compile(r"^([A-Za-z0-9._-]+==[^\s;\\]+)")


def install() -> tuple[Path, list[Distribution]]:
    """Install the locked packages for Windows; return the folder and what lies in it."""
    target = WORK / "wheels"
    locked = WORK / "requirements-windows.lock"
    text = locked_for_windows()
    if not (target.is_dir() and locked.exists() and locked.read_text(encoding="utf-8") == text):
        shutil.rmtree(target, ignore_errors=True)
        locked.parent.mkdir(parents=True, exist_ok=True)
        locked.write_text(text, encoding="utf-8")
        command: list[str | Path] = [uv(), "pip", "install", "--quiet", *FOR_WINDOWS, "--no-deps"]
        command += ["--only-binary", ":all:", "--require-hashes", "--link-mode", "copy"]
        tell(*command, "--target", target, "--requirement", locked)
    return target, sorted(distributions(path=[str(target)]), key=lambda d: d.name.lower())


def locked_for_windows() -> str:
    """Return the part of requirements.lock that pyproject's dependencies need on Windows."""
    lock = ROOT / "requirements.lock"
    command: list[str | Path] = [
        uv(),
        "pip",
        "compile",
        "--quiet",
        "--no-annotate",
        "--no-header",
        *FOR_WINDOWS,
    ]
    asked = tell(*command, "--constraint", lock, "pyproject.toml").splitlines()
    wanted = {match[1] for line in asked if (match := _PIN.match(line))}
    blocks = pinned_blocks(lock.read_text(encoding="utf-8"))
    if unlocked := wanted - set(blocks):
        raise ValueError(f"not in requirements.lock: {', '.join(sorted(unlocked))}")
    return "".join(blocks[pin] for pin in sorted(wanted))


def pinned_blocks(lock: str) -> dict[str, str]:
    """Return each «name==version» of a lock file with its hashes, free of markers."""
    blocks: dict[str, str] = {}
    pin = ""
    for line in lock.splitlines(keepends=True):
        if match := _PIN.match(line):
            pin = match[1]
            blocks[pin] = f"{pin} \\\n"
        elif pin and line.lstrip().startswith("--hash="):
            blocks[pin] += line
    return blocks


def uv() -> Path:
    """Return the uv of this environment."""
    beside = Path(sys.executable).with_name("uv.exe" if sys.platform == "win32" else "uv")
    if beside.exists():
        return beside
    raise FileNotFoundError("uv is missing; python3 dev.py build windows installs it")
