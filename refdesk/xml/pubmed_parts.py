# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts that PubMed's article and book records share: people, dates, abstracts, identifiers.

No DTD is loaded, so the defaults of its attributes are written here.
"""

import re
from collections.abc import Iterable

from lxml import etree

from refdesk.domain.dates import SEASONS, made_date, month_number, parse_date, season_name
from refdesk.domain.identifiers import Identifier, Scheme, clean_doi
from refdesk.domain.indexing import Keyword, PublicationType
from refdesk.domain.names import clean_orcid
from refdesk.domain.reference import (
    Abstract,
    AbstractKind,
    AbstractSection,
    Author,
    AuthorRole,
    Grant,
    HistoryDate,
    PartialDate,
)
from refdesk.domain.titles import without_stop
from refdesk.xml.inline import inline_markup, inline_plain

_PMCID = re.compile(r"PMC\d+", re.IGNORECASE)
_ARXIV = re.compile(
    r"arxiv:\s*(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?", re.IGNORECASE
)
_UNLABELLED = frozenset({"UNLABELLED", "UNLABELED"})
_STUB = "abstract available from the publisher."
_KINDS = {
    "Publisher": AbstractKind.PUBLISHER,
    "plain-language-summary": AbstractKind.PLAIN_LANGUAGE,
}
_SCHEMES = {
    "pubmed": Scheme.PMID,
    "doi": Scheme.DOI,
    "pmc": Scheme.PMCID,
    "pmcid": Scheme.PMCID,
    "mid": Scheme.MID,
    "pii": Scheme.PII,
    "bookaccession": Scheme.BOOKACCESSION,
}


def plain(parent: etree._Element | None, path: str) -> str:
    """Return the text of the first element at ``path`` from ``parent``, or ``""``."""
    return inline_plain(parent.find(path)) if parent is not None else ""


def read_title(element: etree._Element | None) -> str:
    """Return a title as markup without the one full stop that MEDLINE adds."""
    return without_stop(inline_markup(element))


def read_people(
    lists: Iterable[etree._Element], role: AuthorRole = AuthorRole.AUTHOR
) -> tuple[Author, ...]:
    """Return the people of author lists in order, without superseded spellings."""
    return tuple(
        author
        for people in lists
        for element in people.findall("Author")
        if element.get("ValidYN", "Y") != "N"
        if (author := _author(element, role)) is not None
    )


def _author(element: etree._Element, role: AuthorRole) -> Author | None:
    family = plain(element, "LastName")
    collective = plain(element, "CollectiveName")
    given = plain(element, "ForeName") or plain(element, "FirstName")
    if not (family or collective or given):
        return None
    affiliations = [inline_plain(a) for a in element.findall("AffiliationInfo/Affiliation")]
    affiliations += [inline_plain(a) for a in element.findall("Affiliation")]
    return Author(
        family=family or ("" if collective else given),
        given=given if family else "",
        initials=plain(element, "Initials"),
        suffix=plain(element, "Suffix"),
        collective=collective,
        orcid=next(
            (
                orcid
                for identifier in element.findall("Identifier")
                if identifier.get("Source", "").upper() == "ORCID"
                if (orcid := clean_orcid(inline_plain(identifier)))
            ),
            "",
        ),
        affiliations=tuple(affiliation for affiliation in affiliations if affiliation),
        equal_contribution=element.get("EqualContrib") == "Y",
        role=role,
    )


def read_date(element: etree._Element | None) -> PartialDate:
    """Return ``Year``/``Month``/``Day``, ``Season`` or ``MedlineDate`` of an element as a date."""
    if element is None:
        return PartialDate()
    if medline_date := plain(element, "MedlineDate"):
        found = parse_date(medline_date)
        season = season_name(medline_date) if found.month is None else ""
        return made_date(found.year, found.month, found.day, season, raw=medline_date)
    year, day, season = plain(element, "Year"), plain(element, "Day"), plain(element, "Season")
    if season and season not in SEASONS:  # "Jan-Dec"
        return parse_date(f"{year} {season}")
    month = plain(element, "Month")
    number = month_number(month)
    raw = f"{year} {month}" if month and number is None else ""
    return made_date(_number(year), number, _number(day), season, raw)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def read_history(parent: etree._Element | None) -> tuple[HistoryDate, ...]:
    """Return the dates of ``History``; a day that does not exist is left out of its date."""
    if parent is None:
        return ()
    found = (
        HistoryDate(element.get("PubStatus", ""), read_date(element))
        for element in parent.findall("History/PubMedPubDate")
    )
    return tuple(entry for entry in found if entry.date.year is not None)


def read_abstract(element: etree._Element | None) -> Abstract | None:
    """Return ``Abstract`` or ``OtherAbstract``; ``None`` where no text is in it."""
    if element is None:
        return None
    sections = tuple(
        section for text in element.findall("AbstractText") if (section := _section(text)).text
    )
    only = sections[0].text.lower() if len(sections) == 1 else ""
    if not sections or only == _STUB:
        return None
    kind = AbstractKind.MAIN
    if element.tag == "OtherAbstract":
        kind = _KINDS.get(element.get("Type", ""), AbstractKind.OTHER)
    language = element.get("Language", "eng").strip().lower() or "eng"
    return Abstract(sections, language, kind, plain(element, "CopyrightInformation"))


def _section(element: etree._Element) -> AbstractSection:
    label = " ".join(element.get("Label", "").split())
    return AbstractSection(
        inline_markup(element),
        "" if label.upper() in _UNLABELLED else label,
        element.get("NlmCategory", "").strip().upper(),
    )


def read_keywords(lists: Iterable[etree._Element]) -> tuple[Keyword, ...]:
    """Return keywords by owner: several in one element parted, final stops and repeats dropped."""
    found: dict[str, Keyword] = {}
    for keywords in lists:
        owner = keywords.get("Owner", "NLM")
        for element in keywords.findall("Keyword"):
            major = element.get("MajorTopicYN", "N") == "Y"
            for piece in inline_plain(element).split(";"):
                text = piece.strip().rstrip(".").rstrip()
                if text:
                    found.setdefault(text.lower(), Keyword(text, owner, major))
    return tuple(found.values())


def read_types(elements: Iterable[etree._Element]) -> tuple[PublicationType, ...]:
    """Return publication types with their UI."""
    found = (PublicationType(inline_plain(e), e.get("UI", "").strip()) for e in elements)
    return tuple(dict.fromkeys(entry for entry in found if entry.name))


def read_grants(elements: Iterable[etree._Element]) -> tuple[Grant, ...]:
    """Return funding lines, each once."""
    found = (
        Grant(plain(e, "GrantID"), plain(e, "Acronym"), plain(e, "Agency"), plain(e, "Country"))
        for e in elements
    )
    return tuple(dict.fromkeys(found))


def read_identifiers(
    pmid: str, article_ids: Iterable[etree._Element], locations: Iterable[etree._Element] = ()
) -> tuple[Identifier, ...]:
    """Return the record's own identifiers: PMID, then ``ArticleIdList``, then ``ELocationID``."""
    found: dict[tuple[Scheme, str], Identifier] = {}
    pairs = [("pubmed", pmid)]
    pairs += [(e.get("IdType", "pubmed"), inline_plain(e)) for e in article_ids]
    pairs += [
        (e.get("EIdType", ""), inline_plain(e)) for e in locations if e.get("ValidYN", "Y") != "N"
    ]
    for kind, value in pairs:
        identifier = _identifier(kind, value)
        if identifier is not None:
            found.setdefault((identifier.scheme, identifier.key), identifier)
    return tuple(found.values())


def read_item_ids(article: etree._Element) -> tuple[str, ...]:
    """Return the publisher's item ids that say where the article is."""
    return tuple(
        inline_plain(element)
        for element in article.findall("ELocationID")
        if element.get("EIdType") == "pii" and element.get("ValidYN", "Y") != "N"
    )


def _identifier(kind: str, value: str) -> Identifier | None:
    scheme = _SCHEMES.get(kind)
    if scheme is None or not value:
        return None
    if scheme is Scheme.PII and (arxiv := _ARXIV.match(value)):
        return Identifier(Scheme.ARXIV, arxiv[1])
    match scheme:
        case Scheme.DOI:
            value = clean_doi(value)
            value = value if value.startswith("10.") else ""
        case Scheme.PMID:
            value = value.lstrip("0") if value.isascii() and value.isdigit() else ""
        case Scheme.PMCID:
            match = _PMCID.search(value)
            value = match[0].upper() if match else (f"PMC{value}" if value.isdigit() else "")
        case _:
            pass
    return Identifier(scheme, value) if value else None
