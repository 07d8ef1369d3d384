# SPDX-License-Identifier: GPL-3.0-or-later
"""Books, chapters, theses, reports and pages of the web, as reference lists print them."""

import re
from dataclasses import dataclass, field

from refdesk.domain.dates import parse_date
from refdesk.domain.reference import Author, AuthorRole, PartialDate, ReferenceKind
from refdesk.formats.references.people import as_role, people_at_start
from refdesk.formats.references.places import DATE, pages_at_end
from refdesk.formats.references.sources import sentences

_IN = re.compile(
    r"(?:(?<=[.,?!”\"’])\s|\s)[Ii]n:\s?(?=[\w<(“\"])|(?<=[.?!”\"’])\s[Ii]n\s(?=[A-Z“\"])"
    r"|,\sin\s(?=[A-Z])|^[Ii]n:?\s"
)
_EDITION = re.compile(
    r"(?:^|[\s,.(\[])(?P<edition>(?:(?:\d{1,2}(?:st|nd|rd|th|\.)?|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth"
    r"|[Ss]ixth|[Ss]eventh|[Ee]ighth|[Nn]inth|[Tt]enth|[Rr]ev(?:ised)?\.?|[Ii]nternational|제?\d+판)\s?)"
    r"(?:ed(?:ition|n|s)?\b\.?|(?<=판)))[)\],.;]{0,4}"
)
_THESIS = re.compile(
    r"[\[(]?\b(?:(?:(?:Unpublished\s)?(?:doctoral|master'?s?|master’s"
    r"|Ph\.?\s?D\.?|M\.?Sc\.?|MD|M\.?D\.?|bachelor'?s?|diploma)"
    r"\s)?(?:dissertation|thesis)|석사학위논문|박사학위논문)\b[\])]?",
    re.I,
)
_PLACE = (
    r"(?:(?:St|Mt|Ft)\.\s)?[A-Z가-힣][^.:;,()\[\]]{1,30}"
    r"(?:,\s(?:(?:[A-Z]\.){2,3}|(?:[A-Z]\w{0,20}\s?){1,3})){0,2}(?:\s?[(\[][A-Za-z., ]{2,22}[)\]])?"
)
_PUBLISHED = re.compile(
    rf"(?:^|(?<=[.,;?!)\]])\s?|\s\()(?P<place>{_PLACE}):\s?(?P<publisher>[A-Z가-힣][^;:()]{{1,90}}?)"
    rf"\)?(?:\s?[;,.]\s?\(?[c©]?(?P<date>{DATE})\)?[.,]?\s?|\.?\s*$|[.,;)]\s?(?=pp?\.|\d|\())"
)
_PUBLISHED_LATE = re.compile(
    rf"(?:^|(?<=[.)\]])\s)(?P<publisher>[A-Z][^.;:]{{2,60}}(?:Press|Publish\w+|Books|Wiley|Elsevier|Springer|Sage"
    rf"|Routledge|Saunders|Mosby|Lippincott[^.;:]{{0,30}}|McGraw[- ]Hill\w*|Academic|Verlag|Inc|Ltd|Co))\.?"
    rf"(?:[,;]\s?(?P<date>{DATE}))?\.?$"
)
_EDITED_BY = re.compile(
    r",?\s[Ee]dited\sby\s(?P<names>[^.“]{4,200}?)(?=[,.]\s(?:\d|pp|[A-Z])|,\s\d|\.\s|$)"
)
_EDITORS_WITHIN = re.compile(r",\s(?:[Ee]ds?\.?|[Ee]ditors?:?)\s(?P<names>[^(“]{4,200}?)(?=\s\()")
"""As Frontiers' journals have it: ``in Handbook, eds Kim A., Lee B. (Seoul: Press), 1–9.``"""
_EDITORS_FIRST = re.compile(r"^(?:[Ee]ds?\.?|[Ee]ditors?)\s(?=[A-Z])")
_PAGES_WITHIN = re.compile(
    r"[\s,(](?:pp?\.?\s?|(?<=[.,]\s))(\d{1,5}\s?[-–]\s?\d{1,5}|[ivxlc]+[-–][ivxlc]+)(?=[).,;]|$)\)?"
)
_MEETING = re.compile(
    r"\b(?:proceedings|conference|symposium|congress|workshop|annual meeting)\b", re.I
)
_REPORT = re.compile(r"\b(?:report|guideline|technical|working paper|white paper|bulletin)\b", re.I)


@dataclass(slots=True)
class Book:
    """What is known of a work that is no paper in a journal."""

    kind: ReferenceKind
    title: str
    container: str = ""
    editors: tuple[Author, ...] = ()
    edition: str = ""
    publisher: str = ""
    place: str = ""
    pages: str = ""
    date: PartialDate = field(default_factory=PartialDate)
    genre: str = ""


