"""thinc without its tests and the frameworks it can be a layer over."""

from PyInstaller.utils.hooks import collect_submodules

hiddenimports = collect_submodules(
    "thinc", filter=lambda name: ".tests" not in name and ".mypy" not in name
)
