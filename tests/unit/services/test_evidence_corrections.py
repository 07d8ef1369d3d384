# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person says of the evidence wins, is kept apart, outlives readers, and can be taken back."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from refdesk.domain.errors import InvalidValueError, WriteFailedError
from refdesk.domain.evidence import Element, Slot, Span, Statistic
from refdesk.domain.evidence_corrections import ResultNumbers
from refdesk.domain.jobs import JobContext
from refdesk.domain.query import LibraryQuery
from refdesk.domain.side_by_side import Merge
from refdesk.services import evidence_reading
from refdesk.services.evidence import EvidenceService
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore
from tests.unit.evidence_service import evidence_service
from tests.unit.services.made_trial import TRIAL

P, C = Element.POPULATION, Element.COMPARISON


@pytest.fixture
def database(trial_database: Database) -> Database:
    return trial_database


@pytest.fixture
def store(database: Database) -> ReferenceStore:
    return ReferenceStore(database)


def _result(evidence: EvidenceService, value: float) -> Statistic:
    return next(r.read for r in evidence.evidence(1).results if r.read.value == value)


def _found(store: ReferenceStore, text: str) -> list[int]:
    return list(store.ids(LibraryQuery(text)))


def test_the_persons_phrase_wins_and_the_programs_is_still_there(evidence: EvidenceService):
    read = evidence.report(1)
    assert evidence.correct_slot(1, P, " 240 adults with\na common cold ").updated == {1}
    found = evidence.evidence(1)
    assert found.shown.slot(P).text == "240 adults with\na common cold"
    assert found.read == read
    assert found.edited == {P}
    assert evidence.report(1).slot(C) == read.slot(C)


def test_words_of_the_paper_are_their_own_proof(evidence: EvidenceService):
    evidence.correct_slot(1, P, "Adults with a common cold")
    (span,) = evidence.report(1).slot(P).spans
    assert (span.text, span.section, span.index) == ("adults with a common cold", "METHODS", 0)
    text = evidence.sections(TRIAL)[1].text
    assert text[span.start : span.end] == span.text
    evidence.correct_slot(1, P, "common\ncold")
    assert [s.text for s in evidence.report(1).slot(P).spans] == ["common cold"]
    evidence.correct_slot(1, P, "old")  # no word of the text, but a part of one
    assert evidence.report(1).slot(P).spans == ()
    evidence.correct_slot(1, P, "Swimmers of unknown age")
    assert evidence.report(1).slot(P).spans == ()


def test_an_emptied_slot_is_not_counted_and_comes_back(evidence: EvidenceService):
    before = evidence.report(1)
    evidence.correct_slot(1, P, "")
    assert evidence.report(1).found_count == before.found_count - 1
    assert not evidence.report(1).slot(P).found
    evidence.correct_slot(1, P, None)
    assert evidence.report(1) == before
    assert evidence.evidence(1).edited == set()


def test_typing_what_the_program_says_is_no_correction(evidence: EvidenceService):
    text = evidence.report(1).slot(P).text
    evidence.correct_slot(1, P, "others")
    evidence.correct_slot(1, P, text)
    assert evidence.evidence(1).edited == set()
    assert evidence.corrections(JobContext()) == []


def test_corrections_are_taken_back_and_done_again(evidence: EvidenceService, database: Database):
    before = evidence.report(1)
    evidence.correct_slot(1, P, "one")
    evidence.correct_slot(1, P, "two")
    assert database.undo().updated == {1}
    assert evidence.report(1).slot(P).text == "one"
    database.undo()
    assert evidence.report(1) == before
    database.redo()
    assert evidence.report(1).slot(P).text == "one"


def test_a_rejected_result_is_not_listed_and_not_found_by(
    evidence: EvidenceService, store: ReferenceStore, database: Database
):
    evidence.report(1)
    assert _found(store, "hr:<0.8") == [1]
    read = _result(evidence, 0.7)
    evidence.correct_result(1, read, None)
    assert [r.value for r in evidence.report(1).statistics if r.kind == "HR"] == [1.1]
    assert [r.is_rejected for r in evidence.evidence(1).results if r.read == read] == [True]
    assert _found(store, "hr:<0.8") == []
    database.undo()
    assert _found(store, "hr:<0.8") == [1]
    database.redo()
    assert _found(store, "hr:<0.8") == []
    evidence.reset_result(1, read)
    assert _found(store, "hr:<0.8") == [1]


