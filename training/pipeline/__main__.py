"""``python3 -m training.pipeline``: trains the Bokmål pipeline and puts it in resources/modell."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from training.pipeline import corpus  # registers the reader
from training.pipeline.assemble import assemble
from training.pipeline.treebank import SHARED

_HERE = Path(__file__).resolve().parent
_OUT = _HERE.parents[1] / "resources" / "modell"
_VERSION = "1.0.0"


def main() -> None:
    """Train by the config, and write the best pipeline with lemmatizer and model card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=_OUT)
    parser.add_argument("--config", type=Path, default=_HERE / "config.cfg")
    parser.add_argument("--work", type=Path, default=_HERE.parent / "work" / "parser")
    parser.add_argument("--version", default=_VERSION)
    parser.add_argument("--only-assemble", action="store_true", help="of what --work holds")
    options = parser.parse_args()
    if not (SHARED / "ndt-nob.tar.xz").is_file():
        raise SystemExit("The treebank is missing: put ndt-nob.tar.xz into ../shared/data.")
    if not options.only_assemble:
        shutil.rmtree(options.work, ignore_errors=True)
        _train(options.config, options.work)
    assemble(options.work / "model-best", options.out, options.version)
    shutil.copy(_HERE / "MODELLKORT.md", options.out / "MODELLKORT.md")


def _train(config: Path, work: Path) -> None:
    print(len(corpus.converted("train")), "training sentences", flush=True)
    nlp = init_nlp(load_config(config))
    # Labels are learnt from the whole treebank, but each pass reads it anew, cut differently.
    nlp.config["training"]["max_epochs"] = -1
    train(nlp, work)


if __name__ == "__main__":
    main()
