"""Which file a graphic is, and which bytes are a picture."""

import pytest

from refdesk.domain.pictures import is_plain_name, kind_of, resolve
from tests.pictures import PAGE, SVG, png

FOLDER = (
    "PMC1.1.xml", "PMC1.1.pdf", "gr1.jpg", "gr1.gif", "GR2.TIF", "pone.0046493.g001.png", "gr1_thumb.jpg",
    "gr3.tiff", "gr3.webp", "only.thumb.jpg", "mmc1.xlsx", "gr10.jpg", "eq.svg", "gr4.JPG",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("gr1.gif", "gr1.gif"),  # the exact name first
        ("gr1", "gr1.jpg"),  # then an ending, in the order of the contract
        ("gr3", "gr3.tiff"),
        ("pone.0046493.g001", "pone.0046493.g001.png"),  # what looks like an ending is none
        ("gr2", "GR2.TIF"),  # then the same stem, whatever its case
        ("gr4.jpg", "gr4.JPG"),
        ("gr1.tif", "gr1.jpg"),  # PMC made something else of it
        ("eq.eps", ""),
        ("eq", "eq.svg"),
        ("gr1_thumb", "gr1_thumb.jpg"),  # asked for by name
        ("gr", ""),  # a beginning is no name
        ("gr5", ""),
        ("PMC1.1", ""),
        ("mmc1", ""),  # no picture
        ("only", ""),
    ],
)
def test_a_graphic_is_the_file_that_the_contract_says(name, file):
    assert resolve(name, FOLDER) == file


def test_a_thumbnail_is_taken_only_where_nothing_else_is():
    assert resolve("a.thumb.bmp", ["A.THUMB.JPG"]) == ""
    assert resolve("FIG.thumb", ["fig.THUMB.gif", "fig.Thumb.png"]) == "fig.Thumb.png"


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../gr1.jpg",
        "a/gr1.jpg",
        "a\\gr1.jpg",
        "C:gr1.jpg",
        "c:\\gr1",
        "gr1..jpg",
        "g\x00",
    ],
)
def test_a_name_is_never_a_path(name):
    assert not is_plain_name(name)
    assert resolve(name, [name, "gr1.jpg", *FOLDER]) == ""


def test_a_path_in_the_listing_is_no_file():
    assert resolve("gr1", ["../gr1.jpg", "x/gr1.jpg"]) == ""


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (png(4, 4), "png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "jpeg"),
        (b"GIF89a....", "gif"),
        (b"II*\x00....", "tiff"),
        (b"MM\x00*....", "tiff"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "webp"),
        (SVG, "svg"),
        (b"\xef\xbb\xbf<!-- made by hand --><svg/>", "svg"),
        (PAGE, ""),
        (b"<html><svg></svg></html>", ""),
        (b"%PDF-1.4", ""),
        (b"PK\x03\x04", ""),
        (b"RIFF\x10\x00\x00\x00WAVE", ""),
        (b"", ""),
    ],
)
def test_a_picture_is_known_by_its_bytes(data, kind):
    assert kind_of(data) == kind
