# SPDX-License-Identifier: GPL-3.0-or-later
"""What an empty library shows: what this place is for, and three ways to fill it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.surfaces import Picture, WrappedLabel


class StartPage(QWidget):
    """Three choices for a library without papers."""

    add_requested = Signal()
    samples_requested = Signal()
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self._title = QLabel()
        mark(self._title, role="title")
        self._intro = WrappedLabel(role="secondary")
        self._drop = WrappedLabel(role="small")
        self._rows: list[tuple[QPushButton, WrappedLabel]] = []
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
        button.setMinimumWidth(190)
        row.addWidget(button)
        row.addWidget(note, 1)
        return row

    def _centre(self, column: QVBoxLayout) -> None:
        inner = QWidget()
        inner.setLayout(column)
        inner.setMaximumWidth(560)
        row = QHBoxLayout()
        row.setContentsMargins(24, 24, 24, 24)
        row.addStretch(1)
        row.addWidget(inner, 8)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(2)
        layout.addLayout(row)
        layout.addStretch(3)

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
        super().changeEvent(event)
