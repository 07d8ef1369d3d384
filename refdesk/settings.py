# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things live on this machine, and what the person prefers: frozen values, one JSON file."""

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import platformdirs

from refdesk.disk import write_whole
from refdesk.domain.file_pattern import PATTERN

APP = "refdesk"

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Paths:
    """The four folders of the program, and the library that it opens."""

    data: Path
    config: Path
    cache: Path
    logs: Path
    library: Path

    @property
    def styles(self) -> Path:
        """Where citation styles are kept that the person added."""
        return self.config / "styles"

    @property
    def settings_file(self) -> Path:
        """Where :class:`Settings` are kept."""
        return self.config / "settings.json"

    @classmethod
    def resolve(
        cls, environment: Mapping[str, str] = os.environ, library: Path | None = None
    ) -> "Paths":
        """Return the folders of this system; ``REFDESK_HOME`` puts all four under one folder."""
        home = environment.get("REFDESK_HOME")
        if home:
            root = Path(home).expanduser().absolute()
            data, config = root / "data", root / "config"
            cache, logs = root / "cache", root / "logs"
        else:
            data = platformdirs.user_data_path(APP, appauthor=False)
            config = platformdirs.user_config_path(APP, appauthor=False)
            cache = platformdirs.user_cache_path(APP, appauthor=False)
            logs = platformdirs.user_log_path(APP, appauthor=False)
        chosen = library.expanduser().absolute() if library else data / "library.sqlite"
        return cls(data, config, cache, logs, chosen)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who asks the services. All optional; nothing is sent in place of what is not set."""

    email: str = ""
    ncbi_api_key: str = field(default="", repr=False)


TEXT_SIZES = (90, 100, 110, 125, 150, 175, 200)
"""Sizes of the program's words to choose from, in per cent. 200 is what WCAG 2.2 asks for (1.4.4)."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the window looks; ``reading_size`` is in pixels."""

    language: str = "system"
    """``system``, ``en`` or ``ko``."""
    theme: str = "system"
    """``system``, ``light``, ``dark``, or in high contrast ``contrast-light`` or ``contrast-dark``."""
    density: str = "compact"
    """Of lists: ``compact``, one line a paper, or ``comfortable``, two."""
    text_size: int = 100
    """Of all words in per cent of the system's, see ``TEXT_SIZES``; ``reading_size`` grows with it."""
    reading_font: str = "serif"
    """``serif`` or ``sans``."""
    reading_size: int = 16
    reading_width: str = "normal"
    """``narrow``, ``normal`` or ``wide``."""
    reading_page: str = "program"
    """Colours of a full text: ``light``, ``sepia``, ``dark`` or those of the ``program``."""


FAVOURITE_STYLES = (
    "apa",
    "modern-language-association",
    "nlm-citation-sequence",
    "american-medical-association",
    "chicago-author-date",
)
RECENT_STYLES = 8
"""How many styles that were used last are remembered."""


@dataclass(frozen=True, slots=True)
class Citing:
    """How citations are made. ``locale`` is a CSL locale, styles are ids."""

    style: str = "apa"
    """The style for copying and dragging."""
    locale: str = "en-US"
    favourites: tuple[str, ...] = FAVOURITE_STYLES
    """What is shown of every paper, in order."""
    recent: tuple[str, ...] = ()
    """Styles that were used last, the latest first."""
    tried: str = ""
    """The style that was chosen last beside the favourites."""

    @property
    def beside(self) -> str:
        """What is shown beside the favourites: the style that was chosen there, or the one for copying.

        ``""`` where that is a favourite.
        """
        return self.tried or ("" if self.style in self.favourites else self.style)

    def with_preferred(self, style: str) -> "Citing":
        """Return the same with ``style`` as the one for copying."""
        return replace(self.with_used(style), style=style)

    def with_tried(self, style: str) -> "Citing":
        """Return the same with ``style`` shown beside the favourites, and used for copying."""
        return replace(self.with_preferred(style), tried=style)

    def with_used(self, style: str) -> "Citing":
        """Return the same with ``style`` as the one that was used last."""
        others = [other for other in self.recent if other != style]
        return replace(self, recent=(style, *others)[:RECENT_STYLES])

    def with_favourite(self, style: str) -> "Citing":
        """Return the same with ``style`` as the last of the favourites, not beside them."""
        others = (other for other in self.favourites if other != style)
        tried = "" if self.tried == style else self.tried
        return replace(self, favourites=(*others, style), tried=tried)

    def without_favourite(self, style: str) -> "Citing":
        """Return the same without ``style`` among the favourites."""
        left = tuple(other for other in self.favourites if other != style)
        return replace(self, favourites=left)

    def with_favourite_moved(self, style: str, by: int) -> "Citing":
        """Return the same with a favourite ``by`` places further on, as far as there are places."""
        others = [other for other in self.favourites if other != style]
        if len(others) == len(self.favourites):
            return self
        place = max(0, min(self.favourites.index(style) + by, len(others)))
        return replace(self, favourites=(*others[:place], style, *others[place:]))

    def without_style(self, style: str) -> "Citing":
        """Return the same without a style that is no more."""
        gone = replace(
            self.without_favourite(style),
            recent=tuple(other for other in self.recent if other != style),
            tried="" if self.tried == style else self.tried,
        )
        return replace(gone, style=Citing().style) if self.style == style else gone


