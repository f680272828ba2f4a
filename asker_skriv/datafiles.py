"""Small TOML files of rules, groups and types, read with care: bounded in size and in depth."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

LARGEST = 1_000_000
"""Bytes. The longest of our own has some 60,000."""

# A key of 50 parts or more: tomllib's time grows with the square of them.
_LONG_KEY = re.compile(r"""(?<![\w-])(?>(?>[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){50}""")


def read_table(path: Path) -> dict[str, Any]:
    """Return the content of a TOML file.

    Raises OSError, UnicodeDecodeError or tomllib.TOMLDecodeError, also for a file that is far too
    large or nested too deep to be one.
    """
    if path.stat().st_size > LARGEST:
        raise tomllib.TOMLDecodeError("filen er for stor")
    return parse_table(path.read_text(encoding="utf-8-sig"))


def parse_table(text: str) -> dict[str, Any]:
    """Return the content of TOML text. Raises tomllib.TOMLDecodeError."""
    if _LONG_KEY.search(text):
        raise tomllib.TOMLDecodeError("en nøkkel har for mange ledd")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise tomllib.TOMLDecodeError("for mange nivåer inni hverandre") from None
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:  # a number of thousands of digits, a time that is none
        raise tomllib.TOMLDecodeError("en verdi kan ikke leses") from None
