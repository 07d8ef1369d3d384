# SPDX-License-Identifier: GPL-3.0-or-later
"""One term, one word: the summary says what the window says."""

import re
from pathlib import Path
from xml.etree import ElementTree

from refdesk.domain.designs import DESIGNS
from refdesk.korean.terms import fold, terms
from refdesk.korean.words import DESIGNS as KOREAN_DESIGNS
from refdesk.korean.words import KINDS, TRAITS
from refdesk.messages import design_name

ROOT = Path(__file__).parents[3]


def glossary():
    rows = re.findall(r"^\|(.+)\|$", (ROOT / "docs/glossary.md").read_text("utf-8"), re.MULTILINE)
    for row in rows:
        cells = [cell.strip() for cell in row.split("|")]
        for english, korean in ((cells[0], cells[1]), (cells[-2], cells[-1])):
            yield english.partition(" (")[0].lower(), korean.partition(" (")[0]


def test_every_design_has_a_word():
    codes = {design.code for design in DESIGNS}
    assert codes == set(KOREAN_DESIGNS) | set(TRAITS)


def test_designs_are_called_as_in_the_window():
    tree = ElementTree.parse(ROOT / "resources/i18n/refdesk_ko.ts")
    context = next(c for c in tree.iter("context") if c.findtext("name") == "Designs")
    window = {m.findtext("source"): m.findtext("translation") for m in context.iter("message")}
    for code, korean in KOREAN_DESIGNS.items():
        said = window[design_name(code)]
        assert said.replace(" ", "").replace(",", "") == korean.replace("(", "").replace(
            ")", ""
        ).replace(" ", "") or said.replace(" ", "") == korean.replace(" ", ""), code


def test_terms_are_those_of_the_glossary():
    listed = terms()
    wrong = {
        english: (listed[fold(english)], korean)
        for english, korean in glossary()
        if fold(english) in listed and listed[fold(english)] != korean
    }
    # what the window means by these words is not what a paper means
    for other in ("population", "preferences", "record", "year"):
        wrong.pop(other, None)
    assert wrong == {}


def test_kinds_are_those_of_the_glossary():
    said = dict(glossary())
    for code, english in {
        "HR": "hazard ratio", "OR": "odds ratio", "RR": "risk ratio", "MD": "mean difference",
        "SENS": "sensitivity", "SPEC": "specificity", "EST": "estimate",
    }.items():  # fmt: skip
        assert KINDS[code] == said[english]


def test_no_term_is_there_twice_with_two_meanings():
    seen = {}
    for line in (ROOT / "resources/korean/terms.txt").read_text("utf-8").splitlines():
        english, separator, korean = line.partition(" = ")
        if separator and not line.startswith("#"):
            assert re.search("[가-힣]", korean) or korean.isupper(), line
            assert seen.setdefault(fold(english), korean) == korean, line
