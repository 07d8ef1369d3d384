# SPDX-License-Identifier: GPL-3.0-or-later
"""What an empty library shows: what this place is for, and three ways to fill it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from refdesk.ui.stylesheet import mark
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.surfaces import Picture, WrappedLabel

_NARROW = 480
"""Width under which what a button does is said under it."""


class StartPage(QScrollArea):
    """Three choices for a library without papers."""

    add_requested = Signal()
    samples_requested = Signal()
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title = QLabel()
        mark(self._title, role="title")
        self._title.setWordWrap(True)
        self._intro = WrappedLabel(role="secondary")
        self._drop = WrappedLabel(role="small")
        self._rows: list[tuple[QPushButton, WrappedLabel]] = []
        self._words: list[QBoxLayout] = []
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._intro)
        column.addSpacing(12)
        for name, icon_name, signal in (
            ("startAddButton", "add", self.add_requested),
            ("startSamplesButton", "library", self.samples_requested),
            ("startImportButton", "download", self.import_requested),
        ):
            button = QPushButton()
            button.setObjectName(name)
            button.clicked.connect(signal)
            note = WrappedLabel(role="secondary")
            self._rows.append((button, note))
            column.addLayout(self._row(icon_name, button, note))
        mark(self._rows[0][0], kind="primary")
        column.addSpacing(12)
        column.addWidget(self._drop)
        self._centre(column)
        self.retranslate()

    def _row(self, icon_name: str, button: QPushButton, note: WrappedLabel) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Picture(icon_name), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        words.setSpacing(12)
        words.addWidget(button)
        words.addWidget(note, 1)
        self._words.append(words)
        row.addLayout(words, 1)
        return row

    def _fit(self) -> None:
        """Set the notes beside the buttons, or under them where there is little room."""
        narrow = self.width() < zoomed(_NARROW)
        way = QBoxLayout.Direction
        self._inner.setMaximumWidth(zoomed(560))
        for words in self._words:
            words.setDirection(way.TopToBottom if narrow else way.LeftToRight)
            words.setSpacing(4 if narrow else 12)
        for button, _ in self._rows:
            button.setMinimumWidth(zoomed(190))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()

    def _centre(self, column: QVBoxLayout) -> None:
        self._inner = inner = QWidget()
        inner.setLayout(column)
        row = QHBoxLayout()
        row.setContentsMargins(24, 24, 24, 24)
        row.addStretch(1)
        row.addWidget(inner, 8)
        row.addStretch(1)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(2)
        layout.addLayout(row)
        layout.addStretch(3)
        self.setWidget(page)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._title.setText(self.tr("Your library is empty"))
        self._intro.setText(
            self.tr("Papers that you add here can be read, cited and searched without a network.")
        )
        texts = (
            (
                self.tr("Add by number or link"),
                self.tr("PMID, PMCID, DOI or a web address. Ctrl+N"),
            ),
            (self.tr("Open the sample library"), self.tr("Invented papers to look around with")),
            (self.tr("Import a file"), self.tr("RIS, BibTeX, EndNote, PubMed … Ctrl+Shift+I")),
        )
        for (button, note), (name, text) in zip(self._rows, texts, strict=True):
            button.setText(name)
            note.setText(text)
        self._drop.setText(self.tr("Or drop files and links anywhere in this window."))

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)
