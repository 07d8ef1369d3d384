# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists that were pasted: fetched by what names their papers, else added as they are read."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from refdesk.domain.identifiers import Identifier
from refdesk.ui.curating_seam import PastedReport
from refdesk.ui.library.writes import Writes
from refdesk.ui.seam import Services
from refdesk.worker import JobRunner, Lane


class Paster(Writes):
    """Brings in papers by the references that others printed."""

    identified = Signal(list)
    """With the :class:`Identifier` values of references that are to be fetched."""
    arrived = Signal(int, str)
    """The one paper of a text with one reference is in the library; the text of it is ``""``."""
    unread = Signal(str)
    """With what of a text is no reference."""

    def __init__(self, services: Services, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(services, jobs, parent)
        self._printed: dict[Identifier, str] = {}
        """References that are being fetched, by what they are asked for by."""

    def take(self, text: str) -> None:
        """Read a text of references and bring their papers in."""
        self._take(text, fetching=not self._services.client.offline)

    def keep_missed(self, identifiers: Sequence[Identifier]) -> None:
        """Add the references as read whose identifiers brought nothing: no text is lost."""
        missed = [self._printed.pop(i) for i in identifiers if i in self._printed]
        if missed:
            numbered = (f"{n}. {text}" for n, text in enumerate(missed, 1))
            self._take("\n".join(numbered), fetching=False)

    def _take(self, text: str, *, fetching: bool) -> None:
        pasting = self._services.pasting

        def done(report: PastedReport) -> None:
            if report.unread:
                self.unread.emit("\n".join(report.unread))
            if not report.references:
                return
            self._tell(report)
            self.steps_changed.emit()
            if report.identifiers:
                # Beside those of a text before, which may still be on their way.
                self._printed.update(zip(report.identifiers, report.printed, strict=True))
                self.identified.emit(list(report.identifiers))
            elif len(report.added) == 1:
                self.arrived.emit(report.added[0], "")

        self._jobs.submit(
            lambda: self.tr("Reading pasted references"),
            lambda context: pasting.take(text, context, fetching=fetching),
            Lane.LOCAL,
            self,
            done,
            self._fail,
        )

    def _tell(self, report: PastedReport) -> None:
        parts = []
        if report.identifiers:
            parts.append(self.tr("%n fetched by identifier", "", len(report.identifiers)))
        if report.added:
            parts.append(self.tr("%n added as read", "", len(report.added)))
        if report.known:
            parts.append(self.tr("%n already in the library", "", report.known))
        total = self.tr("%n reference(s)", "", report.references)
        self.said.emit(f"{total}: {', '.join(parts)}")