@dataclass(frozen=True, slots=True)
class Filing:
    """How files of papers are called, see :func:`refdesk.domain.attachments.file_stem`."""

    pattern: str = PATTERN


@dataclass(frozen=True, slots=True)
class BackingUp:
    """How many backups of a library are kept, see :data:`refdesk.domain.backups.PLANS`."""

    keep: str = "normal"
    """``few``, ``normal``, ``many``, or ``off`` for none but those before a migration."""


@dataclass(frozen=True, slots=True)
class Exporting:
    """How papers are exported; see :class:`refdesk.domain.exporting.ExportOptions`."""

    left_out: str = ""
    """Groups of fields that files do without, with spaces."""
    asked_for: str = ""
    """Groups that are written where a format leaves them out by itself."""
    key_pattern: str = ""
    letters: str = "unicode"
    protect_capitals: bool = True
    with_notes: bool = False
    with_files: bool = False
    unfolded: bool = False
    """Whether the dialog shows these choices."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A language model that the person set up to write Korean; nothing is asked before."""

    interface: str = ""
    """What it speaks: ``ollama`` or ``openai`` (and what is compatible); ``""`` for no model."""
    address: str = ""
    name: str = ""
    """As its server calls it."""
    kind: str = "translation"
    """What it writes: ``translation`` or ``summary``."""
    key: str = field(default="", repr=False)
    """Sent to its server alone, and nowhere else to be seen."""
    seen: tuple[str, ...] = ()
    """Hosts of which the person saw what is sent to them, and agreed."""

    @property
    def is_set(self) -> bool:
        """Whether there is something to ask."""
        return bool(self.interface and self.address and self.name)


