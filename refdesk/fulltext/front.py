# SPDX-License-Identifier: GPL-3.0-or-later
"""The front matter: title, people, identifiers, dates, abstracts, keywords, related notices."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from refdesk.domain.fulltext import ArticleAbstract, Contributor, Inlines, Licence
from refdesk.domain.related import RelatedArticle
from refdesk.fulltext.inlines import read_inlines
from refdesk.fulltext.licences import read_licence
from refdesk.fulltext.links import find_doi
from refdesk.fulltext.reading import Reading
from refdesk.fulltext.related import read_related
from refdesk.fulltext.tree import (
    Element,
    child,
    child_text,
    children,
    collapse,
    descendants,
    down,
    flat,
    get,
    href,
    language,
)
from refdesk.xml.safe import local_name

_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_YEAR = re.compile(r"\b(1[5-9]|20)\d\d\b")
_PRINTED = ("collection", "ppub", "epub-ppub", "epub", "pub", "")
"""Kinds of publication date, the one that a citation uses first."""

_SKIPPED_KEYWORDS = re.compile(r"abbrev", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Front:
    """What ``front`` says of an article."""

    title: Inlines = ()
    subtitle: Inlines = ()
    ids: tuple[tuple[str, str], ...] = ()
    journal: str = ""
    year: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    article_number: str = ""
    contributors: tuple[Contributor, ...] = ()
    licence: Licence = field(default_factory=Licence)
    copyright: str = ""
    keywords: tuple[str, ...] = ()
    related: tuple[RelatedArticle, ...] = ()

    def id_of(self, kind: str) -> str:
        """Return one of the article's own identifiers, or ``""``."""
        return dict(self.ids).get(kind, "")


def read_front(front: Element | None, reading: Reading, article_type: str = "") -> Front:
    """Read ``front`` (or the ``front-stub`` of a sub-article) of an article of a JATS type."""
    meta = child(front, "article-meta") if front is not None else None
    if meta is None:
        meta = front
    if meta is None:
        return Front()
    titles = child(meta, "title-group")
    first, last = child_text(meta, "fpage"), child_text(meta, "lpage")
    pages = f"{first}–{last}" if first and last and last != first else first
    return Front(
        title=_title(titles, reading),
        subtitle=read_inlines(child(titles, "subtitle"), reading) if titles is not None else (),
        ids=_ids(meta),
        journal=_journal(front),
        year=_year(meta),
        volume=child_text(meta, "volume"),
        issue=child_text(meta, "issue"),
        pages=pages or child_text(meta, "page-range"),
        article_number=child_text(meta, "elocation-id"),
        contributors=tuple(_contributors(meta)),
        licence=read_licence(meta),
        copyright=_copyright(meta),
        keywords=_keywords(meta),
        related=tuple(read_related(meta, article_type)),
    )


def _title(titles: Element | None, reading: Reading) -> Inlines:
    """Return the title without the marks of its footnotes."""
    title = down(titles, "article-title")
    if title is None:
        return ()
    for note in list(descendants(title, "fn", "xref")):
        above = note.getparent()
        if above is not None:
            before = note.getprevious()
            tail = note.tail or ""
            if before is None:
                above.text = (above.text or "") + tail
            else:
                before.tail = (before.tail or "") + tail
            above.remove(note)
    return read_inlines(title, reading)


def _ids(meta: Element) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for element in children(meta, "article-id"):
        kind, value = get(element, "pub-id-type").lower(), flat(element)
        if kind == "pmid" and value.isdigit():
            found.setdefault("pmid", value)
        elif kind in {"pmc", "pmcid"} and value.upper().removeprefix("PMC").isdigit():
            found.setdefault("pmcid", "PMC" + value.upper().removeprefix("PMC"))
        elif kind == "doi" and find_doi(value):
            found.setdefault("doi", find_doi(value))
    return tuple(found.items())


def _journal(front: Element | None) -> str:
    meta = child(front, "journal-meta") if front is not None else None
    if meta is None:
        return ""
    group = child(meta, "journal-title-group")
    return child_text(meta if group is None else group, "journal-title")


def _year(meta: Element) -> str:
    dates = list(children(meta, "pub-date"))
    history = child(meta, "pub-history")
    if history is not None:
        dates.extend(date for date in descendants(history, "date", "pub-date"))
    years: dict[str, str] = {}
    for date in dates:
        kind = get(date, "pub-type") or get(date, "date-type")
        match = _YEAR.search(child_text(date, "year") or flat(date))
        if match:
            years.setdefault(kind, match[0])
    return next((years[kind] for kind in _PRINTED if kind in years), "") or next(
        iter(years.values()), ""
    )


