# SPDX-License-Identifier: GPL-3.0-or-later
"""One MEDLINE record made a reference."""

import re
from collections.abc import Iterator
from dataclasses import replace

from refdesk.domain.abstracts import labelled_sections
from refdesk.domain.dates import parse_date
from refdesk.domain.identifiers import Identifier, Scheme, clean_doi
from refdesk.domain.indexing import Keyword, MeshHeading, MeshQualifier, PublicationType
from refdesk.domain.markup import from_html
from refdesk.domain.pagination import article_number, item_number
from refdesk.domain.reference import (
    Abstract,
    AbstractKind,
    HistoryDate,
    Journal,
    Reference,
    ReferenceKind,
    Substance,
)
from refdesk.domain.titles import medline_title, without_stop
from refdesk.formats.nbib.links import corrections_of, grants_of, trials_of
from refdesk.formats.nbib.people import is_et_al, people_of
from refdesk.formats.nbib.records import MedlineRecord

_MARK = re.compile(r"[\w-]+")
_ISSN = re.compile(r"(\d{4}-\d{3}[\dXx])(?:\s*\((\w+)\))?")
_SUBSTANCE = re.compile(r"(\S+(?: [\d.-]+)?)\s+\((.*)\)")
_ARXIV = re.compile(r"arXiv:(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})")
_PMCID = re.compile(r"PMC\d+")
_STUB = "abstract available from the publisher."
_OTHER_KIND = re.compile(
    r"(Publisher|plain-language-summary|AAMC|AIDS|KIE|PIP|NASA)\s*:\s*(.*)", re.DOTALL
)
_KINDS = {
    "Publisher": AbstractKind.PUBLISHER,
    "plain-language-summary": AbstractKind.PLAIN_LANGUAGE,
}
_KIND_OF_TYPE = {
    "preprint": ReferenceKind.PREPRINT,
    "academic dissertation": ReferenceKind.THESIS,
    "newspaper article": ReferenceKind.NEWSPAPER,
    "dataset": ReferenceKind.DATASET,
}
_EXTRA = ("GN", "OID", "SFM", "RF", "GS", "NM", "SB")


def reference_of(record: MedlineRecord) -> Reference | None:
    """Return the reference, or ``None`` where the record names no work."""
    languages = tuple(dict.fromkeys(filter(None, record.all("LA"))))
    vernacular = without_stop(_marked_up(record.first("TT")))
    book_title = record.first("BTI")
    title = medline_title(
        _marked_up(" ".join(record.all("TI")) or book_title), vernacular, languages
    )
    identifiers = tuple(_identifiers(record))
    if not (title.text or vernacular or identifiers or record.first("AB", "FAU", "AU", "CN")):
        return None
    item_ids = tuple(i.value for i in identifiers if i.scheme is Scheme.PII)
    pages, number = _place(record, item_ids)
    types = tuple(PublicationType(name) for name in dict.fromkeys(record.all("PT")) if name)
    return Reference(
        kind=_kind(record, types),
        title=title.text,
        title_translated=title.translated,
        vernacular_title=vernacular,
        authors=people_of(record),
        authors_complete=not any(map(is_et_al, record.all("FAU", "AU"))),
        journal=_journal(record),
        container_title=without_stop(book_title) if record.first("TI") else "",
        published=parse_date(record.first("DP")),
        electronic_date=parse_date(record.first("DEP") or record.first("CDAT")[:10]),
        publication_status=record.first("PST"),
        publication_model=record.first("PUBM"),
        record_status=record.first("STAT"),
        volume=record.first("VI"),
        issue=record.first("IP"),
        pages=pages,
        article_number=number,
        languages=languages,
        abstracts=_abstracts(record),
        mesh=tuple(_heading(value) for value in record.all("MH") if value.strip("*/ ")),
        keywords=_keywords(record),
        publication_types=types,
        substances=tuple(_substance(value) for value in record.all("RN") if value),
        identifiers=identifiers,
        trial_ids=trials_of(record),
        grants=grants_of(record),
        corrections=corrections_of(record),
        history=tuple(_history(record)),
        conflict_statement=record.first("COIS"),
        publisher=record.first("PB"),
        publisher_place=record.first("PL") if book_title else "",
        edition=record.first("EN"),
        series=record.first("CTI"),
        extra=tuple((f"nbib:{tag}", v) for tag in _EXTRA for v in record.all(tag) if v),
    )


def _marked(value: str) -> tuple[str, str] | None:
    """Return what stands before the last brackets, and in them: ``10.1000/x [doi]``."""
    before, bracket, mark = value.removesuffix("]").rpartition("[")
    if not (bracket and value.endswith("]") and _MARK.fullmatch(mark)):
        return None
    return before.rstrip(), mark


def _marked_up(text: str) -> str:
    return from_html(text) if "<" in text or "&" in text or ">" in text else text


def _kind(record: MedlineRecord, types: tuple[PublicationType, ...]) -> ReferenceKind:
    if record.first("BTI"):
        return ReferenceKind.CHAPTER if record.first("TI") else ReferenceKind.BOOK
    kinds = (_KIND_OF_TYPE.get(entry.name.lower()) for entry in types)
    return next(filter(None, kinds), ReferenceKind.ARTICLE)


