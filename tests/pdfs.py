"""Small PDFs made by hand: lines of text, outline, links, labels, notes, a password."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdf
from pypdf.annotations import FreeText, Highlight, Link, Text
from pypdf.generic import ArrayObject, Fit, FloatObject, NameObject, TextStringObject

WIDTH, HEIGHT = 595, 842
LEFT, TOP, LEADING = 60, 60, 14
"""Where the first line stands, in points from the top left, and how far the next one is below it."""


def plain_pdf(pages: Sequence[Sequence[str]], drawing: str = "") -> bytes:
    """Return a PDF with these lines on its pages, in Helvetica, and with a drawing on each."""
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        start = f"{LEFT} {HEIGHT - TOP} Td {LEADING} TL"
        stream = f"BT /F1 11 Tf {start} {shown} ET {drawing}".encode("cp1252")
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (WIDTH, HEIGHT, len(bodies))
        )
        kids.append(b"%d 0 R" % len(bodies))
    bodies[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start_of_table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(out + trailer % (len(bodies) + 1, start_of_table))


class Making:
    """A PDF that is given more than text."""

    def __init__(self, pages: Sequence[Sequence[str]], drawing: str = "") -> None:
        reader = pypdf.PdfReader(io.BytesIO(plain_pdf(pages, drawing)))
        self.writer = pypdf.PdfWriter(clone_from=reader)

    def outline(self, title: str, page: int, parent: Any = None, y: float | None = None) -> Any:
        """Add a line to the outline, for a page or a height on it."""
        fit = Fit.fit() if y is None else Fit.xyz(left=0, top=HEIGHT - y, zoom=1)
        return self.writer.add_outline_item(title=title, page_number=page, parent=parent, fit=fit)

    def link(self, page: int, area: Sequence[float], url: str = "", target: int = 0) -> None:
        """Add a link to an address or a page; ``area``: left, top, right, bottom from the top left."""
        where = {"url": url} if url else {"target_page_index": target}
        self.writer.add_annotation(page, Link(rect=_rect(area), **where))

    def highlight(self, page: int, area: Sequence[float], text: str, author: str) -> None:
        """Mark an area in yellow."""
        left, bottom, right, top = _rect(area)
        corners = [left, top, right, top, left, bottom, right, bottom]
        quads = ArrayObject([FloatObject(corner) for corner in corners])
        note = Highlight(rect=_rect(area), quad_points=quads, highlight_color="ffff00")
        self._sign(note, text, author)
        self.writer.add_annotation(page_number=page, annotation=note)

    def note(self, page: int, area: Sequence[float], text: str, author: str) -> None:
        """Stick a note on."""
        note = Text(rect=_rect(area), text=text, open=False)
        self._sign(note, text, author)
        self.writer.add_annotation(page_number=page, annotation=note)

    def free_text(self, page: int, area: Sequence[float], text: str) -> None:
        """Write on the page."""
        self.writer.add_annotation(page, FreeText(rect=_rect(area), text=text))

    def save(self, path: Path, password: str = "") -> Path:
        """Write the file."""
        if password:
            self.writer.encrypt(password, algorithm="RC4-128")
        self.writer.write(path)
        return path

    def _sign(self, note: Any, text: str, author: str) -> None:
        note[NameObject("/Contents")] = TextStringObject(text)
        note[NameObject("/T")] = TextStringObject(author)
        note[NameObject("/M")] = TextStringObject("D:20240531120000Z")


def _rect(area: Sequence[float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = area
    return left, HEIGHT - bottom, right, HEIGHT - top
