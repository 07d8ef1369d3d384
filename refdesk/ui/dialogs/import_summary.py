# SPDX-License-Identifier: GPL-3.0-or-later
"""The head of an import: in one sentence how far it is and what it brings."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from refdesk.domain.belongings import Brought
from refdesk.domain.errors import RefdeskError
from refdesk.messages import came_along, sentence
from refdesk.ui.dialogs.seam import ImportReport
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.surfaces import WrappedLabel


class ImportSummary(QWidget):
    """A sentence, a bar while papers are taken in, and a smaller line on what comes along."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence, self._along = WrappedLabel(), WrappedLabel()
        self._sentence.setObjectName("importSummary")
        self._along.setObjectName("importAlong")
        mark(self._along, role="secondary")
        self._along.hide()
        self._bar = QProgressBar()
        self._bar.setObjectName("importProgress")
        self._bar.setTextVisible(False)
        self._bar.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._sentence, self._bar, self._along):
            layout.addWidget(widget)

    def reading(self, done: int = 0) -> None:
        """Say that the files are looked at."""
        mark(self._sentence, role="")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._sentence.setText(
            self.tr("Reading… %n record(s)", "", done) if done else self.tr("Reading…")
        )

    def importing(self, total: int) -> None:
        """Say that papers are taken in."""
        self._sentence.setText(self.tr("Importing. You may close this window and go on working."))
        self._bar.setRange(0, total)
        self._bar.setValue(0)
        self._bar.show()

    def advance(self, done: int) -> None:
        """Say how many were taken in."""
        self._bar.setValue(min(done, self._bar.maximum()))

    def cancelled(self, count: int = 0) -> None:
        """Say that it was stopped, and what had been taken in by then."""
        self._bar.hide()
        text = self.tr("The import was cancelled.")
        if count:
            text = self.tr("The import was cancelled; %n paper(s) were taken in before.", "", count)
        self._sentence.setText(text)

    def fail(self, error: RefdeskError) -> None:
        """Say why nothing more came."""
        self._bar.hide()
        self._sentence.setText(sentence(error, QCoreApplication.translate))
        mark(self._sentence, role="danger")

    def say_along(self, text: str) -> None:
        """Say something smaller below."""
        self._along.setText(text)
        self._along.setVisible(bool(text))

    def report(self, report: ImportReport, *, imported: bool) -> None:
        """Say what files have, or what came of them."""
        self._bar.hide()
        mark(self._sentence, role="")
        added = sum(file.added for file in report.files)
        known = sum(file.merged + file.unchanged for file in report.files)
        if imported:
            text = self.tr("%n paper(s) added", "", added)
        elif added + known:
            text = self.tr("%n new paper(s) found", "", added)
        else:
            text = self.tr("Nothing to import was found")
        self._sentence.setText(text + self._more(report, known) + ".")
        total = Brought()
        for file in report.files:
            total += file.brought
        parts = [came_along(total, QCoreApplication.translate)]
        if report.alike:
            parts.append(self.tr("%n record(s) look like another one", "", report.alike))
        if report.likely_known:
            known_twice = self.tr(
                "%n new paper(s) look like one in the library", "", report.likely_known
            )
            parts.append(known_twice)
        self.say_along("; ".join(filter(None, parts)))

    def _more(self, report: ImportReport, known: int) -> str:
        """Return what else is to be said of the records."""
        repeated = sum(file.repeated for file in report.files)
        parts: list[str] = []
        if known - repeated:
            parts.append(self.tr("%n already in the library", "", known - repeated))
        if repeated:
            parts.append(self.tr("%n more than once in these files", "", repeated))
        if left := sum(len(file.skipped) for file in report.files):
            parts.append(self.tr("%n left out", "", left))
        if broken := sum(file.error is not None for file in report.files):
            parts.append(self.tr("%n file(s) could not be read", "", broken))
        return "".join(f", {part}" for part in parts)
