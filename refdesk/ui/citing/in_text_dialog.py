# SPDX-License-Identifier: GPL-3.0-or-later
"""One citation in a text of the selected papers, each with its page and the words around it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.documents.clip import in_text_clip
from refdesk.domain.citation import Cite, RenderedCitation, StyleInfo
from refdesk.domain.errors import RefdeskError
from refdesk.domain.escaping import escape
from refdesk.domain.stored import StoredReference
from refdesk.messages import sentence
from refdesk.ui.citing.cite_form import CiteForm
from refdesk.ui.citing.style_chooser import StyleChooser
from refdesk.ui.clipboard import copy_clip
from refdesk.ui.detail.latest import Latest
from refdesk.ui.preferences import Preferences
from refdesk.ui.seam import Services
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.buttons import IconButton
from refdesk.ui.widgets.surfaces import WrappedLabel
from refdesk.ui.widgets.tall_reading import TallView
from refdesk.worker import JobRunner

_CITE = Qt.ItemDataRole.UserRole
_LINES_SHOWN = 5


class InTextDialog(QDialog):
    """Papers in their order, what is said of the chosen one, and how the citation reads."""

    said = Signal(str)

    def __init__(
        self,
        services: Services,
        jobs: JobRunner,
        preferences: Preferences,
        papers: Sequence[StoredReference],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("inTextDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._services, self._preferences = services, preferences
        self._question = Latest(jobs, self)
        self._citation: RenderedCitation | None = None
        self._retracted = frozenset(p.id for p in papers if p.reference.is_retracted)
        citing = preferences.citing()
        self._style = citing.style
        self.chooser = StyleChooser(services, jobs)
        self.chooser.setObjectName("citeStyle")
        self.chooser.style_chosen.connect(self._choose_style)
        self.chooser.load((*citing.recent, *citing.favourites))
        self.chooser.show_id(citing.style)
        self._papers = QListWidget()
        self._papers.setObjectName("citePapers")
        for paper in papers:
            item = QListWidgetItem(_line(paper))
            item.setData(_CITE, Cite(paper.id))
            item.setToolTip(item.text())
            self._papers.addItem(item)
        self._up, self._down, self._out = map(IconButton, ("chevron-up", "chevron-down", "close"))
        for button, name in (
            (self._up, "citeUpButton"),
            (self._down, "citeDownButton"),
            (self._out, "citeOutButton"),
        ):
            button.setObjectName(name)
        self._form = CiteForm()
        self.view = TallView(padding=12)
        self.view.setObjectName("citePreview")
        mark(self.view, kind="quote")
        self._warning = WrappedLabel(role="danger")
        self._warning.setObjectName("citeWarning")
        self._labels = [QLabel() for _ in range(2)]
        self._copy = QPushButton()
        self._copy.setObjectName("copyCitationButton")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._papers.setCurrentRow(0)
        self._form.begin()
        self._ask()

    def _lay_out(self) -> None:
        style = QHBoxLayout()
        style.setSpacing(12)
        style.addWidget(self._labels[0])
        style.addWidget(self.chooser, 1)
        buttons = QVBoxLayout()
        buttons.setSpacing(4)
        for button in (self._up, self._down, self._out):
            buttons.addWidget(button)
        buttons.addStretch(1)
        papers = QHBoxLayout()
        papers.setSpacing(8)
        papers.addWidget(self._papers, 1)
        papers.addLayout(buttons)
        line = self._papers.sizeHintForRow(0)
        self._papers.setFixedHeight(line * min(_LINES_SHOWN, max(3, self._papers.count())) + 12)
        self._papers.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._papers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addLayout(style)
        layout.addLayout(papers)
        layout.addWidget(self._form)
        layout.addWidget(self._labels[1])
        layout.addWidget(self.view)
        layout.addWidget(self._warning)
        layout.addStretch(1)
        layout.addWidget(self._buttons)
        mark(self._labels[1], role="small")
        self._labels[1].setWordWrap(True)
        self.setMinimumWidth(520)

    def _connect(self) -> None:
        self._papers.currentRowChanged.connect(self._show_current)
        self._form.changed.connect(self._take)
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self._out.clicked.connect(self._leave_out)
        self._copy.clicked.connect(self.copy)
        self._copy.setDefault(True)
        self._buttons.rejected.connect(self.reject)
        for keys, deed in (
            ("Alt+Up", lambda: self._move(-1)),
            ("Alt+Down", lambda: self._move(1)),
            ("Ctrl+Up", lambda: self._step(-1)),
            ("Ctrl+Down", lambda: self._step(1)),
        ):
            QShortcut(QKeySequence(keys), self, deed)
        leave = QShortcut(QKeySequence.StandardKey.Delete, self._papers, self._leave_out)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)

    # The papers

    def cites(self) -> list[Cite]:
        """Return what is cited, in order."""
        return [self._papers.item(row).data(_CITE) for row in range(self._papers.count())]

    def _show_current(self, row: int) -> None:
        item = self._papers.item(row)
        if item is not None:
            self._form.show_cite(item.data(_CITE))
        count = self._papers.count()
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < count - 1)
        self._out.setEnabled(count > 1)

    def _take(self, cite: Cite) -> None:
        self._papers.currentItem().setData(_CITE, cite)
        self._ask()

    def _step(self, by: int) -> None:
        row = self._papers.currentRow() + by
        if 0 <= row < self._papers.count():
            self._papers.setCurrentRow(row)
            self._form.begin()

    def _move(self, by: int) -> None:
        row = self._papers.currentRow()
        if 0 <= row + by < self._papers.count():
            item = self._papers.takeItem(row)
            self._papers.insertItem(row + by, item)
            self._papers.setCurrentRow(row + by)
            self._ask()

    def _leave_out(self) -> None:
        if self._papers.count() > 1:
            self._papers.takeItem(self._papers.currentRow())
            self._show_current(self._papers.currentRow())
            self._ask()

    def _choose_style(self, style: StyleInfo) -> None:
        self._style = style.id
        self._ask()

    # The citation

    def _ask(self) -> None:
        cites, style = self.cites(), self._style
        locale, citing = self._preferences.citing().locale, self._services.citing
        self._copy.setEnabled(False)
        self._say_warning()
        self._question.ask(
            lambda: citing.cite_cluster(cites, style, locale), self._show, self._fail
        )

    def _show(self, citation: RenderedCitation) -> None:
        self._citation = citation
        self._copy.setEnabled(bool(citation.text))
        self.view.set_content(f"<p style='margin:0'>{citation.html}</p>")

    def _fail(self, error: RefdeskError) -> None:
        self._citation = None
        text = sentence(error, QCoreApplication.translate)
        self.view.set_content(f"<p style='margin:0'>{escape(text)}</p>")

    def copy(self) -> None:
        """Put the citation on the clipboard in all forms, say so, and close."""
        if self._citation is None or not self._copy.isEnabled():
            return
        citing = self._preferences.citing()
        copy_clip(in_text_clip(self._citation, citing.locale))
        self._preferences.set_citing(citing.with_used(self._style))
        said = self.tr("In-text citation copied: {0}").format(self._citation.text)
        self.said.emit(f"{said} {self._warning.text()}".strip())
        self.accept()

    def _say_warning(self) -> None:
        cited = {cite.reference_id for cite in self.cites()}
        count = len(self._retracted & cited)
        words = self.tr("Careful: %n of these papers are retracted.", "", count) if count else ""
        self._warning.setText(words)
        self._warning.setVisible(bool(words))

    # Words

    def retranslate(self) -> None:
        """Set all words anew."""
        self.setWindowTitle(self.tr("In-text citation"))
        self._labels[0].setText(self.tr("Style"))
        self._labels[1].setText(self.tr("Ctrl+Up and Ctrl+Down go to another paper, Enter copies"))
        self._papers.setAccessibleName(self.tr("Papers that are cited"))
        self.view.setAccessibleName(self.tr("Citation"))
        self._up.describe(self.tr("Move up (Alt+Up)"))
        self._down.describe(self.tr("Move down (Alt+Down)"))
        self._out.describe(self.tr("Leave out (Del)"))
        self._copy.setText(self.tr("Copy"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        self.chooser.retranslate()
        self._form.retranslate()
        self._say_warning()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _line(paper: StoredReference) -> str:
    """Return a paper in one line: first author, year, title."""
    reference = paper.reference
    author = reference.authors[0].family if reference.authors else ""
    year = str(reference.published.year) if reference.published.year else ""
    who = " ".join(filter(None, (author, year)))
    return " · ".join(filter(None, (who, reference.title_plain)))
