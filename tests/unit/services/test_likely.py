# SPDX-License-Identifier: GPL-3.0-or-later
"""A look at an import counts what is likely a duplicate although no identifier says so."""

import pytest

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext
from refdesk.domain.reference import Author, Journal, PartialDate, Reference
from refdesk.services import likely
from refdesk.services.transfer import TransferService
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore

TITLE = "Invented cilostatin after percutaneous angioplasty in older adults"
RECORD = """TY  - JOUR
AU  - {author}
TI  - {title}
T2  - J Sample Evid
PY  - 2024
VL  - 9
SP  - 145
ER  -
"""


@pytest.fixture
def library(tmp_path):
    database = Database.open(tmp_path / "library.sqlite")
    store = ReferenceStore(database)
    store.add_many(
        [
            Reference(
                title=TITLE,
                authors=(Author("Baek", "Ji-Won"),),
                journal=Journal("Journal of sample evidence", "J Sample Evid"),
                published=PartialDate(2024),
                volume="9",
                pages="145-52",
                identifiers=(Identifier(Scheme.DOI, "10.5555/tea"),),
            ),
            Reference(title="Green tea and the sleep of night nurses in Korea"),
        ]
    )
    yield store
    database.close()


@pytest.fixture
def look(library, tmp_path):
    """Return a function that looks at an import of some records, ``(title, author)`` each."""

    def make(*records):
        path = tmp_path / "new.ris"
        path.write_text(
            "".join(RECORD.format(title=title, author=author) for title, author in records)
        )
        return TransferService(library).import_files([path], JobContext(), dry_run=True)

    return make


def test_a_new_record_of_a_known_paper_is_counted(look):
    report = look(
        (TITLE.upper() + ": A COHORT", "Baek, J."),
        ("Coffee and the hearts of invented mice", "Kim, A"),
    )
    assert (report.likely_known, report.alike) == (1, 0)
    assert report.files[0].added == 2


def test_records_of_one_paper_in_the_file_are_counted_apart(look):
    title = "Oolong for the hearts of invented retired sailors"
    report = look((title, "Kim, A"), (title.upper() + ".", "Kim, Anna"))
    assert (report.likely_known, report.alike) == (0, 1)


def test_the_trash_is_not_the_library(look, library):
    library.trash([1])
    assert look((TITLE.upper() + ": A COHORT", "Baek, J.")).likely_known == 0


def test_korean_titles_are_found_as_well(look, library):
    title = "중년 여성의 걷기 운동과 수면의 질 추적 관찰 연구"
    library.add_many(
        [
            Reference(
                title=title,
                authors=(Author("Baek", "J"),),
                journal=Journal("J Sample Evid"),
                published=PartialDate(2024),
                volume="9",
                pages="145-9",
                identifiers=(Identifier(Scheme.DOI, "10.5555/walk"),),
            )
        ]
    )
    assert look((title + " 예비 결과", "Baek, Ji")).likely_known == 1


def test_too_many_records_are_not_compared(look, monkeypatch):
    monkeypatch.setattr(likely, "MOST_COMPARED", 1)
    title = "Oolong for the hearts of invented retired sailors"
    report = look(
        (title, "Kim, A"),
        (title.upper() + ".", "Kim, Anna"),
        ("Rooibos for the hearts of invented pilots", "Yun, B"),
    )
    assert (report.likely_known, report.alike, report.files[0].added) == (0, 0, 3)
