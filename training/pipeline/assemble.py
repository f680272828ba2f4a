"""Makes the pipeline that ships out of the trained one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import spacy

from asker_skriv.language import embedding, lemmatizer, sentences  # noqa: F401 - registers
from asker_skriv.language.lemmatizer import LetterLemmatizer
from asker_skriv.language.tokenizer import LetterTokenizer
from training.pipeline import lemmas
from training.pipeline.corpus import converted
from training.pipeline.wordlist import build

_META = {
    "name": "asker_skriv",
    "description": "Bokmål for Asker skriv, trent på Norsk dependenstrebank",
    "license": "CC BY 4.0",
    "author": "Asker skriv",
}


def assemble(trained: Path, out: Path, version: str) -> None:
    """Write the pipeline in ``trained`` with lemmatizer and sentence marks to ``out``."""
    nlp = spacy.load(trained)
    if not isinstance(nlp.tokenizer, LetterTokenizer):
        nlp.tokenizer = LetterTokenizer(nlp.vocab, build())
        nlp.config["nlp"]["tokenizer"] = {"@tokenizers": "asker_skriv.letter_tokenizer.v1"}
    table = nlp.tokenizer.table
    assert table is not None
    nlp.add_pipe("letter_sentences", before="parser")
    component = nlp.add_pipe("letter_lemmatizer")
    assert isinstance(component, LetterLemmatizer)
    component.fill(lemmas.build(converted("train"), table))
    nlp.meta.update(_META, version=version)
    nlp.config["training"] = {}
    nlp.config["initialize"] = {}
    nlp.config["corpora"] = {}
    card_file = out / "MODELLKORT.md"
    card = card_file.read_text(encoding="utf-8") if card_file.is_file() else ""
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    meta = json.loads((out / "meta.json").read_text(encoding="utf-8"))
    meta["performance"] = {}
    (out / "meta.json").write_text(
        json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    if card:
        card_file.write_text(card, encoding="utf-8")
