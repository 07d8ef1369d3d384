# SPDX-License-Identifier: GPL-3.0-or-later
"""Free full texts: PMC, then Europe PMC, then a link; and PDFs for those who ask for one."""

from dataclasses import replace

import pytest

from refdesk.domain.errors import (
    CancelledError,
    NotFoundError,
    NotOpenError,
    ScannedOnlyError,
    UnavailableError,
    UnknownReferenceError,
)
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.open_copies import OpenCopy, refusal
from refdesk.domain.reference import Author, PartialDate, Reference
from refdesk.messages import sentence
from refdesk.providers.open_pdf import OpenPdf
from refdesk.services.open_copies import OpenPdfService
from tests.server.open_pdfs import BODY
from tests.unit.services.completing import completing

IN_PMC = ("41591582", "10.5555/jii.2026.00055", "PMC10000001")
WITHHELD = ("90000012", "10.5555/smj.2017.101", "PMC10000012")
ABSENT = ("90000009", "10.5555/IMCARD.2022.1011", "")
"""Not in PMC; free at its publisher's, who states no licence."""
CLOSED = ("90000002", "10.5555/afm.1998.12.132", "")
_SCHEMES = (Scheme.PMID, Scheme.DOI, Scheme.PMCID)


def paper(*numbers: str) -> Reference:
    """Return a paper that is known by PMID, DOI and PMCID, as far as they are not ``""``."""
    identifiers = (Identifier(*pair) for pair in zip(_SCHEMES, numbers, strict=True) if pair[1])
    return Reference(
        title="An invented article",
        authors=(Author("Shin", "Harin", "H"),),
        published=PartialDate(2026),
        identifiers=tuple(identifiers),
    )


@pytest.fixture
def desk(tmp_path, server):
    with completing(tmp_path, server) as opened:
        yield opened


def asked(server) -> list[str]:
    """Return who was asked, in order, each once in a row."""
    names = [one.service for one in server.asked()]
    return [name for place, name in enumerate(names) if place == 0 or names[place - 1] != name]


def withhold_at_pmc(server) -> None:
    """Let PMC know an article and give no text of it."""
    server.fault("pmc/", "keycount-0", times=None)
    server.fault("eutils/efetch", "no-body", times=None)


def failure(desk, reference_id: int, context=None) -> Exception:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - each test looks at what it is
        desk.engines.fulltext.fetch(reference_id, context or JobContext())
    return caught.value


# The chain


def test_pmc_is_enough(desk, server):
    (i,) = desk.add(paper(*IN_PMC))
    assert desk.engines.fulltext.fetch(i, JobContext()).updated == {i}
    assert asked(server) == ["pmc"]
    _, source = desk.engines.fulltext.article(i)
    assert source.provider == "PMC"


def test_europe_pmc_gives_what_pmc_does_not(desk, server):
    withhold_at_pmc(server)
    (i,) = desk.add(paper(*IN_PMC))
    desk.engines.fulltext.fetch(i, JobContext())
    assert asked(server) == ["pmc", "eutils", "europepmc"]
    article, source = desk.engines.fulltext.article(i)
    assert article.has_body
    assert (source.provider, source.licence) == ("Europe PMC", article.licence.code)
    assert source.licence.startswith("CC BY")  # as it stands in the article: nobody else says it
    assert source.url.endswith("/PMC10000001/fullTextXML")
    assert desk.paper(i).has_fulltext


def test_europe_pmc_steps_in_while_pmc_is_down(desk, server):
    server.fault("pmc", "503", times=None)
    server.fault("eutils", "503", times=None)
    (i,) = desk.add(paper(*IN_PMC))
    desk.engines.fulltext.fetch(i, JobContext())
    assert desk.engines.fulltext.article(i)[1].provider == "Europe PMC"


OUTAGES = [
    ("429", {}),
    ("429", {"retry_after": 20}),
    ("429", {"retry_after": 4000}),
    ("503", {}),
    ("html", {}),
    ("truncated", {}),
    ("reset", {}),
    ("cut-off", {}),
    ("billion-laughs", {}),
    ("body", {"body": b"<errorBean><errCode>0</errCode><errMsg>not open</errMsg></errorBean>"}),
]


@pytest.mark.parametrize(("kind", "options"), OUTAGES)
def test_trouble_at_europe_pmc_does_not_hide_what_pmc_said(desk, server, kind, options):
    withhold_at_pmc(server)
    server.fault("europepmc", kind, times=None, **options)
    (i,) = desk.add(paper(*IN_PMC))
    error = failure(desk, i)
    assert isinstance(error, NotOpenError)
    assert "PMC10000001" in sentence(error)
    assert "Europe" not in sentence(error)
    assert desk.engines.fulltext.last_failure(i) == "NotOpen"
    assert desk.log.latest(i, "EUROPEPMC", "fulltext").outcome == "Unavailable"