KEEPING = ("keyring", "file", "session")
"""Where keys may be kept: in the keyring of the system, in the file of settings, or nowhere."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where keys are kept, see ``refdesk.keyrings``."""

    wanted: str = "keyring"
    """One of ``KEEPING``; without a keyring that answers, the file takes its place."""
    kept: str = "file"
    """Where they are: ``keyring`` once they have arrived there, so that none is lost on the way."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What the window remembers: opaque strings (base64 of Qt states) by name."""

    states: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that Preferences and the window remember."""

    identity: Identity = Identity()
    appearance: Appearance = Appearance()
    citing: Citing = Citing()
    filing: Filing = Filing()
    backing_up: BackingUp = BackingUp()
    exporting: Exporting = Exporting()
    layout: Layout = Layout()
    model: LanguageModel = LanguageModel()
    keeping: Keeping = Keeping()
    shortcuts: Mapping[str, str] = field(default_factory=dict)
    """Keys of actions by their names, as Qt writes lists of them; only those that are not as usual."""
    offline: bool = False
    new_versions: str = ""
    """Whether new versions are asked for: ``daily``, ``never``, ``""`` before a person said."""


_FROM_ENVIRONMENT = {
    ("identity", "email"): "REFDESK_EMAIL",
    ("identity", "ncbi_api_key"): "REFDESK_NCBI_API_KEY",
    ("model", "key"): "REFDESK_LLM_KEY",
}
"""What the environment may say for one run: the part of the settings and its field. All secrets are here."""


SECRETS = (("identity", "ncbi_api_key"), ("model", "key"))
"""The keys among the settings: the part and its field."""


def secrets_of(settings: Settings) -> tuple[str, ...]:
    """Return what may stand in no log, report, export or message: the keys and the e-mail address."""
    parts = (*SECRETS, ("identity", "email"))
    found = (str(getattr(getattr(settings, part), name)) for part, name in parts)
    return tuple(secret for secret in found if secret)


def with_secret(settings: Settings, where: tuple[str, str], value: str) -> Settings:
    """Return settings with another key at one of ``SECRETS``."""
    part, name = where
    return replace(settings, **{part: replace(getattr(settings, part), **{name: value})})


def lent_by(environment: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """Return which of ``SECRETS`` the environment says for one run; they are not ours to keep."""
    return frozenset(where for where in SECRETS if environment.get(_FROM_ENVIRONMENT[where]))


def without_secrets(settings: Settings) -> dict[str, Any]:
    """Return settings as they may be told to anybody."""
    data = asdict(settings)
    for part, name in _FROM_ENVIRONMENT:
        data[part][name] = ""
    return data


def read_as(kind: type[_T], data: object) -> _T:
    """Build a dataclass from JSON, keeping defaults for what is missing or of another type."""
    default = kind()
    if not isinstance(data, dict):
        return default
    values: dict[str, Any] = {}
    assert is_dataclass(default)
    for part in fields(default):
        current, value = getattr(default, part.name), data.get(part.name)
        if is_dataclass(current):
            values[part.name] = read_as(type(current), value)
        elif isinstance(current, Mapping):
            if isinstance(value, dict):
                values[part.name] = {
                    k: v for k, v in value.items() if isinstance(k, str) and isinstance(v, str)
                }
        elif isinstance(current, tuple):
            if isinstance(value, list):
                values[part.name] = tuple(dict.fromkeys(v for v in value if isinstance(v, str)))
        elif type(value) is type(current):
            values[part.name] = value
    return replace(default, **values)  # type: ignore[type-var]  # asserted above


DAMAGED_SUFFIX = ".damaged"
"""What settings that cannot be read are called when others are written in their place."""


def _stored(paths: Paths) -> dict[str, Any]:
    """Return what the file of settings holds.

    Raises:
        OSError: there is none, or it may not be read.
        ValueError: it is damaged.
    """
    data = json.loads(paths.settings_file.read_text("utf-8"))
    if not isinstance(data, dict):
        raise ValueError
    return data


def settings_are_damaged(paths: Paths) -> bool:
    """Whether there are settings that cannot be read."""
    try:
        _stored(paths)
    except OSError:
        return False
    except (ValueError, RecursionError):
        return True
    return False


def set_damaged_aside(paths: Paths) -> Path:
    """Keep settings that cannot be read under another name, beside what was kept so before.

    Raises:
        OSError: they stay where they are.
    """
    file = paths.settings_file
    kept, number = file.with_name(file.name + DAMAGED_SUFFIX), 1
    while kept.exists():
        number += 1
        kept = file.with_name(f"{file.name}{DAMAGED_SUFFIX}-{number}")
    return file.rename(kept)


def load_settings(paths: Paths, environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the stored settings; the environment wins; a damaged file counts as no file."""
    try:
        data = _stored(paths)
    except (OSError, ValueError, RecursionError):
        data = {}
    settings = read_as(Settings, data)
    for (part, name), variable in _FROM_ENVIRONMENT.items():
        if value := environment.get(variable):
            lent = replace(getattr(settings, part), **{name: value})
            settings = replace(settings, **{part: lent})
    offline = environment.get("REFDESK_OFFLINE", "") not in {"", "0"} or settings.offline
    return replace(settings, offline=offline)


def save_settings(
    paths: Paths, settings: Settings, environment: Mapping[str, str] = os.environ
) -> None:
    """Write the settings whole or not at all; a folder that cannot be written loses nothing else."""
    data = asdict(settings)
    for (part, name), variable in _FROM_ENVIRONMENT.items():
        if data[part][name] == environment.get(variable):
            data[part][name] = ""  # lent for this run, not ours to keep
    if settings.keeping.wanted == "session" or settings.keeping.kept == "keyring":
        for part, name in SECRETS:
            data[part][name] = ""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    with contextlib.suppress(OSError):
        paths.config.mkdir(parents=True, exist_ok=True)
        if settings_are_damaged(paths):
            set_damaged_aside(paths)  # a person may still read in it what the program cannot
        write_whole(paths.settings_file, (text.encode(),), private=True)
