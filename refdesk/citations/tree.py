# SPDX-License-Identifier: GPL-3.0-or-later
"""CSL documents as plain trees, the forms a style is used in, and what it asks of the items."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypedDict, cast

from refdesk.domain.citation import EntryLayout, ListOrder
from refdesk.xml.safe import local_name, parse_xml

MAX_STYLE_BYTES = 2_000_000
"""Largest style that is read; the largest official one has 250 KB."""

_XML = "{http://www.w3.org/XML/1998/namespace}"
_WITH_TEXT = frozenset({"term", "single", "multiple", "title", "title-short", "id"})


class Node(TypedDict):
    """An element in the shape that the engine reads."""

    name: str
    attrs: dict[str, str]
    children: list["Node | str"]


@dataclass(frozen=True, slots=True)
class Traits:
    """What a style does with names and numbers, as far as items must be made for it."""

    has_citation: bool = True
    has_bibliography: bool = True
    numbered: bool = False
    """Its bibliography numbers the entries."""
    year_suffix: bool = False
    """It tells papers of one author and year apart: an entry depends on the others."""
    author_date: bool = False
    names_in_text: bool = True
    """It cites works in a text by their authors, not by number, label or note."""
    notes: bool = False
    """It cites works in footnotes."""
    full_given_names: bool = False
    bare_initials: bool = False
    """Initials without stops (NLM, AMA): suffixes have none either."""
    supplements: bool = False
    """It prints supplement numbers by themselves."""
    mla: bool = False
    """It prints ``number`` beside ``page`` (MLA): an article number must be in one only."""
    labels_pages: bool = False
    """It writes "p." before pages, which an article number must not get."""
    prints_notices: bool = False
    """It has a place for a remark such as that of a retraction."""
    doi_links: bool = False
    nlm: bool = False
    """Citing Medicine: foreign works by their bracketed translation only, hyphens in ranges."""
    pubmed: bool = False
    """refdesk's own NLM, in the shape of PubMed: the item brings whole lines."""
    ama: bool = False
    """AMA Manual of Style, which JAMA and many others use."""
    medicine: bool = False
    """Numbered, of the field of medicine: a retraction is named, every kind of work cited somehow."""
    prints_remarks: bool = False
    """It has a place ("annote") for remarks, as those written for refdesk have."""
    names_issues: bool = True
    names_supplements: bool = False
    """It has a place for a supplement beside that of the issue."""
    names_status: bool = False
    """It has a place of its own for "in press"."""
    korean: bool = False
    """refdesk's own style of Korean medical journals: Korean words for works in Korean."""
    groups_apart: bool = False
    """ICMJE, AMA: a semicolon between persons and a group."""
    types: frozenset[str] = frozenset()
    """The kinds of works that it has rules for."""
    apa: bool = False
    """The first word of a subtitle has a capital."""
    layout: EntryLayout = field(default_factory=EntryLayout)
    chicago: bool = False
    longest_small_word: int = 0
    """Prepositions up to this length stay small in title case; 0: all do (MLA)."""


@dataclass(frozen=True, slots=True)
class StyleHead:
    """What the head of a style says."""

    title: str
    short_title: str
    parent: str
    locale: str
    fields: tuple[str, ...] = ()
    uri: str = ""
    """What the style calls itself, for ever: two files with one are versions of one style."""


class _Element(Protocol):
    """What is used of a parsed element."""

    @property
    def text(self) -> str | None: ...
    @property
    def attrib(self) -> Mapping[str, str]: ...
    def __iter__(self) -> "Iterator[_Element]": ...


def read_document(data: bytes, source: str) -> Node:
    """Return a style or locale as a tree.

    Raises:
        UnreadableError: it is too large, or no XML that may be read.
    """
    return _node(cast("_Element", parse_xml(data, source, max_bytes=MAX_STYLE_BYTES)))


def style_head(style: Node) -> StyleHead:
    """Return what the style says of itself; ``parent`` is the id of the style it stands for."""
    info = next(found(style, "info"), None)
    parent = ""
    texts = {"title": "", "title-short": "", "id": ""}
    fields: list[str] = []
    for child in elements(info) if info else ():
        if child["name"] in texts:
            words = " ".join(str(text) for text in child["children"] if isinstance(text, str))
            texts[child["name"]] = " ".join(words.split())
        if child["name"] == "category":
            fields += child["attrs"].get("field", "").split()
        if child["name"] == "link" and child["attrs"].get("rel") == "independent-parent":
            parent = child["attrs"].get("href", "").rstrip("/").rpartition("/")[2]
    return StyleHead(
        texts["title"],
        texts["title-short"],
        parent,
        style["attrs"].get("default-locale", ""),
        tuple(fields),
        texts["id"],
    )


