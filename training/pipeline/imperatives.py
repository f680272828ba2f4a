"""Makes requests out of statements: letters say "Send klagen", newspapers hardly ever do.

The treebank has some two hundred imperatives in 15,700 sentences. "Hun sendte brevet" gives a
"Send brevet" whose tree is known.
"""

from __future__ import annotations

from dataclasses import replace

from training.pipeline.treebank import ROOT, Sentence

_FEATURES = "Mood=Imp|VerbForm=Fin"
_UNWILLING = {"være", "ha", "bli", "få", "ville", "kunne", "skulle", "måtte", "burde", "synes"}


def as_request(sentence: Sentence, imperatives: dict[str, str]) -> Sentence | None:
    """Return the sentence without its pronoun subject and with its verbs in the imperative.

    ``imperatives`` gives the form of a lemma. None when the sentence does not begin with a
    pronoun and the finite verb of its main clause.
    """
    tokens = sentence.tokens
    if len(tokens) < 4 or tokens[1].head != ROOT or tokens[0].head != 1:
        return None
    if tokens[0].rel != "nsubj" or "Case=Nom" not in tokens[0].feats:
        return None
    verbs = [1, *_coordinated(sentence)]
    if any(not _may_command(sentence, i, imperatives) for i in verbs):
        return None
    changed = [
        replace(token, head=token.head - 1 if token.head > 0 else token.head) for token in tokens
    ]
    for i in verbs:
        form = imperatives[tokens[i].lemma]
        changed[i] = replace(changed[i], form=form.capitalize() if i == 1 else form)
        changed[i] = replace(changed[i], feats=_FEATURES)
    return replace(sentence, tokens=tuple(changed[1:]))


def _coordinated(sentence: Sentence) -> list[int]:
    """Return the verbs that share the subject of the main verb."""
    tokens = sentence.tokens
    subjects = {t.head for t in tokens if t.rel.startswith(("nsubj", "csubj", "expl"))}
    return [
        i
        for i, t in enumerate(tokens)
        if t.head == 1 and t.rel == "conj" and t.pos == "VERB" and i not in subjects
    ]


def _may_command(sentence: Sentence, i: int, imperatives: dict[str, str]) -> bool:
    verb = sentence.tokens[i]
    governed = {t.rel for t in sentence.tokens if t.head == i}
    return (
        verb.pos == "VERB"
        and "VerbForm=Fin" in verb.feats
        and "Voice" not in verb.feats
        and verb.lemma in imperatives
        and verb.lemma not in _UNWILLING
        and not governed & {"aux", "aux:pass", "cop", "ccomp"}
    )
