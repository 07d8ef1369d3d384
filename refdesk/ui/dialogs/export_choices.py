# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the export dialog that unfolds: how papers are written, and what goes along."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.errors import InvalidValueError
from refdesk.domain.exporting import ExportOptions, FieldGroup, Letters, Offers
from refdesk.domain.keypatterns import KeyPattern
from refdesk.domain.reference import Author, Journal, PartialDate, Reference
from refdesk.settings import Exporting
from refdesk.ui.icons import icon
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.buttons import LinkButton
from refdesk.ui.widgets.flow import FlowLayout
from refdesk.ui.widgets.surfaces import WrappedLabel

_EXAMPLE = Reference(
    title="Tea and sleep in nurses",
    authors=(Author("Kim", "Ara"), Author("Shin", "Hyojeong")),
    journal=Journal("Journal of invented trials", medline_abbreviation="J Invent Trials"),
    published=PartialDate(2026),
    volume="12",
    pages="101-109",
)


class ExportChoices(QWidget):
    """Asks what a format leaves to choose; what it does not is not shown."""

    resized = Signal()
    """It takes more or less room now."""

    def __init__(self, remembered: Exporting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers = Offers()
        self._left_out = set(remembered.left_out.split())
        self._asked = set(remembered.asked_for.split())
        self._button = LinkButton()
        self._button.setObjectName("exportMore")
        self._body = QWidget()
        self._fields = {group: QCheckBox() for group in FieldGroup}
        self._pattern = QLineEdit(remembered.key_pattern)
        self._example = WrappedLabel(role="secondary")
        self._letters = QComboBox()
        for letters in Letters:
            self._letters.addItem("", letters.value)
        self._letters.setCurrentIndex(max(0, self._letters.findData(remembered.letters)))
        self._capitals, self._notes, self._files = QCheckBox(), QCheckBox(), QCheckBox()
        self._capitals.setChecked(remembered.protect_capitals)
        self._notes.setChecked(remembered.with_notes)
        self._files.setChecked(remembered.with_files)
        self._labels = {name: QLabel() for name in ("fields", "along", "keys", "letters")}
        self._name_all()
        self._form = QFormLayout(self._body)
        self._lay_out()
        self._body.setVisible(remembered.unfolded)
        self._button.clicked.connect(self._unfold)
        self._pattern.textChanged.connect(self._show_example)
        for group, box in self._fields.items():
            box.clicked.connect(lambda checked, group=group: self._choose(group, checked))
        self.retranslate()

    def _name_all(self) -> None:
        for group, box in self._fields.items():
            box.setObjectName(f"exportField{group.value.capitalize()}")
        for widget, name in (
            (self._pattern, "exportKeyPattern"),
            (self._example, "exportKeyExample"),
            (self._letters, "exportLetters"),
            (self._capitals, "exportCapitals"),
            (self._notes, "exportNotes"),
            (self._files, "exportFiles"),
        ):
            widget.setObjectName(name)

    def _lay_out(self) -> None:
        rows = {
            "fields": _row(*self._fields.values()),
            "along": _row(self._notes, self._files),
            "keys": _column(self._pattern, self._example),
            "letters": _column(self._letters, self._capitals),
        }
        form = self._form
        form.setContentsMargins(0, 8, 0, 0)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        for name, row in rows.items():
            form.addRow(self._labels[name], row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._body)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._button.set_full(self.tr("More options"))
        self._labels["fields"].setText(self.tr("Also write"))
        self._labels["along"].setText(self.tr("Take along"))
        self._labels["keys"].setText(self.tr("Citation keys"))
        self._labels["letters"].setText(self.tr("LaTeX"))
        words = {
            FieldGroup.ABSTRACT: self.tr("Abstracts"),
            FieldGroup.KEYWORDS: self.tr("Keywords"),
            FieldGroup.NOTE: self.tr("Notes of imported files"),
            FieldGroup.LINK: self.tr("Links"),
            FieldGroup.EXTRA: self.tr("Other fields"),
        }
        for group, box in self._fields.items():
            box.setText(words[group])
        self._notes.setText(self.tr("My notes"))
        self._files.setText(self.tr("Copies of the files"))
        self._files.setToolTip(self.tr("They lie in a folder beside the exported file."))
        self._pattern.setPlaceholderText(self.tr("As in the library"))
        self._pattern.setAccessibleName(self.tr("Pattern of citation keys"))
        self._letters.setAccessibleName(self.tr("Letters in LaTeX"))
        self._letters.setItemText(0, self.tr("Letters as they are (UTF-8)"))
        self._letters.setItemText(1, self.tr("Letters as LaTeX commands"))
        self._capitals.setText(self.tr("Braces keep the capitals of titles"))
        self._show_example()
        self._draw()

    def align_with(self, *others: QLabel) -> None:
        """Let labels of the dialog be as wide as those here, so that fields stand in one line."""
        labels = (*self._labels.values(), *others)
        width = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setMinimumWidth(width)

    def offer(self, offers: Offers) -> None:
        """Show what a format leaves to choose."""
        self._offers = offers
        for group, box in self._fields.items():
            box.setVisible(group in offers.fields)
            on_demand = group in offers.on_demand
            box.setChecked(group in self._asked if on_demand else group not in self._left_out)
        self._notes.setVisible(offers.note_field is not None)
        self._files.setVisible(bool(offers.file_field))
        for place, is_offered in enumerate(
            (
                bool(offers.fields),
                offers.note_field is not None or bool(offers.file_field),
                offers.keys,
                offers.latex,
            )
        ):
            self._form.setRowVisible(place, is_offered)
        self.setVisible(offers != Offers())
        self.resized.emit()

    def measure(self) -> None:
        """Lay the rows out anew: Qt's form keeps the heights that wrapped lines had before."""
        self._form.invalidate()
        self._form.activate()

    def options(self) -> ExportOptions:
        """Return what is chosen; what the format does not offer is as it is by itself."""
        offers = self._offers
        return ExportOptions(
            frozenset(g for g in offers.fields if self._fields[g].isChecked()),
            self._pattern.text().strip() if offers.keys else "",
            Letters(str(self._letters.currentData())) if offers.latex else Letters.UNICODE,
            self._capitals.isChecked() or not offers.latex,
            self._notes.isChecked() and offers.note_field is not None,
            self._files.isChecked() and bool(offers.file_field),
        )

    def remembered(self) -> Exporting:
        """Return what the next export begins with."""
        return Exporting(
            " ".join(sorted(self._left_out)),
            " ".join(sorted(self._asked)),
            self._pattern.text().strip(),
            str(self._letters.currentData()),
            self._capitals.isChecked(),
            self._notes.isChecked(),
            self._files.isChecked(),
            not self._body.isHidden(),
        )

    def _choose(self, group: FieldGroup, checked: bool) -> None:
        """Remember a group that is wanted, apart for formats that leave it out by themselves."""
        names, wanted = (
            (self._asked, checked)
            if group in self._offers.on_demand
            else (self._left_out, not checked)
        )
        (names.add if wanted else names.discard)(group.value)

    def _unfold(self) -> None:
        self._body.setVisible(self._body.isHidden())
        self._draw()
        self.resized.emit()

    def _show_example(self) -> None:
        pattern = self._pattern.text().strip()
        mark(self._example, role="secondary")
        if not pattern:
            text = self.tr(
                "A pattern such as [auth:lower][year][shorttitle]; keys that were set stay."
            )
        else:
            try:
                text = self.tr("For example {key}").format(
                    key=KeyPattern.parse(pattern).stem(_EXAMPLE)
                )
            except InvalidValueError:
                text = self.tr("This is no pattern: write, for example, [auth][year][shorttitle].")
                mark(self._example, role="danger")
        self._example.setText(text)

    def _draw(self) -> None:
        name = "chevron-right" if self._body.isHidden() else "chevron-down"
        self._button.setIcon(icon(name, self.palette(), "accent"))

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    flow = FlowLayout(row, gap=16, line_gap=4)
    for widget in widgets:
        flow.addWidget(widget)
    return row


def _column(*widgets: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    return made