@pytest.mark.parametrize(("kind", "options"), OUTAGES[:8])
def test_trouble_at_pmc_is_told_as_that_where_nobody_else_has_the_text(desk, server, kind, options):
    for service in ("pmc", "eutils"):
        server.fault(service, kind, times=None, **options)
    (i,) = desk.add(paper(*WITHHELD))
    error = failure(desk, i)
    assert isinstance(error, UnavailableError)
    assert error.service == "PMC"
    assert (error.retry_at is not None) == ("retry_after" in options)
    assert server.count("unpaywall") == server.count("openalex") == 0  # who knows, it may be open


def test_a_paper_that_pmc_lacks_is_not_asked_for_at_europe_pmc(desk, server):
    (i,) = desk.add(paper(*ABSENT))
    assert isinstance(failure(desk, i), NotOpenError)
    assert asked(server) == ["idconv", "unpaywall"]


def test_scanned_pages_are_the_same_everywhere(desk, server, monkeypatch):
    def scanned(*_args, **_options):
        raise ScannedOnlyError("PMC", "PMC10000001")

    monkeypatch.setattr(desk.engines.fulltext._pmc, "fetch", scanned)
    (i,) = desk.add(paper(*IN_PMC))
    assert isinstance(failure(desk, i), ScannedOnlyError)
    assert server.count("europepmc") == 0
    assert desk.engines.fulltext.last_failure(i) == "ScannedOnly"


def test_a_number_that_was_found_is_kept_though_no_text_came(desk, server):
    (i,) = desk.add(paper(WITHHELD[0], "", ""))
    error = failure(desk, i)
    assert desk.paper(i).reference.pmcid == "PMC10000012"
    assert error.changes.updated == {i}


def test_nobody_is_asked_offline(desk, server):
    desk.client.offline = True
    (i,) = desk.add(paper(*IN_PMC))
    error = failure(desk, i)
    assert (error.service, error.reason) == ("PMC", "offline")
    assert server.count() == 0


def test_a_stopped_job_asks_no_further(desk, server):
    token = CancelToken()
    token.cancel()
    (i,) = desk.add(paper(*WITHHELD))
    assert isinstance(failure(desk, i, JobContext(token)), CancelledError)
    assert server.count() == 0
    assert desk.log.entries(i) == []


# Links


def copy_of(desk, *numbers: str) -> OpenCopy | None:
    (i,) = desk.add(paper(*numbers))
    assert isinstance(failure(desk, i), NotOpenError)
    return desk.engines.beyond.open_copies.of(i)


def test_unpaywall_is_asked_for_people_who_gave_their_address(desk, server):
    assert copy_of(desk, *ABSENT) == OpenCopy(
        "https://repository.invalid/90000009", "UNPAYWALL", version="publishedVersion"
    )
    assert server.count("openalex") == 0
    assert server.count("pdf") == 0  # it is shown, never fetched by itself


def test_others_are_told_by_openalex(tmp_path, server):
    with completing(tmp_path, server, email="") as desk:
        found = copy_of(desk, *ABSENT)
        assert found == OpenCopy("https://repository.invalid/90000009", "OPENALEX")
    assert server.count("unpaywall") == 0


@pytest.mark.parametrize(("kind", "options"), OUTAGES[:8])
def test_openalex_steps_in_for_unpaywall(desk, server, kind, options):
    server.fault("unpaywall", kind, times=None, **options)
    found = copy_of(desk, *ABSENT)
    assert found is not None
    assert found.provider == "OPENALEX"


def test_that_nobody_knows_a_free_copy_is_no_failure(desk, server):
    assert copy_of(desk, *CLOSED) is None
    for service in ("unpaywall", "openalex"):
        server.fault(service, "503", times=None)
    assert copy_of(desk, *ABSENT) is None


def test_a_copy_has_a_licence_that_the_program_knows(desk, server):
    withhold_at_pmc(server)
    server.fault("europepmc", "404", times=None)
    found = copy_of(desk, *IN_PMC)
    assert found is not None
    assert found.licence == "CC BY-NC-ND"
    assert found.host == "repository.invalid"
    assert found.has_pdf


def test_the_newest_word_counts(desk, server):
    (i,) = desk.add(paper(*ABSENT))
    copies, reference = desk.engines.beyond.open_copies, desk.paper(i).reference
    assert copies.find(i, reference, JobContext()) is not None
    gone = replace(reference, identifiers=paper(*CLOSED).identifiers)
    assert copies.find(i, gone, JobContext()) is None
    assert copies.of(i) is None


def test_a_damaged_note_of_a_copy_is_none(desk):
    (i,) = desk.add(paper(*ABSENT))
    for text in ("{", "[]", '{"url": 1, "provider": "x"}', '{"url": "x", "colour": "red"}'):
        desk.log.record(i, "OPENALEX", "link", "found", text, desk.clock.now())
        assert desk.engines.beyond.open_copies.of(i) is None


# PDFs

PDF = "https://www.repository.invalid/store/Shin%20et%20al:%202026.pdf?download=1"


def fetch_pdf(desk, url=PDF, context=None, most: int = 1_000_000):
    (i,) = desk.add(paper(*ABSENT))
    service = desk.engines.beyond.open_pdfs
    small = OpenPdfService(OpenPdf(desk.client, most), service._attachments, service._log)
    return i, small.fetch_pdf(i, url, context or JobContext())


