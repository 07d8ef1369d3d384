# SPDX-License-Identifier: GPL-3.0-or-later
"""The upper part of the batch edit: which field, what is done to it, with what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from refdesk.domain.editing import CHOICES, LISTS, Edit, Field, Operation, operations
from refdesk.domain.organisation import MOST_STARS
from refdesk.domain.reference import ReferenceKind
from refdesk.ui.dialogs.edit_words import (
    field_name,
    kind_name,
    operation_name,
    read_name,
    stars,
)
from refdesk.ui.stylesheet import mark

_GROUPS = (
    (Field.TITLE, Field.KIND, Field.LANGUAGE, Field.KEYWORDS, Field.URL),
    (
        Field.JOURNAL, Field.ABBREVIATION, Field.YEAR, Field.VOLUME, Field.ISSUE, Field.PAGES,
        Field.ARTICLE_NUMBER,
    ),
    (Field.CONTAINER, Field.PUBLISHER, Field.PLACE, Field.EDITION, Field.SERIES),
    (Field.TAGS, Field.COLLECTIONS, Field.READ, Field.RATING, Field.NOTE),
)  # fmt: skip
"""The fields in the order of the chooser, with a line between the groups."""
_OPERATION = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Known:
    """What the library has to choose from."""

    tags: Sequence[str] = ()
    collections: Mapping[str, str] = field(default_factory=dict)
    """Names by id."""


class EditForm(QWidget):
    """Takes an edit."""

    changed = Signal()

    def __init__(self, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._field, self._operation = QComboBox(), QComboBox()
        self._field.setObjectName("batchField")
        self._operation.setObjectName("batchOperation")
        self._text, self._replacement = QLineEdit(), QLineEdit()
        self._text.setObjectName("batchText")
        self._replacement.setObjectName("batchReplacement")
        self._choice = QComboBox()
        self._choice.setObjectName("batchChoice")
        self._pattern, self._case = QCheckBox(), QCheckBox()
        self._pattern.setObjectName("batchPattern")
        self._case.setObjectName("batchCase")
        self._hint = QLabel()
        mark(self._hint, role="small")
        self._labels = {
            widget: QLabel()
            for widget in (
                self._field,
                self._operation,
                self._text,
                self._replacement,
                self._choice,
            )
        }
        for group in _GROUPS:
            if self._field.count():
                self._field.insertSeparator(self._field.count())
            for which in group:
                self._field.addItem("", which.value)
        self._field.setMaxVisibleItems(30)
        self._lay_out()
        self._field.currentIndexChanged.connect(self._field_chosen)
        self._operation.currentIndexChanged.connect(self._operation_chosen)
        self._choice.currentIndexChanged.connect(self.changed)
        for line in (self._text, self._replacement):
            line.textChanged.connect(self.changed)
        for box in (self._pattern, self._case):
            box.toggled.connect(self.changed)
        self.retranslate()
        self._fill_operations()
        self._show_fields()

    def _lay_out(self) -> None:
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(8)
        self._form.setHorizontalSpacing(16)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for widget, label in self._labels.items():
            label.setBuddy(widget)
            self._form.addRow(label, widget)
        self._boxes = QWidget()
        row = QHBoxLayout(self._boxes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._pattern)
        row.addWidget(self._case)
        row.addStretch(1)
        self._form.addRow("", self._boxes)
        self._form.addRow("", self._hint)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        for place in range(self._field.count()):
            if value := self._field.itemData(place):
                self._field.setItemText(place, field_name(Field(value)))
        for place in range(self._operation.count()):
            operation = Operation(self._operation.itemData(place))
            self._operation.setItemText(place, operation_name(operation, self.field))
        names = (
            self.tr("Field"),
            self.tr("Action"),
            self.tr("Text"),
            self.tr("Replace with"),
            self.tr("Value"),
        )
        for (widget, label), name in zip(self._labels.items(), names, strict=True):
            label.setText(name)
            widget.setAccessibleName(name)
        self._pattern.setText(self.tr("Regular expression"))
        self._case.setText(self.tr("Match case"))
        self._fill_choices()
        self._show_fields()

    @property
    def field(self) -> Field:
        """The field that is chosen."""
        return Field(self._field.currentData() or Field.TITLE.value)

    @property
    def operation(self) -> Operation:
        """What is to be done to it."""
        return Operation(self._operation.currentData() or Operation.SET.value)

    def choose(self, field: Field, operation: Operation | None = None) -> None:
        """Choose a field, and what is done to it."""
        self._field.setCurrentIndex(self._field.findData(field.value))
        if operation is not None:
            self._operation.setCurrentIndex(self._operation.findData(operation.value))

    def fill(self, text: str, replacement: str = "") -> None:
        """Type the text, and what replaces it."""
        self._text.setText(text)
        self._replacement.setText(replacement)

    def edit(self) -> Edit | None:
        """Return what is asked for, ``None`` while something is missing."""
        operation = self.operation
        if operation is Operation.CLEAR:
            return Edit(self.field, operation)
        text = str(self._choice.currentData() or "") if self._chooses else self._text.text()
        if not text:
            return None
        if operation is not Operation.REPLACE:
            return Edit(self.field, operation, text)
        return Edit(
            self.field,
            operation,
            text,
            self._replacement.text(),
            self._pattern.isChecked(),
            self._case.isChecked(),
        )

    @property
    def _chooses(self) -> bool:
        return self.field in CHOICES or self.field is Field.COLLECTIONS

    def _field_chosen(self) -> None:
        self._fill_operations()
        self._fill_choices()
        self._text.clear()
        self._show_fields()
        self.changed.emit()

    def _operation_chosen(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _fill_operations(self) -> None:
        self._operation.blockSignals(True)
        self._operation.clear()
        for operation in operations(self.field):
            self._operation.addItem(operation_name(operation, self.field), operation.value)
        self._operation.blockSignals(False)

    def _fill_choices(self) -> None:
        match self.field:
            case Field.KIND:
                choices = {kind.value: kind_name(kind.value) for kind in ReferenceKind}
            case Field.READ:
                choices = {code: read_name(code) for code in ("1", "0")}
            case Field.RATING:
                choices = {str(n): stars(n) for n in range(MOST_STARS, 0, -1)}
            case Field.COLLECTIONS:
                choices = dict(self._known.collections)
            case _:
                choices = {}
        chosen = self._choice.currentData()
        self._choice.blockSignals(True)
        self._choice.clear()
        for value, name in choices.items():
            self._choice.addItem(name, value)
        self._choice.setCurrentIndex(max(0, self._choice.findData(chosen)))
        self._choice.blockSignals(False)

    def _show_fields(self) -> None:
        operation = self.operation
        finds, clears = operation is Operation.REPLACE, operation is Operation.CLEAR
        shown = {
            self._choice: self._chooses and not clears,
            self._text: not self._chooses and not clears,
            self._replacement: finds,
            self._boxes: finds,
        }
        for widget, visible in shown.items():
            self._form.setRowVisible(widget, visible)
        self._labels[self._text].setText(self.tr("Find") if finds else self.tr("Text"))
        several = self.field in LISTS and not self._chooses and not finds and not clears
        texts = [self.tr("Separate several with semicolons.")] if several else []
        if finds and self._pattern.isVisibleTo(self):
            texts.append(self.tr("In a regular expression \\1 stands for the first group."))
        self._hint.setText(" ".join(texts))
        self._form.setRowVisible(self._hint, bool(texts))
        names = self._known.tags if self.field is Field.TAGS and not finds else ()
        completer = QCompleter(list(names), self) if names else None
        if completer is not None:
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._text.setCompleter(completer)  # type: ignore[arg-type]  # none is allowed
