"""The door of the package: sections, JSON, hostile text, time."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refdesk.domain.evidence import TextSection
from refdesk.domain.reference import Abstract, AbstractKind, AbstractSection, Reference
from refdesk.evidence.abbreviations import read_abbreviations
from refdesk.evidence.json_form import evidence_json
from refdesk.evidence.reader import VERSION, read_evidence, sections_of_reference
from refdesk.evidence.text import normalise, read_document
from tests.unit.evidence.papers import TWO_STUDIES, read

STATISTIC_KEYS = {
    *("kind", "value", "ci_level", "ci_low", "ci_high", "p", "p_relation", "outcome"),
    *("comparison", "group", "sentence", "span", "checks"),
}


def test_sections_of_a_reference_are_title_and_main_abstract_as_plain_text():
    reference = Reference(
        title="A <i>trial</i>",
        abstracts=(
            Abstract((AbstractSection("Plain words."),), kind=AbstractKind.PLAIN_LANGUAGE),
            Abstract(
                (
                    AbstractSection("10<sup>9</sup> cells", "METHODS", "METHODS"),
                    AbstractSection("Rest."),
                )
            ),
        ),
    )
    assert sections_of_reference(reference) == [
        TextSection("title", "A trial"),
        TextSection("METHODS", "10⁹ cells", 0, "METHODS"),
        TextSection("abstract", "Rest.", 1),
    ]
    assert sections_of_reference(Reference()) == []


def test_json_has_the_shape_of_the_contract():
    form = evidence_json(read_evidence(TWO_STUDIES, tokens=True), "p1", tokens=True)
    assert json.loads(json.dumps(form)) == form
    assert form["id"] == "p1"
    assert form["confidence"] == "4/4"
    assert list(form["pico"]) == ["population", "intervention", "comparison", "outcome"]
    slot = form["pico"]["comparison"]
    assert slot["status"] == "found"
    assert set(slot["spans"][0]) == {"section", "start", "end", "text", "index"}
    assert form["design"][0]["design"] == "rct"
    assert set(form["statistics"][0]) >= STATISTIC_KEYS
    assert form["sample_size"]["value"] in {226, 577}
    assert form["follow_up"]["text"] == "57.2 months"
    assert form["findings"] == []
    assert {label["label"] for label in form["token_labels"]} <= set("PICO")
    assert "token_labels" not in evidence_json(read_evidence(TWO_STUDIES), 1)


def test_nothing_to_read_gives_an_empty_report():
    report = read_evidence([])
    assert report.found_count == 0
    assert len(report.slots) == 4
    assert report.version == VERSION
    assert evidence_json(report, 1)["pico"]["outcome"] == {
        "text": "", "spans": [], "confidence": 0.0, "status": "not found",
    }  # fmt: skip


def test_normalising_never_moves_a_character():
    text = "HR\u2009=\u20090\u00b769 (95% CI \u22120.5\u2013\uff10.9) \u2264 \u201cx\u201d"
    assert normalise(text) == 'HR = 0.69 (95% CI -0.5-0.9) ≤ "x"'
    assert len(normalise(text)) == len(text)


def test_decimal_commas_are_read_where_nothing_else_is_printed():
    assert normalise("HR 0,69 (0,53-0,90)") == "HR 0.69 (0.53-0.90)"
    assert normalise("Groups 1,5 and 0.5") == "Groups 1,5 and 0.5"


def test_labels_inside_an_unlabelled_abstract_are_understood():
    document = read_document(
        [TextSection("abstract", "METHODS: We looked. RESULTS: P = .03. CONCLUSION: Good.", 0)]
    )
    assert [s.role.value for s in document.sentences] == ["methods", "results", "conclusions"]
    assert [s.text for s in document.sentences] == ["We looked.", "P = .03.", "Good."]


def test_abbreviations_are_those_that_the_text_defines():
    document = read_document(
        [TextSection("abstract", "Cytokine-induced killer (CIK) cells (see below) and HRs.", 0)]
    )
    assert read_abbreviations(document) == {"CIK": "cytokine-induced killer"}


@given(st.lists(st.text(max_size=300), max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_and_every_span_is_exact(texts):
    sections = [
        TextSection("title" if i == 0 else "abstract", t, i or None) for i, t in enumerate(texts)
    ]
    known = {(s.name, s.index): s.text for s in sections}
    report = read_evidence(sections, tokens=True)
    spans = [s.span for s in report.statistics] + [x for slot in report.slots for x in slot.spans]
    spans += [d.span for d in report.designs if d.span]
    for span in spans:
        assert known[span.section, span.index][span.start : span.end] == span.text


_SEEDS = [
    "(", "[", "0.5-", "95% CI ", "P = 0.03 and ", "patients with ", "randomised to a or b, ", "12 of ", "1,",
    "HR ", "effect of ", "and ", "a b c ", "mean difference ", "compared with ", "\u2009", "Group A (n = 5) ",
    "randomized, ", "primary endpoint was ", "follow-up ", "one hundred and ",
    "adjusted ", "A. ", "(n", "-", "a ",
    "versus ", "0.5 (0.4", "women ", "in the ", "sensitivity, specificity, ",
]  # fmt: skip


@pytest.mark.parametrize("seed", _SEEDS)
def test_time_grows_no_faster_than_the_text_allows(seed):
    def seconds(size: int) -> float:
        text = seed * (size // len(seed))
        taken = []
        for _ in range(2):  # a busy machine may halt one of them
            start = time.process_time()
            read(text, title=text[:300], tokens=True)
            taken.append(time.process_time() - start)
        return min(taken)

    seconds(500)
    small, large = seconds(2_500), seconds(10_000)
    # four times the text: quadratic would be 16 times, exponential would not end
    assert large < 12 * small + 0.25


def test_a_huge_abstract_is_read():
    text = "In all, 40 patients received drug X (HR 0.70, 95% CI 0.50-0.98; P = 0.04). " * 1300
    start = time.process_time()
    report = read(text)
    assert len(report.statistics) == 1300
    assert time.process_time() - start < 20
