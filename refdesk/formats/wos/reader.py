# SPDX-License-Identifier: GPL-3.0-or-later
"""One Web of Science record made a reference."""

import re
from collections.abc import Iterator, Sequence

from refdesk.domain.abstracts import labelled_sections
from refdesk.domain.dates import made_date, parse_date
from refdesk.domain.escaping import escape
from refdesk.domain.identifiers import Identifier, Scheme, clean_doi
from refdesk.domain.indexing import Keyword, PublicationType
from refdesk.domain.languages import language_code
from refdesk.domain.markup import from_html
from refdesk.domain.pagination import article_number
from refdesk.domain.reference import (
    Abstract,
    Grant,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.domain.titles import without_stop
from refdesk.formats.wos.kinds import PERIODICALS, kind_of
from refdesk.formats.wos.people import people_of
from refdesk.formats.wos.records import WosRecord

_ISSN = re.compile(r"\b(\d{4})-?(\d{3}[\dXx])\b")
_ISBN = re.compile(r"(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx]\b")
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\]]+")
_NUMBER = re.compile(r"(?:ARTN|UNSP|ART\.?\s*NO\.?)\s*", re.IGNORECASE)
_RAISED = re.compile(r"/(su[bp])\s+([^/\s]{1,30})\s*/")
_SLASH_GROUP = re.compile(r"/ ")
_MONTH_AND_YEAR = re.compile(r"(\d{1,2})\s+(\d{4})")
_YEAR = re.compile(r"\d{4}")
_SEASON = re.compile(r"\b(SPR|SUM|FAL|AUT|WIN)\b", re.IGNORECASE)
_SEASONS = {"SPR": "Spring", "SUM": "Summer", "FAL": "Fall", "AUT": "Autumn", "WIN": "Winter"}
_GRANT = re.compile(r"([^;\[\]]*)(?:\[([^\]]*)\]?)?")
_AUTHORS_OWN = "NOTNLM"
_MADE_OF_CITED_TITLES = "KeywordsPlus"
_ONLINE = "early access"
_LISTED = frozenset({"CR", "C1", "C3"})
_PLACED = frozenset(
    {
        "PT", "AU", "AF", "BA", "BF", "CA", "GP", "BE", "ED", "TI", "SO", "SE", "LA", "DT", "DE",
        "ID", "AB", "C1", "OI", "RI", "FU", "SN", "EI", "BN", "JI", "PU", "PI", "PD", "PY", "VL",
        "IS", "PN", "SU", "BP", "EP", "PS", "AR", "DI", "EA", "PM", "Z1",
    }
)  # fmt: skip


def reference_of(record: WosRecord) -> Reference | None:
    """Return the reference, or ``None`` where the record says nothing about a work."""
    documents = record.terms("DT")
    kind = kind_of(record, documents)
    title = without_stop(_marked_up(record, "TI"))
    original = without_stop(_marked_up(record, "Z1"))  # of the Korean, Russian, Spanish indexes
    people = people_of(record, kind)
    identifiers = tuple(_identifiers(record, kind))
    source = record.text("SO")
    if not (title or original or people.authors or identifiers or source or record.text("AB")):
        return None
    if not title and kind is ReferenceKind.BOOK:
        title, source = escape(source), ""
    pages, number = _place(record, kind)
    online = _online(record, kind)
    early = any(name.lower() == _ONLINE for name in documents) and not record.text("VL")
    return Reference(
        kind=kind,
        title=title,
        title_translated=bool(original and title),
        vernacular_title=original,
        authors=people.authors,
        journal=_journal(record, kind, source),
        container_title="" if kind in PERIODICALS or kind is ReferenceKind.BOOK else source,
        published=_published(record, kind),
        electronic_date=online,
        publication_status="aheadofprint" if early else "",
        volume=record.text("VL"),
        issue=_issue(record),
        pages=pages,
        article_number=number,
        languages=tuple(dict.fromkeys(map(language_code, record.terms("LA")))),
        abstracts=_abstracts(record),
        keywords=_keywords(record),
        publication_types=tuple(map(PublicationType, dict.fromkeys(documents))),
        identifiers=identifiers,
        grants=tuple(_grants(record)),
        publisher=record.text("PU"),
        publisher_place=record.text("PI"),
        series=record.text("SE"),
        extra=(
            *((f"wos:{tag}", value) for tag, value in people.left),
            *_extra(record, kind, title, online),
        ),
    )


