"""What a reader left out of a file, told in words."""

from __future__ import annotations

from asker_skriv.text.model import Document

_TOLD = (
    ("comments", "1 kommentar", "{} kommentarer"),
    ("deletions", "1 sporet sletting", "{} sporede slettinger"),
    ("hidden", "1 skjult tekst", "{} skjulte tekster"),
    ("images", "1 bilde", "{} bilder"),
    ("footnotes", "1 fotnote", "{} fotnoter"),
    ("contents", "innholdsfortegnelsen", "innholdsfortegnelsen"),
)


def notices(document: Document) -> tuple[str, ...]:
    """Return sentences about what did not come along from the file; none for a plain text.

    The counts are in ``Document.properties``: comments, deletions, hidden, images, footnotes,
    contents; undescribed are the images without words for those who can't see them.
    """
    return (*_left_out(document), *_undescribed(document))


def _left_out(document: Document) -> tuple[str, ...]:
    parts = []
    for name, one, many in _TOLD:
        count = int(document.properties.get(name, "0"))
        if count:
            parts.append(one if count == 1 else many.format(count))
    if not parts:
        return ()
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} og {parts[-1]}"
    return (f"Dette ble ikke med fra filen: {listed}. Originalen er uendret.",)


def _undescribed(document: Document) -> tuple[str, ...]:
    count = int(document.properties.get("undescribed", "0"))
    if not count:
        return ()
    images = "Et bilde i filen" if count == 1 else f"{count} bilder i filen"
    return (
        f"{images} mangler alternativ tekst. Skriv hva et bilde viser når du setter det inn igjen, "
        "for dem som ikke kan se det.",
    )
