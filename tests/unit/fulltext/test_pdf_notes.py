"""What other programs noted in a PDF is read apart, whatever state the file is in."""

import pytest
from pypdf.generic import DictionaryObject, NameObject, NullObject

from refdesk.domain.errors import CancelledError, UnreadableError
from refdesk.domain.jobs import CancelToken
from refdesk.fulltext.pdf_notes import read_notes
from tests.pdfs import Making


def marked() -> Making:
    making = Making([["Mortality fell."], ["Costs rose."]])
    making.highlight(0, (60, 50, 140, 64), "", "Kim")
    making.note(1, (200, 100, 220, 120), "Check table 2\rand its footnote", "Lee")
    making.free_text(1, (300, 100, 400, 120), "too few patients")
    making.link(0, (60, 50, 140, 64), url="https://example.org/")
    return making


def test_notes_come_with_kind_author_date_words_and_place(tmp_path):
    notes = read_notes(marked().save(tmp_path / "a.pdf"), CancelToken())
    assert [(n.page, n.kind, n.author, n.date) for n in notes] == [
        (0, "highlight", "Kim", "2024-05-31"),
        (1, "note", "Lee", "2024-05-31"),
        (1, "text", "", ""),
    ]
    assert [n.text for n in notes] == ["", "Check table 2\nand its footnote", "too few patients"]
    assert notes[0].areas == ((60, 50, 80, 14),)


def test_a_broken_note_hides_no_other(tmp_path):
    making = marked()
    broken = DictionaryObject({NameObject("/Subtype"): NameObject("/Highlight")})
    broken[NameObject("/QuadPoints")] = NullObject()
    making.writer.pages[0]["/Annots"].insert(0, making.writer._add_object(broken))
    assert len(read_notes(making.save(tmp_path / "a.pdf"), CancelToken())) == 3


def test_a_protected_pdf_gives_its_notes_for_its_password_only(tmp_path):
    path = marked().save(tmp_path / "a.pdf", password="secret")
    with pytest.raises(UnreadableError) as raised:
        read_notes(path, CancelToken())
    assert raised.value.reason == "protected"
    assert len(read_notes(path, CancelToken(), "secret")) == 3


def test_reading_notes_ends_when_it_is_told_to(tmp_path):
    path = marked().save(tmp_path / "a.pdf")
    with pytest.raises(UnreadableError):
        read_notes(path, CancelToken(), seconds=0)
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        read_notes(path, token)
