"""The treebank's lexicon for the lemmatizer: what the dictionary would not have said."""

from __future__ import annotations

from collections import Counter, defaultdict

from asker_skriv.language.lemmatizer import Lemmas, lexicon_keys
from asker_skriv.language.wordtable import WordTable
from training.pipeline.treebank import Sentence
from training.pipeline.wordlist import usual_lemmas


def build(sentences: list[Sentence], table: WordTable) -> dict[str, str]:
    """Return the lemmas of the treebank's words, keyed as the lemmatizer asks."""
    loose: dict[str, Counter[str]] = defaultdict(Counter)
    exact: dict[str, Counter[str]] = defaultdict(Counter)
    words: dict[str, tuple[str, str, str]] = {}
    for sentence in sentences:
        for token in sentence.tokens:
            feats = "" if token.feats == "_" else token.feats
            narrow, wide = lexicon_keys(token.form, token.pos, feats)
            exact[narrow][token.lemma] += 1
            loose[wide][token.lemma] += 1
            words[narrow] = (token.form, token.pos, feats)
    lexicon = {f"{form}|{upos}": lemma for (form, upos), lemma in usual_lemmas().items()}
    plain = Lemmas(dict(lexicon), table)
    for narrow, (form, pos, feats) in words.items():
        wide = lexicon_keys(form, pos, feats)[1]
        usual = loose[wide].most_common(1)[0][0]
        if len(loose[wide]) > 1 or plain.lemma(form, pos, feats) != usual:
            lexicon[wide] = usual
            best = exact[narrow].most_common(1)[0][0]
            if best != usual:
                lexicon[narrow] = best
    return dict(sorted(lexicon.items()))
