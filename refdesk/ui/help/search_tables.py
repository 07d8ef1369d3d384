# SPDX-License-Identifier: GPL-3.0-or-later
"""How to search: everything that the search box understands, with an example each."""

from html import escape

from PySide6.QtWidgets import QWidget

from refdesk.domain.limits import EFFECTS, EXAMPLES, HAS, IS
from refdesk.ui.dialogs.help_dialogs import PageDialog
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


class SearchHelpDialog(PageDialog):
    """What may be typed, with an example each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("searchHelp", 620, 620, parent)

    def _title(self) -> str:
        return self.tr("How to search")

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


def _rows(rows: list[tuple[str, str]]) -> str:
    return "".join(
        f"<tr><td width='45%'><b>{escape(example)}</b></td><td>{escape(what)}</td></tr>"
        for example, what in rows
    )