def test_corrected_numbers_are_shown_checked_and_found_by(
    evidence: EvidenceService, store: ReferenceStore
):
    read = _result(evidence, 0.7)
    evidence.correct_result(1, read, ResultNumbers("0.50", "0\u00b740", "0.62", "0.001", "<"))
    result = next(r for r in evidence.evidence(1).results if r.read == read)
    assert result.is_edited
    assert (result.shown.value, result.shown.ci_low, result.shown.ci_high) == (0.5, 0.4, 0.62)
    assert (result.shown.value_text, result.shown.p, result.shown.p_relation) == (
        "0.50",
        0.001,
        "<",
    )
    assert {check.name for check in result.shown.checks} >= {"ci-contains"}
    assert _found(store, "hr:<0.6") == [1]
    evidence.correct_result(1, read, replace(ResultNumbers("0.9", "0.4", "0.62")))
    shown = next(r for r in evidence.evidence(1).results if r.read == read).shown
    assert "alarm" in {check.verdict for check in shown.checks}
    evidence.correct_result(1, read, ResultNumbers.of(read))
    assert all(not r.is_edited for r in evidence.evidence(1).results)


def test_an_upper_limit_that_was_not_reached_is_left_empty(evidence: EvidenceService):
    read = _result(evidence, 0.7)
    evidence.correct_result(1, read, ResultNumbers("0.7", "0.5"))
    shown = next(r for r in evidence.evidence(1).results if r.read == read).shown
    assert (shown.ci_low, shown.ci_high, shown.ci_text) == (0.5, None, "0.5 to not reached")


@pytest.mark.parametrize(
    ("numbers", "field"),
    [
        (ResultNumbers("many"), "value"),
        (ResultNumbers("0.7", "", "0.9"), "ci"),
        (ResultNumbers("0.7", "0.9", "0.5"), "ci"),
        (ResultNumbers("0.7", p="1.5"), "p"),
        (ResultNumbers(), "value"),
    ],
)
def test_numbers_that_are_none_are_refused(evidence: EvidenceService, numbers, field):
    with pytest.raises(InvalidValueError) as caught:
        evidence.correct_result(1, _result(evidence, 0.7), numbers)
    assert caught.value.field == field
    assert all(not r.is_edited for r in evidence.evidence(1).results)


def test_the_design_is_chosen_by_the_person(evidence: EvidenceService, store, database: Database):
    assert evidence.report(1).designs[0].design == "rct"
    evidence.correct_design(1, "cohort")
    assert [d.design for d in evidence.report(1).designs] == ["cohort"]
    assert _found(store, "design:cohort") == [1]
    evidence.correct_design(1, "")
    assert evidence.report(1).designs == ()
    assert _found(store, "design:cohort") == []
    evidence.correct_design(1, None)
    assert _found(store, "design:rct") == [1]
    database.undo()
    assert _found(store, "design:rct") == []


def _newer_reader(monkeypatch, change) -> None:
    read = evidence_reading.read_evidence
    monkeypatch.setattr(evidence_reading, "VERSION", "next")
    monkeypatch.setattr(
        evidence_reading,
        "read_evidence",
        lambda *args, **options: change(replace(read(*args, **options), version="next")),
    )


def test_a_newer_reader_leaves_what_the_person_said(
    evidence: EvidenceService, store: ReferenceStore, monkeypatch
):
    evidence.correct_slot(1, P, "mine")
    evidence.correct_slot(1, C, "")
    evidence.correct_result(1, _result(evidence, 0.7), ResultNumbers("0.60", "0.50", "0.72"))
    evidence.correct_result(1, _result(evidence, 1.1), None)

    def change(report):
        """Read shorter spans in another order, and another population."""
        results = [replace(r, span=replace(r.span, end=r.span.end - 3, text=r.span.text[:-3]))
                   for r in reversed(report.statistics)]  # fmt: skip
        slots = [Slot(P, "theirs", (), 0.9), *report.slots[1:]]
        return replace(report, statistics=tuple(results), slots=tuple(slots))

    _newer_reader(monkeypatch, change)
    assert evidence.unread_count() == 2
    evidence.read_all(JobContext())
    assert evidence.unread_count() == 0
    found = evidence.evidence(1)
    assert found.read.version == "next"
    assert (found.read.slot(P).text, found.shown.slot(P).text) == ("theirs", "mine")
    assert not found.shown.slot(C).found
    assert [r.shown.value for r in found.results if not r.is_rejected] == [0.6]
    assert _found(store, "hr:0.6") == [1]
    assert found.lost == ()


