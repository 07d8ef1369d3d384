"""Drawings that only draw, and drawings that do more."""

import pytest

from refdesk.xml.svg import is_harmless
from tests.pictures import SVG

_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


def drawing(inner: str) -> bytes:
    return f"{_HEAD}{inner}</svg>".encode()


def test_a_drawing_that_draws_is_shown():
    assert is_harmless(SVG)
    assert is_harmless(
        drawing(
            '<defs><g id="a"/></defs><use xlink:href="#a"/><rect fill="url(#g)" style="fill:red"/>'
        )
    )


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<image xlink:href="file:///etc/passwd"/>',
        '<image href="https://tracker.invalid/x.png"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<use xlink:href="other.svg#a"/>',
        '<a xlink:href="https://elsewhere.invalid/"><rect/></a>',
        '<rect onclick="go()"/>',
        '<rect style="fill:url(https://tracker.invalid/x)"/>',
        '<style>@import "https://tracker.invalid/x.css";</style>',
        "<foreignObject><p>words</p></foreignObject>",
        '<rect><animate attributeName="x"/></rect>',
    ],
)
def test_a_drawing_that_does_more_is_not(inner):
    assert not is_harmless(drawing(inner))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg",
        b"<html/>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
        b"\xff\xfe<\x00s\x00",
    ],
)
def test_what_is_no_drawing_is_not(data):
    assert not is_harmless(data)
