# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said with papers that leave the library, where some of them should not be cited unawares."""

from PySide6.QtCore import QObject

from refdesk.domain.notices import Alarms
from refdesk.ui.library.fetching import shortened

_NAMED = 3


def with_alarms(said: str, alarms: Alarms, count: int) -> str:
    """Return what is said of ``count`` papers, with a warning where some are retracted or of concern.

    The warning comes first: a long name of a style would push it out of sight. Which ones comes last.
    """
    words = _AlarmWords()
    named = words.named(alarms) if count > 1 else []
    if named:
        said = ". ".join(part.removesuffix(".") for part in (said, *named))
    return " ".join([*words.warnings(alarms, count), said])


class _AlarmWords(QObject):
    """An object, as Qt's tools collect plural forms from nothing else."""

    def warnings(self, alarms: Alarms, count: int) -> list[str]:
        """Return a sentence for each kind."""
        retracted, doubted = len(alarms.retracted), len(alarms.concerns)
        words: list[str] = []
        if retracted and count == 1:
            words.append(self.tr("Careful: this paper is retracted."))
        elif retracted:
            words.append(self.tr("Careful: %n of them are retracted.", "", retracted))
        if doubted and count == 1:
            words.append(self.tr("Careful: its journal has expressed concern about this paper."))
        elif doubted:
            words.append(self.tr("Careful: %n of them are of concern to journals.", "", doubted))
        return words

    def named(self, alarms: Alarms) -> list[str]:
        """Return which papers they are."""
        kinds = (
            (self.tr("Retracted: {titles}"), alarms.retracted),
            (self.tr("Of concern: {titles}"), alarms.concerns),
        )
        return [text.format(titles=_listed(titles)) for text, titles in kinds if titles]


def _listed(titles: tuple[str, ...]) -> str:
    shown = [shortened(title, 60) for title in titles[:_NAMED]]
    return "; ".join(shown) + ("; …" if len(titles) > _NAMED else "")
