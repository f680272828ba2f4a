"""pyphen's dictionaries of the languages here; the rest is 5 MB."""

from PyInstaller.utils.hooks import collect_data_files

datas = collect_data_files(
    "pyphen", includes=["dictionaries/hyph_nb*", "dictionaries/hyph_nn*", "dictionaries/hyph_en*"]
)
