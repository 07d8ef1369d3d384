# SPDX-License-Identifier: GPL-3.0-or-later
"""One cited work: printed text as it is, or data put into one clean style; its identifiers."""

import re
from collections.abc import Iterable

from refdesk.domain.fulltext import CitedWork, Inlines, Style, Styled, Text
from refdesk.fulltext.inlines import HIDDEN, read_one
from refdesk.fulltext.lines import Line, plain
from refdesk.fulltext.links import find_doi, safe_url
from refdesk.fulltext.reading import Reading
from refdesk.fulltext.tree import (
    Element,
    child_text,
    children,
    collapse,
    descendants,
    flat,
    get,
    has_own_text,
    href,
)
from refdesk.xml.safe import local_name

CITATIONS = frozenset({"element-citation", "mixed-citation", "nlm-citation", "citation", "product"})

_IDENTIFIERS = frozenset({"pub-id", "object-id"})
_PEOPLE = frozenset(
    ["person-group", "name", "string-name", "collab", "etal", "anonymous", "on-behalf-of"]
)
_PLACED = _PEOPLE | frozenset(
    [
        "article-title",
        "chapter-title",
        "part-title",
        "trans-title",
        "data-title",
        "source",
        "trans-source",
        "year",
        "volume",
        "issue",
        "fpage",
        "lpage",
        "page-range",
        "elocation-id",
        "edition",
        "publisher-name",
        "publisher-loc",
        "label",
        "month",
        "day",
        "season",
        "supplement",
        "conf-name",
        "conf-loc",
        "conf-date",
        "issue-part",
        "volume-id",
        "issue-id",
    ]
)
_DROPPED = frozenset(["label", "issn", "isbn", "issn-l", "annotation", "role"])
_CALLS_FOR_ID = re.compile(r"(doi|pmid|pmcid|pmc|/|\[doi\]|https?:)[\s:.]*$", re.IGNORECASE)
_PMCID = re.compile(r"\bPMC\d+\b")
_END = tuple(".?!")


def read_work(element: Element, reading: Reading) -> CitedWork:
    """Read one citation of any of the markups."""
    as_printed = has_own_text(element) or local_name(element) in {"p", "note"}
    inlines = _printed(element, reading) if as_printed else _composed(element, reading)
    ids = _identifiers(element)
    doi = ids.get("doi") or _doi_elsewhere(element)
    url = next((url for url in _addresses(element) if url and "doi.org/" not in url), "")
    return CitedWork(inlines, ids.get("pmid", ""), ids.get("pmcid", ""), doi, url)


# -- printed ---------------------------------------------------------------------------------


def _printed(element: Element, reading: Reading) -> Inlines:
    """Return the text as printed; bare numbers of databases go unless the text leads up to them."""
    line = Line(flat=True)
    before = element.text or ""
    line.text(before)
    for below in element:
        _print_one(below, before, line, reading)
        before = below.tail or ""
        line.text(before)
    return line.take()


def _print_one(below: Element, before: str, line: Line, reading: Reading) -> None:
    name = local_name(below)
    if name in _IDENTIFIERS:
        if _CALLS_FOR_ID.search(before):
            line.text(flat(below))
    elif name == "name":
        line.text(_name(below))
    elif name in {"person-group", "string-name"} and not has_own_text(below):
        line.text(_people([below]))
    elif name not in {"label", *HIDDEN}:
        read_one(below, line, reading)


# -- composed --------------------------------------------------------------------------------


def _composed(element: Element, reading: Reading) -> Inlines:
    """Return "Authors. Title. Source. Year;Volume(Issue):Pages." from data without punctuation."""
    sentences: list[Inlines] = []

    def say(*inlines: Inlines | str) -> None:
        joined: Inlines = ()
        for part in inlines:
            joined += ((Text(part),) if part else ()) if isinstance(part, str) else part
        if joined:
            sentences.append(joined)

    authors, editors = _people_of(element)
    title = _part(element, reading, "article-title", "chapter-title", "part-title", "data-title")
    source = _part(element, reading, "source")
    say(authors or ("" if title else editors))
    say(title)
    say(_part(element, reading, "trans-title"))
    if title and editors:
        say(f"In: {editors}")
    say((Styled(Style.ITALIC, source),) if source else ())
    say(_part(element, reading, "trans-source"))
    say(child_text(element, "edition"))
    say(", ".join(t for t in (_words(element, n) for n in _CONFERENCE) if t))
    say(_publisher(element))
    say(_place_in_source(element))
    for rest in element:
        name = local_name(rest)
        if name and name not in _PLACED | _IDENTIFIERS | _DROPPED | HIDDEN:
            line = Line(flat=True)
            read_one(rest, line, reading)
            say(line.take())
    return _joined(sentences)


_CONFERENCE = ("conf-name", "conf-loc", "conf-date")


def _part(element: Element, reading: Reading, *names: str) -> Inlines:
    """Return all children of these names, in their order, with a colon between them."""
    line = Line(flat=True)
    for place, below in enumerate(children(element, *names)):
        if place:
            line.text(": ")
        read_one(below, line, reading)
    return line.take()


