"""The user's settings: one typed object in one file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from asker_skriv import policy as policies
from asker_skriv.paths import user_folder
from asker_skriv.policy import Feature, Policy
from asker_skriv.storage import set_aside, write_privately

FILE_NAME = "innstillinger.json"
RECENT_FILES = 8
_NOT_KEPT = (
    "Innstillingene kunne ikke lagres. De gjelder til du lukker programmet. "
    "Se etter om disken er full."
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user has chosen. ``theme`` is system, lys or mork; ``zoom`` is per cent.

    ``fields`` are the template fields that are remembered from letter to letter, ``recent`` the
    files opened last, the newest first. ``pipeline`` is a folder with another spaCy pipeline.
    ``window`` is Qt's own note of where the window was; ``side_width`` is in pixels.
    """

    theme: str = "system"
    zoom: int = 100
    group: str = "innbyggerne"
    template: str = "brev"
    profile: str = ""
    pipeline: str = ""
    introduced: bool = False
    window: str = ""
    side_width: int = 340
    side_shown: bool = True
    recent: tuple[str, ...] = ()
    folder: str = ""
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)

    def with_recent(self, path: Path) -> Settings:
        """Return the settings with ``path`` as the file opened last."""
        name = str(path)
        others = [known for known in self.recent if known != name]
        recent = (name, *others)[:RECENT_FILES]
        return replace(self, recent=recent, folder=str(path.parent))


class SettingsFile:
    """Reads and writes the settings. ``problem`` says so when the file was damaged.

    What the policy locks is seen as locked; the user's own choice is kept on disk all the same,
    and holds again when the lock is lifted.
    """

    def __init__(self, path: Path | None = None, policy: Policy | None = None) -> None:
        self._path = path or user_folder() / FILE_NAME
        self.policy = policies.current() if policy is None else policy
        self.problem = ""
        self.tell: Callable[[str], object] = len  # the window puts its own way of telling here
        self._own = self._read()

    @property
    def settings(self) -> Settings:
        """The settings that hold."""
        return replace(self._own, **self.policy.locked)  # type: ignore[arg-type]

    @settings.setter
    def settings(self, settings: Settings) -> None:
        locked = {name: getattr(self._own, name) for name in self.policy.locked}
        self._own = self._allowed(replace(settings, **locked))

    def change(self, **changes: object) -> Settings:
        """Change some settings and write them; a disk that says no loses nothing but the choice."""
        return self.keep(replace(self.settings, **changes))  # type: ignore[arg-type]

    def keep(self, settings: Settings) -> Settings:
        """Write the settings and return those that hold."""
        self.settings = settings
        try:
            write_privately(self._path, msgspec.json.encode(self._own).decode())
        except OSError:
            if self.problem != _NOT_KEPT:
                self.problem = _NOT_KEPT
                self.tell(_NOT_KEPT)
        return self.settings

    def _allowed(self, settings: Settings) -> Settings:
        if not self.policy.allows(Feature.RECENT_FILES):
            settings = replace(settings, recent=())
        if not self.policy.allows(Feature.REMEMBERED_FIELDS):
            settings = replace(settings, fields={})
        return settings

    def _read(self) -> Settings:
        try:
            kept = msgspec.json.decode(self._path.read_bytes(), type=Settings)
        except FileNotFoundError:
            return Settings(**self.policy.defaults)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            set_aside(self._path)
            self.problem = (
                "Innstillingene kunne ikke leses og er lagt til side. Programmet bruker "
                "standardvalgene."
            )
            return Settings(**self.policy.defaults)
        return self._allowed(kept)