def _marked_up(record: WosRecord, tag: str) -> str:
    """Return text as markup: Web of Science has HTML in it, Inspec ``H/sub 2/O``."""
    text = record.text(tag)
    if _is_inspec(record) and "/su" in text:
        text = _RAISED.sub(r"<\1>\2</\1>", text)
    return from_html(text) if "<" in text or "&" in text or ">" in text else text


def _is_inspec(record: WosRecord) -> bool:
    return record.text("UT").startswith("INSPEC:")


def _journal(record: WosRecord, kind: ReferenceKind, source: str) -> Journal:
    printed = _issns(record.text("SN"))
    electronic = [issn for issn in _issns(record.text("EI")) if issn not in printed[:1]]
    electronic += printed[1:]
    short = record.text("JI", "J9") if kind in PERIODICALS else ""
    return Journal(
        title=source if kind in PERIODICALS else "",
        iso_abbreviation=short if short != source else "",
        issn_print=printed[0] if printed else "",
        issn_electronic=electronic[0] if electronic else "",
    )


def _issns(text: str) -> list[str]:
    found = (f"{m[1]}-{m[2]}".upper() for m in _ISSN.finditer(text))
    return list(dict.fromkeys(found))


def _date(text: str) -> PartialDate:
    text = _SEASON.sub(lambda match: _SEASONS[match[1].upper()], text)
    if match := _MONTH_AND_YEAR.fullmatch(text):
        return made_date(int(match[2]), int(match[1]))
    return parse_date(text)


def _published(record: WosRecord, kind: ReferenceKind) -> PartialDate:
    """Return the date of ``PY`` and ``PD``; a patent's ``PD`` lists documents, not only dates."""
    year, day = record.text("PY"), record.text("PD")
    if kind is ReferenceKind.PATENT:
        return _date(year) if year else parse_date(day)
    if not day or not year:
        return _date(day or year)
    return _date(day if _YEAR.search(day) else f"{year} {day}")


def _online(record: WosRecord, kind: ReferenceKind) -> PartialDate:
    """Return the date of early access; in a patent ``EA`` is an abstract."""
    date = PartialDate() if kind is ReferenceKind.PATENT else _date(record.text("EA"))
    return date if date.year else PartialDate()


def _issue(record: WosRecord) -> str:
    """Return the issue with part and supplement, as MEDLINE has it: ``2 Suppl 1``, ``3 Pt 2``."""
    part, supplement = record.text("PN"), record.text("SU")
    if record.text("PT").startswith("P"):
        part = ""  # the number of a patent
    if supplement:
        number = re.sub(r"^(?:suppl?(?:ement)?\.?|S)\s*", "", supplement, flags=re.IGNORECASE)
        supplement = f"Suppl {number}".strip()
    pieces = (record.text("IS"), f"Pt {part}" if part else "", supplement)
    return " ".join(piece for piece in pieces if piece)


def _place(record: WosRecord, kind: ReferenceKind) -> tuple[str, str]:
    """Return pages and article number."""
    first, last, span = record.text("BP"), record.text("EP"), record.text("PS")
    number = _NUMBER.sub("", record.text("AR"))
    if span and (not first or "-" in first):
        pages = span
    elif first and last == "+":  # "and following"
        pages = f"{first}+"
    elif not last or last == first or "-" in first:
        pages = first or last
    else:
        pages = f"{first}-{last}" if first else last
    if _NUMBER.match(pages):
        number, pages = number or _NUMBER.sub("", pages), ""
    if number:
        return ("" if pages == number else pages), number
    number = article_number(pages) if kind in PERIODICALS else ""
    return ("", number) if number else (pages, "")


