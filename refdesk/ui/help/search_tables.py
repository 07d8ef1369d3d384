# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of help that the program knows itself: what the search box understands, and every key."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from refdesk.domain.limits import EFFECTS, EXAMPLES, HAS, IS
from refdesk.ui.mnemonics import plain_name
from refdesk.ui.reader.keys import key_words
from refdesk.ui.search.words import filter_words

Rows = list[tuple[str, str]]
"""A table of two columns: what is typed or pressed, and what it does."""

_WORD_EXAMPLES = {
    "title": "title:sorafenib",
    "author": 'author:"Kim HJ"',
    "journal": "journal:lancet",
    "abstract": 'abstract:"primary outcome"',
    "mesh": 'mesh:"Liver Neoplasms"',
    "keyword": "keyword:biomarker",
    "note": "note:journal-club",
}


def words() -> Rows:
    """Return how words are looked for."""
    translate = QCoreApplication.translate
    return [
        ("liver recurren", translate("SearchHelp", "all words; the last may be a beginning")),
        ('"overall survival"', translate("SearchHelp", "an exact phrase")),
        ("-mice", translate("SearchHelp", "leaves out what follows the minus")),
        ("sorafenib OR lenvatinib", translate("SearchHelp", "one or the other")),
        (
            "간암",
            translate(
                "SearchHelp", "Korean: words, parts of two syllables, with and without particles"
            ),
        ),
        (
            "beta-catenin",
            translate("SearchHelp", "Greek letters and their names are the same; accents too"),
        ),
    ]


def places() -> Rows:
    """Return how words are looked for in one place."""
    said = filter_words()
    return [(example, said[name]) for name, example in _WORD_EXAMPLES.items()]


def filters() -> Rows:
    """Return what papers may be."""
    translate = QCoreApplication.translate
    said = filter_words()
    rows = [
        (example, said[name])
        for name, example in EXAMPLES.items()
        if name not in EFFECTS and name != "n"
    ]
    rows.append(
        ("year:>=2020", translate("SearchHelp", "also with <, <=, >, >=, =, a-b, a.. and ..b"))
    )
    rows.append((" ".join(f"has:{code}" for code in HAS[:3]), ", ".join(HAS[3:])))
    rows.append((" ".join(f"is:{code}" for code in IS), ""))
    return rows


def numbers() -> Rows:
    """Return how numbers of the abstracts are looked for."""
    translate = QCoreApplication.translate
    return [
        ("n:>200", filter_words()["n"]),
        ("hr:<0.8", translate("SearchHelp", "a hazard ratio below 0.8")),
        ("md:-3..-1", translate("SearchHelp", "a mean difference from -3 to -1")),
        (
            " ".join(f"{kind}:" for kind in EFFECTS),
            translate("SearchHelp", "every kind of effect"),
        ),
    ]


def keys(groups: Sequence[tuple[str, Sequence[QAction]]]) -> Rows:
    """Return every action that has a key, in the order of the menus."""
    native = QKeySequence.SequenceFormat.NativeText
    return [
        (", ".join(key.toString(native) for key in action.shortcuts()), plain_name(action.text()))
        for _, actions in groups
        for action in actions
        if action.shortcuts()
    ]


def reader_keys() -> Rows:
    """Return the keys that a full text has for itself."""
    native = QKeySequence.SequenceFormat.NativeText
    return [(QKeySequence(pressed).toString(native), said) for pressed, said in key_words()]
