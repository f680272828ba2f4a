"""The command line's own words in Norwegian: argparse speaks English."""

from __future__ import annotations

import argparse
import sys
from typing import Any, NoReturn

# What argparse says, and what the program says instead. Longer beginnings first.
_ERRORS = (
    ("the following arguments are required: ", "Dette mangler: "),
    ("unrecognized arguments: ", "Dette er ukjent: "),
    ("ambiguous option: ", "Dette kan bety flere ting: "),
    ("expected one argument", "Det mangler en verdi"),
    ("expected at least one argument", "Det mangler en verdi"),
    ("invalid choice: ", "Dette kan ikke velges: "),
    (" (choose from ", " (velg en av "),
    ("argument ", ""),
)
_USAGE = "Bruk: "
_WRONG_USE = 2


class NorwegianParser(argparse.ArgumentParser):
    """A parser whose help and errors are in Norwegian."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "add_help": False})
        self._positionals.title = "Det du må oppgi"
        self._optionals.title = "Valg"
        self.add_argument("-h", "--hjelp", "--help", action="help", help="vis denne hjelpen")

    def format_usage(self) -> str:
        """Return how the command is used."""
        return _in_norwegian(super().format_usage())

    def format_help(self) -> str:
        """Return the whole help."""
        return _in_norwegian(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and end with 2."""
        for english, norwegian in _ERRORS:
            message = message.replace(english, norwegian)
        self.print_usage(sys.stderr)
        self.exit(_WRONG_USE, f"{self.prog}: {message}.\n")


def _in_norwegian(text: str) -> str:
    return _USAGE + text.removeprefix("usage: ")
