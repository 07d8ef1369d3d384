# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields of one paper as a form: labels beside them, short ones side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.drafts import Draft
from refdesk.domain.reference import ReferenceKind
from refdesk.ui.dialogs.edit_words import kind_name
from refdesk.ui.stylesheet import mark

_SECTIONS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("kind", "languages"), ("title",), ("vernacular_title",), ("authors",), ("editors",)),
    (
        ("journal",), ("abbreviation", "published"), ("volume", "issue"), ("pages", "article_number"),
    ),
    (("doi", "pmid"), ("pmcid", "isbn"), ("url",)),
    (("abstract",), ("keywords",)),
    (("container_title",), ("publisher", "publisher_place"), ("edition", "series")),
)  # fmt: skip
"""Fields by section and row."""
_LINES = {"title": 2, "authors": 5, "editors": 2, "abstract": 8, "keywords": 2}
"""Fields of several lines, and how many are seen at once."""


class PaperForm(QWidget):
    """Shows and takes a :class:`Draft`."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, QLineEdit | QPlainTextEdit | QComboBox] = {}
        self._labels: dict[str, QLabel] = {}
        self._headings = [QLabel() for _ in _SECTIONS]
        self._hints = {"authors": QLabel(), "keywords": QLabel(), "published": QLabel()}
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        for heading, rows in zip(self._headings, _SECTIONS, strict=True):
            mark(heading, role="heading")
            column.addWidget(heading)
            grid = QGridLayout()
            grid.setContentsMargins(0, 0, 0, 12)
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(8)
            grid.setColumnMinimumWidth(0, 118)
            grid.setColumnMinimumWidth(2, 92)
            grid.setColumnStretch(1, 3)
            grid.setColumnStretch(3, 2)
            for row in rows:
                self._add_row(grid, row)
            column.addLayout(grid)
        column.addStretch(1)

    def _add_row(self, grid: QGridLayout, names: tuple[str, ...]) -> None:
        row = grid.rowCount()
        for place, name in enumerate(names):
            field, label = self._make(name), QLabel()
            self._fields[name], self._labels[name] = field, label
            label.setBuddy(field)
            flags = Qt.AlignmentFlag.AlignLeft
            flags |= Qt.AlignmentFlag.AlignTop if name in _LINES else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label, row, 2 * place, flags)
            grid.addWidget(field, row, 2 * place + 1, 1, 1 if len(names) > 1 else 3)
        for place, name in enumerate(names):
            if name in self._hints:
                mark(self._hints[name], role="small")
                self._hints[name].setWordWrap(True)
                grid.addWidget(self._hints[name], row + 1, 2 * place + 1, 1, 3 - 2 * place)

    def _make(self, name: str) -> QLineEdit | QPlainTextEdit | QComboBox:
        object_name = f"paper_{name}"
        if name == "kind":
            box = QComboBox()
            box.setObjectName(object_name)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            for kind in ReferenceKind:
                box.addItem("", kind.value)
            box.currentIndexChanged.connect(self.changed)
            return box
        if name in _LINES:
            text = QPlainTextEdit()
            text.setObjectName(object_name)
            text.setTabChangesFocus(True)
            text.setFixedHeight(_LINES[name] * text.fontMetrics().lineSpacing() + 18)
            text.textChanged.connect(self.changed)
            return text
        line = QLineEdit()
        line.setObjectName(object_name)
        line.textChanged.connect(self.changed)
        return line

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        headings = (
            self.tr("Paper"),
            self.tr("Published in"),
            self.tr("Identifiers"),
            self.tr("Content"),
            self.tr("Books and reports"),
        )
        for heading, text in zip(self._headings, headings, strict=True):
            heading.setText(text)
        for name, text in self._names().items():
            self._labels[name].setText(text)
            self._fields[name].setAccessibleName(text)
        self._hints["authors"].setText(
            self.tr("One a line: Family, Given. A group ends with a comma.")
        )
        self._hints["keywords"].setText(self.tr("Separate several with semicolons."))
        self._hints["published"].setText(self.tr("2026, 2026-01 or 2026-01-28"))
        kinds = self._fields["kind"]
        assert isinstance(kinds, QComboBox)
        for place in range(kinds.count()):
            kinds.setItemText(place, kind_name(str(kinds.itemData(place))))

    def _names(self) -> dict[str, str]:
        return {
            "kind": self.tr("Type"),
            "languages": self.tr("Language"),
            "title": self.tr("Title"),
            "vernacular_title": self.tr("Original title"),
            "authors": self.tr("Authors"),
            "editors": self.tr("Editors"),
            "journal": self.tr("Journal"),
            "abbreviation": self.tr("Abbreviation"),
            "published": self.tr("Date"),
            "volume": self.tr("Volume"),
            "issue": self.tr("Issue"),
            "pages": self.tr("Pages"),
            "article_number": self.tr("Article number"),
            "doi": "DOI",
            "pmid": "PMID",
            "pmcid": "PMCID",
            "isbn": "ISBN",
            "url": self.tr("Web address"),
            "abstract": self.tr("Abstract"),
            "keywords": self.tr("Keywords"),
            "container_title": self.tr("Book or site"),
            "publisher": self.tr("Publisher"),
            "publisher_place": self.tr("Place"),
            "edition": self.tr("Edition"),
            "series": self.tr("Series"),
        }

    def show_draft(self, draft: Draft) -> None:
        """Show a paper."""
        self.blockSignals(True)
        for name, field in self._fields.items():
            text = getattr(draft, name)
            if isinstance(field, QComboBox):
                field.setCurrentIndex(max(0, field.findData(text)))
            elif isinstance(field, QPlainTextEdit):
                field.setPlainText(text)
            else:
                field.setText(text)
                field.setCursorPosition(0)
        self.blockSignals(False)

    def draft(self) -> Draft:
        """Return what is typed."""
        return Draft(**{name: self._text(name) for name in self._fields})

    def _text(self, name: str) -> str:
        field = self._fields[name]
        if isinstance(field, QComboBox):
            return str(field.currentData())
        return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()

    def field(self, name: str) -> QWidget | None:
        """Return the widget of a field, by its name in :class:`Draft`."""
        return self._fields.get({"language": "languages"}.get(name, name))
