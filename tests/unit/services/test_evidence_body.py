# SPDX-License-Identifier: GPL-3.0-or-later
"""The full text is evidence beside the abstract: what it adds, where it stands, when it is read."""

import pytest

from refdesk.domain.errors import CancelledError
from refdesk.domain.evidence import EvidenceReport
from refdesk.domain.evidence_corrections import ResultNumbers
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.query import LibraryQuery
from refdesk.evidence.body import MOST_RESULTS
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.plaintext import article_text
from refdesk.services import evidence_reading
from refdesk.store.database import Database
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.references import ReferenceStore
from tests.unit.services.made_trial import jats, source

Numbers = tuple[str, str, str, str]


@pytest.fixture
def database(trial_database: Database) -> Database:
    return trial_database


@pytest.fixture
def store(database: Database) -> ReferenceStore:
    return ReferenceStore(database)


@pytest.fixture
def texts(database: Database, store: ReferenceStore) -> FulltextStore:
    fulltexts = FulltextStore(database)
    keep(fulltexts, jats())
    return fulltexts


def keep(fulltexts: FulltextStore, xml: bytes, version: str = "PMC1.1") -> None:
    text = article_text(parse_jats(xml, "made up"), references=False)
    fulltexts.save(1, xml, source(version), text)


def listed(report: EvidenceReport) -> list[Numbers]:
    assert report.body is not None
    return [(s.span.section, s.kind, s.value_text, s.outcome) for s in report.body.statistics]


def test_tables_and_text_add_what_the_abstract_does_not_print(evidence, texts):
    report = evidence.report(1)
    assert [s.value_text for s in report.statistics] == ["0.70", "1.10"]
    assert listed(report) == [
        ("Table 1", "HR", "0.70", "All"),  # another interval than the abstract's
        ("Table 1", "HR", "0.65", "Women"),
        ("Table 1", "HR", "0.75", "Men"),
        ("Results", "OR", "0.40", "Cough"),  # neither the null result again nor a lone P
    ]


def test_a_p_value_between_two_estimates_is_not_given_to_the_second(evidence, texts):
    both = (
        "<p>The mean difference was 13.7 kg (95% CI -8.4 to 35.8) in men and 25.2 kg (95% CI 13.9 to "
        "36.5; P = 0.37) in women.</p>"
    )
    keep(texts, jats(more=both), "PMC1.2")
    one, other = evidence.report(1).body.statistics[-2:]
    assert (one.value_text, other.value_text, other.p_text) == ("13.7", "25.2", "")
    assert "alarm" not in {check.verdict for check in other.checks}


def test_question_and_results_of_the_abstract_stay_what_they_are(evidence, texts, database, store):
    texts.remove(1)
    alone = evidence.report(1)
    assert alone.body is None
    keep(texts, jats())
    both = evidence.report(1)
    assert (both.slots, both.designs, both.statistics) == (
        alone.slots, alone.designs, alone.statistics,
    )  # fmt: skip
    assert (both.sample_size, both.remarks) == (alone.sample_size, alone.remarks)
    assert list(store.ids(LibraryQuery("or:<0.5"))) == []
    assert list(store.ids(LibraryQuery("hr:<0.8"))) == [1]


def test_another_number_in_the_body_is_told_with_both_and_where(evidence, texts):
    body = evidence.report(1).body
    (remark,) = body.remarks
    assert remark.message == (
        "The upper limit of HR 0.70 is 0.89 in the abstract and 0.98 in the full text (Table 1)."
    )
    assert [span.in_fulltext for span in remark.spans] == [False, True]


def test_facts_that_the_abstract_leaves_out_come_from_the_body(evidence, texts):
    report = evidence.report(1)
    body = report.body
    assert body.funding.text == "The Tea Board of Nowhere paid (grant no. 12)."
    assert body.conflicts.text == "The authors declare none."
    assert [fact.text for fact in body.registrations] == ["KCT0001234"]
    assert body.setting.text == "four hospitals in Example City"
    assert body.follow_up.text == "12 weeks"
    assert body.sample_size is None  # the abstract says it
    assert report.sample_size.value == 240


