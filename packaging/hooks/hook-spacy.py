"""spaCy without its command line, tests, and the languages no letter here is written in.

Replaces the public hook, which takes all of it (110 MB).
"""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

LANGUAGES = {"en", "nb", "nn", "xx"}
LEFT_OUT = ("spacy.cli", "spacy.tests")


def wanted(name: str) -> bool:
    """Tell whether a module of spaCy comes with the app."""
    if name.startswith(LEFT_OUT) or ".tests" in name:
        return False
    parts = name.split(".")
    if parts[:2] != ["spacy", "lang"] or len(parts) == 2:
        return True
    shared = len(parts) == 3 and len(parts[2]) > 3  # spacy.lang.char_classes and its like
    return shared or parts[2] in LANGUAGES


hiddenimports = collect_submodules("spacy", filter=wanted)
datas = collect_data_files("spacy", includes=["default_config.cfg", "default_config_*.cfg"])
excludedimports = ["spacy.cli"]
