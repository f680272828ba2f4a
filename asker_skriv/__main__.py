"""Starts the app, or a subcommand, nothing more."""

from __future__ import annotations

import sys

_COMMANDS = {
    *("sjekk", "eksporter", "pakke", "versjon"),
    *("-h", "--hjelp", "--help", "--version", "--versjon"),
}


def main() -> int:
    """Run what the command line asks for and return the exit code."""
    from asker_skriv.crash import guarded

    return guarded(_run)


def _run() -> int:
    arguments = sys.argv[1:]
    if arguments[:1] == ["motor"]:
        from asker_skriv.engine.worker import main as motor

        return motor()
    if arguments[:1] == ["pakkeprove"]:
        from asker_skriv.engine.packs import main as packs

        return packs()
    if arguments and arguments[0] in _COMMANDS:
        from asker_skriv.cli import main as command

        return command(arguments)
    from asker_skriv.ui.app import run

    return run(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