def refused(desk, url=PDF, **options) -> Exception:
    with pytest.raises(Exception) as caught:  # noqa: PT011
        fetch_pdf(desk, url, **options)
    assert not list(desk.holdings.database.path.parent.glob("files/**/*.*"))
    return caught.value


def test_a_pdf_is_attached_under_the_name_that_the_person_prefers(desk, server):
    i, report = fetch_pdf(desk)
    (file,) = desk.holdings.attachments.files(i)
    assert file.path.read_bytes() == BODY
    assert file.attachment.name == "Shin - 2026 - An invented article.pdf"
    assert file.attachment.is_pdf
    assert report.changes.updated == {i}
    assert server.asked("pdf")[0].headers["user-agent"].startswith("refdesk/")
    assert desk.log.latest(i, "PDF").detail == PDF
    again = desk.engines.beyond.open_pdfs.fetch_pdf(i, PDF, JobContext())
    assert (again.added, len(again.known)) == ((), 1)


def test_a_pdf_of_a_paper_without_a_word_is_called_as_its_address_says(desk):
    desk.holdings.attachments.pattern = "{pmid}"
    (i,) = desk.add(Reference(title="?"))
    desk.engines.beyond.open_pdfs.fetch_pdf(
        i, "https://repository.invalid/..%2f..%2fCON.pdf", JobContext()
    )
    (file,) = desk.holdings.attachments.files(i)
    assert file.attachment.name == "_CON.pdf"


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("html", {}),
        ("body", {"body": b"\n%PDF-1.7", "content_type": "application/pdf"}),
        ("body", {"body": b"", "content_type": "application/pdf"}),
        ("body", {"body": b"PK\x03\x04", "content_type": "application/pdf"}),
    ],
)
def test_what_is_no_pdf_is_not_kept(desk, server, kind, options):
    server.fault("pdf", kind, **options)
    error = refused(desk)
    assert sentence(error) == (
        "What repository.invalid sent is no PDF. Open the page in the browser instead."
    )
    assert server.count("pdf") == 1


def test_a_page_to_sign_in_is_no_pdf(desk, server):
    server.fault("pdf", "redirect", target=f"{server.url}/pdf/login.repository.invalid/page")
    assert refused(desk).reason == "no-pdf"
    assert server.count("pdf") == 2


def test_a_redirect_to_the_pdf_is_followed(desk, server):
    server.fault("pdf", "redirect", target=f"{server.url}/pdf/cdn.repository.invalid/1.pdf")
    i, _ = fetch_pdf(desk)
    assert len(desk.holdings.attachments.files(i)) == 1


def test_a_redirect_into_the_plain_web_is_not(desk, server):
    server.fault("pdf", "redirect", target="ftp://repository.invalid/1.pdf")
    assert isinstance(refused(desk), UnavailableError)


@pytest.mark.parametrize("kind", ["pdf", "huge"])
def test_a_pdf_that_is_too_large_is_not_read_to_its_end(desk, server, kind):
    if kind == "huge":
        server.fault("pdf", "huge", megabytes=400)
    error = refused(desk, most=400)
    assert error.reason == "too-large"
    assert server.huge_bytes_sent < 100_000_000


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://repository.invalid/1.pdf", "not-encrypted"),
        ("ftp://repository.invalid/1.pdf", "not-encrypted"),
        ("file:///etc/passwd", "no-address"),
        ("https://127.0.0.1/1.pdf", "no-address"),
        ("https://[::1]/1.pdf", "no-address"),
        ("https://[half/1.pdf", "no-address"),
        ("https://host.invalid:port/1.pdf", "no-address"),
        ("https://localhost/1.pdf", "no-address"),
        ("https://me:secret@repository.invalid/1.pdf", "no-address"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC1/pdf/1.pdf", "no-robots"),
        ("", "no-address"),
    ],
)
def test_not_every_address_is_asked(desk, server, url, reason):
    assert refusal(url) == reason
    error = refused(desk, url)
    assert error.reason == reason
    assert sentence(error)
    assert server.count() == 0


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("503", "server-error"),
        ("403", "blocked"),
        ("reset", "no-connection"),
        ("429", "rate-limited"),
    ],
)
def test_a_pdf_that_does_not_come_says_whose_fault_it_is(desk, server, kind, reason):
    server.fault("pdf", kind, times=None)
    error = refused(desk)
    assert (error.service, error.reason) == ("repository.invalid", reason)


def test_a_pdf_that_is_gone(desk):
    assert isinstance(refused(desk, "https://repository.invalid/gone"), NotFoundError)


def test_a_pdf_is_not_kept_where_the_job_was_stopped(desk, server):
    token = CancelToken()
    server.fault("pdf", "slow")
    note = server.note

    def stop(one):
        token.cancel()
        return note(one)

    server.note = stop
    assert isinstance(refused(desk, context=JobContext(token)), CancelledError)


def test_a_pdf_of_a_paper_that_is_gone(desk):
    with pytest.raises(UnknownReferenceError):
        desk.engines.beyond.open_pdfs.fetch_pdf(99, PDF, JobContext())