def traits_of(style: Node, style_id: str) -> Traits:
    """Return what items must look like for ``style``."""
    nodes = list(_walk(style))
    citation = next((node for node in nodes if node["name"] == "citation"), None)
    category = {
        node["attrs"].get("citation-format") for node in nodes if node["name"] == "category"
    }
    fields = {node["attrs"].get("field") for node in nodes if node["name"] == "category"}
    initials = {node["attrs"].get("initialize-with") for node in nodes} - {None}
    variables = {v for node in nodes for v in node["attrs"].get("variable", "").split()}
    return Traits(
        has_citation=citation is not None,
        has_bibliography=any(node["name"] == "bibliography" for node in nodes),
        numbered="citation-number" in variables,
        year_suffix=bool(citation and _YEAR_SUFFIX in citation["attrs"]),
        author_date="author-date" in category,
        names_in_text=not category & {"numeric", "label", "note"},
        notes=style["attrs"].get("class") == "note",
        full_given_names=not initials or _author_in_full(style),
        bare_initials=initials == {""},
        supplements="supplement-number" in variables and initials != {""},
        mla=style_id.startswith(("modern-language-association", "mla")),
        labels_pages=any(
            node["name"] == "label" and node["attrs"].get("variable") == "page" for node in nodes
        ),
        prints_notices="references" in variables,
        doi_links=any(
            node["attrs"].get("variable") == "DOI"
            and node["attrs"].get("prefix", "").startswith("http")
            for node in nodes
        ),
        nlm=style_id.startswith("nlm-"),
        pubmed=style_id == "nlm-pubmed",
        ama=style_id.startswith("american-medical-association"),
        medicine=("medicine" in fields and "numeric" in category and initials == {""})
        or style_id.startswith(("nlm-", "american-medical-association")),
        prints_remarks="annote" in variables,
        names_issues="issue" in variables,
        names_supplements="supplement-number" in variables,
        korean=style_id == "korean-medical",
        names_status="status" in variables,
        groups_apart="vancouver" in style_id
        or style_id.startswith(("nlm-", "american-medical-association", "korean-medical")),
        types=_types(style),
        apa=style_id == "apa" or style_id.startswith("apa-"),
        layout=_layout(nodes),
        chicago=style_id.startswith(("chicago-", "turabian-")),
        longest_small_word=_longest_small_word(style, style_id),
    )


def british(style: Node) -> bool:
    """Whether a style that names no language has words of its own for British English alone."""
    languages = {node["attrs"].get("xml:lang") for node in found(style, "locale")}
    return languages == {"en-GB"}


def single_form(style: Node) -> Node:
    """Return the style for one entry by itself: nothing to sort, to number or to cite in a text.

    It loads up to nine times faster than the whole style, and prints the same entry.
    """
    style = _without_citation(style)
    for node in _walk(style):
        node["children"] = [child for child in node["children"] if not _is_for_sets(child)]
        if node["name"] == "bibliography":
            node["attrs"].pop("second-field-align", None)
    return style


def ordered(style: Node, order: ListOrder) -> Node:
    """Return the style with a reference list in another order than its own.

    Entries that are equal in what was asked for follow each other by author, year and title.
    """
    style = copy.deepcopy(style)
    first = {ListOrder.YEAR: ["issued"], ListOrder.NEWEST: ["issued"], ListOrder.TITLE: ["title"]}
    variables = dict.fromkeys([*first.get(order, []), "author", "issued", "title"])
    keys: list[Node | str] = [
        Node(name="key", attrs={"variable": variable}, children=[]) for variable in variables
    ]
    if order is ListOrder.NEWEST:
        keys[0] = Node(name="key", attrs={"variable": "issued", "sort": "descending"}, children=[])
    for bibliography in found(style, "bibliography"):
        kept = [child for child in elements(bibliography) if child["name"] != "sort"]
        sort = [] if order is ListOrder.GIVEN else [Node(name="sort", attrs={}, children=keys)]
        bibliography["children"] = [*sort, *kept]
    return style


