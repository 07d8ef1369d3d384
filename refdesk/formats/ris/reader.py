# SPDX-License-Identifier: GPL-3.0-or-later
"""One RIS record made a reference."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from refdesk.domain.abstracts import labelled_sections
from refdesk.domain.dates import edition_or_date, parse_date
from refdesk.domain.identifiers import (
    Identifier,
    Scheme,
    clean_doi,
    gathered,
    identifier_of_link,
)
from refdesk.domain.indexing import Keyword, PublicationType
from refdesk.domain.kinds import PERIODICALS, PREPRINT_MARK, names_preprint_server
from refdesk.domain.languages import language_code
from refdesk.domain.markup import from_html, to_plain
from refdesk.domain.names import author_from_text, is_cut
from refdesk.domain.pagination import article_number
from refdesk.domain.reference import (
    Abstract,
    Author,
    AuthorRole,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.domain.serials import isbns_in
from refdesk.formats.ris.belongings import is_note_of_a_person
from refdesk.formats.ris.kinds import KIND_OF_TYPE
from refdesk.formats.ris.records import RisRecord

_ISSN = re.compile(r"\b(\d{4}-?\d{3}[\dXx])\b(?![\d-])(\s*\(?[Ee]lectronic|\s*\([Ee]-?)?")
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_PMID_NOTE = re.compile(r"\bPMID\s*:?\s*(\d{4,9})\b|\b(\d{4,9})\s*\[pmid\]", re.IGNORECASE)
_DATE_WITH_MORE = re.compile(r"(\d{4})/\d{0,2}/\d{0,2}/(.+)")
_YEAR = re.compile(r"\d{4}")
_PMCID = re.compile(r"\bPMC\d{1,9}\b")
_ROLES = {
    "AU": AuthorRole.AUTHOR, "A1": AuthorRole.AUTHOR, "A2": AuthorRole.EDITOR,
    "ED": AuthorRole.EDITOR, "A3": AuthorRole.SERIES_EDITOR, "A4": AuthorRole.TRANSLATOR,
    "TA": AuthorRole.TRANSLATOR,
}  # fmt: skip
_PLACED = frozenset(
    {
        *_ROLES, "TY", "ID", "TI", "T1", "CT", "BT", "T2", "JO", "JF", "JA", "J1", "J2", "T3", "PY",
        "Y1", "DA", "VL", "IS", "CP", "SP", "EP", "C7", "SN", "DO", "DI", "UR", "AB", "N2", "KW",
        "LA", "PB", "CY", "PP", "ET", "AN", "C2", "PM", "M3", "OP", "DB", "LK",
    }
)  # fmt: skip
_SAYING = ("AB", "N2", "UR", "LK", "N1", "JF", "JO", "JA", "T2")
"""Tags that say something of a work where it has neither title nor people."""


def reference_of(record: RisRecord) -> Reference | None:
    """Return the reference, or ``None`` where the record says nothing about a work."""
    kind = _kind(record)
    title = from_text(record.first("TI", "T1", "CT") or record.first("BT"))
    authors = _authors(record)
    pmid = _pmid(record)
    identifiers = _identifiers(record, pmid)
    if not (title or authors or identifiers or record.first(*_SAYING)):
        return None
    journal, container, series = _containers(record, kind)
    pages, number = _place(record)
    original = from_text(record.first("OP"))
    at_pubmed = record.first("DP") == "NLM"
    edition, electronic, history = edition_or_date(record.first("ET"), from_pubmed=at_pubmed)
    key = record.first("ID")
    return Reference(
        kind=kind,
        title=title,
        title_translated=bool(original and title),
        vernacular_title=original,
        authors=authors,
        authors_complete=not any(map(is_cut, record.all("AU", "A1"))),
        journal=journal,
        container_title=container,
        published=_published(record),
        electronic_date=electronic,
        history=history,
        volume=record.first("VL"),
        issue=record.first("IS", "CP"),
        pages=pages,
        article_number=number,
        languages=tuple(dict.fromkeys(language_code(v) for v in record.all("LA") if v)),
        abstracts=_abstracts(record),
        keywords=_keywords(record),
        publication_types=_types(record),
        identifiers=identifiers,
        publisher=_plain(record.first("PB")),
        publisher_place=record.first("CY", "PP"),
        edition=edition,
        series=series,
        url=_url(record, identifiers),
        note="\n".join(v for v in record.all("N1") if v and not is_note_of_a_person(v)),
        citation_key="" if key.isdigit() or any(c.isspace() for c in key) else key,
        extra=_extra(record, elsewhere=not pmid),
    )


def from_text(text: str) -> str:
    """Return a title or abstract as markup: some databases leave HTML in them."""
    return from_html(text) if "<" in text or "&" in text or ">" in text else text


def _plain(text: str) -> str:
    """Return a name as text: some databases leave ``&amp;`` in them."""
    return to_plain(from_html(text)) if "&" in text and ";" in text else text


def _kind(record: RisRecord) -> ReferenceKind:
    name = record.first("TY").upper()
    kind = KIND_OF_TYPE.get(name)
    if kind is None:
        has_journal = record.first("JO", "JF", "JA")
        return ReferenceKind.ARTICLE if not name and has_journal else ReferenceKind.OTHER
    if kind is ReferenceKind.MANUSCRIPT:
        said = " ".join((record.first("M3"), *record.all("T2", "JO", "JF", "PB")))
        if names_preprint_server(said):
            return ReferenceKind.PREPRINT
    return kind


def _authors(record: RisRecord) -> tuple[Author, ...]:
    """Return the people; a tag that only says again what another says (AU and A1) is left out."""
    found: list[Author] = []
    for tag, values in record.values.items():
        if tag not in _ROLES:
            continue
        role = _ROLES[tag]
        named = [value for value in values if value.strip(" ,") and not is_cut(value)]
        own = [author_from_text(value, role) for value in named]
        if found:  # two tags are rare, and hashing authors costs as much as reading them
            said = set(found)
            own = [author for author in own if author not in said]
        found += own
    return tuple(found)


def _containers(record: RisRecord, kind: ReferenceKind) -> tuple[Journal, str, str]:
    """Return journal, container title and series."""
    series = _plain(record.first("T3"))
    full = _plain(record.first("JF", "T2") or record.first("JO"))
    short = _plain(record.first("JA", "J2", "J1") or record.first("JO"))
    if kind in PERIODICALS:
        full = full or _plain(record.first("BT"))
        print_issn, electronic_issn = _issns(record)
        journal = Journal(
            title=full or short,
            iso_abbreviation=short if short != full and full else "",
            issn_print=print_issn,
            issn_electronic=electronic_issn,
        )
        return journal, "", series
    if kind is ReferenceKind.BOOK:
        return Journal(), full if series else "", series or full
    title = _plain(record.first("T2", "BT")) or full or short
    if title and title == _plain(record.first("TI", "T1", "CT") or record.first("BT")):
        title = ""
    print_issn, electronic_issn = _issns(record)
    return Journal(issn_print=print_issn, issn_electronic=electronic_issn), title, series


def _issns(record: RisRecord) -> tuple[str, str]:
    found: dict[str, bool] = {}
    for value in record.all("SN"):
        for match in _ISSN.finditer(value):
            digits = match[1].upper().replace("-", "")
            found.setdefault(f"{digits[:4]}-{digits[4:]}", bool(match[2]))
    printed = next((issn for issn, electronic in found.items() if not electronic), "")
    others = [issn for issn in found if issn != printed]
    return printed, others[0] if others else ""


def _published(record: RisRecord) -> PartialDate:
    dates = [_date(value) for value in record.all("PY", "Y1", "DA") if value]
    if not dates:
        return PartialDate()
    first = dates[0]
    for date in dates[1:]:
        says_more = (date.month or date.season or date.raw) and not (first.month or first.season)
        if first.year is None or (date.year == first.year and says_more):
            first = date
    return first


def _date(text: str) -> PartialDate:
    """Read ``2015/11//Nov-Dec``: what stands behind the third stroke says more than the rest."""
    match = _DATE_WITH_MORE.fullmatch(text)
    if match is None:
        return parse_date(text)
    more = match[2].strip()
    date = parse_date(more if _YEAR.search(more) else f"{match[1]} {more}")
    says_more = date.month or date.season or date.raw
    return date if date.year == int(match[1]) and says_more else parse_date(text)