@pytest.mark.parametrize("name", ["funding", "setting", "statistics"])
def test_a_finding_is_found_in_the_text_that_a_view_shows(evidence, texts, name):
    found = getattr(evidence.report(1).body, name)
    span = (found[1] if name == "statistics" else found).span
    shown = "A heading of ours\n" + article_text(parse_jats(jats(), "x")).replace("\t", "\n")
    start, end = evidence.place(1, span, shown)
    assert shown[start:end].strip(".)") == span.text.strip(".)")


def test_words_of_a_text_that_was_replaced_are_not_found(evidence, texts):
    span = evidence.report(1).body.statistics[0].span
    assert evidence.place(1, span, "nothing of it") is None
    keep(texts, jats({"All": "0.7 (0.5 to 0.9)"}), "PMC1.2")
    assert evidence.place(1, span, article_text(parse_jats(jats(), "x"))) is None
    texts.remove(1)
    assert evidence.place(1, span, "") is None


# When it is read


def test_a_text_that_comes_is_replaced_or_goes_is_read_anew(evidence, texts):
    evidence.read_all(JobContext())
    assert evidence.unread_count() == 0
    keep(texts, jats({"All": "0.70 (0.55 to 0.89)", "Old": "0.9 (0.8 to 1.1)"}), "PMC1.2")
    assert evidence.unread_count() == 1
    evidence.read_all(JobContext())
    report = evidence.report(1)
    assert [row[3] for row in listed(report)] == ["Old", "Cough"]
    assert report.body.remarks == ()
    texts.remove(1)
    assert evidence.unread_count() == 1
    assert evidence.report(1).body is None


def test_what_was_read_is_kept(evidence, texts, monkeypatch):
    report = evidence.report(1)
    monkeypatch.setattr("refdesk.services.evidence_body.read_body", None)
    assert evidence.report(1) == report


def test_reading_a_long_text_can_be_stopped_on_the_way(evidence, texts, monkeypatch):
    token = CancelToken()
    read = evidence_reading.read_reference

    def then_cancel(*args, **options):
        token.cancel()
        return read(*args, **options)

    monkeypatch.setattr(evidence_reading, "read_reference", then_cancel)
    with pytest.raises(CancelledError):
        evidence.read_all(JobContext(token))
    monkeypatch.setattr(evidence_reading, "read_reference", read)
    assert evidence.unread_count() >= 1
    evidence.read_all(JobContext())
    assert evidence.report(1).body.statistics


def test_many_results_are_capped_and_the_rest_is_counted(evidence, texts):
    rows = {f"Group {n}": f"0.{n} (0.1 to 0.99)" for n in range(10, 10 + MOST_RESULTS + 5)}
    keep(texts, jats(rows), "PMC1.3")
    body = evidence.report(1).body
    assert len(body.statistics) == MOST_RESULTS
    assert body.left_out == 6  # with the one of the running text


def test_a_text_that_cannot_be_read_takes_nothing_away(evidence, texts):
    texts.save(1, b"<article", source("PMC1.4"), "")
    report = evidence.report(1)
    assert [s.value_text for s in report.statistics] == ["0.70", "1.10"]
    assert report.body.statistics == ()


# What a person says


def test_results_of_the_body_are_corrected_like_others(evidence, texts):
    women = next(r.read for r in evidence.evidence(1).results if r.read.outcome == "Women")
    evidence.correct_result(1, women, ResultNumbers("0.60", "0.45", "0.94"))
    all_of_them = next(r.read for r in evidence.evidence(1).results if r.read.outcome == "All")
    evidence.correct_result(1, all_of_them, None)
    found = evidence.evidence(1)
    assert [s.value_text for s in found.shown.statistics] == ["0.70", "1.10"]
    assert [s.value_text for s in found.shown.body.statistics] == ["0.60", "0.75", "0.40"]
    evidence.reset_result(1, women)
    evidence.reset_result(1, all_of_them)
    assert evidence.evidence(1).shown == evidence.evidence(1).read
