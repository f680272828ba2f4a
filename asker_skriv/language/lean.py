"""spaCy and textstat without what they bring at import and the app never uses.

- spaCy imports its command line: typer, rich, weasel and requests, half a second of every start.
- textstat imports nltk for a dictionary of English sounds that LIX and RIX never ask for.
- thinc multiplies with BLIS, a library of 35 MB; numpy's own OpenBLAS does it in two thirds of
  the time on texts of a letter's length, and comes along anyway.

Each gets a stand-in of the same name before the import, so the application folder can leave the
real one out. A process that has already imported the real one keeps it.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType
from typing import Any


def import_spacy() -> Any:
    """Return spaCy, imported without its command line and with numpy's matrix product."""
    # one process checks one letter: more threads would only warm the laptop
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    _stand_in("spacy.cli.info", info=_nothing)
    _stand_in("spacy.cli", info=sys.modules["spacy.cli.info"], __path__=[])
    if "blis.py" not in sys.modules:
        import blis  # type: ignore[import-untyped]

        blis.py = _stand_in("blis.py", gemm=_gemm)
    import spacy

    return spacy


def import_textstat() -> Any:
    """Return textstat, imported without nltk."""
    _stand_in("nltk")
    import textstat

    return textstat


def _stand_in(name: str, **parts: object) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(parts)
    return sys.modules.setdefault(name, module)


def _nothing(*_: object, **__: object) -> None:
    """Take the place of spacy.cli.info.info."""


def _gemm(  # noqa: PLR0913, PLR0917 - the signature is blis's own
    x: Any,
    y: Any,
    out: Any = None,
    trans1: bool = False,
    trans2: bool = False,
    alpha: float = 1.0,
    beta: float = 0.0,
) -> Any:
    """Multiply as blis.py.gemm does the one way thinc calls it: alpha 1, beta 0, float32."""
    if (alpha, beta) != (1.0, 0.0):
        raise NotImplementedError("The stand-in for blis.py.gemm knows alpha 1 and beta 0 only.")
    import numpy

    return numpy.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)
