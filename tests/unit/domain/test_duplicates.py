# SPDX-License-Identifier: GPL-3.0-or-later
"""Two records of one paper are told from two papers, whatever an export did to them."""

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from refdesk.domain.duplicates import CERTAIN, LIKELY, duplicate_groups
from refdesk.domain.escaping import escape
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.names import author_from_text
from refdesk.domain.reference import Author, Journal, PartialDate, Reference
from tests.corpus import corpus

PAPER = Reference(
    title="Adjuvant sampletinib after resection of hepatocellular carcinoma: a randomized trial",
    authors=(Author("Shin", "Hyo-Jeong", "HJ"), Author("Müller", "Jonas", "J")),
    journal=Journal("Journal of invented oncology", medline_abbreviation="J Invent Oncol"),
    published=PartialDate(2024, 5),
    volume="12",
    issue="3",
    pages="201-13",
)


def doi(value: str) -> Identifier:
    return Identifier(Scheme.DOI, value)


def pmid(value: str) -> Identifier:
    return Identifier(Scheme.PMID, value)


def sure(one: Reference, other: Reference) -> float:
    groups = duplicate_groups([one, other], least=0.0)
    return groups[0].certainty if groups else 0.0


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"title": PAPER.title.upper()},
        {"title": f"{PAPER.title}. [Review] [72 refs]"},
        {"title": PAPER.title.partition(":")[0]},
        {"title": PAPER.title.replace("randomized", "randomised")},
        {"title": f"<i>{PAPER.title}</i>"},
        {"journal": Journal("J Invent Oncol")},
        {"journal": Journal()},
        {"published": PartialDate(2023)},
        {"published": PartialDate()},
        {"pages": "201-213"},
        {"pages": ""},
        {"authors": (Author("SHIN", "H. J."),)},
        {"authors": (Author("Hyo-Jeong", "Shin"), Author("Jonas", "Muller"))},
        {"authors": ()},
        {"issue": "1112"},
        {"volume": "", "issue": "", "pages": ""},
    ],
)
def test_what_exports_do_to_a_paper_makes_it_no_other(changes):
    assert sure(PAPER, replace(PAPER, **changes)) >= LIKELY


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Sampletinib in renal failure: a pharmacokinetic study"},
        {"volume": "14", "pages": "33-41", "published": PartialDate(2026)},
        {"authors": (Author("Okafor", "B"),), "pages": "33-41", "journal": Journal("Elsewhere")},
        {"identifiers": (pmid("2"),)},
    ],
)
def test_another_paper_stays_another(changes):
    one = replace(PAPER, identifiers=(pmid("1"),)) if "identifiers" in changes else PAPER
    assert sure(one, replace(PAPER, **changes)) < LIKELY


@pytest.mark.parametrize(
    "title",
    [
        f"Correction to: {PAPER.title}",
        f"{PAPER.title}: Erratum",
        f"Corrigendum: {PAPER.title}",
        f"Re: {PAPER.title}",
        f"Author reflections: {PAPER.title}",
        f"Authors' response to: {PAPER.title}",
    ],
)
def test_what_is_said_about_a_paper_is_another_one(title: str):
    paper = replace(PAPER, pages="", issue="")
    assert sure(paper, replace(paper, title=title)) < LIKELY


def test_a_retracted_paper_is_the_one_that_was_retracted():
    assert sure(PAPER, replace(PAPER, title=f"RETRACTED: {PAPER.title}")) >= CERTAIN


def test_pages_that_count_from_one_ahead_of_print_say_nothing():
    ahead = replace(PAPER, volume="", issue="", pages="1-13", published=PartialDate(2023))
    assert sure(PAPER, ahead) >= LIKELY


def test_the_parts_of_a_series_stay_apart():
    parts = [replace(PAPER, title=f"FOCUS {n}: a trial of sampletinib", pages="") for n in (1, 2)]
    assert sure(*parts) < LIKELY
    assert sure(parts[0], parts[0]) >= LIKELY


def test_titles_that_many_papers_have_need_more():
    editorials = [
        replace(PAPER, title="Editor's comments", issue=str(n), pages="", identifiers=())
        for n in range(1, 5)
    ]
    assert duplicate_groups(editorials) == []


def test_an_identifier_decides_where_titles_do_not_contradict():
    bare = Reference(identifiers=(doi("10.1000/X1"),))
    assert sure(replace(PAPER, identifiers=(doi("10.1000/x1"),)), bare) >= CERTAIN
    assert (
        sure(Reference(identifiers=(pmid("77"),)), replace(PAPER, identifiers=(pmid("77"),)))
        >= CERTAIN
    )
    wrong = Reference(title="Something else entirely", identifiers=(doi("10.1000/x1"),))
    assert sure(replace(PAPER, identifiers=(doi("10.1000/x1"),)), wrong) < LIKELY


def test_a_group_says_what_its_records_share_and_where_they_stand():
    other = replace(PAPER, title="Sampletinib for gout", pages="7", authors=())
    (group,) = duplicate_groups([PAPER, other, PAPER, PAPER])
    assert group.places == (0, 2, 3)
    assert group.reason == "title, year, author, journal, volume, pages"
    assert group.certainty >= CERTAIN


def test_korean_titles_are_compared_as_they_are():
    one = Reference(
        title="간세포암 절제 후 보조 요법의 효과: 무작위 대조시험", published=PartialDate(2024)
    )
    assert (
        sure(one, replace(one, title="간세포암 절제후 보조요법의 효과 : 무작위 대조시험")) >= LIKELY
    )
    assert sure(one, replace(one, title="위암 절제 후 영양 요법의 효과: 무작위 대조시험")) < LIKELY


# Labelled sets of records


def _records(folder: Path) -> list[dict]:
    lines = (folder / "records.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _reference(record: dict) -> Reference:
    def said(name: str) -> str:
        value = str(record.get(name) or "")
        return "" if value.upper() == "UNKNOWN" else value

    names = record.get("author") or ""
    names = names if isinstance(names, list) else names.replace(";", " and ").split(" and ")
    year = said("year")[:4]
    return Reference(
        title=escape(said("title")),
        authors=tuple(author_from_text(n) for n in names if n.strip() and n.upper() != "UNKNOWN"),
        journal=Journal(said("journal") or said("booktitle")),
        published=PartialDate(int(year) if year.isdigit() else None),
        volume=said("volume"),
        issue=said("number"),
        pages=said("pages"),
        identifiers=(doi(said("doi")),) if said("doi") else (),
    )


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["bd_cytology_screening", "bd_respiratory", "bd_digital_work"])
def test_labelled_sets_are_told_apart(name, capsys):
    folder = corpus("dedup") / name
    records = _records(folder)
    place = {record["id"]: n for n, record in enumerate(records)}
    clusters = json.loads((folder / "clusters.json").read_text("utf-8"))
    true = {p for c in clusters for p in combinations(sorted(place[i] for i in c), 2)}
    found = {
        pair
        for group in duplicate_groups(map(_reference, records))
        for pair in combinations(group.places, 2)
    }
    precision, recall = len(found & true) / len(found), len(found & true) / len(true)
    with capsys.disabled():
        print(f"\n{name}: {len(records)} records, precision {precision:.4f}, recall {recall:.4f}")
    assert precision >= 0.99
    assert recall >= 0.95
