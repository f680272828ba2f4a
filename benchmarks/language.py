"""All figures of the language room: ``python3 dev.py bench language``.

The parser against the treebank's dev documents, then lexicon and spelling (with hunspell beside).
"""

from __future__ import annotations

import sys

from benchmarks import language_lexicon, language_parser


def main() -> int:
    """Print both tables."""
    arguments = sys.argv
    sys.argv = arguments[:1]
    print("Parser")
    code = language_parser.main() or 0
    print("\nLexicon and spelling")
    sys.argv = [*arguments[:1], "--hunspell"]
    return max(code, language_lexicon.main() or 0)


if __name__ == "__main__":
    raise SystemExit(main())
