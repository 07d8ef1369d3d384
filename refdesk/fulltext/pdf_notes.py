# SPDX-License-Identifier: GPL-3.0-or-later
"""What other programs wrote into a PDF: highlights, notes, free text, with author and date.

Read like the words of a PDF, in a process of its own: see :mod:`refdesk.fulltext.pdf`.
"""

import contextlib
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from refdesk.domain.jobs import CancelToken
from refdesk.domain.pdfs import PdfNote
from refdesk.fulltext.pdf import SECONDS, asked_apart, say

COMMAND = "pdf-notes"
"""The hidden command of the program that reads the notes of a PDF and prints them."""
MOST_NOTES = 2_000
MOST_CHARACTERS = 10_000
MOST_AREAS = 200
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
_KINDS = {
    "/Highlight": "highlight",
    "/Underline": "underline",
    "/Squiggly": "squiggly",
    "/StrikeOut": "strikeout",
    "/Text": "note",
    "/FreeText": "text",
    "/Caret": "note",
    "/Ink": "drawing",
    "/Line": "drawing",
    "/Square": "drawing",
    "/Circle": "drawing",
    "/Polygon": "drawing",
    "/PolyLine": "drawing",
    "/Stamp": "stamp",
    "/FileAttachment": "file",
}
"""By PDF 32000-1, table 169; links, form fields and the windows of notes are none."""


def read_notes(
    path: Path, cancel: CancelToken, password: str = "", seconds: float = SECONDS
) -> list[PdfNote]:
    """Return what was noted in a PDF, in the order of its pages.

    Raises:
        UnreadableError: it is no PDF, is protected, too large, or takes too long.
        CancelledError: the person cancelled.
    """
    said = asked_apart(COMMAND, path, cancel, seconds, password)
    return [
        PdfNote(**{**note, "areas": tuple(map(tuple, note["areas"]))}) for note in said["notes"]
    ]


# In the process of its own


def main(arguments: Sequence[str]) -> int:
    """Print the notes of the PDF of the first argument, as one JSON object."""
    return say(_said, Path(arguments[0]))


def _said(reader: Any) -> dict[str, Any]:  # noqa: ANN401 - pypdf is imported late
    return {"notes": list(islice(_notes(reader), MOST_NOTES))}


def _notes(reader: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    for number, page in enumerate(reader.pages):
        for reference in _list(page.get("/Annots")):
            with contextlib.suppress(Exception):  # a broken one hides no other
                note = reference.get_object()
                if str(note.get("/Subtype")) in _KINDS:
                    yield _note(number, page, note)


def _note(number: int, page: Any, note: Any) -> dict[str, Any]:  # noqa: ANN401
    date = _DATE.match(str(note.get("/M") or note.get("/CreationDate") or ""))
    return {
        "page": number,
        "kind": "reply" if "/IRT" in note else _KINDS[str(note["/Subtype"])],
        "text": str(note.get("/Contents") or "").replace("\r", "\n").strip()[:MOST_CHARACTERS],
        "author": str(note.get("/T") or "").strip()[:200],
        "date": "-".join(date.groups()) if date else "",
        "areas": _areas(page, note),
    }


def _areas(page: Any, note: Any) -> list[list[float]]:  # noqa: ANN401
    """Return where a note stands; of a mark each line, as its corners say."""
    box = page.cropbox
    if page.rotation % 360:
        return []
    corners = [float(number) for number in _list(note.get("/QuadPoints"))]
    quads = [corners[at : at + 8] for at in range(0, len(corners) - 7, 8)][:MOST_AREAS]
    if not quads:
        quads = [[float(number) for number in _list(note.get("/Rect"))]]
    left, top = float(box.left), float(box.top)
    areas = []
    for quad in quads:
        across, up = quad[0::2], quad[1::2]
        width, height = max(across) - min(across), max(up) - min(up)
        areas.append([min(across) - left, top - max(up), width, height])
    return areas


def _list(value: Any) -> list[Any]:  # noqa: ANN401
    return list(value.get_object()) if value is not None else []
