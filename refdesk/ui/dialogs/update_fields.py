# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields of one paper that a newer record changed: before and now, yours and theirs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.reference import Reference
from refdesk.domain.update_fields import Field, text
from refdesk.domain.updating import Outcome, PaperUpdate
from refdesk.ui.duplicates.comparison import marked
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import scheme_of
from refdesk.ui.updates.words import field_name
from refdesk.ui.widgets.surfaces import Rule, WrappedLabel

_LONGEST = 4000
"""Characters shown of one value; the rest is cut with a mark."""


class FieldRow(QFrame):
    """One field; where both sides changed it, two choices say whose word stays."""

    chosen = Signal(str, bool)
    """With the field, and whether the word of the service is to stay."""

    def __init__(self, update: PaperUpdate, field: Field, *, is_open: bool) -> None:
        super().__init__()
        self.field, self._update, self._is_open = field, update, is_open
        self.setObjectName(f"updateField-{field}")
        name = QLabel(field_name(field))
        mark(name, role="heading")
        self._remark = WrappedLabel(role="secondary")
        self._remark.setObjectName(f"updateRemark-{field}")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(name)
        head.addWidget(self._remark, 1)
        self._keep, self._take = QRadioButton(), QRadioButton()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(self._values())
        if is_open:
            layout.addLayout(self._choice())

    def _values(self) -> QGridLayout:
        update, field = self._update, self.field
        before = text(field, update.after if self._is_open else update.before)
        after = text(field, update.theirs if self._is_open else update.after)
        names = (
            (self.tr("Yours"), self.tr("Theirs"))
            if self._is_open
            else (self.tr("Before"), self.tr("Now"))
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        colour = scheme_of(self.palette()).highlight_1
        for column, (name, own, other) in enumerate(
            ((names[0], before, after), (names[1], after, before))
        ):
            head = QLabel(name)
            mark(head, role="small")
            value = WrappedLabel()
            value.setTextFormat(Qt.TextFormat.RichText)
            value.setText(marked(_cut(own), [_cut(other)], colour) if own else "–")
            value.setAccessibleName(f"{field_name(field)}, {name}: {own}")
            value.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(head, 0, column)
            grid.addWidget(value, 1, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _choice(self) -> QHBoxLayout:
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(16)
        for button, name, words in (
            (self._keep, "keepMine", self.tr("Keep mine")),
            (self._take, "takeTheirs", self.tr("Take theirs")),
        ):
            button.setObjectName(f"{name}-{self.field}")
            button.setText(words)
            button.setAccessibleName(f"{field_name(self.field)}: {words}")
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self._keep.setChecked(True)
        self._keep.clicked.connect(lambda: self.chosen.emit(self.field, False))
        self._take.clicked.connect(lambda: self.chosen.emit(self.field, True))
        return row

    def compare(self, reference: Reference | None) -> None:
        """Show what the library says now; ``None``: the paper is gone."""
        now = text(self.field, reference) if reference is not None else ""
        self._keep.setEnabled(reference is not None)
        self._take.setEnabled(reference is not None)
        if reference is None:
            words = self.tr("The paper is no longer in the library.")
        elif self._is_open:
            has_theirs = now == text(self.field, self._update.theirs)
            (self._take if has_theirs else self._keep).setChecked(True)
            words = self.tr("taken over") if has_theirs else self.tr("your edit stays")
        elif now == text(self.field, self._update.after):
            words = self.tr("taken over")
        elif now == text(self.field, self._update.before):
            words = self.tr("taken back")
        else:
            words = self.tr("changed since")
        self._remark.setText(words)


class FieldsPage(QWidget):
    """One paper: its title, then its fields, those that are open first."""

    chosen = Signal(str, bool)

    def __init__(self, update: PaperUpdate) -> None:
        super().__init__()
        self.update_shown = update
        title = WrappedLabel(update.after.title_plain)
        title.setTextFormat(Qt.TextFormat.PlainText)
        mark(title, role="title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(4)
        layout.addWidget(title)
        self._rows = [
            FieldRow(update, field, is_open=outcome is Outcome.CONFLICT)
            for outcome in (Outcome.CONFLICT, Outcome.TAKEN)
            for field in update.fields(outcome)
        ]
        for row in self._rows:
            row.chosen.connect(self.chosen)
            layout.addWidget(Rule())
            layout.addWidget(row)
        layout.addStretch(1)

    def compare(self, reference: Reference | None) -> None:
        """Show what the library says now."""
        for row in self._rows:
            row.compare(reference)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
