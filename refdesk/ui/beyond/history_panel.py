# SPDX-License-Identifier: GPL-3.0-or-later
"""The history of searches: numbered, to go back to, to combine, to copy into a review's methods."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.jobs import JobContext
from refdesk.domain.pubmed_query import filtered
from refdesk.domain.searching import Hits, PastSearch, SearchSource
from refdesk.ui.beyond.search_words import day_word, question_words, source_word
from refdesk.ui.beyond_seam import History
from refdesk.ui.clipboard import copy_plain
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.seam import Jobs
from refdesk.ui.stylesheet import mark
from refdesk.ui.tips import set_tip
from refdesk.ui.widgets.flow import FlowWidget
from refdesk.ui.widgets.surfaces import WrappedLabel
from refdesk.worker import Lane

_PLACE = Qt.ItemDataRole.UserRole


def earlier_terms(past: Sequence[PastSearch]) -> list[str]:
    """Return what ``#1``, ``#2`` … stand for; ``past`` has the newest first."""
    return [term_of(one) for one in reversed(past)]


def term_of(search: PastSearch) -> str:
    """Return the whole of an earlier search, its filters in it."""
    question = search.question
    if question.source is not SearchSource.PUBMED:
        return question.term
    return filtered(question.term, question.filters)


class _Searches(QListWidget):
    """The lines; a click takes one up, a double click or Enter runs it, Del forgets it."""

    run = Signal()
    forgotten = Signal()
    copied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.run.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)


class HistoryPanel(QWidget):
    """Lists the searches of this library, the newest first."""

    taken_up = Signal(object)
    """With a ``SearchQuestion`` that is to be put back."""
    run_requested = Signal(object)
    """With one that is to be run again."""
    combined = Signal(str)
    """With a term such as ``#1 AND #3``."""
    said = Signal(str)

    def __init__(self, history: History, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("historyPanel")
        self._history, self._jobs = history, jobs
        self._latest = Latest(jobs, self)
        self._past: list[PastSearch] = []
        self._list = _Searches()
        self._list.setObjectName("searchHistory")
        mark(self._list, kind="outline")
        self._list.setWordWrap(True)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._note = WrappedLabel(role="secondary")
        self._both, self._either, self._copy = (QPushButton() for _ in range(3))
        names = ("historyAnd", "historyOr", "historyCopy")
        bar = FlowWidget()
        for button, name in zip((self._both, self._either, self._copy), names, strict=True):
            button.setObjectName(name)
            button.setAutoDefault(False)
            bar.flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(self._note)
        column.addWidget(self._list, 1)
        column.addWidget(bar)
        self._both.clicked.connect(lambda: self._combine("AND"))
        self._either.clicked.connect(lambda: self._combine("OR"))
        self._copy.clicked.connect(self.copy_all)
        self._list.itemClicked.connect(self._take_up)
        self._list.itemDoubleClicked.connect(self._run)
        self._list.run.connect(self._run)
        self._list.forgotten.connect(self._forget)
        self._list.copied.connect(self._copy_selected)
        self._list.itemSelectionChanged.connect(self._enable)
        self._list.customContextMenuRequested.connect(self._open_menu)
        self.setFocusProxy(self._list)
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Read the history."""
        self._latest.ask(self._history.past, self._show)

    def note(self, hits: Hits) -> None:
        """Write a search down, and show it."""
        history = self._history

        def work(context: JobContext) -> list[PastSearch]:
            del context
            history.note(hits)
            return history.past()

        self._jobs.submit("", work, Lane.LOCAL, self, self._show, lambda _: None)

    def _show(self, past: list[PastSearch]) -> None:
        self._past = past
        self._list.clear()
        for place, search in enumerate(past):
            words = self._line(place, search)
            item = QListWidgetItem(words)
            item.setData(_PLACE, place)
            set_tip(item, words)
            self._list.addItem(item)
        self._enable()

    def _number(self, place: int) -> int:
        return len(self._past) - place

    def _line(self, place: int, search: PastSearch) -> str:
        hits = self.tr("%Ln hit(s)", "", search.count)
        head = f"#{self._number(place)}  {question_words(search.question)}"
        return f"{head}\n{hits} · {day_word(search.at)}"

    def _places(self) -> list[int]:
        return sorted(item.data(_PLACE) for item in self._list.selectedItems())

    def _current(self) -> PastSearch | None:
        row = self._list.currentRow()
        return self._past[row] if 0 <= row < len(self._past) else None

    def _take_up(self) -> None:
        search = self._current()
        if search is not None and len(self._places()) < 2:
            self.taken_up.emit(search.question)

    def _run(self) -> None:
        search = self._current()
        if search is not None:
            self.run_requested.emit(search.question)

    def _combine(self, joint: str) -> None:
        numbers = sorted(self._number(place) for place in self._places())
        if len(numbers) > 1:
            self.combined.emit(f" {joint} ".join(f"#{one}" for one in numbers))

    def _forget(self) -> None:
        numbers = [self._past[place].id for place in self._places()]
        if not numbers:
            return
        history = self._history

        def work(context: JobContext) -> list[PastSearch]:
            del context
            history.forget(numbers)
            return history.past()

        self._jobs.submit("", work, Lane.LOCAL, self, self._show, lambda _: None)

    def _copy_selected(self) -> None:
        places = self._places()
        if places:
            copy_plain("\n".join(term_of(self._past[place]) for place in reversed(places)))
            self.said.emit(self.tr("Copied %n search(es)", "", len(places)))

    def copy_all(self) -> None:
        """Put the whole history on the clipboard, the oldest first, as a review's methods want it."""
        lines = [
            "\t".join(
                (
                    f"#{place}",
                    source_word(search.question.source),
                    " ".join(term_of(search).split()),
                    str(search.count),
                    day_word(search.at),
                )
            )
            for place, search in enumerate(reversed(self._past), 1)
        ]
        copy_plain("\n".join(lines))
        self.said.emit(self.tr("Copied %n search(es)", "", len(lines)))

    def _open_menu(self, at: QPoint) -> None:
        if self._list.itemAt(at) is None:
            return
        several = len(self._places()) > 1
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Search again"), self._run).setEnabled(not several)
        menu.addAction(self._both.text(), lambda: self._combine("AND")).setEnabled(several)
        menu.addAction(self._either.text(), lambda: self._combine("OR")).setEnabled(several)
        menu.addSeparator()
        menu.addAction(self.tr("Copy"), self._copy_selected)
        menu.addAction(self.tr("Remove from the history"), self._forget)
        menu.popup(self._list.viewport().mapToGlobal(at))

    def _enable(self) -> None:
        several = len(self._list.selectedItems()) > 1
        self._both.setEnabled(several)
        self._either.setEnabled(several)
        self._copy.setEnabled(bool(self._past))
        if self._past:
            note = self.tr(
                "A click puts a search back, a double click runs it. #1 AND #2 works too."
            )
        else:
            note = self.tr("Searches that you run are listed here.")
        self._note.setText(note)
        self._list.setVisible(bool(self._past))

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._list.setAccessibleName(self.tr("History of searches"))
        self._both.setText(self.tr("Combine with AND"))
        self._either.setText(self.tr("Combine with OR"))
        self._copy.setText(self.tr("Copy history as text"))
        self._show(self._past)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
