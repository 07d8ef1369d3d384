# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes with a paper, asked of real services on loopback."""

import pytest

from refdesk.domain.errors import CancelledError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword, MeshHeading
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.reference import Author, Reference
from refdesk.domain.relating import (
    Basis,
    author_question,
    author_ties,
    name_question,
    shared_topics,
    topic_questions,
    topics_of,
)
from refdesk.providers.icite import Icite
from refdesk.providers.neighbours import Neighbours
from refdesk.providers.openalex import OpenAlex
from refdesk.providers.pubmed import PubMed
from refdesk.services.related import RelatedService
from refdesk.store.references import ReferenceStore

SEED = "41591582"
ELINK = "eutils/entrez/eutils/elink"
ESEARCH = "eutils/entrez/eutils/esearch"
EFETCH = "eutils/entrez/eutils/efetch"


@pytest.fixture
def references(trial_database) -> ReferenceStore:
    return ReferenceStore(trial_database)


@pytest.fixture
def service(client, references) -> RelatedService:
    return RelatedService(
        references, PubMed(client), Neighbours(client), Icite(client), OpenAlex(client)
    )


@pytest.fixture
def seed(client, context, server) -> Reference:
    reference = PubMed(client).fetch([SEED], context).records[SEED]
    server.clear()
    return reference


def test_all_three_lists_take_five_requests(service, seed, context, server):
    found = service.related(seed, context)
    asked = [f"{one.service}{one.path.rpartition('/')[2] or one.path}" for one in server.requests]
    print("opening the related tab:", ", ".join(asked))
    assert len(server.requests) <= 5
    assert sum(one.service == "eutils" for one in server.requests) <= 4
    assert found.similar.papers
    assert SEED not in [paper.reference.pmid for paper in found.similar.papers]
    assert [paper.rank for paper in found.similar.papers] == list(
        range(1, len(found.similar.papers) + 1)
    )


def test_papers_of_the_first_author_are_sorted_by_citations_and_say_why(service, seed, context):
    found = service.related(seed, context).by_author
    assert found.name == "Shin H"
    assert not found.is_by_name
    (paper,) = found.papers
    assert paper.reference.pmid == "90000012"
    assert paper.citations is not None
    assert paper.ties


def test_what_the_library_has_is_marked(service, references, seed, client, context):
    (added,) = references.add_many(
        [PubMed(client).fetch(["90000005"], context).records["90000005"]]
    ).ids
    similar = service.related(seed, context).similar.papers
    marked = {paper.reference.pmid: paper.library_id for paper in similar}
    assert marked["90000005"] == added
    assert marked["90000006"] is None


def test_a_list_that_fails_says_so_and_the_others_stand(service, seed, context, server):
    server.fault(ESEARCH, "503", times=None)
    found = service.related(seed, context)
    assert found.similar.papers
    assert found.similar.error is None
    assert found.by_author.error is not None
    assert found.by_topic.error is not None
    assert not found.by_topic.papers


def test_where_pubmed_fails_similar_papers_come_from_openalex(service, seed, context, server):
    server.fault(ELINK, "503", times=None)
    found = service.related(seed, context).similar
    assert found.source == "OpenAlex"
    assert found.error is None
    assert found.papers


def test_where_both_fail_the_list_is_unknown_not_empty(service, seed, context, server):
    server.fault(ELINK, "503", times=None)
    server.fault("openalex/works", "503", times=None)
    assert service.related(seed, context).similar.error is not None


def test_without_counts_papers_of_the_author_are_shown_all_the_same(service, seed, context, server):
    server.fault("icite/", "503", times=None)
    (paper,) = service.related(seed, context).by_author.papers
    assert paper.citations is None


def test_records_that_do_not_come_are_an_error_of_every_list(service, seed, context, server):
    server.fault(EFETCH, "html", times=None)
    found = service.related(seed, context)
    assert all(one.error for one in (found.similar, found.by_author, found.by_topic))


def test_cancelling_ends_it(service, seed):
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        service.related(seed, JobContext(token))


# Questions


def _paper(**fields) -> Reference:
    return Reference(
        authors=(
            Author("Shin", "Harin", orcid="0000-0002-1825-0097", affiliations=(
                "Department of Medicine, Sorin University Hospital, Sorin, Nowhere.",)),
            Author("Okafor", "AJ"),
            Author("Lee", "Jun"),
        ),
        mesh=(
            MeshHeading("Carcinoma, Hepatocellular", major=True),
            MeshHeading("Humans", major=True),
            MeshHeading("Treatment Outcome", major=True),
            MeshHeading("Liver", major=False),
        ),
        keywords=(Keyword("Lumekin cells", "NOTNLM"), Keyword("liver", "NLM")),
        identifiers=(Identifier(Scheme.PMID, "1"),),
    )  # fmt: skip


def test_check_tags_and_terms_of_method_are_no_topics():
    assert topics_of(_paper()) == ("Carcinoma, Hepatocellular", "Lumekin cells")


def test_a_descriptor_is_asked_for_whole():
    narrow, wide = topic_questions(_paper(), free_only=True)
    assert '"Carcinoma, Hepatocellular"[majr] AND ("Lumekin cells"[ot]' in narrow
    assert narrow.endswith("AND free full text[sb] NOT 1[uid]")
    assert " OR " in wide
    assert "free full text" not in topic_questions(_paper(), free_only=False)[0]


def test_the_author_is_asked_for_in_company():
    question = author_question(_paper())
    assert question is not None
    assert question.is_sure
    assert question.term.startswith("Shin H[1au] AND (0000-0002-1825-0097[auid] OR ")
    assert '"Sorin University Hospital"[ad]' in question.term
    assert "Okafor AJ[au]" in question.term
    assert question.term.endswith("NOT 1[uid]")
    assert name_question(_paper()).term == "Shin H[1au] NOT 1[uid]"


def test_other_orcids_are_other_people():
    other = Reference(
        authors=(Author("Shin", "Hana", orcid="0000-0000-0000-0001"), Author("Okafor", "AJ"))
    )
    assert author_ties(_paper(), other) == ()
    same = Reference(authors=(Author("Shin", "H"), Author("Okafor", "AJ")))
    assert [tie.basis for tie in author_ties(_paper(), same)] == [Basis.COLLEAGUES]


def test_shared_topics_put_those_first_that_are_major_in_both():
    other = Reference(
        mesh=(MeshHeading("Liver"), MeshHeading("Carcinoma, Hepatocellular", major=True))
    )
    assert shared_topics(_paper(), other) == ("Carcinoma, Hepatocellular", "Liver")


def test_a_name_cannot_break_out_of_the_question():
    odd = Reference(authors=(Author('Sh"in[au]) OR (x', "H"),))
    question = name_question(odd)
    assert question is not None
    assert question.term.count("[") == 1
    assert '"' not in question.term
