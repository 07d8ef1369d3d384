# SPDX-License-Identifier: GPL-3.0-or-later
"""How to search: everything that the search box understands, with an example each."""

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from refdesk.domain.limits import EFFECTS, EXAMPLES, HAS, IS
from refdesk.ui.search.words import filter_words

_WORD_EXAMPLES = {
    "title": "title:sorafenib",
    "author": 'author:"Kim HJ"',
    "journal": "journal:lancet",
    "abstract": 'abstract:"primary outcome"',
    "mesh": 'mesh:"Liver Neoplasms"',
    "keyword": "keyword:biomarker",
    "note": "note:journal-club",
}


class SearchHelpDialog(QDialog):
    """A page to read; texts can be copied from it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchHelpDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._view = QTextBrowser()
        self._view.setObjectName("searchHelpView")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self._view)
        layout.addWidget(self._buttons)
        self.resize(620, 620)
        self.retranslate()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("How to search"))
        self._view.setAccessibleName(self.windowTitle())
        self._view.setHtml(self._html())
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))

    def _html(self) -> str:
        sections = (
            (self.tr("Words"), self._words()),
            (self.tr("In one place"), self._places()),
            (self.tr("What papers are"), self._filters()),
            (self.tr("Numbers in the abstract"), self._numbers()),
        )
        return "".join(
            f"<h4>{escape(title)}</h4><table width='100%'>{_rows(rows)}</table>"
            for title, rows in sections
        )

    def _words(self) -> list[tuple[str, str]]:
        return [
            ("liver recurren", self.tr("all words; the last may be a beginning")),
            ('"overall survival"', self.tr("an exact phrase")),
            ("-mice", self.tr("leaves out what follows the minus")),
            ("sorafenib OR lenvatinib", self.tr("one or the other")),
            ("간암", self.tr("Korean: words, parts of two syllables, with and without particles")),
            ("beta-catenin", self.tr("Greek letters and their names are the same; accents too")),
        ]

    def _places(self) -> list[tuple[str, str]]:
        words = filter_words()
        return [(example, words[name]) for name, example in _WORD_EXAMPLES.items()]

    def _filters(self) -> list[tuple[str, str]]:
        words = filter_words()
        rows = [
            (example, words[name])
            for name, example in EXAMPLES.items()
            if name not in EFFECTS and name != "n"
        ]
        rows.append(("year:>=2020", self.tr("also with <, <=, >, >=, =, a-b, a.. and ..b")))
        rows.append((" ".join(f"has:{code}" for code in HAS[:3]), ", ".join(HAS[3:])))
        rows.append((" ".join(f"is:{code}" for code in IS), ""))
        return rows

    def _numbers(self) -> list[tuple[str, str]]:
        return [
            ("n:>200", filter_words()["n"]),
            ("hr:<0.8", self.tr("a hazard ratio below 0.8")),
            ("md:-3..-1", self.tr("a mean difference from -3 to -1")),
            (" ".join(f"{kind}:" for kind in EFFECTS), self.tr("every kind of effect")),
            (
                "",
                self.tr("Papers must have been read first: Tools, Read numbers in all abstracts."),
            ),
        ]

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _rows(rows: list[tuple[str, str]]) -> str:
    return "".join(
        f"<tr><td width='45%'><b>{escape(example)}</b></td><td>{escape(what)}</td></tr>"
        for example, what in rows
    )
