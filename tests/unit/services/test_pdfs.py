# SPDX-License-Identifier: GPL-3.0-or-later
"""Which paper a PDF is: found, fetched, and checked against its title before it is taken."""

import importlib.util
from pathlib import Path

import pytest

from refdesk.domain.errors import CancelledError, UnreadableError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.pdfs import PdfText, candidates, title_stands_in
from refdesk.domain.query import LibraryQuery
from refdesk.fulltext.pdf import read_pdf
from refdesk.messages import sentence
from refdesk.settings import Paths, Settings
from refdesk.wiring import build_services

needs_reader = pytest.mark.skipif(
    importlib.util.find_spec("pypdf") is None, reason="pypdf is not installed"
)


def made_pdf(path: Path, *lines: str, title: str = "", subject: str = "") -> Path:
    """Write a small PDF of one page with these lines."""
    shown = " ".join(f"({line}) Tj 0 -16 Td" for line in lines)
    stream = f"BT /F1 11 Tf 40 780 Td {shown} ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title ({title}) /Subject ({subject}) >>".encode("latin-1"),
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj %s endobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        start,
    )
    path.write_bytes(bytes(out))
    return path


# Words


def test_what_a_pdf_says_of_itself_comes_first_then_the_first_page():
    pdf = PdfText(
        metadata="doi:10.5555/Own.1",
        pages=("See https://doi.org/10.5555/cited.2). PMID: 123456", "arXiv:2301.01234"),
    )
    assert [str(c) for c in candidates(pdf)] == [
        "DOI 10.5555/Own.1", "DOI 10.5555/cited.2", "PMID 123456", "ARXIV 2301.01234",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "text", "stands"),
    [
        (
            "Adjuvant cell therapy of liver cancer",
            "ADJUVANT CELL\nTHER-\nAPY OF LIVER CANCER",
            True,
        ),
        ("Adjuvant cell therapy of liver cancer", "Another thing about liver cancer", False),
        ("간암 환자의 보조 면역세포치료", "간암 환자의 보조\n면역세포치료 김지우", True),
        ("Effect of naïve β-blockers", "Effect of naive beta-blockers on", True),
        ("Sleep", "Sleep is good", True),
        ("Sleep", "Sleepless nights", False),
        ("", "anything", False),
    ],
)
def test_a_title_must_stand_in_the_first_pages(title, text, stands):
    assert title_stands_in(title, text) is stands


# Files


@needs_reader
def test_the_first_pages_of_a_pdf_are_read_in_a_process_of_its_own(tmp_path):
    path = made_pdf(
        tmp_path / "a b.pdf", "One line", "Another line", title="Its title", subject="doi:10.5555/x"
    )
    pdf = read_pdf(path, CancelToken())
    assert pdf.title == "Its title"
    assert "One line" in pdf.text
    assert [str(c) for c in candidates(pdf)] == ["DOI 10.5555/x"]


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", "empty"), (b"PK no pdf", "unknown-format"), (None, "missing")]
)
def test_what_is_no_pdf_is_said_in_one_sentence(tmp_path, content, reason):
    path = tmp_path / "a.pdf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableError) as caught:
        read_pdf(path, CancelToken())
    assert caught.value.reason == reason
    assert "a.pdf" in sentence(caught.value)


@needs_reader
def test_a_broken_pdf_is_said(tmp_path):
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 50)
    with pytest.raises(UnreadableError) as caught:
        read_pdf(path, CancelToken())
    assert caught.value.reason == "syntax"


def test_reading_ends_after_its_time_and_when_it_is_cancelled(tmp_path):
    path = made_pdf(tmp_path / "a.pdf", "words")
    with pytest.raises(UnreadableError) as caught:
        read_pdf(path, CancelToken(), seconds=0)
    assert caught.value.reason == "timeout"
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        read_pdf(path, token)


# From a PDF to a paper


@pytest.fixture
def services(tmp_path, server):
    environment = {"REFDESK_HOME": str(tmp_path / "home"), **server.environment}
    built = build_services(Paths.resolve(environment), Settings(), environment)
    yield built
    built.close()


@needs_reader
def test_a_pdf_whose_title_fits_is_added_with_its_file_as_one_step(services, tmp_path):
    record = services.pdfs.look_up(Identifier(Scheme.PMID, "41591582"), JobContext())
    words = record.title_plain.encode("latin-1", "replace").decode("latin-1")
    path = made_pdf(
        tmp_path / "main.pdf", words.replace("(", "").replace(")", ""), "PMID: 41591582"
    )
    report = services.pdfs.recognise([path], JobContext())
    (outcome,) = report.outcomes
    assert outcome.status == "added"
    assert services.library.get(outcome.reference_id).reference.pmid == "41591582"
    assert len(services.attachments.files(outcome.reference_id)) == 1
    (again,) = services.pdfs.recognise([path], JobContext()).outcomes
    assert (again.status, again.reference_id) == ("attached", outcome.reference_id)
    services.organising.undo()
    assert len(services.library.ids(LibraryQuery())) == 0
    assert services.attachments.check() == []


@needs_reader
def test_a_pdf_whose_title_does_not_fit_is_left_to_the_person(services, tmp_path):
    path = made_pdf(tmp_path / "other.pdf", "Something else entirely", "PMID: 41591582")
    (outcome,) = services.pdfs.recognise([path], JobContext()).outcomes
    assert outcome.status == "doubtful"
    assert outcome.reference.pmid == "41591582"
    assert "Something else" in outcome.opening
    assert len(services.library.ids(LibraryQuery())) == 0
    accepted, changes = services.pdfs.accept(path, outcome.reference, JobContext())
    assert accepted.status == "added"
    assert changes.added == {accepted.reference_id}


@needs_reader
def test_a_pdf_without_identifier_can_be_added_by_its_own_title(services, tmp_path):
    path = made_pdf(tmp_path / "report.pdf", "Nothing to go by", title="A & B report")
    (outcome,) = services.pdfs.recognise([path], JobContext()).outcomes
    assert (outcome.status, outcome.title) == ("unknown", "A & B report")
    changes = services.pdfs.accept_bare(path, outcome.title, JobContext())
    (number,) = changes.added
    assert services.library.get(number).reference.title == "A &amp; B report"
    assert len(services.attachments.files(number)) == 1


@needs_reader
def test_one_bad_file_stops_no_other(services, tmp_path):
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"no pdf")
    good = made_pdf(tmp_path / "good.pdf", "Nothing to go by")
    report = services.pdfs.recognise([bad, good], JobContext())
    assert [o.status for o in report.outcomes] == ["failed", "unknown"]
