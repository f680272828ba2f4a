"""The parser: text in, a spaCy Doc with word classes, features, lemmas, trees and sentences out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from asker_skriv.errors import BadDataFileError
from asker_skriv.language.faults import FAULTS_KEY
from asker_skriv.language.lean import import_spacy
from asker_skriv.paths import DataLayers

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DETECTOR = "letter_faults"
_LONGEST_PIECE = 30_000  # code points; longer texts are parsed piece by piece to bound memory


class Pipeline:
    """A trained spaCy pipeline for Bokmål, cutting words and sentences the way letters need it.

    Any pipeline in the scheme of Universal Dependencies fits, such as ``nb_core_news_sm``.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    @classmethod
    def load(cls, path: Path | None = None) -> Pipeline:
        """Load the pipeline in the folder ``path``, or the one that the program comes with.

        Raises BadDataFileError when the folder holds no pipeline that this program can use.
        """
        folder = DataLayers.standard().resource("modell") if path is None else path
        return cls(_load(folder))

    @property
    def name(self) -> str:
        """The pipeline's own name and version."""
        return f"{self._nlp.meta.get('name', '')} {self._nlp.meta.get('version', '')}".strip()

    def parse(self, text: str) -> Doc:
        """Return the analysis of one block of text; ``doc.text`` is the text itself.

        Tokens carry UPOS, UD features, lemma, head and UD label; ``doc.sents`` works always.
        Half surrogate pairs, which are no characters, come out as U+FFFD.
        """
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        pieces = list(_pieces(text))
        docs = [self._nlp(piece) for piece in pieces]
        for doc in docs:
            _tidy(doc)
        return docs[0] if len(docs) == 1 else _joined(docs)

    def read_for_faults(self, text: str) -> Doc:
        """Return the text's words with what the fault detector says of them, and no more.

        A fifth of the time of ``parse``. Without a detector nothing is said.
        """
        doc = self._nlp.make_doc(text)
        if DETECTOR in self._nlp.pipe_names:
            doc = self._nlp.get_pipe(DETECTOR)(doc)
        _tidy(doc)
        return doc


def _tidy(doc: Doc) -> None:
    """Leave nothing of the way here with the Doc but the likely faults."""
    faults = doc.user_data.get(FAULTS_KEY)
    doc.user_data.clear()
    if faults is not None:
        doc.user_data[FAULTS_KEY] = faults


def _joined(docs: list[Doc]) -> Doc:
    import numpy as np
    from spacy.tokens import Doc

    tables = [doc.user_data.pop(FAULTS_KEY, None) for doc in docs]
    joined = Doc.from_docs(docs, ensure_whitespace=False)
    assert joined is not None
    if all(table is not None for table in tables):
        joined.user_data[FAULTS_KEY] = np.concatenate(tables)
    return joined


def _pieces(text: str) -> list[str]:
    """Return the text in pieces of bounded length, cut after a sentence where possible."""
    pieces = []
    start = 0
    while len(text) - start > _LONGEST_PIECE:
        window = text[start : start + _LONGEST_PIECE]
        cut = max(window.rfind(". "), window.rfind(".\n")) + 2
        if cut < 2:
            cut = window.rfind(" ") + 1 or _LONGEST_PIECE
        pieces.append(text[start : start + cut])
        start += cut
    pieces.append(text[start:])
    return pieces


def _load(folder: Path) -> Language:
    spacy = import_spacy()

    # these add to spaCy's registry
    from asker_skriv.language import (  # noqa: F401
        auxiliaries,
        detector,
        embedding,
        lemmatizer,
        sentences,
    )
    from asker_skriv.language.tokenizer import LetterTokenizer

    if not (folder / "config.cfg").is_file():
        raise BadDataFileError(
            f"Fant ingen språkmodell i mappen {folder}. "
            "Installer programmet på nytt, eller velg en annen mappe i innstillingene."
        )
    try:
        nlp: Language = spacy.load(folder)
    except Exception as error:  # whatever a damaged file makes spaCy raise
        raise BadDataFileError(
            f"Språkmodellen i mappen {folder} er skadet eller laget for en annen versjon. "
            "Installer programmet på nytt, eller velg en annen mappe i innstillingene."
        ) from error
    _widen(nlp)
    missing = [name for name in ("morphologizer", "parser") if not _has(nlp, name)]
    if missing:
        raise BadDataFileError(
            f"Språkmodellen i mappen {folder} mangler {' og '.join(missing)}. "
            "Velg en norsk spaCy-modell med setningsanalyse."
        )
    if not isinstance(nlp.tokenizer, LetterTokenizer):
        nlp.tokenizer = LetterTokenizer(nlp.vocab)
    if "letter_sentences" not in nlp.pipe_names:
        nlp.add_pipe("letter_sentences", before="parser")
    return nlp


def _widen(nlp: Language) -> None:
    """Bring weights that are stored in half precision to the one that numpy is quick in."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            for name in node.param_names:
                if node.has_param(name) and node.get_param(name).dtype == "float16":
                    node.set_param(name, node.get_param(name).astype("float32"))


def _has(nlp: Any, name: str) -> bool:
    return name in nlp.pipe_names
