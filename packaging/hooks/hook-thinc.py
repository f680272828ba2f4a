"""thinc without its tests and the frameworks it can be a layer over."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

hiddenimports = collect_submodules(
    "thinc", filter=lambda name: ".tests" not in name and ".mypy" not in name
)
datas = collect_data_files("thinc", includes=["backends/*.cu"])  # read at import, GPU or not
