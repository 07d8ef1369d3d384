# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of one work where it is cited: place, words before and behind, authors or not."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from refdesk.domain.citation import Cite
from refdesk.ui.citing.locator_words import locator_words

_AUTHORS = ((False, False), (True, False), (True, True))
"""Suppress the author, author alone: in the brackets, not at all, before the brackets."""


class CiteForm(QWidget):
    """Shows a :class:`Cite` and changes it."""

    changed = Signal(object)
    """With the cite as it is now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cite = Cite(0)
        self._label = QComboBox()
        self._label.setObjectName("citeLabel")
        for label, _ in locator_words():
            self._label.addItem("", label)
        self._locator, self._prefix, self._suffix = (QLineEdit() for _ in range(3))
        self._author = QComboBox()
        self._author.setObjectName("citeAuthor")
        for _ in _AUTHORS:
            self._author.addItem("")
        for box, name in (
            (self._locator, "citeLocator"),
            (self._prefix, "citePrefix"),
            (self._suffix, "citeSuffix"),
        ):
            box.setObjectName(name)
            box.textEdited.connect(self._read)
        self._label.activated.connect(self._read)
        self._author.activated.connect(self._read)
        self._labels = [QLabel() for _ in range(4)]
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self._label)
        place.addWidget(self._locator, 1)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(12)
        form.addRow(self._labels[0], place)
        form.addRow(self._labels[1], self._prefix)
        form.addRow(self._labels[2], self._suffix)
        form.addRow(self._labels[3], self._author)
        self.retranslate()

    def show_cite(self, cite: Cite) -> None:
        """Show another one."""
        self._cite = cite
        self._label.setCurrentIndex(max(0, self._label.findData(cite.label)))
        self._locator.setText(cite.locator)
        self._prefix.setText(cite.prefix)
        self._suffix.setText(cite.suffix)
        shown = (cite.suppress_author, cite.author_only)
        self._author.setCurrentIndex(_AUTHORS.index(shown) if shown in _AUTHORS else 0)

    def begin(self) -> None:
        """Have the keyboard where one most often types."""
        self._locator.setFocus()
        self._locator.selectAll()

    def retranslate(self) -> None:
        """Set all words anew."""
        for number, (_, word) in enumerate(locator_words()):
            self._label.setItemText(number, word)
        authors = (
            self.tr("In the citation: (Roe, 2021)"),
            self.tr("Left out: (2021)"),
            self.tr("In the sentence: Roe (2021)"),
        )
        for number, text in enumerate(authors):
            self._author.setItemText(number, text)
        words = (
            self.tr("Part cited"),
            self.tr("Before"),
            self.tr("After"),
            self.tr("Author"),
        )
        for label, text in zip(self._labels, words, strict=True):
            label.setText(text)
        fields = (self._locator, self._prefix, self._suffix, self._author)
        for field, text in zip(fields, words, strict=True):
            field.setAccessibleName(text)
        self._label.setAccessibleName(self.tr("Kind of part"))
        self._locator.setPlaceholderText(self.tr("e.g. 12–15"))
        self._prefix.setPlaceholderText(self.tr("e.g. see also"))
        self._suffix.setPlaceholderText(self.tr("e.g. for a review"))

    def _read(self) -> None:
        suppressed, alone = _AUTHORS[max(0, self._author.currentIndex())]
        self._cite = replace(
            self._cite,
            locator=self._locator.text(),
            label=str(self._label.currentData()),
            prefix=self._prefix.text(),
            suffix=self._suffix.text(),
            suppress_author=suppressed,
            author_only=alone,
        )
        self.changed.emit(self._cite)
