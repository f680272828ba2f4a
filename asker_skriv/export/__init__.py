"""How a text leaves the house: template packs that become Word files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path


def export_file(source: Path, template_id: str, values: Mapping[str, str], target: Path) -> None:
    """Read a text and write it as a letter on a template.

    Fields that are not in ``values`` get their standard values. Raises UnreadableFileError for
    the source, and ExportError for an unknown template or a target that can't be written.
    """
    from asker_skriv.export.profile import load_profiles
    from asker_skriv.export.templates import load_templates
    from asker_skriv.export.word import export_letter
    from asker_skriv.paths import DataLayers
    from asker_skriv.text.readers import read_document

    layers = DataLayers.standard()
    template = load_templates(layers).find(template_id)
    profile = load_profiles(layers).standard
    filled = {**template.initial_values(date.today()), **values}
    export_letter(read_document(source), template, profile, filled, target)