def _abstracts(record: WosRecord) -> tuple[Abstract, ...]:
    text = _marked_up(record, "AB")
    return (Abstract(labelled_sections(text)),) if text else ()


def _keywords(record: WosRecord) -> tuple[Keyword, ...]:
    """Return the authors' keywords and the index's own; Inspec's ``DE`` holds its controlled terms."""
    inspec = _is_inspec(record)
    entries = [(text, "" if inspec else _AUTHORS_OWN) for text in record.terms("DE")]
    if inspec:
        entries = [(part, "") for text, _ in entries for part in _SLASH_GROUP.split(text)]
    else:
        entries += [(text, _MADE_OF_CITED_TITLES) for text in record.terms("ID")]
    found: dict[str, Keyword] = {}
    for text, owner in entries:
        if text := text.strip():
            found.setdefault(text.lower(), Keyword(text, owner))
    return tuple(found.values())


def _identifiers(record: WosRecord, kind: ReferenceKind) -> Iterator[Identifier]:
    accession = record.text("UT")
    source, _, number = accession.partition(":")
    candidates: list[tuple[Scheme, str]] = []
    for value in (record.text("PM"), number if source == "MEDLINE" else ""):
        digits = value.strip().lstrip("0")
        if digits.isascii() and digits.isdigit():
            candidates.append((Scheme.PMID, digits))
    of_the_book = ("D2",) if kind is ReferenceKind.BOOK else ()
    dois = [m[0] for tag in ("DI", *of_the_book) for m in _DOI.finditer(record.text(tag))]
    if not dois and _is_inspec(record):
        dois = _DOI.findall(record.text("ID"))
    candidates += [(Scheme.DOI, clean_doi(doi)) for doi in dois]
    isbns = _ISBN.findall(record.text("BN"))
    candidates += [(Scheme.ISBN, re.sub(r"[- ]", "", isbn).upper()) for isbn in isbns]
    made = (Identifier(scheme, value) for scheme, value in candidates if value)
    yield from {(i.scheme, i.key): i for i in made}.values()


def _grants(record: WosRecord) -> Iterator[Grant]:
    """Yield ``Agency [number, number]; Agency [number]`` one number each."""
    found: dict[Grant, None] = {}
    for match in _GRANT.finditer(record.text("FU")):
        agency = match[1].strip(" ;,")
        numbers = [number.strip() for number in (match[2] or "").split(",") if number.strip()]
        for number in numbers or ([""] if agency else []):
            found.setdefault(Grant(number, agency=agency))
    yield from found


def _extra(
    record: WosRecord, kind: ReferenceKind, title: str, online: PartialDate
) -> Iterator[tuple[str, str]]:
    """Yield what has no place of its own; what was cited stays one work a line."""
    for tag in record.values:
        if tag in _PLACED and not _has_no_place(record, tag, kind, title, online):
            continue
        if tag == "J9" and not record.text("JI") and kind in PERIODICALS:
            continue
        if value := "\n".join(record.lines(tag)) if tag in _LISTED else record.text(tag):
            yield f"wos:{tag}", value


def _has_no_place(
    record: WosRecord, tag: str, kind: ReferenceKind, title: str, online: PartialDate
) -> bool:
    """Whether a tag that has a place elsewhere could not be put there in this record."""
    match tag:
        case "EA":
            return not online.year
        case "PN" | "PD":
            return kind is ReferenceKind.PATENT
        case "JI":
            return kind not in PERIODICALS
        case "ID":
            return _is_inspec(record)
        case "PS":
            return bool(record.text("BP")) and "-" not in record.text("BP")
        case "DI" | "PM" | "BN":
            return not any(_found(tag, record.text(tag)))
        case "SO":
            return kind is ReferenceKind.BOOK and title != escape(record.text("SO"))
        case _:
            return False


def _found(tag: str, value: str) -> Sequence[str]:
    if tag == "PM":
        return re.findall(r"^0*[1-9]\d*$", value.strip())
    return (_DOI if tag == "DI" else _ISBN).findall(value)
