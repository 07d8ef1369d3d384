# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs of which it is not certain which papers they are: both are shown, the person decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import InvalidIdentifierError, RefdeskError
from refdesk.domain.identifiers import Identifier
from refdesk.domain.jobs import JobContext
from refdesk.domain.reference import Reference
from refdesk.messages import sentence
from refdesk.ui.curating_seam import PdfOutcome, Pdfs
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.room import open_with
from refdesk.ui.widgets.surfaces import WrappedLabel
from refdesk.worker import JobRunner, Lane


@dataclass(frozen=True, slots=True)
class _Accepted:
    changes: ChangeSet


class PdfDialog(QDialog):
    """Goes through PDFs, one after the other."""

    def __init__(
        self,
        pdfs: Pdfs,
        jobs: JobRunner,
        outcomes: Sequence[PdfOutcome],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pdfDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pdfs, self._jobs = pdfs, jobs
        self._outcomes = list(outcomes)
        self._place = 0
        self._record: Reference | None = None
        self._what, self._file = WrappedLabel(), WrappedLabel(role="heading")
        self._what.setObjectName("pdfWhat")
        self._opening = WrappedLabel(role="secondary")
        self._opening.setObjectName("pdfOpening")
        self._found, self._title = QLabel(), WrappedLabel(role="heading")
        self._title.setObjectName("pdfRecord")
        self._source = WrappedLabel(role="secondary")
        self._number = QLineEdit()
        self._number.setObjectName("pdfNumber")
        self._look = QPushButton()
        self._look.setObjectName("pdfLookUp")
        self._look.setAutoDefault(False)
        self._problem = WrappedLabel(role="danger")
        self._problem.setObjectName("pdfProblem")
        self._use, self._bare, self._skip = QPushButton(), QPushButton(), QPushButton()
        for button, name in (
            (self._use, "pdfUse"),
            (self._bare, "pdfBare"),
            (self._skip, "pdfSkip"),
        ):
            button.setObjectName(name)
        self._use.setDefault(True)
        self._use.clicked.connect(self._accept)
        self._bare.clicked.connect(self._accept_bare)
        self._skip.clicked.connect(self._next)
        self._look.clicked.connect(self._look_up)
        self._number.returnPressed.connect(self._look_up)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        number = QHBoxLayout()
        number.addWidget(self._number, 1)
        number.addWidget(self._look)
        buttons = QHBoxLayout()
        buttons.addWidget(self._skip)
        buttons.addStretch(1)
        buttons.addWidget(self._bare)
        buttons.addWidget(self._use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self._what)
        layout.addWidget(self._card(self._file, self._opening))
        mark(self._found, role="small")
        layout.addWidget(self._card(self._found, self._title, self._source))
        layout.addLayout(number)
        layout.addWidget(self._problem)
        layout.addStretch(1)
        layout.addLayout(buttons)
        open_with(self, 600, 380)

    def _card(self, *widgets: QWidget) -> QFrame:
        card = QFrame()
        mark(card, kind="banner", tone="info")
        column = QVBoxLayout(card)
        column.setSpacing(4)
        for widget in widgets:
            column.addWidget(widget)
        return card

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        place, count = self._place + 1, len(self._outcomes)
        title = self.tr("Which paper is this PDF?")
        self.setWindowTitle(f"{title} ({place}/{count})" if count > 1 else title)
        self._use.setText(self.tr("Use this record"))
        self._bare.setText(self.tr("Add without a record"))
        self._skip.setText(self.tr("Skip"))
        self._look.setText(self.tr("Look up"))
        self._number.setPlaceholderText(self.tr("Another PMID or DOI"))
        self._number.setAccessibleName(self.tr("Another PMID or DOI"))

    @property
    def _outcome(self) -> PdfOutcome:
        return self._outcomes[self._place]

    def _show(self) -> None:
        outcome = self._outcome
        self._number.clear()
        self._problem.hide()
        self._file.setText(outcome.path.name)
        self._opening.setText(outcome.opening or self.tr("There is no text in its first pages."))
        self._show_record(outcome.reference, str(outcome.identifier or ""))
        if outcome.reference is not None:
            text = self.tr("The title of the record that was found is not in the PDF.")
        elif outcome.error is not None:
            text = sentence(outcome.error, QCoreApplication.translate)
        else:
            text = self.tr("No record was found for what stands in the PDF.")
        self._what.setText(text)
        (self._use if outcome.reference is not None else self._number).setFocus()
        self.retranslate()

    def _show_record(self, reference: Reference | None, identifier: str) -> None:
        self._record = reference
        self._use.setEnabled(reference is not None)
        self._found.setText(identifier)
        self._found.setVisible(bool(identifier))
        if reference is None:
            self._title.setText(self.tr("No record"))
            self._source.setText("")
            return
        self._title.setText(reference.title_plain or reference.vernacular_title)
        authors = ", ".join(author.short for author in reference.authors[:4])
        journal = reference.journal.display or reference.container_title
        parts = (authors, journal, str(reference.year or ""))
        self._source.setText(" · ".join(part for part in parts if part))

    # What the person decides

    def _accept(self) -> None:
        outcome, record, pdfs = self._outcome, self._record, self._pdfs
        if record is None:
            return

        def run(context: JobContext) -> _Accepted:
            return _Accepted(pdfs.accept(outcome.path, record, context)[1])

        self._run(run, lambda _: self._next())

    def _accept_bare(self) -> None:
        outcome, pdfs = self._outcome, self._pdfs
        self._run(
            lambda context: pdfs.accept_bare(outcome.path, outcome.title, context),
            lambda _: self._next(),
        )

    def _look_up(self) -> None:
        text, pdfs = self._number.text().strip(), self._pdfs
        try:
            identifier = Identifier.parse(text)
        except InvalidIdentifierError as error:
            self._fail(error)
            return

        def found(reference: Reference) -> None:
            self._working(False)
            self._show_record(reference, str(identifier))

        self._run(lambda context: pdfs.look_up(identifier, context), found, Lane.NETWORK)

    def _run(
        self,
        function: Callable[[JobContext], Any],
        done: Callable[[Any], None],
        lane: Lane = Lane.LOCAL,
    ) -> None:
        self._working(True)
        self._jobs.submit("", function, lane, self, done, self._fail)

    def _working(self, working: bool) -> None:
        self._problem.hide()
        for button in (self._bare, self._look):
            button.setEnabled(not working)
        self._use.setEnabled(not working and self._record is not None)

    def _fail(self, error: RefdeskError) -> None:
        self._working(False)
        self._problem.setText(sentence(error, QCoreApplication.translate))
        self._problem.show()

    def _next(self) -> None:
        self._working(False)
        if self._place + 1 < len(self._outcomes):
            self._place += 1
            self._show()
        else:
            self.accept()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
