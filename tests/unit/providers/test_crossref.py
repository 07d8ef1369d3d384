"""Crossref: metadata, and who is retracted."""

import pytest

from refdesk.domain.errors import BadRequestError, NotFoundError, UnavailableError
from refdesk.domain.reference import NoticeSource, ReferenceKind
from refdesk.providers.crossref import Crossref
from tests.server.asking import EMAIL


@pytest.fixture
def crossref(client) -> Crossref:
    return Crossref(client)


def _kinds(work) -> list[tuple[str, str, str]]:
    return [(c.kind, c.doi, c.source.value) for c in work.corrections]


def test_metadata_become_a_reference(crossref, context, server):
    work = crossref.work("10.5555/JII.2026.00055", context)
    paper = work.reference
    assert paper.kind is ReferenceKind.ARTICLE
    assert paper.title == (
        "Adjuvant lumekin cell therapy after resection of invented tumours: nine-year follow-up"
    )
    assert [a.short for a in paper.authors] == ["Shin H", "LUMEN Study Group"]
    assert paper.authors[0].orcid == "0000-0002-1825-0097"
    assert paper.journal.title == "Journal of Invented Immunotherapy"
    assert paper.journal.iso_abbreviation == "J Invent Immunother"
    assert (paper.volume, paper.issue, paper.pages) == ("75", "2", "")
    assert work.article_number == paper.article_number == "55"
    assert paper.published.iso == "2026-01-28"
    assert paper.languages == ("eng",)
    assert paper.doi == "10.5555/jii.2026.00055"
    assert work.corrections == ()
    (asked,) = server.requests
    assert asked.path == "/works/10.5555%2FJII.2026.00055"
    assert asked.params == {"mailto": EMAIL}


def test_an_abstract_keeps_headings_and_markup(crossref, context):
    (abstract,) = crossref.work("10.5555/jii.2026.00055", context).reference.abstracts
    assert [(s.label, s.text) for s in abstract.sections] == [
        ("METHODS", "Cells (6.4 × 10<sup>9</sup>) were &lt;given&gt;."),
        ("RESULTS", "They <i>helped</i>."),
    ]


def test_sparse_records_are_read(crossref, context):
    paper = crossref.work("10.5555/bare", context).reference
    assert paper.title == ""
    assert [a.short for a in paper.authors] == ["Mononym", "Only"]
    assert paper.year is None


def test_titles_with_markup_and_double_escapes(crossref, context):
    paper = crossref.work("10.5555/markup", context).reference
    assert paper.title == "On <i>Inventella</i> &amp; CO<sub>2</sub> when P&lt;0.05"
    assert paper.kind is ReferenceKind.PREPRINT
    assert paper.published.iso == "2024"  # there is no thirteenth month


def test_awkward_dois_are_encoded_whole(crossref, context, server):
    sici = "10.5555/(sici)0000-0086(202610)1:1<1::aid-ct1>3.0.co;2-t"
    assert crossref.work(sici, context).reference.doi == sici
    assert server.requests[0].path.count("/") == 2


def test_another_work_than_asked_is_not_taken(crossref, context, server):
    server.fault("crossref", "body", body='{"message":{"DOI":"10.1/other","title":["x"]}}')
    with pytest.raises(NotFoundError):
        crossref.work("10.5555/bare", context)


def test_unknown_dois_are_not_found(crossref, context, server):
    with pytest.raises(NotFoundError) as caught:
        crossref.work("10.5555/nowhere", context)
    assert (caught.value.service, caught.value.identifier) == ("CROSSREF", "10.5555/nowhere")
    assert server.count() == 1


def test_a_validation_failure_is_told_in_crossrefs_words(crossref, context, server):
    body = '{"status":"failed","message-type":"validation-failure","message":[{"message":"Bad"}]}'
    server.fault("crossref", "body", status=400, body=body)
    with pytest.raises(BadRequestError, match="Bad"):
        crossref.work("10.5555/bare", context)


def test_a_block_is_no_answer(crossref, context, server):
    server.fault("crossref", "403")
    with pytest.raises(UnavailableError, match="blocked"):
        crossref.work("10.5555/bare", context)


# Retractions


def test_an_article_overwritten_in_place_is_retracted(crossref, context):
    """A publisher pointed the article to itself; Retraction Watch knows the real notice."""
    doi = "10.1016/j.micpro.2021.104006"
    work = crossref.work(doi, context)
    assert _kinds(work) == [
        ("RetractionIn", "10.1016/j.micpro.2023.104901", "retraction-watch"),
        ("RetractionIn", doi, "crossref"),
        ("ErratumIn", "10.1016/j.micpro.2021.104299", "crossref"),
    ]
    assert work.reference.is_retracted
    assert work.reference.corrections == work.corrections


def test_a_correction_and_a_retraction_of_one_article(crossref, context):
    work = crossref.work("10.1016/s0140-6736(97)11096-0", context)
    assert _kinds(work) == [
        ("ErratumIn", "10.1016/s0140-6736(04)15715-2", "retraction-watch"),
        ("RetractionIn", "10.1016/s0140-6736(10)60175-4", "retraction-watch"),
    ]
    assert [c.note for c in work.corrections] == ["Retraction Watch 17269", "Retraction Watch 4036"]
    assert work.reference.is_retracted


def test_a_notice_is_not_itself_retracted(crossref, context):
    work = crossref.work("10.5555/smj.2021.44", context)
    assert _kinds(work) == [("RetractionOf", "10.5555/smj.2019.301", "crossref")]
    assert not work.reference.is_retracted


def test_one_event_told_twice_counts_once(crossref, context):
    work = crossref.work("10.5555/smj.2019.301", context)
    assert [(c.kind, c.source) for c in work.corrections] == [
        ("RetractionIn", NoticeSource.RETRACTION_WATCH),
        ("ExpressionOfConcernIn", NoticeSource.CROSSREF),
    ]
    assert work.corrections[0].date == "2023-05-02"
    assert work.reference.is_retracted


def test_a_partial_retraction_or_a_correction_leaves_the_paper_standing(crossref, context):
    work = crossref.work("10.5555/partly", context)
    assert [c.kind for c in work.corrections] == ["PartialRetractionIn", "ErratumIn"]
    assert not work.reference.is_retracted


def test_a_title_may_be_the_only_trace_of_a_retraction(crossref, context):
    work = crossref.work("10.5555/old.retracted", context)
    assert [(c.kind, c.text) for c in work.corrections] == [("RetractionIn", "RETRACTED:")]
    assert work.reference.is_retracted