def _words(element: Element, *names: str) -> str:
    return ", ".join(filter(None, map(flat, children(element, *names))))


def _joined(sentences: Iterable[Inlines]) -> Inlines:
    """Put sentences one behind the other, each with one full stop."""
    out: list[Inlines] = []
    for sentence in sentences:
        end = "" if plain(sentence).endswith(_END) else "."
        out.append((*sentence, Text(end + " ")))
    line = Line()
    for inlines in out:
        line.add_all(inlines)
    return line.take()


def _publisher(element: Element) -> str:
    parts = (_words(element, "publisher-loc"), _words(element, "publisher-name"))
    return ": ".join(part for part in parts if part)


def _place_in_source(element: Element) -> str:
    """Return year, volume, issue and pages as one string: ``2010 Mar;12(3 Suppl 1):45–50``."""
    date = _words(element, "year")
    for name in ("season", "month", "day"):
        if value := child_text(element, name):
            date = f"{date} {value}"
    volume = _words(element, "volume", "volume-id")
    issue = " ".join(
        flat(part) for part in children(element, "issue", "issue-id", "issue-part", "supplement")
    )
    numbers = volume + (f"({issue})" if issue else "")
    pages = _pages(element)
    out = ";".join(part for part in (date.strip(), numbers) if part)
    return f"{out}:{pages}" if out and pages else out or pages


def _pages(element: Element) -> str:
    first, last = child_text(element, "fpage"), child_text(element, "lpage")
    pages = f"{first}–{last}" if first and last and first != last else first or last
    others = (pages, _words(element, "page-range") if not pages else "")
    return ", ".join(part for part in (*others, _words(element, "elocation-id")) if part)


# -- people ----------------------------------------------------------------------------------


def _people_of(element: Element) -> tuple[str, str]:
    """Return the authors and the editors, each as one string."""
    groups = list(children(element, "person-group"))
    main = get(groups[0], "person-group-type") if groups else "author"
    authors = [g for g in groups if get(g, "person-group-type") == main]
    others = [g for g in groups if get(g, "person-group-type") != main]
    loose = [below for below in element if local_name(below) in _PEOPLE - {"person-group"}]
    lead = _people([*authors, *loose])
    if main == "editor" and lead:
        lead += _editors(lead)
    rest = _people(others)
    types = {get(group, "person-group-type") for group in others}
    return lead, rest + (_editors(rest) if rest and "editor" in types else "")


def _editors(names: str) -> str:
    return ", eds" if "," in names or "et al" in names else ", ed"


def _people(elements: Iterable[Element]) -> str:
    names: list[str] = []
    for element in elements:
        name = local_name(element)
        if name == "person-group":
            inside = _people(element) if not has_own_text(element) else flat(element)
            names.append(inside)
        elif name == "name" or (name == "string-name" and not has_own_text(element)):
            names.append(_name(element))
        elif name == "name-alternatives":
            names.append(_people(list(element)[:1]))
        elif name == "etal":
            names.append(flat(element) or "et al")
        elif name not in HIDDEN:
            names.append(flat(element))
    return ", ".join(name for name in names if name)


def _name(element: Element) -> str:
    parts = (child_text(element, n) for n in ("prefix", "surname", "given-names", "suffix"))
    return " ".join(part for part in parts if part) or flat(element)


# -- identifiers -----------------------------------------------------------------------------


def _identifiers(element: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for below in descendants(element, "pub-id", "object-id"):
        kind, value = get(below, "pub-id-type").lower(), flat(below)
        if kind == "pmid" and value.isdigit():
            found.setdefault("pmid", value)
        elif kind in {"pmcid", "pmc"} and value.removeprefix("PMC").isdigit():
            found.setdefault("pmcid", "PMC" + value.removeprefix("PMC"))
        elif (kind == "doi" or (not kind and value.startswith("10."))) and find_doi(value):
            found.setdefault("doi", find_doi(value))
    if "pmcid" not in found and (match := _PMCID.search(flat(element))):
        found["pmcid"] = match[0]
    return found


def _doi_elsewhere(element: Element) -> str:
    """Return a DOI given as a link, in a comment or in the text only."""
    for link in descendants(element, "ext-link", "uri"):
        doi = find_doi(href(link)) or find_doi(flat(link))
        if doi and ("doi" in href(link).lower() or get(link, "ext-link-type") == "doi"):
            return doi
    for comment in descendants(element, "comment", "elocation-id"):
        if doi := find_doi(flat(comment)):
            return doi
    own = collapse((element.text or "") + " ".join(below.tail or "" for below in element))
    return find_doi(own) if re.search(r"doi", own, re.IGNORECASE) else ""


def _addresses(element: Element) -> Iterable[str]:
    for link in descendants(element, "ext-link", "uri"):
        yield safe_url(href(link) or flat(link), get(link, "ext-link-type"))
