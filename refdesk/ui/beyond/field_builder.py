# SPDX-License-Identifier: GPL-3.0-or-later
"""The field builder: a term made of lines, each with a field and how it is joined to those above."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.pubmed_query import FIELDS, Line, built
from refdesk.ui.beyond.search_words import field_word
from refdesk.ui.widgets.buttons import IconButton
from refdesk.ui.widgets.surfaces import Column, WrappedLabel

JOINTS = ("AND", "OR", "NOT")
"""As PubMed writes them, in every language."""


class BuilderLine(QWidget):
    """One line: how it is joined, which field, which words."""

    changed = Signal()
    submitted = Signal()
    removed = Signal()

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.setObjectName("builderLine")
        self._joint, self._field = QComboBox(), QComboBox()
        self._joint.setObjectName("builderJoint")
        self._field.setObjectName("builderField")
        self._text = QLineEdit()
        self._text.setObjectName("builderText")
        self._remove = IconButton("close", small=True)
        self._remove.setObjectName("builderRemove")
        for joint in JOINTS:
            self._joint.addItem(joint, joint)
        for field in FIELDS:
            self._field.addItem("", field)
        self._joint.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._field.setSizeAdjustPolicy(adjust)
        self._field.setMinimumContentsLength(8)
        self._joint.setCurrentIndex(max(0, self._joint.findData(line.joint)))
        self._field.setCurrentIndex(max(0, self._field.findData(line.field)))
        self._text.setText(line.text)
        self._text.setCursorPosition(0)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._joint)
        row.addWidget(self._field, 1)
        row.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._text)
        self._joint.activated.connect(self.changed)
        self._field.activated.connect(self.changed)
        self._text.textEdited.connect(self.changed)
        self._text.returnPressed.connect(self.submitted)
        self._remove.clicked.connect(self.removed)
        self.setFocusProxy(self._text)
        self.retranslate()

    @property
    def line(self) -> Line:
        """What it says."""
        field, joint = self._field.currentData(), self._joint.currentData()
        return Line(self._text.text(), str(field), str(joint))

    def show_place(self, place: int, count: int) -> None:
        """Show where it stands: nothing is above the first, and the only one stays."""
        self._joint.setVisible(place > 0)
        self._remove.setVisible(count > 1)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        for place, field in enumerate(FIELDS):
            self._field.setItemText(place, field_word(field))
        self._joint.setAccessibleName(self.tr("How the line is joined to those above"))
        self._field.setAccessibleName(self.tr("Field"))
        self._text.setAccessibleName(self.tr("Words"))
        self._text.setPlaceholderText(self.tr("Words"))
        self._remove.describe(self.tr("Remove this line"))


class FieldBuilder(QWidget):
    """All lines, from top to bottom; tells of every change what the term is now."""

    term_changed = Signal(str)
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fieldBuilder")
        self._lines: list[BuilderLine] = []
        self._note = WrappedLabel(role="secondary")
        self._add = QPushButton()
        self._add.setObjectName("builderAdd")
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self._add_below)
        self._search = QPushButton()
        self._search.setObjectName("builderSearch")
        self._search.setAutoDefault(False)
        self._search.clicked.connect(self.submitted)
        page = Column(margin=12)
        page.set_measure(520)
        self._stack = QVBoxLayout()
        self._stack.setSpacing(12)
        page.body.addWidget(self._note)
        page.body.addSpacing(8)
        page.body.addLayout(self._stack)
        page.body.addSpacing(12)
        page.body.addWidget(self._add)
        page.body.addSpacing(6)
        page.body.addWidget(self._search)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.take("")
        self.retranslate()

    @property
    def term(self) -> str:
        """What the lines make together."""
        return built([one.line for one in self._lines])

    def take(self, term: str) -> None:
        """Begin anew from a term that was made elsewhere: it becomes the first line."""
        if term == self.term and self._lines:
            return
        for one in self._lines:
            one.hide()
            one.deleteLater()
        self._lines = []
        self._append(Line(" ".join(term.split())))
        if term:
            self._append(Line("", "title-abstract"))
        self._number()

    def add(self, line: Line) -> None:
        """Add a line that is filled in already."""
        last = self._lines[-1]
        if not last.line.text.strip():
            self._drop(last)
        self._append(line)
        self._number()
        self.term_changed.emit(self.term)

    def focus_last(self) -> None:
        """Put the keyboard into the last line."""
        self._lines[-1].setFocus()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._note.setText(self.tr("The term is made as you type. Lines are joined downwards."))
        self._add.setText(self.tr("Add a line"))
        self._search.setText(self.tr("Search"))
        for one in self._lines:
            one.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _append(self, line: Line) -> BuilderLine:
        one = BuilderLine(line)
        one.changed.connect(self._tell)
        one.submitted.connect(self.submitted)
        one.removed.connect(lambda: self._remove(one))
        self._lines.append(one)
        self._stack.addWidget(one)
        return one

    def _add_below(self) -> None:
        self._append(Line("", self._lines[-1].line.field))
        self._number()
        self.focus_last()

    def _drop(self, one: BuilderLine) -> None:
        self._lines.remove(one)
        self._stack.removeWidget(one)
        one.hide()
        one.deleteLater()

    def _remove(self, one: BuilderLine) -> None:
        place = self._lines.index(one)
        self._drop(one)
        self._number()
        self._lines[max(0, place - 1)].setFocus()
        self._tell()

    def _number(self) -> None:
        for place, one in enumerate(self._lines):
            one.show_place(place, len(self._lines))

    def _tell(self) -> None:
        self.term_changed.emit(self.term)