def _place(record: RisRecord) -> tuple[str, str]:
    """Return pages and article number."""
    first, last = record.first("SP"), record.first("EP")
    number = record.first("C7")
    if number:
        number = re.sub(r"^(?:article|art\.)\s*(?:(?:number|no\.?|id)\s*)?", "", number, flags=re.I)
    if not last or last == first or "-" in first:
        pages = first or last
    elif not first:
        pages = last
    else:
        pages = last if last.startswith(f"{first}-") else f"{first}-{last}"
    if number:
        return ("" if pages in {number, record.first("C7")} else pages), number
    number = article_number(pages) if record.first("TY") in {"JOUR", "EJOUR", "UNPB"} else ""
    return ("", number) if number else (pages, "")


def _abstracts(record: RisRecord) -> tuple[Abstract, ...]:
    text = max((from_text(v) for v in record.all("AB", "N2")), key=len, default="")
    if not text:
        return ()
    return (Abstract(labelled_sections(text)),)


def _keywords(record: RisRecord) -> tuple[Keyword, ...]:
    values = record.all("KW")
    if not values:
        return ()
    pieces = _plain(values[0]).split(";") if len(values) == 1 else values
    found: dict[str, Keyword] = {}
    for folded, keyword in map(_keyword, pieces):
        if folded and folded not in found:
            found[folded] = keyword
    return tuple(found.values())


