# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks for the numbers of a result as a person reads them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.errors import InvalidValueError
from refdesk.domain.evidence_corrections import RELATIONS, JudgedResult, ResultNumbers
from refdesk.ui.detail.statistics import kind_text, outcome_text, result_text
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.surfaces import WrappedLabel

_SIGNS = {"<=": "≤", ">=": "≥"}


class ResultDialog(QDialog):
    """Value, interval and P of one result; the sentence that they stand in is shown above."""

    saved = Signal(object)
    """With :class:`ResultNumbers`, tidy."""

    def __init__(self, result: JudgedResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Correct the numbers"))
        self.setMinimumWidth(420)
        numbers = ResultNumbers.of(result.shown)
        self.value = self._field("resultValue", numbers.value, self.tr("Value"))
        self.low = self._field("resultLow", numbers.ci_low, self.tr("CI from"))
        self.high = self._field("resultHigh", numbers.ci_high, self.tr("CI to"))
        self.high.setPlaceholderText(self.tr("not reached"))
        self.p = self._field("resultP", numbers.p, self.tr("P"))
        self.relation = QComboBox()
        self.relation.setObjectName("resultRelation")
        self.relation.setAccessibleName(self.tr("Relation of P"))
        for relation in RELATIONS:
            self.relation.addItem(_SIGNS.get(relation, relation), relation)
        self.relation.setCurrentIndex(max(0, self.relation.findData(numbers.p_relation)))
        self.relation.currentIndexChanged.connect(self._relate)
        self._problem = WrappedLabel(role="danger")
        self._problem.setObjectName("resultProblem")
        self._problem.hide()
        self._lay_out(result)
        self._relate()
        self.value.setFocus()
        self.value.selectAll()

    def _field(self, name: str, text: str, label: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setObjectName(name)
        field.setAccessibleName(label)
        return field

    def _lay_out(self, result: JudgedResult) -> None:
        sentence = WrappedLabel(result.read.sentence)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        read = self.tr("The program read: {0}").format(result_text(result.read))
        program = WrappedLabel(read, role="secondary")
        program.setTextFormat(Qt.TextFormat.PlainText)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(kind_text(result.read), self.value)
        form.addRow(self.tr("CI"), _row(self.low, QLabel("–"), self.high))
        form.addRow(self.tr("P"), _row(self.relation, self.p))
        boxes = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(boxes.Save | boxes.Cancel)
        buttons.button(boxes.Save).setText(self.tr("Save"))
        buttons.button(boxes.Save).setObjectName("resultSave")
        buttons.button(boxes.Cancel).setText(self.tr("Cancel"))
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        if outcome := outcome_text(result.read):
            head = WrappedLabel(outcome)
            head.setTextFormat(Qt.TextFormat.PlainText)
            mark(head, role="heading")
            column.addWidget(head)
        column.addWidget(sentence)
        column.addWidget(program)
        column.addLayout(form)
        column.addWidget(self._problem)
        column.addWidget(buttons)

    def _relate(self) -> None:
        self.p.setEnabled(self.relation.currentData() != "NS")

    def _save(self) -> None:
        relation = str(self.relation.currentData())
        p = self.p.text() if relation != "NS" else ""
        typed = ResultNumbers(self.value.text(), self.low.text(), self.high.text(), p,
                              relation if p or relation == "NS" else "")  # fmt: skip
        try:
            numbers = typed.checked()
        except InvalidValueError as error:
            self._refuse(error)
            return
        self.saved.emit(numbers)
        self.accept()

    def _refuse(self, error: InvalidValueError) -> None:
        sentences = {
            "value": self.tr("The value is no number. Write digits, with a point: 0.72"),
            "ci": self.tr(
                "The interval needs its lower limit first. Leave the upper one empty if it was not reached."
            ),
            "p": self.tr("P is a number from 0 to 1."),
        }
        self._problem.setText(sentences[error.field])
        self._problem.show()
        field = {"value": self.value, "ci": self.low, "p": self.p}[error.field]
        field.setFocus()
        field.selectAll()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
    return row
