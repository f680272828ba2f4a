"""Stand in for spaCy's command line, which spaCy imports at start and the app never uses.

It would bring typer, rich, weasel and requests: half a second of every start of the engine.
"""

import sys
from types import ModuleType


def _info(*_: object, **__: object) -> None:
    """Take the place of spacy.cli.info.info."""


_cli = ModuleType("spacy.cli")
_cli.__path__ = []
_module = ModuleType("spacy.cli.info")
_module.info = _info  # type: ignore[attr-defined]
_cli.info = _module  # type: ignore[attr-defined]
sys.modules["spacy.cli"] = _cli
sys.modules["spacy.cli.info"] = _module