def test_a_corrected_result_that_is_no_longer_read_changes_no_other(
    evidence: EvidenceService, monkeypatch
):
    evidence.correct_result(1, _result(evidence, 0.7), None)
    _newer_reader(monkeypatch, lambda report: replace(report, statistics=report.statistics[1:]))
    found = evidence.evidence(1)
    assert not any(r.is_edited for r in found.results)
    assert [c.read.value for c in found.lost] == [0.7]
    assert len(evidence.corrections(JobContext())) == 1


def test_two_results_of_the_same_words_are_corrected_each_for_itself(database, store, monkeypatch):
    words = Span("RESULTS", 0, 40, "HR 0.72, 0.54-0.97 and 0.71, 0.52-0.96", 1)
    pair = [Statistic("HR", "x", words, value=v, value_text=str(v)) for v in (0.72, 0.71)]

    read = evidence_reading.read_evidence
    monkeypatch.setattr(
        evidence_reading,
        "read_evidence",
        lambda *args, **options: replace(read(*args, **options), statistics=tuple(pair)),
    )
    evidence = evidence_service(database, store)
    evidence.correct_result(1, pair[1], None)
    evidence.correct_result(1, pair[0], ResultNumbers("0.27"))
    shown = [(r.shown.value, r.is_rejected) for r in evidence.evidence(1).results]
    assert shown == [(0.27, False), (0.71, True)]


def test_trash_delete_and_merge_take_corrections_along(
    evidence: EvidenceService, store: ReferenceStore, database: Database
):
    (twin,) = store.add_many([replace(TRIAL, identifiers=())], merge=False).ids
    evidence.report(1)
    evidence.correct_slot(twin, P, "of the twin")
    evidence.correct_slot(twin, C, "its placebo")
    evidence.correct_slot(1, C, "")
    evidence.correct_result(twin, _result(evidence, 0.7), None)
    store.absorb([Merge(1, (twin,))])
    found = evidence.evidence(1).shown
    assert (found.slot(P).text, found.slot(C).text) == ("of the twin", "")
    assert _found(store, "hr:<0.8") == []
    assert len(evidence.corrections(JobContext())) == 1  # the other one is in the trash
    store.restore([twin])
    assert evidence.report(twin).slot(C).text == "its placebo"
    with database.step("delete"):
        store.delete([twin])
    database.undo()
    assert evidence.report(twin).slot(P).text == "of the twin"


def test_corrections_are_written_as_test_data(evidence: EvidenceService, tmp_path: Path):
    read = evidence.report(1)
    evidence.correct_slot(1, P, "240 adults")
    evidence.correct_result(1, _result(evidence, 1.1), None)
    evidence.correct_design(1, "cohort")
    target = tmp_path / "corrections.jsonl"
    assert evidence.export_corrections(target, JobContext()) == 1
    (line,) = map(json.loads, target.read_text("utf-8").splitlines())
    assert line["pmid"] == TRIAL.pmid
    assert line["title"] == TRIAL.title
    assert [part["label"] for part in line["abstract"]] == ["METHODS", "RESULTS"]
    said = {one["of"]: one for one in line["corrections"]}
    assert said["population"]["person"] == "240 adults"
    assert said["population"]["program"]["text"] == read.slot(P).text
    assert said["population"]["version"] == read.version
    span = said["population"]["program"]["spans"][0]
    assert line["abstract"][span["index"]]["text"][span["start"] : span["end"]] == span["text"]
    assert said["result"]["person"] is None
    assert said["result"]["program"]["value"] == 1.1
    assert (said["design"]["person"], said["design"]["program"][0]["design"]) == ("cohort", "rct")


def test_corrections_are_written_whole_or_not_at_all(evidence: EvidenceService, tmp_path: Path):
    target = tmp_path / "corrections.jsonl"
    assert evidence.export_corrections(target, JobContext()) == 0
    assert not target.exists()
    evidence.correct_slot(1, P, "240 adults")
    with pytest.raises(WriteFailedError):
        evidence.export_corrections(tmp_path / "no" / "where.jsonl", JobContext())
