# SPDX-License-Identifier: GPL-3.0-or-later
"""The preview of a reference list: a page of it at a time, and how far the formatting is."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.citation import Bibliography
from refdesk.domain.escaping import escape
from refdesk.domain.jobs import Progress
from refdesk.ui.citing.list_html import TAB_STOP, list_html
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading, scheme_of
from refdesk.ui.widgets.buttons import IconButton
from refdesk.ui.widgets.reading import ReadingView

PAGE = 100
"""Entries that are shown at once: setting them takes Qt about 20 ms, a thousand a fifth of a second."""
_PATIENCE_MS = 300
"""How long the formatting may take until the bar appears."""


class _Entries(ReadingView):
    """The entries of one page."""

    def __init__(self) -> None:
        self.bibliography = Bibliography(())  # before Qt asks for what is shown
        self.retracted: frozenset[int] = frozenset()
        self.start = 0
        self.said = ""
        super().__init__()
        self.setObjectName("bibliographyText")
        self.document().setDocumentMargin(12)
        option = self.document().defaultTextOption()
        option.setTabStopDistance(TAB_STOP)
        self.document().setDefaultTextOption(option)

    def shown_html(self) -> str:
        """See ReadingView: the marks have the colours of now."""
        if self.said:
            return f"<p>{escape(self.said)}</p>"
        colour = scheme_of(self.palette()).danger
        words = escape(self.tr("Retracted"))
        flag = f"<span style='color:{colour};font-weight:600'>⚠&nbsp;{words}</span>"
        return list_html(
            self.bibliography,
            self.start,
            self.start + PAGE,
            retracted=self.retracted,
            mark=flag,
        )


class ListPreview(QWidget):
    """Shows a list page by page; thousands of entries never stop the window."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = _Entries()
        self.view.set_reading(Reading(size=14))
        self._back, self._next = IconButton("chevron-left"), IconButton("chevron-right")
        self._back.setObjectName("bibliographyBackButton")
        self._next.setObjectName("bibliographyNextButton")
        self._place = QLabel()
        self._place.setObjectName("bibliographyPlace")
        mark(self._place, role="secondary")
        self._bar = QProgressBar()
        self._bar.setObjectName("bibliographyProgress")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._cancel = QPushButton()
        self._cancel.setObjectName("cancelBibliographyButton")
        self._cancel.setAutoDefault(False)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._show_bar)
        self._back.clicked.connect(lambda: self.turn(-1))
        self._next.clicked.connect(lambda: self.turn(1))
        self._cancel.clicked.connect(self.cancelled)
        self._lay_out()
        self.retranslate()
        self._show_place()

    def _lay_out(self) -> None:
        pages, work = QWidget(), QWidget()
        row = QHBoxLayout(pages)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self._back, self._place, self._next):
            row.addWidget(part)
        row.addStretch(1)
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self._foot = QStackedLayout()
        self._foot.addWidget(pages)
        self._foot.addWidget(work)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.view, 1)
        column.addLayout(self._foot)

    def retranslate(self) -> None:
        """Set all words anew."""
        self.view.setAccessibleName(self.tr("Reference list"))
        self._back.describe(self.tr("Previous page"))
        self._next.describe(self.tr("Next page"))
        self._bar.setAccessibleName(self.tr("Formatting"))
        self._cancel.setText(self.tr("Cancel"))
        self._show_place()
        self.view.restyle()

    # What is shown

    def wait(self) -> None:
        """Say after a moment how far the formatting is; what was there stays until then."""
        self._bar.setRange(0, 0)
        self._patience.start()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)

    def show_list(self, bibliography: Bibliography, retracted: frozenset[int]) -> None:
        """Show a list from its beginning."""
        self.view.bibliography, self.view.retracted = bibliography, retracted
        self._show("", 0)

    def show_sentence(self, text: str) -> None:
        """Show what is to be said where there is no list."""
        self.view.bibliography = Bibliography(())
        self._show(text, 0)

    def turn(self, by: int) -> None:
        """Go to another page."""
        start = self.view.start + by * PAGE
        if 0 <= start < len(self.view.bibliography.entries):
            self._show("", start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget: Alt+Page Up and Alt+Page Down turn the pages."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        step = steps.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.turn(step)
        else:
            super().keyPressEvent(event)

    # Inside

    def _show(self, said: str, start: int) -> None:
        self._patience.stop()
        self._foot.setCurrentIndex(0)
        self.view.said, self.view.start = said, start
        self.view.fill(self.view.shown_html(), 0)
        self._show_place()

    def _show_bar(self) -> None:
        self._foot.setCurrentIndex(1)

    def _show_place(self) -> None:
        start, total = self.view.start, len(self.view.bibliography.entries)
        many = total > PAGE
        for part in (self._back, self._next, self._place):
            part.setVisible(many)
        self._back.setEnabled(start > 0)
        self._next.setEnabled(start + PAGE < total)
        text = self.tr("{first} to {last} of {total}")
        last = min(start + PAGE, total)
        self._place.setText(text.format(first=start + 1, last=last, total=f"{total:,}"))
