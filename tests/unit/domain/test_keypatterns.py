# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns of citation keys as JabRef and Better BibTeX write them."""

from dataclasses import replace

import pytest

from refdesk.domain.errors import InvalidValueError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.keypatterns import FIELDS, KeyPattern
from refdesk.domain.reference import Author, AuthorRole, Journal, PartialDate, Reference

PAPER = Reference(
    title="Effect of <i>Helicobacter pylori</i> eradication on the 5-year risk: a trial",
    authors=(Author("Müller-Lüdenscheidt", "Jan"), Author("Kim", "Jae"), Author("O'Brien", "C")),
    journal=Journal("Gut", "Gut"),
    published=PartialDate(2024),
    volume="73",
    pages="101-9",
    identifiers=(Identifier(Scheme.PMID, "38000001"), Identifier(Scheme.DOI, "10.1/abc.5")),
)
KOREAN = Reference(
    title="간암 환자의 생존율",
    authors=(Author("신", "효정"), Author("김", "민준")),
    published=PartialDate(2023),
)


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("[auth][year]", "MullerLudenscheidt2024"),
        ("[auth:lower]_[year]", "mullerludenscheidt_2024"),
        ("[auth6:upper][shortyear]", "MULLER24"),
        ("[auth][year][shorttitle]", "MullerLudenscheidt2024EffectHelicobacterPylori"),
        ("[shorttitle2:lower][year]", "effecthelicobacter2024"),
        ("[veryshorttitle:abbr]-[pmid]", "E-38000001"),
        ("[shorttitle4:abbr]", "EHPE"),
        ("[authors2:lower]", "mullerludenscheidtkimEtAl".lower()),
        ("[authEtAl]", "MullerLudenscheidtEtAl"),
        ("[lastauth][volume]p[firstpage]", "OBrien73p101"),
        ("[journal:lower][year]", "gut2024"),
        ("[doi]", "abc.5"),
        ("auth.lower + year", "mullerludenscheidt2024"),
        ("auth.lower + '_' + shorttitle(2,0).abbr + shortyear", "mullerludenscheidt_EH24"),
    ],
)
def test_fields_numbers_and_modifiers(pattern, key):
    assert KeyPattern.parse(pattern).stem(PAPER) == key


def test_names_in_hangul_are_romanised_or_kept_as_told():
    assert KeyPattern.parse("[auth][year]").stem(KOREAN) == "Shin2023"
    assert KeyPattern.parse("[auth:native][year]").stem(KOREAN) == "신2023"
    assert KeyPattern.parse("[authors:native][shorttitle1:native]").stem(KOREAN) == "신김간암"


@pytest.mark.parametrize(
    "pattern",
    ["", "auth", "[author]", "[auth", "auth]", "[auth:loud]", "auth +", "Key", "[ ]", "'x'",
     f"[auth{'9' * 5000}]", f"auth({'9' * 5000})"],
)  # fmt: skip
def test_what_is_no_pattern_is_refused(pattern):
    if pattern == "auth":
        assert KeyPattern.parse(pattern).stem(KOREAN) == "Shin"
        return
    with pytest.raises(InvalidValueError) as caught:
        KeyPattern.parse(pattern)
    assert (caught.value.field, caught.value.text) == ("key-pattern", pattern)


@pytest.mark.parametrize("name", FIELDS)
def test_a_paper_that_says_nothing_has_a_key_all_the_same(name):
    assert KeyPattern.parse(f"[{name}]").stem(Reference())


def test_what_cannot_stand_in_a_key_goes():
    odd = replace(PAPER, volume="7 {3}, #1~", journal=Journal("J % of \\x"))
    assert KeyPattern.parse("[volume]/[journal]").stem(odd) == "731/Jofx"


def test_editors_stand_in_where_there_are_no_authors():
    book = Reference(
        authors=(Author("Lee", "S", role=AuthorRole.EDITOR),), published=PartialDate(1999)
    )
    assert KeyPattern.parse("[auth][year]").stem(book) == "Lee1999"
