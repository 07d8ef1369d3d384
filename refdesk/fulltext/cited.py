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
_NEVER_SAID = _IDENTIFIERS | _DROPPED | HIDDEN
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
    fields = _Fields(element, reading)
    authors, editors = _people_of(element)
    title = fields.inlines("article-title", "chapter-title", "part-title", "data-title")
    source = fields.inlines("source")
    conference = fields.words("conf-name", "conf-loc", "conf-date")
    publisher = (fields.words("publisher-loc"), fields.words("publisher-name"))
    said: list[Inlines | str] = [
        authors or ("" if title else editors),
        title,
        fields.inlines("trans-title"),
        f"In: {editors}" if title and editors else "",
        (Styled(Style.ITALIC, source),) if source else (),
        fields.inlines("trans-source"),
        fields.words("edition"),
        conference,
        ": ".join(part for part in publisher if part),
        _place_in_source(fields),
    ]
    for rest in element:
        name = local_name(rest)
        if name not in _PLACED and name not in _NEVER_SAID:
            line = Line(flat=True)
            read_one(rest, line, reading)
            said.append(line.take())
    return _joined(said)


class _Fields:
    """The children of a citation by name."""

    def __init__(self, element: Element, reading: Reading) -> None:
        self._reading = reading
        self._found: dict[str, list[Element]] = {}
        for below in element:
            self._found.setdefault(local_name(below), []).append(below)

    def words(self, *names: str) -> str:
        """Return the text of all children of these names, commas between them."""
        found = (flat(below) for name in names for below in self._found.get(name, ()))
        return ", ".join(text for text in found if text)

    def inlines(self, *names: str) -> Inlines:
        """Return all children of these names as a line, colons between them."""
        found = [below for name in names for below in self._found.get(name, ())]
        line = Line(flat=True)
        for place, below in enumerate(found):
            if place:
                line.text(": ")
            read_one(below, line, self._reading)
        return line.take() if found else ()


def _as_inlines(said: Inlines | str) -> Inlines:
    if isinstance(said, str):
        return (Text(said),) if said else ()
    return said


def _joined(said: Iterable[Inlines | str]) -> Inlines:
    """Put sentences one behind the other, each with one full stop."""
    line = Line()
    for sentence in said:
        inlines = _as_inlines(sentence)
        if inlines:
            line.add_all(inlines)
            line.text(" " if plain(inlines[-1:]).endswith(_END) else ". ")
    return line.take()


def _place_in_source(fields: _Fields) -> str:
    """Return year, volume, issue and pages as one string: ``2010 Mar;12(3 Suppl 1):45–50``."""
    dates = (fields.words(name) for name in ("year", "season", "month", "day"))
    date = " ".join(value for value in dates if value)
    issue = fields.words("issue", "issue-id", "issue-part", "supplement").replace(", ", " ")
    numbers = fields.words("volume", "volume-id") + (f"({issue})" if issue else "")
    out = ";".join(part for part in (date, numbers) if part)
    pages = _pages(fields)
    return f"{out}:{pages}" if out and pages else out or pages


def _pages(fields: _Fields) -> str:
    first, last = fields.words("fpage"), fields.words("lpage")
    pages = f"{first}–{last}" if first and last and first != last else first or last
    parts = (pages or fields.words("page-range"), fields.words("elocation-id"))
    return ", ".join(part for part in parts if part)


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
