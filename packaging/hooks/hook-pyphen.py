"""pyphen's dictionaries of the languages here; the rest is 5 MB."""

from PyInstaller.utils.hooks import collect_data_files

import trimming

datas = collect_data_files(
    "pyphen", includes=[f"dictionaries/hyph_{code}*" for code in sorted(trimming.LANGUAGES)]
)