def book_in(text: str, *, quoted: str = "") -> Book | None:
    """Read what stands behind the names where it is no paper in a journal; else ``None``.

    ``quoted`` is a title that stood in quotation marks before ``text``.
    """
    if thesis := _THESIS.search(text):
        return _thesis(text, quoted, thesis)
    part = _IN.search(text)
    if part and (quoted or part.start() > 5):
        found = _chapter(quoted or text[: part.start()].strip(" ,"), text[part.end() :])
        if found is not None:
            return found
    published = _published(text)
    edition = _EDITION.search(text)
    if quoted or (published is None and edition is None):
        return None
    book = Book(ReferenceKind.BOOK, "")
    end = min(m.start() for m in (published, edition) if m)
    if edition:
        book.edition = _edition(edition["edition"])
    _publish(book, published)
    if published is None and edition:
        _publish_plainly(book, text[edition.end() :])
    book.title = text[:end].strip(" ,.;:(")
    if located := pages_at_end(text):
        book.pages = located.pages
    if _REPORT.search(book.title) and not edition:
        book.kind = ReferenceKind.REPORT
    return book if book.title else None


def _edition(text: str) -> str:
    """Return ``2nd`` of ``2nd ed.``: a citation adds the word itself behind a number."""
    return re.sub(
        r"(?<=^\d[snrt][tdh])\s?ed\w*\.?$|(?<=^\d\d[snrt][tdh])\s?ed\w*\.?$", "", text.strip()
    )


def _published(text: str) -> re.Match[str] | None:
    found = None
    for match in _PUBLISHED.finditer(text):
        if match.start() > 0 or found is None:
            found = match
    return found if found and found.start() > 3 else _PUBLISHED_LATE.search(text)


def _publish(book: Book, match: re.Match[str] | None) -> None:
    if match is not None:
        said = match.groupdict()
        book.place = (said.get("place") or "").strip(" ,(")
        book.publisher = said["publisher"].strip(" ,.")
        book.date = parse_date(said["date"] or "") if said.get("date") else book.date


def _publish_plainly(book: Book, text: str) -> None:
    """Read ``Oxford University Press; 2005.`` or APA's last sentence."""
    match = re.fullmatch(
        rf"[\s.;,]{{0,6}}(?P<publisher>[A-Z][^:;.]{{2,80}}?)(?:[;,]\s?(?P<date>{DATE}))?[\s.]{{0,6}}",
        text,
    )
    _publish(book, match)


def _chapter(title: str, behind: str) -> Book | None:
    """Read editors, book, edition, publisher and pages of what a chapter is in."""
    book = Book(ReferenceKind.CHAPTER, title.strip(" ."))
    behind = _EDITORS_FIRST.sub("", behind)
    people = people_at_start(behind)
    is_edited = people.role is AuthorRole.EDITOR
    if is_edited or (people.authors and people.authors[0].given and len(people.authors) > 1):
        book.editors = as_role(people.authors, AuthorRole.EDITOR)
        behind = behind[people.end :].strip(" ,.")
    if by := _EDITED_BY.search(behind) or _EDITORS_WITHIN.search(behind):
        named = people_at_start(by["names"] + ".")
        book.editors = as_role(named.authors, AuthorRole.EDITOR)
        behind = behind[: by.start()] + ". " + behind[by.end() :].lstrip(" ,.")
    if located := pages_at_end(behind):
        book.pages, book.date = located.pages, located.date
        behind = behind[: located.start]
    elif pages := _PAGES_WITHIN.search(behind):
        book.pages = pages[1]
        behind = behind[: pages.start()] + ". " + behind[pages.end() :].lstrip(" .,)")
    published, edition = _published(behind), _EDITION.search(behind)
    if not (published or edition or book.pages or book.editors or _MEETING.search(behind)):
        return None
    _publish(book, published)
    if edition:
        book.edition = _edition(edition["edition"])
        if published is None:
            _publish_plainly(book, behind[edition.end() :])
    ends = [m.start() for m in (published, edition) if m]
    name = behind[: min(ends)] if ends else behind[slice(*sentences(behind)[0])]
    book.container = name.strip(' ,.;:(“”"')
    if not book.date.year and (year := re.search(r"(?:19|20)\d\d(?=\D{0,200}$)", behind)):
        book.date = parse_date(year[0])
    if _MEETING.search(book.container):
        book.kind = ReferenceKind.CONFERENCE_PAPER
    return book


def _thesis(text: str, quoted: str, match: re.Match[str]) -> Book:
    book = Book(ReferenceKind.THESIS, quoted or text[: match.start()].strip(" .,;:(["))
    book.genre = match[0].strip("[]() ")
    behind = text[match.end() :].strip(" .,;:)]")
    if date := re.search(rf"[;,.\s(]{{0,4}}({DATE})\)?\.?$", behind):
        book.date = parse_date(date[1])
        behind = behind[: date.start()].strip(" ,.;")
    if published := re.match(rf"(?P<place>{_PLACE}):\s?(?P<publisher>[^;]{{2,90}})$", behind):
        book.place, book.publisher = published["place"], published["publisher"].strip(" .,")
    elif len(behind) <= 90:
        book.publisher = behind
    return book
