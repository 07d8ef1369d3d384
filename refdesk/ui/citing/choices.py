# SPDX-License-Identifier: GPL-3.0-or-later
"""What was chosen for a reference list the last time."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QStandardPaths

from refdesk.domain.citation import ListOrder
from refdesk.ui.preferences import Preferences

_NAME = "bibliography"
_GEOMETRY = "bibliographyGeometry"


@dataclass(frozen=True, slots=True)
class ListChoices:
    """The choices of the window of reference lists."""

    style: str = ""
    """``""`` for the style that is used for copying."""
    locale: str = ""
    order: str = ListOrder.STYLE.value
    leave_out: bool = False
    """Whether retracted papers are left out."""
    title: str = ""
    format: str = "docx"
    folder: str = ""


class ListMemory:
    """Keeps them among what the window remembers."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def recall(self) -> ListChoices:
        """Return the choices of the last time, or those of a beginner."""
        try:
            kept = json.loads(self._preferences.recall_text(_NAME) or "{}")
        except ValueError:
            kept = {}
        default = ListChoices()
        known = {
            part.name: kept[part.name]
            for part in fields(ListChoices)
            if isinstance(kept, dict)
            and type(kept.get(part.name)) is type(getattr(default, part.name))
        }
        choices = replace(default, **known)
        citing = self._preferences.citing()
        return replace(
            choices,
            style=choices.style or citing.style,
            locale=choices.locale or citing.locale,
            order=choices.order if choices.order in set(ListOrder) else ListOrder.STYLE.value,
            folder=choices.folder or _documents(),
        )

    def keep(self, choices: ListChoices) -> None:
        """Keep choices for the next time."""
        self._preferences.remember({_NAME: json.dumps(asdict(choices))})

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood."""
        return self._preferences.recall(_GEOMETRY)

    @geometry.setter
    def geometry(self, state: QByteArray) -> None:
        self._preferences.remember({_GEOMETRY: state})


def _documents() -> str:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return QStandardPaths.writableLocation(place) or str(Path.home())