def set_form(style: Node, traits: Traits) -> Node:
    """Return the style for a bibliography without in-text citations.

    Only the year suffix (2021a, 2021b) needs the citation part, and that without its sort keys.
    With it, styles that tell ambiguous *citations* apart by more names would print all authors
    of such entries.
    """
    if not traits.year_suffix:
        return _without_citation(style)
    style = copy.deepcopy(style)
    for citation in found(style, "citation"):
        citation["children"] = [c for c in elements(citation) if c["name"] != "sort"]
    return style


def absent_macros(style: Node) -> list[str]:
    """Return the macros that are called but not there: the engine would print nothing, silently."""
    known = {macro["attrs"].get("name", "") for macro in found(style, "macro")}
    return sorted(
        {node["attrs"]["macro"] for node in _walk(style) if "macro" in node["attrs"]} - known
    )


def cleaned(style: Node) -> Node:
    """Return the style without the attribute that does nothing and makes the engine stumble."""
    for node in _walk(style):
        if node["attrs"].get("vertical-align") == "baseline":
            del node["attrs"]["vertical-align"]
    return style


def term(locale: Node, name: str) -> str:
    """Return a term of a locale in its long form, ``""`` where it has none."""
    for node in found(locale, "term"):
        if node["attrs"].get("name") == name and node["attrs"].get("form", "long") == "long":
            texts = [child for child in node["children"] if isinstance(child, str)]
            return "".join(texts).strip()
    return ""


def _longest_small_word(style: Node, style_id: str) -> int:
    """APA 6.17 leaves words of up to three letters small, CMOS 8.160 since 2024 up to four."""
    if style_id == "apa" or style_id.startswith("apa-"):
        return 3
    return 4 if "18th edition" in style_head(style).title else 0


_YEAR_SUFFIX = "disambiguate-add-year-suffix"


def _layout(nodes: list[Node]) -> EntryLayout:
    """Return the options of the bibliography, with the defaults of CSL 1.0.2."""
    found = next((node["attrs"] for node in nodes if node["name"] == "bibliography"), {})
    return EntryLayout(
        numbered="second-field-align" in found
        or any(node["attrs"].get("display") == "left-margin" for node in nodes),
        hanging=found.get("hanging-indent") == "true",
        line_spacing=_count(found.get("line-spacing", "1"), 1),
        entry_spacing=_count(found.get("entry-spacing", "1"), 0),
    )


def _count(text: str, least: int) -> int:
    """Return a number of lines; what is none, or absurdly long, is 1 as by default."""
    is_number = text.isdecimal() and len(text) <= _MOST_DIGITS
    return max(least, min(int(text), _MOST_LINES)) if is_number else 1


_MOST_LINES = 4
_MOST_DIGITS = 3


def _node(element: _Element) -> Node:
    name = local_name(element)  # type: ignore[arg-type]  # the protocol of an lxml element
    attributes = {key.replace(_XML, "xml:"): value for key, value in element.attrib.items()}
    children: list[Node | str] = [_node(child) for child in element]
    if name in _WITH_TEXT and not children:
        children = [element.text or ""]
    return Node(name=name, attrs=attributes, children=children)


def elements(node: Node) -> list[Node]:
    """Return the children that are elements."""
    return [child for child in node["children"] if not isinstance(child, str)]


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in elements(node):
        yield from _walk(child)


def found(node: Node, name: str) -> Iterator[Node]:
    """Walk over the elements called ``name``, the node itself included."""
    return (each for each in _walk(node) if each["name"] == name)


def _types(style: Node) -> frozenset[str]:
    """Return the kinds that the bibliography tells apart: its macros only touch them up."""
    for node in (*found(style, "bibliography"), style):
        types = {v for part in _walk(node) for v in part["attrs"].get("type", "").split()}
        if "book" in types:
            return frozenset(types)
    return frozenset()


def _author_in_full(style: Node) -> bool:
    return any(
        name["attrs"].get("initialize") == "false"
        for macro in found(style, "macro")
        if macro["attrs"].get("name", "").startswith("author")
        for name in found(macro, "name")
    )


def _is_for_sets(child: Node | str) -> bool:
    if isinstance(child, str):
        return False
    numbered = child["name"] in {"text", "number"}
    return child["name"] == "sort" or (
        numbered and child["attrs"].get("variable") == "citation-number"
    )


def _without_citation(style: Node) -> Node:
    style = copy.deepcopy(style)
    nothing = Node(name="text", attrs={"value": ""}, children=[])
    layout = Node(name="layout", attrs={}, children=[nothing])
    for child in elements(style):
        if child["name"] == "citation":
            child["attrs"] = {}
            child["children"] = [layout]
    return style
