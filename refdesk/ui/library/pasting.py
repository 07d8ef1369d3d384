# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists that were pasted: fetched by what names their papers, else added as they are read."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal

from refdesk.ui.curating_seam import PastedReport
from refdesk.ui.library.fetching import Brought
from refdesk.ui.library.writes import Writes
from refdesk.worker import Lane


@dataclass(frozen=True, slots=True)
class _Sum:
    """What became of the references of one text."""

    fetched: int = 0
    read: int = 0
    known: int = 0


class Paster(Writes):
    """Brings in papers by the references that others printed."""

    identified = Signal(list, object)
    """With the :class:`Identifier` values of references that are to be fetched, and what is to be
    called with the :class:`Brought` of them."""
    arrived = Signal(int, str)
    """The one paper of a text with one reference is in the library; the text of it is ``""``."""
    unread = Signal(str)
    """With what of a text is no reference."""

    def take(self, text: str) -> None:
        """Read a text of references, bring their papers in, and say the sum when all are there."""

        def done(report: PastedReport) -> None:
            if report.unread:
                self.unread.emit("\n".join(report.unread))
            if report.identifiers:
                self.identified.emit(list(report.identifiers), lambda b: self._end(report, b))
            else:
                self._finish(report, _Sum())

        self._read(text, done, fetching=not self._services.client.offline)

    def _read(self, text: str, done: Callable[[PastedReport], None], *, fetching: bool) -> None:
        pasting = self._services.beyond.pasting

        def tell(report: PastedReport) -> None:
            if report.references:
                self.steps_changed.emit()
            done(report)

        self._jobs.submit(
            lambda: self.tr("Reading pasted references"),
            lambda context: pasting.take(text, context, fetching=fetching),
            Lane.LOCAL,
            self,
            tell,
            self._fail,
        )

    def _end(self, report: PastedReport, brought: Brought) -> None:
        """Add as read what could not be fetched, so that no text is lost; then say the sum."""
        if report.references == 1 and not brought.missed:
            self.said.emit(brought.words)
            return
        before = _Sum(brought.added, len(report.added), brought.known + report.known)
        printed = dict(zip(report.identifiers, report.printed, strict=True))
        missed = [printed[identifier] for identifier in brought.missed]
        if not missed:
            self._tell(before)
            return
        numbered = "\n".join(f"{n}. {text}" for n, text in enumerate(missed, 1))
        self._read(numbered, lambda kept: self._finish(kept, before), fetching=False)

    def _finish(self, report: PastedReport, before: _Sum) -> None:
        """Say what became of a text of which ``report`` is the last part."""
        if not report.references:
            return
        read, known = before.read + len(report.added), before.known + report.known
        self._tell(_Sum(before.fetched, read, known))
        if before == _Sum() and len(report.added) == report.references == 1:
            self.arrived.emit(report.added[0], "")

    def _tell(self, found: _Sum) -> None:
        parts = []
        if found.fetched:
            parts.append(self.tr("%n fetched by identifier", "", found.fetched))
        if found.read:
            parts.append(self.tr("%n added as read", "", found.read))
        if found.known:
            parts.append(self.tr("%n already in the library", "", found.known))
        total = self.tr("%n reference(s)", "", found.fetched + found.read + found.known)
        self.said.emit(f"{total}: {', '.join(parts)}")
