"""spaCy without its command line, tests, and the languages no letter here is written in.

Replaces the public hook, which takes all of it (110 MB).
"""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

import trimming

hiddenimports = collect_submodules("spacy", filter=trimming.of_spacy)
datas = collect_data_files("spacy", includes=["default_config.cfg", "default_config_*.cfg"])
excludedimports = ["spacy.cli"]
