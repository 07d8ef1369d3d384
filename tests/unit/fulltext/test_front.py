from pathlib import Path

import pytest

from refdesk.domain.fulltext import Contributor
from refdesk.domain.related import Relation
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.licences import licence_code
from refdesk.fulltext.lines import plain
from tests.unit.fulltext.make import article

TRIAL = Path(__file__).parents[2] / "data" / "jats" / "trial.xml"


@pytest.fixture(scope="module")
def trial():
    return parse_jats(TRIAL.read_bytes(), "trial")


def test_ids_come_from_the_front_only(trial):
    assert (trial.pmid, trial.pmcid, trial.doi) == (
        "99000001",
        "PMC9900001",
        "10.9999/jim.2024.001",
    )


def test_the_title_keeps_its_markup_and_loses_its_footnote_marks(trial):
    assert plain(trial.title) == "Lemon drops and H2O for hiccups: a randomised trial"
    assert plain(trial.subtitle) == "The SOUR study"


def test_people_are_read_and_members_of_a_group_are_no_authors(trial):
    assert trial.contributors == (
        Contributor("Marlow", "Ada B.", "Jr", "", "0000-0001-2345-678X", "author"),
        Contributor("Kim", "Bora"),
        Contributor(collective="SOUR Study Group"),
        Contributor("Quill", "Ed", role="editor"),
    )


def test_the_year_is_that_of_the_issue(trial):
    assert (trial.journal, trial.year, trial.volume, trial.issue, trial.article_number) == (
        "Journal of Invented Medicine",
        "2025",
        "12",
        "3",
        "e77",
    )


def test_the_main_abstract_comes_first_and_a_translation_last(trial):
    kinds = [(a.kind, a.language, a.translated) for a in trial.abstracts]
    assert kinds == [
        ("", "", False),
        ("graphical", "", False),
        ("plain-language-summary", "", False),
        ("", "ko", True),
    ]


def test_keywords_leave_abbreviations_out(trial):
    assert trial.keywords == ("hiccups", "lemon")


def test_notices_are_linked(trial):
    (other,) = trial.related
    assert (other.relation, other.doi) == (Relation.CORRECTION, "10.9999/jim.2023.555")


@pytest.mark.parametrize(
    ("licence", "code"),
    [
        ('<license xlink:href="http://creativecommons.org/licenses/by/4.0/"/>', "CC BY"),
        (
            '<license xlink:href="https://creativecommons.org/licenses/by-nc-nd/3.0/"/>',
            "CC BY-NC-ND",
        ),
        (
            "<license><license-p>See <ext-link "
            'xlink:href="https://creativecommons.org/publicdomain/zero/1.0/">here</ext-link>'
            "</license-p></license>",
            "CC0",
        ),
        ('<license license-type="CC BY"/>', "CC BY"),
        ("<license><p>All rights reserved.</p></license>", ""),
        ("", ""),
    ],
)
def test_the_licence_is_classed_by_its_address_or_its_words(licence, code):
    assert article("<p>x</p>", front=f"<permissions>{licence}</permissions>").licence.code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("under the Creative Commons Attribution License, which permits", "CC BY"),
        ("Creative Commons Attribution Non-Commercial License", "CC BY-NC"),
        ("Creative Commons Attribution-NonCommercial-ShareAlike 3.0", "CC BY-NC-SA"),
        ("Creative Commons Attribution-NonCommercial-NoDerivatives", "CC BY-NC-ND"),
        ("the CC0 waiver", "CC0"),
        ("This article is in the public domain.", "public domain"),
        ("Copyright 2001 by the author", ""),
    ],
)
def test_prose_names_a_licence(text, code):
    assert licence_code(text) == code
