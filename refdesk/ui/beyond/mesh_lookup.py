# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking a MeSH heading up: its entry terms, its places in the tree, and what it becomes in a term."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.errors import RefdeskError
from refdesk.domain.escaping import escape
from refdesk.domain.jobs import JobContext
from refdesk.ui.beyond_seam import MeshDescriptor, MeshEntry, MeshTerms
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.seam import Jobs
from refdesk.ui.detail.words import error_sentence
from refdesk.ui.html import link
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.flow import FlowWidget
from refdesk.ui.widgets.surfaces import Column, WrappedLabel

_PAUSE_MS = 300
"""After the last letter; the service is shared."""
_LEAST = 2
_ENTRY = Qt.ItemDataRole.UserRole
_SHOWN_LINES = 8
TAGS = ("mh", "majr", "mh:noexp")
"""As a heading with all below it, as a main topic, without what is below it."""


class MeshLookup(QWidget):
    """Finds descriptors by a part of their name and offers them for a term."""

    chosen = Signal(str)
    """With a piece of a term, such as ``"Liver Neoplasms"[mh]``."""

    def __init__(self, mesh: MeshTerms, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meshLookup")
        self._mesh = mesh
        self._names, self._details = Latest(jobs, self), Latest(jobs, self)
        self._descriptor: MeshDescriptor | None = None
        self._error: RefdeskError | None = None
        self._is_waiting = self._is_answered = False
        self._text = QLineEdit()
        self._text.setObjectName("meshText")
        self._text.setClearButtonEnabled(True)
        self._list = QListWidget()
        self._list.setObjectName("meshList")
        mark(self._list, kind="outline")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._note = WrappedLabel(role="secondary")
        self._note.setObjectName("meshNote")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._facts = WrappedLabel()
        self._facts.setObjectName("meshFacts")
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._facts.linkActivated.connect(self._go_to)
        self._buttons = FlowWidget()
        self._insert: dict[str, QPushButton] = {}
        for tag, name in zip(TAGS, ("meshHeading", "meshMajor", "meshNarrow"), strict=True):
            button = QPushButton()
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, tag=tag: self._choose(tag))
            self._buttons.flow.addWidget(button)
            self._insert[tag] = button
        mark(self._insert["mh"], kind="primary")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._look_up)
        self._text.textEdited.connect(self._typed)
        self._text.returnPressed.connect(self._look_up)
        self._list.currentItemChanged.connect(self._show_current)
        self._list.itemActivated.connect(lambda _: self._choose("mh"))
        self._lay_out()
        self.setFocusProxy(self._text)
        self.retranslate()

    def _lay_out(self) -> None:
        page = Column(margin=12)
        page.set_measure(520)
        for widget in (self._text, self._note, self._list, self._buttons, self._facts):
            page.body.addWidget(widget)
            page.body.addSpacing(8)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._text.setPlaceholderText(self.tr("Look up a MeSH heading"))
        self._text.setAccessibleName(self.tr("Look up a MeSH heading"))
        self._list.setAccessibleName(self.tr("MeSH headings"))
        self._insert["mh"].setText(self.tr("As heading"))
        self._insert["mh"].setToolTip(self.tr("With all narrower headings: [mh]"))
        self._insert["majr"].setText(self.tr("As main topic"))
        self._insert["majr"].setToolTip(self.tr("Only papers that are mainly about it: [majr]"))
        self._insert["mh:noexp"].setText(self.tr("Without narrower"))
        self._insert["mh:noexp"].setToolTip(self.tr("Without narrower headings: [mh:noexp]"))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _go_to(self, name: str) -> None:
        """Look up the heading above or below."""
        self._text.setText(name)
        self._look_up()

    # Asking

    def _typed(self) -> None:
        self._timer.start()

    def _look_up(self) -> None:
        self._timer.stop()
        words = self._text.text().strip()
        self._list.clear()
        self._descriptor = self._error = None
        self._details.forget()
        self._names.forget()
        self._is_answered = False
        self._is_waiting = len(words) >= _LEAST
        if self._is_waiting:
            mesh = self._mesh

            def work(context: JobContext) -> Sequence[MeshEntry]:
                return mesh.lookup(words, context)

            self._names.ask_long(work, self._list_entries, self._fail)
        self._say()

    def _list_entries(self, entries: Sequence[MeshEntry]) -> None:
        self._is_waiting, self._is_answered = False, True
        for entry in entries:
            item = QListWidgetItem(entry.name)
            item.setData(_ENTRY, entry)
            self._list.addItem(item)
        if entries:
            self._list.setCurrentRow(0)
        self._say()

    def _fail(self, error: RefdeskError) -> None:
        self._is_waiting = False
        self._error = error
        self._say()

    def _show_current(self) -> None:
        entry = self._current
        self._descriptor = None
        if entry is not None:
            mesh, ui = self._mesh, entry.ui

            def work(context: JobContext) -> MeshDescriptor:
                return mesh.details(ui, context)

            self._details.ask_long(work, self._take, self._fail)
        self._say()

    def _take(self, descriptor: MeshDescriptor) -> None:
        self._descriptor, self._error = descriptor, None
        self._say()

    @property
    def _current(self) -> MeshEntry | None:
        row = self._list.currentRow()
        found: MeshEntry | None = self._list.item(row).data(_ENTRY) if row >= 0 else None
        return found

    def _choose(self, tag: str) -> None:
        entry = self._current
        if entry is not None:
            self.chosen.emit(f'"{entry.name}"[{tag}]')

    # Saying

    def _say(self) -> None:
        has_any = self._list.count() > 0
        self._list.setVisible(has_any)
        self._buttons.setVisible(self._current is not None)
        lines = min(self._list.count(), _SHOWN_LINES)
        height = max(self._list.sizeHintForRow(0), self.fontMetrics().height() + 4)
        self._list.setFixedHeight(lines * height + 18)
        self._note.setText(self._note_words())
        self._note.setVisible(bool(self._note.text()))
        self._facts.setText(self._facts_html())
        self._facts.setVisible(bool(self._facts.text()))

    def _note_words(self) -> str:
        if self._error is not None:
            return error_sentence(self._error)
        if self._is_waiting:
            return self.tr("Looking up…")
        if self._is_answered and not self._list.count():
            return self.tr("MeSH has no heading with these words.")
        if not self._list.count():
            return self.tr("MeSH is the vocabulary that PubMed's indexers use. Type two letters.")
        return ""

    def _facts_html(self) -> str:
        descriptor = self._descriptor
        if descriptor is None or self._current is None:
            return ""
        terms = [term for term in descriptor.entry_terms if term != descriptor.name]
        parts = [f"<p><b>{escape(descriptor.name)}</b></p>"]
        for title, values in (
            (self.tr("Entry terms"), terms),
            (self.tr("Places in the tree"), descriptor.tree_numbers),
        ):
            if values:
                shown = "<br>".join(map(escape, values))
                parts.append(f"<p><i>{escape(title)}</i><br>{shown}</p>")
        for title, entries in (
            (self.tr("Broader headings"), descriptor.broader),
            (self.tr("Narrower headings"), descriptor.narrower),
        ):
            if entries:
                shown = "<br>".join(link(one.name, escape(one.name)) for one in entries)
                parts.append(f"<p><i>{escape(title)}</i><br>{shown}</p>")
        return "".join(parts)