def _journal(record: MedlineRecord) -> Journal:
    issn = {"print": "", "electronic": "", "linking": ""}
    for value in record.all("IS"):
        if match := _ISSN.match(value):
            kind = (match[2] or "print").lower()
            issn[kind if kind in issn else "print"] = match[1].upper()
    return Journal(
        title=record.first("JT"),
        medline_abbreviation=record.first("TA"),
        issn_print=issn["print"],
        issn_electronic=issn["electronic"],
        issn_linking=issn["linking"],
        nlm_id=record.first("JID"),
        country="" if record.first("BTI") else record.first("PL"),
    )


def _place(record: MedlineRecord, item_ids: tuple[str, ...]) -> tuple[str, str]:
    """Return pages and article number, one of which is empty."""
    pages, status = record.first("PG"), record.first("PST")
    if not pages:
        if status == "aheadofprint":
            return "", ""
        located = tuple(_item_ids(record))
        return "", item_number(located, in_volume=bool(record.first("VI")))
    number = article_number(pages, item_ids, electronic=status == "epublish")
    return ("", number) if number else (pages, "")


def _item_ids(record: MedlineRecord) -> Iterator[str]:
    """Yield the item ids that say where the article is; PubMed forgets to mark some."""
    for value in record.all("LID"):
        marked = _marked(value)
        if marked is None:
            yield value
        elif marked[1].lower() == "pii":
            yield marked[0]


def _identifiers(record: MedlineRecord) -> Iterator[Identifier]:
    pmid = record.first("PMID").split(" ")[0]
    if pmid.isascii() and pmid.isdigit() and pmid.strip("0"):
        yield Identifier(Scheme.PMID, pmid.lstrip("0"))
    seen: set[tuple[Scheme, str]] = set()
    for value in record.all("AID", "LID"):
        marked = _marked(value)
        if marked is None:
            continue
        text, kind = marked[0], marked[1].lower()
        scheme = {"doi": Scheme.DOI, "pii": Scheme.PII, "bookaccession": Scheme.BOOKACCESSION}.get(
            kind
        )
        text = clean_doi(text) if scheme is Scheme.DOI else text
        if scheme is Scheme.PII and (preprint := _ARXIV.fullmatch(text)):
            scheme, text = Scheme.ARXIV, preprint[1]
        if scheme and text and (scheme, text.lower()) not in seen:
            seen.add((scheme, text.lower()))
            yield Identifier(scheme, text)
    if match := _PMCID.search(record.first("PMC")):
        yield Identifier(Scheme.PMCID, match[0])
    for value in record.all("MID"):
        yield Identifier(Scheme.MID, value)
    for value in record.all("ISBN"):
        digits = re.sub(r"[^0-9Xx]", "", value.split("(")[0]).upper()
        if digits:
            yield Identifier(Scheme.ISBN, digits)


def _abstracts(record: MedlineRecord) -> tuple[Abstract, ...]:
    found = []
    main = _marked_up(" ".join(record.all("AB")))
    if main:
        found.append(Abstract(labelled_sections(main), copyright=record.first("CI")))
    languages = record.all("OABL")
    for place, value in enumerate(record.all("OAB")):
        match = _OTHER_KIND.fullmatch(value)
        kind, text = (match[1], match[2]) if match else ("", value)
        if text and text.lower() != _STUB:
            language = languages[place] if place < len(languages) else "eng"
            sections = labelled_sections(_marked_up(text))
            found.append(Abstract(sections, language, _KINDS.get(kind, AbstractKind.OTHER)))
    return tuple(found)


def _heading(value: str) -> MeshHeading:
    name, *qualifiers = value.split("/")
    return MeshHeading(
        name.lstrip("*").strip(),
        major=name.startswith("*"),
        qualifiers=tuple(
            MeshQualifier(q.strip().lstrip("*"), major=q.strip().startswith("*"))
            for q in qualifiers
            if q.strip("* ")
        ),
    )


def _keywords(record: MedlineRecord) -> tuple[Keyword, ...]:
    found: dict[str, Keyword] = {}
    owner = ""
    for tag, value in record.lines:
        if tag == "OTO":
            owner = value
        elif tag == "OT":
            for piece in value.split(";"):
                text = piece.strip().lstrip("*").rstrip(".")
                if text:
                    keyword = Keyword(text, owner, piece.strip().startswith("*"))
                    found.setdefault(text.lower(), keyword)
    return tuple(
        keyword if keyword.owner else replace(keyword, owner=owner) for keyword in found.values()
    )


def _substance(value: str) -> Substance:
    match = _SUBSTANCE.fullmatch(value)
    if not match:
        return Substance(value)
    return Substance(match[2], "" if match[1] == "0" else match[1])


def _history(record: MedlineRecord) -> Iterator[HistoryDate]:
    for value in record.all("PHST"):
        if marked := _marked(value):
            date = parse_date(marked[0][:10])
            if date.year is not None:
                yield HistoryDate(marked[1], date)