def _copyright(meta: Element) -> str:
    place = child(meta, "permissions")
    place = meta if place is None else place
    statement = child_text(place, "copyright-statement")
    if statement:
        return statement
    parts = (child_text(place, "copyright-year"), child_text(place, "copyright-holder"))
    joined = " ".join(part for part in parts if part)
    return f"© {joined}" if joined else ""


# -- people ----------------------------------------------------------------------------------


def _contributors(meta: Element) -> Iterable[Contributor]:
    for group in children(meta, "contrib-group"):
        for contrib in children(group, "contrib"):
            person = _contributor(contrib, get(group, "content-type"))
            if person is not None:
                yield person


def _contributor(contrib: Element, group_role: str) -> Contributor | None:
    role = get(contrib, "contrib-type") or group_role.removesuffix("s") or "author"
    orcid = ""
    for identifier in descendants(contrib, "contrib-id", "ext-link", "uri"):
        match = _ORCID.search(href(identifier) or flat(identifier)) or _ORCID.search(
            flat(identifier)
        )
        if match:
            orcid = match[0]
            break
    collab = child(contrib, "collab", "collab-alternatives")
    if collab is not None:
        return Contributor(collective=_collective(collab), orcid=orcid, role=_role(role))
    name = _name(contrib)
    if name is None:
        anonymous = child(contrib, "anonymous")
        return None if anonymous is None else Contributor(collective="Anonymous", role=_role(role))
    family, given = child_text(name, "surname"), child_text(name, "given-names")
    if not family and not given:
        family = flat(name)
    return Contributor(family, given, child_text(name, "suffix"), "", orcid, _role(role))


def _role(role: str) -> str:
    """``collab`` and the like are ways to be an author."""
    return "author" if role in {"collab", "group", "collective", "auth"} else role


def _collective(collab: Element) -> str:
    """Return a group's name without its members, who are not authors."""
    if local_name(collab) == "collab-alternatives":
        inner = child(collab, "collab")
        collab = collab if inner is None else inner
    institution = child(collab, "institution", "named-content")
    parts = [collab.text or ""]
    for below in collab:
        if local_name(below) not in {
            "contrib-group",
            "xref",
            "fn",
            "aff",
            "address",
            "on-behalf-of",
        }:
            parts.append(flat(below))
        parts.append(below.tail or "")
    return collapse("".join(parts)).strip(" ,;:") or flat(institution)


def _name(contrib: Element) -> Element | None:
    """Return the name to print: of alternatives the one in Latin script, where that is marked."""
    alternatives = child(contrib, "name-alternatives")
    if alternatives is None:
        return child(contrib, "name", "string-name")
    names = list(children(alternatives, "name", "string-name"))
    western = [
        n for n in names if language(n)[:2] in {"", "en"} and get(n, "name-style") != "eastern"
    ]
    return next(iter(western or names), None)


# -- abstracts -------------------------------------------------------------------------------


def read_abstracts(front: Element | None, reading: Reading) -> tuple[ArticleAbstract, ...]:
    """Read all abstracts, the main one first, translations with their language."""
    meta = child(front, "article-meta") if front is not None else None
    meta = front if meta is None else meta
    if meta is None:
        return ()
    original = [_abstract(element, reading) for element in children(meta, "abstract")]
    translated = [_abstract(element, reading) for element in children(meta, "trans-abstract")]
    original.sort(key=lambda abstract: bool(abstract.kind))  # stable: the main one first
    return tuple(abstract for abstract in (*original, *translated) if abstract.blocks)


def _abstract(element: Element, reading: Reading) -> ArticleAbstract:
    title = child(element, "title")
    skip = frozenset() if title is None else frozenset({title})
    translated = local_name(element) == "trans-abstract"
    return ArticleAbstract(
        reading.flow(element, skip),
        get(element, "abstract-type"),
        language(element) or ("und" if translated else ""),
        read_inlines(title, reading),
        translated,
    )


# -- the rest --------------------------------------------------------------------------------


def _keywords(meta: Element) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for group in children(meta, "kwd-group"):
        kind = get(group, "kwd-group-type") + " " + child_text(group, "title")
        if _SKIPPED_KEYWORDS.search(kind):
            continue
        for keyword in descendants(group, "kwd", "compound-kwd"):
            parts = [flat(part) for part in children(keyword, "compound-kwd-part")]
            nested = child(keyword, "kwd", "nested-kwd") is not None
            text = ": ".join(filter(None, parts)) or ("" if nested else flat(keyword))
            if text:
                found.setdefault(text, None)
    return tuple(found)
