"""``python3 -m training.faults``: trains the fault detector and puts it into resources/modell."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from asker_skriv.language import auxiliaries, detector, embedding, lemmatizer, sentences  # noqa: F401
from asker_skriv.language.pipeline import DETECTOR
from training.faults import corpus  # noqa: F401 - registers the reader
from training.pipeline.assemble import write
from training.pipeline.treebank import SHARED

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.api import Model

_HERE = Path(__file__).resolve().parent
_PIPELINE = _HERE.parents[1] / "resources" / "modell"


def main() -> None:
    """Train by the config, and add the best detector to the pipeline that ships."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=_HERE / "config.cfg")
    parser.add_argument("--work", type=Path, default=_HERE.parent / "work" / "faults")
    parser.add_argument("--only-install", action="store_true", help="what --work holds")
    options = parser.parse_args()
    if not (SHARED / "ndt-nob.tar.xz").is_file():
        raise SystemExit("The treebank is missing: put ndt-nob.tar.xz into ../shared/data.")
    if not options.only_install:
        options.work.mkdir(parents=True, exist_ok=True)
        nlp = init_nlp(load_config(options.config))
        _learn_from_parser(nlp, _PIPELINE)
        train(nlp, options.work)
    install(options.work / "model-best", _PIPELINE)


def _learn_from_parser(nlp: Language, folder: Path) -> None:
    """Give the detector the parser's eye for words to begin with; the outer layers are its own."""
    eye = spacy.load(folder).get_pipe("tok2vec").model
    own = nlp.get_pipe(DETECTOR).model.get_ref("tok2vec")
    for theirs, ours in zip(_with_weights(eye), _with_weights(own), strict=False):
        for name in ours.param_names:
            weights = theirs.get_param(name)
            assert weights.shape == ours.get_param(name).shape, (theirs.name, name)
            ours.set_param(name, weights.astype("float32"))


def _with_weights(model: Model[Any, Any]) -> list[Model[Any, Any]]:
    return [
        node for node in model.walk() if node.param_names and node.has_param(node.param_names[0])
    ]


def install(trained: Path, pipeline: Path) -> None:
    """Put the detector of the folder ``trained`` into the pipeline in the folder ``pipeline``."""
    nlp = spacy.load(pipeline, exclude=[DETECTOR])
    nlp.add_pipe(DETECTOR, source=spacy.load(trained))
    with tempfile.TemporaryDirectory() as folder:
        card = shutil.copy(pipeline / "MODELLKORT.md", folder)
        write(nlp, pipeline)
        shutil.copy(card, pipeline / "MODELLKORT.md")


if __name__ == "__main__":
    main()
