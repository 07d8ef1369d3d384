"""What the process that has a PDF open answers: words, hits, links, pictures."""

import pytest
from pypdf.generic import RectangleObject
from PySide6.QtGui import QImage

from refdesk.ui.reader.pdf_process import PdfPages
from tests.corpus import corpus
from tests.pdfs import HEIGHT, WIDTH, Making, plain_pdf

pytestmark = pytest.mark.usefixtures("qapp")

LINES = ["Mortality fell in the group", "that was treated early (HR 0.61)", "and rose in no other."]


def opened(path, password=""):
    pages = PdfPages()
    said, _ = pages.answer({"do": "open", "path": str(path), "password": password})
    return pages, said


@pytest.fixture
def pages(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(plain_pdf([LINES, ["A second page"], ["A third page"]]))
    return opened(path)[0]


def select(pages, start, end, by="character"):
    said, _ = pages.answer({"do": "select", "start": start, "end": end, "by": by})
    return said["text"]


def image(answer):
    said, data = answer
    return QImage(data, *said["size"], QImage.Format.Format_RGB32).copy()


def test_text_is_selected_from_place_to_place_in_either_direction(pages):
    first, last = [0, 60, 57], [0, 400, 85]
    assert select(pages, first, last) == "\n".join(LINES)
    assert select(pages, last, first) == "\n".join(LINES)


def test_a_selection_that_begins_in_the_margin_takes_the_nearest_line(pages):
    assert select(pages, [0, 5, 72], [0, 590, 72]) == LINES[1]


def test_a_selection_goes_over_pages(pages):
    text = select(pages, [0, 60, 86], [2, 590, 57])
    assert text.splitlines() == [LINES[2], "A second page", "A third page"]


@pytest.mark.parametrize(
    ("by", "text"), [("word", "Mortality"), ("line", LINES[0]), ("page", "\n".join(LINES))]
)
def test_words_lines_and_pages_are_selected_whole(pages, by, text):
    assert select(pages, [0, 80, 57], [0, 80, 57], by).strip() == text


def test_the_last_word_of_a_page_is_a_word(pages):
    at = [1, 125, 57]
    assert select(pages, at, at, "word") == "page"


def test_a_page_without_text_has_nothing_to_select(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(plain_pdf([[]]))
    pages, _ = opened(path)
    assert select(pages, [0, 10, 10], [0, 500, 500]) == ""
    assert select(pages, [0, 10, 10], [0, 10, 10], "word") == ""


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_hits_and_selections_lie_where_the_ink_is_on_turned_and_cropped_pages(tmp_path, turn):
    making = Making([["Mortality"]])
    making.writer.pages[0].rotate(turn)
    making.writer.pages[0].cropbox = RectangleObject((20, 100, 500, 822))
    pages, said = opened(making.save(tmp_path / "a.pdf"))
    size = [round(side) for side in said["pages"][0]]
    question = {"do": "draw", "page": 0, "size": size, "clip": [0, 0, *size], "inverted": False}
    picture = image(pages.answer(question))
    said, _ = pages.answer({"do": "find", "text": "mortality", "first": 0, "count": 1})
    x, y, width, height = map(round, said["hits"][0][1][0])
    dark = [
        (left, top)
        for left in range(size[0])
        for top in range(size[1])
        if picture.pixelColor(left, top).lightness() < 128
    ]
    assert dark
    assert all(x - 2 <= a <= x + width + 2 and y - 2 <= b <= y + height + 2 for a, b in dark)
    middle = [0, x + width / 2, y + height / 2]
    assert select(pages, middle, middle, "word") == "Mortality"


def test_hits_are_told_by_page(pages):
    said, _ = pages.answer({"do": "find", "text": "PAGE", "first": 0, "count": 2})
    assert [page for page, _areas in said["hits"]] == [1]
    said, _ = pages.answer({"do": "find", "text": "page", "first": 2, "count": 9})
    assert [page for page, _areas in said["hits"]] == [2]


def test_pieces_of_a_page_fit_together(pages):
    size = [WIDTH, HEIGHT]

    def draw(*clip):
        question = {"do": "draw", "page": 0, "size": size, "clip": clip, "inverted": False}
        return image(pages.answer(question))

    whole = draw(0, 0, WIDTH, HEIGHT)
    piece = draw(50, 40, 200, 60)
    part = whole.copy(50, 40, 200, 60)
    off = [
        abs(piece.pixelColor(x, y).lightness() - part.pixelColor(x, y).lightness())
        for x in range(200)
        for y in range(60)
    ]
    assert sum(off) / len(off) < 2  # not by a pixel: text would differ by 20
    assert piece.pixelColor(0, 0).name() == "#ffffff"


def test_highlights_of_other_programs_are_drawn(tmp_path):
    making = Making([LINES])
    making.highlight(0, (60, 50, 120, 64), "", "Kim")
    pages, _ = opened(making.save(tmp_path / "a.pdf"))
    clip = [0, 0, WIDTH, HEIGHT]
    question = {"do": "draw", "page": 0, "size": clip[2:], "clip": clip, "inverted": False}
    assert image(pages.answer(question)).pixelColor(90, 51).name() == "#ffff00"


@pytest.mark.qt_log_ignore("invalid location", extend=True)
def test_outline_labels_and_links_are_told(tmp_path):
    making = Making([LINES, LINES, LINES])
    chapter = making.outline("Results", 1)
    making.outline("Mortality", 2, chapter, y=300)
    making.writer.set_page_label(0, 1, style="/r")
    making.link(0, (60, 100, 120, 120), url="https://example.org/a")
    making.link(0, (60, 200, 120, 220), target=2)
    pages, said = opened(making.save(tmp_path / "a.pdf"))
    assert said["outline"] == [[1, "Results", 1, 0], [2, "Mortality", 2, 300]]
    assert said["labels"] == ["i", "ii", "1"]
    said, _ = pages.answer({"do": "links", "page": 0})
    assert [(link["url"], link["page"]) for link in said["links"]] == [
        ("https://example.org/a", -1),
        ("", 2),
    ]


def test_pages_that_are_just_counted_have_no_labels(pages, tmp_path):
    assert opened(tmp_path / "a.pdf")[1]["labels"] == []


@pytest.mark.parametrize(
    ("data", "error"), [(b"", "syntax"), (b"%PDF-1.7\nnothing", "syntax"), (None, "missing")]
)
def test_what_is_no_pdf_is_said_to_be_none(tmp_path, data, error):
    path = tmp_path / "a.pdf"
    if data is not None:
        path.write_bytes(data)
    assert opened(path)[1] == {"error": error}


def test_a_password_is_needed_and_does(tmp_path):
    path = Making([LINES]).save(tmp_path / "a.pdf", password="secret")
    assert opened(path)[1] == {"error": "password"}
    assert opened(path, "wrong")[1] == {"error": "password"}
    assert len(opened(path, "secret")[1]["pages"]) == 1


def test_nonsense_is_answered_with_an_error(pages):
    assert pages.answer({"do": "links", "page": "x"})[0]["error"] == "syntax"
    assert pages.answer({"do": "draw", "page": 0})[0]["error"] == "syntax"


@pytest.mark.corpus
def test_every_pdf_of_the_corpus_is_drawn_or_asks_for_its_password():
    errors = {}
    for path in sorted(corpus("pdf").rglob("*.pdf")):
        pages, said = opened(path)
        if "error" in said:
            errors[path.name] = said["error"]
            continue
        size = [round(side) for side in said["pages"][0]]
        question = {"do": "draw", "page": 0, "size": size, "clip": [0, 0, *size], "inverted": False}
        assert not image(pages.answer(question)).isNull()
    assert set(errors.values()) <= {"password"}
