# SPDX-License-Identifier: GPL-3.0-or-later
"""One printed reference as a record: names, title, source and place, cut in this order."""

import re
from dataclasses import dataclass, field

from refdesk.domain.kinds import names_preprint_server
from refdesk.domain.languages import language_code
from refdesk.domain.markup import from_html
from refdesk.domain.pagination import article_number
from refdesk.domain.reference import (
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.domain.titles import unbracketed
from refdesk.formats.references.books import Book, book_in
from refdesk.formats.references.marks import Marks, marks_of
from refdesk.formats.references.people import People, people_at_start
from refdesk.formats.references.places import DATE, YEAR, Place, dated, place_in
from refdesk.formats.references.sources import abbreviated, looks_like_journal, title_and_journal

RAW = "references:text"
"""Where a record keeps the reference as it was printed."""

Extra = tuple[tuple[str, str], ...]

MOST_CHARACTERS = 6_000
"""Of one reference: what is longer is none."""

_YEAR_BEHIND_NAMES = re.compile(
    rf"[\s,.;:]*(?:[(\[](?P<date>{DATE}|n\.\s?d\.?|in\spress|forthcoming|submitted)[^()\[\]]{{0,20}}[)\]]\s?[.,:;]*\s*"
    rf"|(?P<bare>{YEAR}[a-z]?)[.,:;]?\s+(?=[\"“‘A-Z가-힣\[]))"
)
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“"}
_AFTER_QUOTE = re.compile(r"[\s,.;]*")
_BLANK = re.compile(r"\s")
_YEAR_LIKE = re.compile(r"\d{4}")
_TAG = re.compile(r"\s?\[[^\[\]]{1,40}\]$")
_PREPRINT = re.compile(r"\[Preprint\]|\bPreprint\b")


@dataclass(slots=True)
class _Cut:
    """A reference in pieces."""

    people: People
    title: str = ""
    journal: str = ""
    place: Place | None = None
    date: PartialDate = field(default_factory=PartialDate)
    book: Book | None = None
    left: str = ""


def reference_of(text: str) -> Reference:
    """Read one printed reference; what cannot be told apart stays empty, the text is kept."""
    raw = " ".join(text.split())
    marks = marks_of(raw.replace("\u2010", "-").replace("\u2011", "-").replace("\u00ad", ""))
    cut = _cut(marks)
    extra = ((RAW, raw),)
    if cut.book is not None:
        return _book(cut, cut.book, marks, extra)
    return _work(cut, marks, extra)


def _cut(marks: Marks) -> _Cut:
    people = people_at_start(marks.rest)
    cut = _Cut(people)
    rest = marks.rest[people.end :]
    if behind := _YEAR_BEHIND_NAMES.match(rest):
        cut.date = dated(behind["date"] or behind["bare"])
        if not cut.date.year:
            cut.date = PartialDate()
        rest = rest[behind.end() :]
    rest = rest.strip(" ,;")
    has_year = behind is not None
    quoted, rest = _quoted(rest)
    if quoted:
        cut.title = quoted
        _cut_source(cut, rest, has_year)
        return cut
    place = place_in(rest, dated=has_year)
    if place is None or not place.is_periodical or not place.pages:
        cut.book = book_in(rest)
        if cut.book is not None:
            return cut
    if place is None:
        cut.title = rest.strip(" .,;")
        if marks.identifiers or has_year:
            _cut_journal(cut, rest, sure=bool(marks.identifiers) or marks.ahead)
        return cut
    cut.place = place
    cut.left = rest[place.end :].strip(" .,;)")
    sure = bool(place.volume or place.pages or marks.identifiers or marks.ahead)
    _cut_journal(cut, rest[: place.start], sure=sure)
    return cut


def _cut_journal(cut: _Cut, head: str, *, sure: bool) -> None:
    """Part title and journal; without volume, pages or DOI only a likely journal is believed."""
    stopped = any("." in author.given for author in cut.people.authors)
    title, journal = title_and_journal(head, stopped=stopped)
    if journal and not sure and not looks_like_journal(journal):
        title, journal = head.strip(" .,;"), ""
    cut.title, cut.journal = title, journal


def _cut_source(cut: _Cut, rest: str, has_year: bool) -> None:
    """Cut what stands behind a title in quotation marks."""
    place = place_in(rest, dated=has_year)
    if re.match(r"in:?\s", rest, re.I) or place is None or not place.is_periodical:
        cut.book = book_in(rest, quoted=cut.title)
        if cut.book is not None:
            return
    if place is None:
        cut.journal = _TAG.sub("", rest).strip(" .,;:") if looks_like_journal(rest) else ""
        cut.left = "" if cut.journal else rest
        return
    cut.place = place
    cut.journal = rest[: place.start].strip(" ,;:(").removeprefix("in ")
    cut.left = rest[place.end :].strip(" .,;)")


def _quoted(text: str) -> tuple[str, str]:
    """Return a title in quotation marks at the beginning, and what stands behind it."""
    closing = _QUOTES.get(text[:1])
    if not closing:
        return "", text
    place, depth = 0, 1
    while (place := text.find(closing, place + 1)) > 0:
        inner = text[place + 1 : place + 2]
        if text[0] == "“":
            depth = 1 + text.count("“", 1, place) - text.count("”", 1, place)
        if depth <= 1 and (
            inner in {"", ",", ".", ";"} or (inner == " " and text[place - 1] in ",.?!")
        ):
            title = text[1:place].strip(" ,")
            return title, text[_AFTER_QUOTE.match(text, place + 1).end() :]  # type: ignore[union-attr]
    return "", text


# The record


def _work(cut: _Cut, marks: Marks, extra: Extra) -> Reference:
    place = cut.place or Place(0, 0)
    title, vernacular, translated = _title(cut.title)
    kind = _kind(cut, marks)
    number = article_number(place.pages) if place.pages else ""
    language = language_code(cut.left) if cut.left.isalpha() else ""
    date = cut.date if cut.date.year else place.date
    if cut.date.year and place.date.year == cut.date.year:
        date = place.date
    is_journal = kind is not ReferenceKind.WEBPAGE
    return Reference(
        kind=kind,
        title=title,
        title_translated=translated,
        vernacular_title=vernacular,
        authors=cut.people.authors,
        authors_complete=cut.people.complete,
        journal=_journal(cut.journal) if is_journal else Journal(),
        container_title="" if is_journal else cut.journal,
        published=date,
        electronic_date=marks.electronic,
        publication_status="aheadofprint" if marks.ahead else "",
        volume=place.volume,
        issue=place.issue,
        pages="" if number else place.pages.replace("–", "-").replace("—", "-"),
        article_number=number,
        languages=(language,) if language else (),
        identifiers=tuple(marks.identifiers),
        url=marks.url,
        note="; ".join(filter(None, ("" if language else cut.left, *marks.notes))),
        extra=extra,
    )


def _book(cut: _Cut, book: Book, marks: Marks, extra: Extra) -> Reference:
    return Reference(
        kind=book.kind,
        title=_title(book.title)[0],
        authors=(*cut.people.authors, *book.editors),
        authors_complete=cut.people.complete,
        container_title=book.container,
        published=cut.date if cut.date.year else book.date,
        pages=book.pages.replace("–", "-"),
        identifiers=tuple(marks.identifiers),
        publisher=book.publisher,
        publisher_place=book.place,
        edition=book.edition,
        url=marks.url,
        note="; ".join(filter(None, (book.genre, *marks.notes))),
        extra=extra,
    )


def _kind(cut: _Cut, marks: Marks) -> ReferenceKind:
    if names_preprint_server(cut.journal) or _PREPRINT.search(marks.rest):
        return ReferenceKind.PREPRINT
    if cut.journal and (cut.place is not None or marks.identifiers or marks.ahead):
        return ReferenceKind.ARTICLE
    if marks.url and not marks.identifiers:
        return ReferenceKind.WEBPAGE
    return ReferenceKind.ARTICLE if cut.journal or marks.identifiers else ReferenceKind.OTHER


def _title(text: str) -> tuple[str, str, bool]:
    """Return title, vernacular title and whether the title is a translation, without final stop."""
    text = from_html(text).strip(" ,;:")
    text = text[:-1] if text.endswith(".") and not text.endswith("..") else text
    if (inner := unbracketed(text)) is not None and " " in inner:
        return inner.rstrip("."), "", True
    if (both := _translated(text)) is not None:
        return both[1].rstrip("."), both[0].rstrip(" ."), True
    return text, "", False


def _translated(text: str) -> tuple[str, str] | None:
    """Return a title and the three words and more in brackets behind it, which translate it."""
    body = text.removesuffix(".")
    own, bracket, inner = body[:-1].rpartition("[")
    if not (body.endswith("]") and bracket and own) or "]" in inner or _YEAR_LIKE.search(inner):
        return None
    return (own, inner) if len(_BLANK.findall(inner)) > 1 else None


def _journal(name: str) -> Journal:
    name = name.strip(" ,;:")
    if not name:
        return Journal()
    if not abbreviated(name):
        return Journal(title=name)
    if "." in name:
        return Journal(title=name, iso_abbreviation=name)
    return Journal(title=name, medline_abbreviation=name)
