# SPDX-License-Identifier: GPL-3.0-or-later
"""From pasted identifiers and citations to identifiers."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from refdesk.domain.errors import CancelledError, UnavailableError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import CancelToken, JobContext, Progress
from refdesk.domain.reference import PartialDate, Reference
from refdesk.net.client import HttpClient
from refdesk.providers.citation_match import CitationMatcher
from refdesk.providers.idconv import IdConverter
from refdesk.providers.pubmed import PubMed
from refdesk.services.resolving import Resolution, ResolvingService
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore
from tests.server.asking import client_for
from tests.server.library import Record
from tests.server.server import FakeServer

VANCOUVER = "Shin H, Park Y. Any title of it. J Invent Immunother. 2026;75(2):55."
APA = (
    "van der Berg, J. M. (2024). Pebble therapy for chronic wonder: Systematic review and "
    "meta-analysis. Open Invented Reviews, 14(7), e0900008."
)
MLA = (
    "Kim, Su-yeon. “Sleep of Invented Nurses on Night Duty: A Cross-Sectional Study.” Jieonaen "
    "Uihak Hakhoeji, vol. 30, no. 2, 2015, pp. 201-8."
)
OLD_MLA = (
    'O\'Dell, Finn. "A Formula for the Imagined Heart." Imagined Cardiology 99.11 (2022): 1011.'
)
UNKNOWN = "Nobody A. A paper that never was. Sorin Med J. 2018;7(1):12-9."


@dataclass
class Desk:
    """A service over an empty library, and what it asks."""

    service: ResolvingService
    store: ReferenceStore
    server: FakeServer

    def resolve(self, text: str, context: JobContext | None = None) -> Resolution:
        return self.service.resolve(text, context or JobContext())

    def add(self, pmid: str, title: str, first_page: int, year: int = 2021) -> None:
        """Let PubMed have one more paper."""
        self.server.library.records[pmid] = Record(
            pmid,
            f'<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><Article><Journal>'
            f"<JournalIssue><Volume>3</Volume><PubDate><Year>{year}</Year></PubDate></JournalIssue>"
            "<Title>Made journal</Title></Journal>"
            f"<ArticleTitle>{title}.</ArticleTitle><Pagination><MedlinePgn>{first_page}-9</MedlinePgn>"
            "</Pagination><AuthorList><Author><LastName>Made</LastName><Initials>M</Initials></Author>"
            "</AuthorList></Article><MedlineJournalInfo><MedlineTA>Made J</MedlineTA>"
            "</MedlineJournalInfo></MedlineCitation></PubmedArticle>",
        )


@pytest.fixture
def client(server: FakeServer) -> Iterator[HttpClient]:
    made = client_for(server)
    yield made
    made.close()


@pytest.fixture
def desk(server: FakeServer, client: HttpClient, tmp_path: Path) -> Iterator[Desk]:
    database = Database.open(tmp_path / "library.sqlite")
    store = ReferenceStore(database)
    service = ResolvingService(PubMed(client), IdConverter(client), CitationMatcher(client), store)
    yield Desk(service, store, server)
    database.close()


def names(resolution: Resolution) -> list[str]:
    return [str(identifier) for identifier in resolution.identifiers]


def left(resolution: Resolution) -> list[tuple[int, str]]:
    return [(line.line, line.reason) for line in resolution.unresolved]


@pytest.mark.parametrize(
    ("citation", "pmid"),
    [
        (VANCOUVER, "41591582"),
        (f"12. {VANCOUVER}", "41591582"),
        (f"[12] {VANCOUVER}", "41591582"),
        (VANCOUVER.replace("J Invent Immunother", "Journal of Invented Immunotherapy"), "41591582"),
        (MLA, "90000006"),
        ("J Invent Immunother 2026; 75: 55", ""),
    ],
)
def test_a_citation_by_its_place(desk, citation, pmid):
    found = desk.resolve(citation)
    assert names(found) == ([f"PMID {pmid}"] if pmid else [])
    if pmid:
        assert [a.path.rpartition("/")[2] for a in desk.server.requests] == ["ecitmatch.cgi"]


@pytest.mark.parametrize(
    ("citation", "pmid"), [(APA, "90000008"), (OLD_MLA, "90000009")], ids=["APA", "MLA"]
)
def test_a_citation_by_its_title(desk, citation, pmid):
    found = desk.resolve(citation)
    assert (names(found), found.unresolved) == ([f"PMID {pmid}"], ())
    programs = [a.path.rpartition("/")[2] for a in desk.server.requests]
    assert programs == ["ecitmatch.cgi", "esearch.fcgi", "esummary.fcgi"]


def test_identifiers_of_all_kinds_in_their_order_and_each_paper_once(desk):
    text = "\ufeff" + "\r\n".join(
        (
            "References",
            "1. NCT01245062",
            "2. 90000002",
            "PMC10000001",
            "",
            "https://doi.org/10.5555/jii.2026.00055",
            "arXiv:2401.01234",
            "Shin H. Something. J. 2020. doi: 10.5555/elsewhere. PMID: 90000003.",
            "pmid:90000002",
            "41591582\tShin H\t2026",
            "thank you",
            "see https://pubmed.ncbi.nlm.nih.gov/90000004/ for more",
            "the trial (NCT00000001) went on",
            "10.5555/ELSEWHERE.2",
            "10.5555/elsewhere.2",
            VANCOUVER,
        )
    )
    found = desk.resolve(text)
    assert names(found) == [
        "NCT01245062", "PMID 90000002", "PMID 41591582", "ARXIV 2401.01234", "PMID 90000003",
        "PMID 90000004", "NCT00000001", "DOI 10.5555/ELSEWHERE.2",
    ]  # fmt: skip
    assert left(found) == [(11, "not-understood")]
    assert found.unresolved[0].text == "thank you"


def test_a_text_without_anything_asks_nobody(desk):
    for text in ("", " \n\n", "thank you\n\nbest wishes", "References\n", "x" * 10_000, "\t\t"):
        assert desk.resolve(text).identifiers == ()
    assert desk.resolve("41591582").identifiers == (Identifier(Scheme.PMID, "41591582"),)
    assert names(desk.resolve("10.5555/jii.2026.00055")) == ["DOI 10.5555/jii.2026.00055"]
    assert desk.server.count() == 0


def test_citations_that_are_wrapped(desk):
    text = (
        "1. Shin H, Park Y. A title that is longer than\n   one line. J Invent Immunother.\n"
        "   2026;75(2):55.\n2. Kim SY. Sleep of invented nurses on night duty: a cross-sec-\n"
        "   tional study. Jieonaen Uihak Hakhoeji. 2015;30(2):201-8.\n"
        "3. Nobody A. A paper that never\n   was. Sorin Med J. 2018;7(1):12-9.\n"
    )
    found = desk.resolve(text)
    assert names(found) == ["PMID 41591582", "PMID 90000006"]
    assert left(found) == [(6, "not-found")]
    assert found.unresolved[0].text.startswith("Nobody A. A paper that never was.")


def test_what_is_no_citation_among_them_spoils_none(desk):
    found = desk.resolve(f"Dear colleague,\n{VANCOUVER}\nand then\n{MLA}\nYours")
    assert names(found) == ["PMID 41591582", "PMID 90000006"]
    assert left(found) == [(line, "not-understood") for line in (1, 3, 5)]


@pytest.mark.parametrize(
    ("year", "pmids"), [(2020, ["PMID 31000001"]), (2022, ["PMID 31000001"]), (2023, [])]
)
def test_a_title_counts_within_a_year(desk, year, pmids):
    desk.add("31000001", "Of made things and their ends", 1)
    found = desk.resolve(f"Other O. Of Made Things and Their Ends! Made J. {year};9:77-8.")
    assert names(found) == pmids
    assert left(found) == ([] if pmids else [(1, "not-found")])


def test_another_paper_with_more_in_its_title_is_not_taken(desk):
    desk.add("31000001", "Correction to: Of made things and their ends", 1)
    found = desk.resolve("Other O. Of made things and their ends. Made J. 2021;9:77-8.")
    assert (names(found), left(found)) == ([], [(1, "not-found")])


def test_of_two_papers_the_title_decides(desk):
    desk.add("31000001", "Of made things and their ends", 5)
    desk.add("31000002", "Of other things", 5)
    place = "Made J. 2021;3:5-9."
    assert names(desk.resolve(f"Made M. Of other things. {place}")) == ["PMID 31000002"]
    assert desk.server.count("eutils/esearch") == 0
    assert left(desk.resolve(f"Made M. Of nothing. {place}")) == [(1, "ambiguous")]
    desk.add("31000002", "Of made things and their ends", 5)
    assert left(desk.resolve(f"Made M. Of made things and their ends. {place}")) == [
        (1, "ambiguous")
    ]


def test_two_papers_of_one_title_elsewhere_are_ambiguous(desk):
    for pmid in ("31000001", "31000002"):
        desk.add(pmid, "Of made things and their ends", 5)
    cited = "Made M. Of made things and their ends. Elsewhere J. 2021;3:5-9."
    assert left(desk.resolve(cited)) == [(1, "ambiguous")]


def test_a_paper_of_the_library_is_not_asked_for(desk):
    doi = Identifier(Scheme.DOI, "10.5555/own")
    own = Reference(
        title="A <i>paper</i> of my own", published=PartialDate(2018), identifiers=(doi,)
    )
    bare = Reference(title="A paper without a number", published=PartialDate(2018))
    desk.store.add_many([own, bare])
    cited = "Own O. A paper of my own. Sorin Med J. 2018;7(1):12-9."
    assert desk.resolve(f"{cited}\n10.5555/OWN").identifiers == (doi,)
    assert desk.server.count() == 0
    desk.resolve("Own O. A paper without a number. Sorin Med J. 2018;7(1):12-9.")
    assert desk.server.count("eutils/ecitmatch") == 1


def test_a_paper_in_the_trash_is_asked_for(desk):
    pmid = Identifier(Scheme.PMID, "31000009")
    own = Reference(title="A paper of my own", published=PartialDate(2018), identifiers=(pmid,))
    desk.store.trash(desk.store.add_many([own]).ids)
    desk.resolve("Own O. A paper of my own. Sorin Med J. 2018;7(1):12-9.")
    assert desk.server.count("eutils/ecitmatch") == 1


def test_hundreds_of_lines_take_few_questions(desk):
    for place in range(40):
        desk.add(str(31000000 + place), f"Of made thing number {place}", 100 + place)
    lines = [str(91000001 + n) for n in range(300)]
    lines += [f"PMC{20000000 + n}" for n in range(100)]
    lines += [f"https://doi.org/10.5555/plain.{91000001 + n}" for n in range(100)]
    for n in range(50):  # 30 by place, 10 by title, 10 not at all
        page = 100 + n if n < 30 else 900 + n
        lines.append(f"{n + 1}. Made M. Of made thing number {n}. Made J. 2021;3:{page}-9.")
    found = desk.resolve("\n".join(lines))
    assert len(found.identifiers) == 540
    assert names(found)[500:] == [f"PMID {31000000 + n}" for n in range(40)]
    assert left(found) == [(541 + n, "not-found") for n in range(10)]
    assert {
        service: desk.server.count(service)
        for service in ("idconv", "eutils/ecitmatch", "eutils/esearch", "eutils/esummary")
    } == {"idconv": 4, "eutils/ecitmatch": 1, "eutils/esearch": 20, "eutils/esummary": 1}
    assert desk.server.count() == 26


@pytest.mark.parametrize("kind", ["429", "503", "truncated", "html"])
def test_a_batch_that_is_not_answered_stops_no_other(desk, kind):
    for place in range(120):
        desk.add(str(31000000 + place), f"Of made thing number {place}", 100 + place)
    lines = [f"Made M. Of made thing number {n}. Made J. 2021;3:{100 + n}-9." for n in range(120)]
    desk.server.fault("eutils/ecitmatch", kind, times=1 if kind == "html" else 4)
    found = desk.resolve("\n".join(["90000002", *lines]))
    assert names(found) == ["PMID 90000002", *(f"PMID {31000000 + n}" for n in range(100, 120))]
    assert left(found) == [(2 + n, "failed") for n in range(100)]
    assert all(isinstance(line.error, UnavailableError) for line in found.unresolved)


@pytest.mark.parametrize("kind", ["429", "500", "truncated", "reset"])
def test_trouble_that_passes_is_not_noticed(desk, kind):
    for program in ("ecitmatch", "esearch", "esummary"):
        desk.server.fault(f"eutils/{program}", kind)
    assert names(desk.resolve(f"{VANCOUVER}\n{APA}")) == ["PMID 41591582", "PMID 90000008"]


@pytest.mark.parametrize("program", ["esearch", "esummary"])
def test_a_search_that_fails_is_no_missing_paper(desk, program):
    desk.server.fault(f"eutils/{program}", "html", times=None)
    found = desk.resolve(f"{APA}\n{VANCOUVER}")
    assert names(found) == ["PMID 41591582"]
    assert left(found) == [(1, "failed")]
    assert found.unresolved[0].error.reason == "html"


def test_lines_that_the_matcher_drops_are_looked_for_by_title(desk):
    desk.server.fault("eutils/ecitmatch", "body", body="J|2026|75|55|shin h|refdesk0|41591582\n")
    assert names(desk.resolve(f"{VANCOUVER}\n{MLA}")) == ["PMID 41591582", "PMID 90000006"]


def test_a_refused_search_is_told(desk):
    body = '{"esearchresult": {"ERROR": "Search Backend failed"}}'
    desk.server.fault("eutils/esearch", "body", body=body)
    found = desk.resolve(UNKNOWN)
    assert left(found) == [(1, "failed")]
    assert found.unresolved[0].error.message == "Search Backend failed"


def test_without_the_converter_identifiers_stay_as_they_are(desk):
    desk.server.fault("idconv", "html", times=None)
    found = desk.resolve("41591582\nPMC10000001\n10.5555/jii.2026.00055")
    assert names(found) == ["PMID 41591582", "PMC10000001", "DOI 10.5555/jii.2026.00055"]
    assert found.unresolved == ()


def test_offline_citations_fail_and_identifiers_stay(desk, client):
    client.offline = True
    found = desk.resolve(f"PMC10000001\n90000002\n{VANCOUVER}")
    assert names(found) == ["PMC10000001", "PMID 90000002"]
    assert [line.error.reason for line in found.unresolved] == ["offline"]


def test_stopping_before_and_midway(desk):
    stopped = JobContext()
    stopped.cancel.cancel()
    with pytest.raises(CancelledError):
        desk.resolve(VANCOUVER, stopped)
    assert desk.server.count() == 0

    token = CancelToken()

    def stop(progress: Progress) -> None:
        if desk.server.count("eutils/esearch") == 2:
            token.cancel()

    lines = [UNKNOWN.replace("never", f"never {n}") for n in range(9)]
    with pytest.raises(CancelledError):
        desk.resolve("\n".join(lines), JobContext(token, stop))
    assert desk.server.count("eutils/esearch") == 2


def test_progress_ends_with_all(desk):
    seen: list[Progress] = []
    desk.resolve(f"90000002\n{VANCOUVER}\n{UNKNOWN}", JobContext(report=seen.append))
    assert [(p.done, p.total) for p in seen][:2] == [(1, 3), (2, 3)]
    assert seen[-1] == Progress(3, 3, "resolve")