@lru_cache(8192)
def _keyword(piece: str) -> tuple[str, Keyword]:
    """Return a keyword and what it is compared by; papers of one library share theirs."""
    text = _plain(piece.strip())
    return text.lower(), Keyword(text)


def _types(record: RisRecord) -> tuple[PublicationType, ...]:
    said = record.first("M3")
    return _types_in(said) if said else ()


@lru_cache(1024)
def _types_in(said: str) -> tuple[PublicationType, ...]:
    if _DOI.search(said):
        return ()
    names = (name.strip() for name in said.split(";"))
    return tuple(PublicationType(n) for n in names if n and n != PREPRINT_MARK)


def _identifiers(record: RisRecord, pmid: str) -> tuple[Identifier, ...]:
    candidates = [(Scheme.PMID, pmid)]
    dois = _dois(record.all("DO", "DI")) or _dois(record.all("M3", "L3", "N1"))
    candidates += [(Scheme.DOI, doi) for doi in dois]
    for value in record.all("C2", "N1", "U2", "AN"):
        if match := _PMCID.search(value):
            candidates.append((Scheme.PMCID, match[0]))
    candidates += [(Scheme.ISBN, isbn) for isbn in isbns_in(record.all("SN"))]
    return gathered(candidates, _linked(record.all("UR", "LK", "L2")))


def _linked(urls: Iterable[str]) -> Iterator[Identifier]:
    """Return what links identify; some leave out how they begin."""
    whole = (
        f"https://{url}" if url.startswith(("www.", "doi.org/", "dx.")) else url for url in urls
    )
    return filter(None, map(identifier_of_link, whole))


def _dois(values: list[str]) -> list[str]:
    return [clean_doi(match[0]) for value in values if (match := _DOI.search(value))]


def _pmid(record: RisRecord) -> str:
    """Return the PMID, which has no tag of its own: databases use ``AN``, ``C2`` or a note."""
    source = " ".join(record.all("DB", "DP")).lower()
    for tag in ("PM", "AN", "C2"):
        value = record.first(tag).removeprefix("PMID:").strip()
        elsewhere = tag == "AN" and source and not ("pubmed" in source or "medline" in source)
        fewest = 1 if tag == "PM" or (tag == "AN" and source) else 4
        if value.isascii() and value.isdigit() and fewest <= len(value) <= 8 and not elsewhere:
            return value.lstrip("0")
    for value in record.all("N1", "U1", "U2", "M2", "AN"):
        if match := _PMID_NOTE.search(value):
            return (match[1] or match[2]).lstrip("0")
    return ""


def _extra(record: RisRecord, *, elsewhere: bool) -> tuple[tuple[str, str], ...]:
    kept: list[tuple[str, str]] = []
    for tag, values in record.values.items():
        if tag in {"AN", "C2", "DB"}:
            values = [v for v in values if _means_more(tag, v, elsewhere=elsewhere)]
        elif tag in _PLACED:
            continue
        kept.extend(
            (f"ris:{tag}", value)
            for value in values
            if value and (tag != "N1" or is_note_of_a_person(value))
        )
    return tuple(kept)


def _url(record: RisRecord, identifiers: tuple[Identifier, ...]) -> str:
    """Return the link, but for one that only says again what an identifier says."""
    url = record.first("UR", "LK")
    return "" if any(url == identifier.url for identifier in identifiers) else url


def _means_more(tag: str, value: str, *, elsewhere: bool) -> bool:
    """Whether an accession number or database is more than the PMID or PMCID taken from it."""
    if tag == "DB":
        return value.lower() not in {"pubmed", "medline", ""}
    return elsewhere or not (value.isdigit() or _PMCID.fullmatch(value))
