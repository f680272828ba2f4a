"""``python3 -m training.pipeline OUT``: trains the pipeline and writes it to a folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from training.pipeline import corpus  # registers the reader

_CONFIG = Path(__file__).with_name("config.cfg")


def main() -> None:
    """Train by the config and write the best pipeline to ``out``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--config", type=Path, default=_CONFIG)
    arguments = parser.parse_args()
    print(len(corpus.converted("train")), "training sentences")
    nlp = init_nlp(load_config(arguments.config))
    # Labels are learnt from the whole treebank, but each pass reads it anew, cut differently.
    nlp.config["training"]["max_epochs"] = -1
    train(nlp, arguments.out)


if __name__ == "__main__":
    main()
