# SPDX-License-Identifier: GPL-3.0-or-later
"""RDF as Zotero exports it: items, notes, files and collections beside each other, tied by links."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from lxml import etree

from refdesk.domain.belongings import Belongings, NamedFile, TagMark
from refdesk.domain.errors import UnreadableError
from refdesk.domain.notes import note_from
from refdesk.formats.base import ReadRecord, SkippedRecord, decode_text, outcome
from refdesk.formats.zotero.items import Creator, ZoteroItem, reference_of
from refdesk.xml.safe import local_name, parse_xml

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_MAX_BYTES = 400_000_000
_DEEPEST = 40
_TYPES = {
    "Article": "journalArticle", "Book": "book", "BookSection": "bookSection", "Thesis": "thesis",
    "Letter": "letter", "Manuscript": "manuscript", "Interview": "interview",
    "MotionPicture": "film", "Illustration": "artwork", "Document": "document",
    "Legislation": "statute", "Report": "report", "Patent": "patent", "Image": "artwork",
    "Recording": "audioRecording", "ConferenceProceedings": "conferencePaper",
}  # fmt: skip
"""What an item is that does not say its Zotero type."""
_HELPERS = frozenset(
    {"Memo", "Attachment", "Collection", "Journal", "Series", "Periodical", "CourtReporter", "Code"}
)
_ROLES = {
    "authors": "author", "editors": "editor", "translators": "translator",
    "seriesEditors": "seriesEditor", "contributors": "contributor", "bookAuthors": "bookAuthor",
    "inventors": "inventor", "presenters": "presenter", "interviewees": "interviewee",
    "interviewers": "interviewer", "directors": "director", "programmers": "programmer",
    "artists": "artist", "composers": "composer", "podcasters": "podcaster",
    "reviewedAuthors": "reviewedAuthor", "recipients": "recipient", "sponsors": "sponsor",
    "performers": "performer", "attorneyAgents": "attorneyAgent",
}  # fmt: skip
_FIELDS = {
    "title": "title", "abstract": "abstractNote", "date": "date", "pages": "pages",
    "volume": "volume", "number": "issue", "edition": "edition", "description": "extra",
    "rights": "rights", "alternative": "journalAbbreviation", "coverage": "archiveLocation",
    "type": "thesisType", "citationKey": "citationKey",
}  # fmt: skip
_CONTAINERS = {
    "bookSection": "bookTitle", "conferencePaper": "proceedingsTitle", "webpage": "websiteTitle",
    "blogPost": "blogTitle", "forumPost": "forumTitle", "encyclopediaArticle": "encyclopediaTitle",
    "dictionaryEntry": "dictionaryTitle", "tvBroadcast": "programTitle",
    "radioBroadcast": "programTitle",
}  # fmt: skip
_NUMBERS = {
    "report": "reportNumber",
    "patent": "patentNumber",
    "bill": "billNumber",
    "case": "docketNumber",
}

Path = tuple[str, ...]


def read_rdf(data: bytes, source: str) -> Iterator[ReadRecord]:
    """Read every item.

    Raises:
        UnreadableError: the file is no XML, or has no item.
    """
    if b"\x00" in data[:200]:
        data = decode_text(data).encode("utf-8", "replace")
    root = parse_xml(data, source, max_bytes=_MAX_BYTES)
    graph = _Graph(root)
    found = False
    for element in root:
        name = local_name(element)
        if not name or name in _HELPERS:
            continue
        found = True
        yield graph.record(element)
    for element in graph.loose():
        found = True
        yield SkippedRecord(_line(element), "stands-alone", graph.words(element)[:80])
    if not found:
        raise UnreadableError(source, "empty")


class _Graph:
    """The elements of a file by their names, and what points where."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._named = {
            about: element for element in root.iter() if (about := _get(element, "about"))
        }
        self._paths = self._collections()
        self._seen: set[etree._Element] = set()

    def _collections(self) -> dict[str, list[Path]]:
        names: dict[str, str] = {}
        above: dict[str, str] = {}
        members: defaultdict[str, list[str]] = defaultdict(list)
        shelves = {about for about, e in self._named.items() if local_name(e) == "Collection"}
        for about in shelves:
            for child in self._named[about]:
                if local_name(child) == "title":
                    names[about] = (child.text or "").strip()
                elif local_name(child) == "hasPart" and (target := _get(child, "resource")):
                    if target in shelves:
                        above.setdefault(target, about)
                    else:
                        members[target].append(about)
        return {
            item: [path for shelf in held if (path := _path(shelf, names, above))]
            for item, held in members.items()
        }

    def record(self, element: etree._Element) -> ReadRecord:
        """Return an item with what belongs to it."""
        item, about = self._item(element), _get(element, "about")
        tags: list[TagMark] = []
        notes: list[str] = []
        files: list[NamedFile] = []
        for child in element:
            match local_name(child):
                case "subject":
                    _subject(child, tags, item.keywords)
                case "isReferencedBy" | "link":
                    for target in self._targets(child):
                        self._belonging(target, notes, files)
        belongings = Belongings(
            collections=tuple(dict.fromkeys(self._paths.get(about, ()))),
            tags=tuple(dict.fromkeys(tags)),
            notes=tuple(filter(None, notes)),
            files=tuple(files),
        )
        key = about.removeprefix("#")
        return outcome(reference_of(item), _line(element), key, item.kind, belongings)

    def loose(self) -> Iterator[etree._Element]:
        """Yield notes and files that no item points at."""
        for element in self._root:
            if local_name(element) in {"Memo", "Attachment"} and element not in self._seen:
                yield element

    def words(self, element: etree._Element) -> str:
        """Return what a note or file says of itself, for a report."""
        return " ".join(" ".join(map(str, element.itertext())).split())

    def _targets(self, child: etree._Element) -> Iterator[etree._Element]:
        resource = _get(child, "resource")
        if resource in self._named:
            yield self._named[resource]
        yield from child

    def _belonging(self, target: etree._Element, notes: list[str], files: list[NamedFile]) -> None:
        self._seen.add(target)
        if local_name(target) == "Memo":
            notes.append(note_from(_inner(target, "value")))
        elif local_name(target) == "Attachment":
            path = next(
                (_get(c, "resource") for c in target if local_name(c) in {"resource", "path"}), ""
            )
            title, address = _inner(target, "title"), _address(target)
            if path:
                files.append(NamedFile(path, title, _inner(target, "type")))
            elif address:
                notes.append(f"[{title or address}]({address})")
            note = next((c for c in target if local_name(c) == "description"), None)
            if note is not None:
                notes.append(note_from(note.text or ""))

    def _item(self, element: etree._Element) -> ZoteroItem:
        name = local_name(element)
        kind = _inner(element, "itemType") or _TYPES.get(name, "document")
        item = ZoteroItem(kind)
        self._fill(item, element, own=True)
        for child in element:
            if local_name(child) == "isPartOf":
                for part in self._targets(child):
                    self._fill(item, part, own=False)
        return item

    def _fill(
        self, item: ZoteroItem, element: etree._Element, *, own: bool, depth: int = 0
    ) -> None:
        for child in element:
            name = local_name(child)
            text = (child.text or "").strip()
            if name in _ROLES:
                item.creators += _people(child, _ROLES[name])
            elif name == "publisher":
                _publisher(item, child)
            elif name == "identifier":
                _identifier(item, child)
            elif name == "isPartOf" and not own and depth < 3:
                for part in self._targets(child):
                    self._fill(item, part, own=False, depth=depth + 1)
            elif name in {"presentedAt", "itemType", "subject", "isReferencedBy", "link"}:
                if name == "presentedAt":
                    item.fields.setdefault("conferenceName", _inner(child, "title"))
            elif text and not len(child):
                _field(item, name, text, own=own, series=local_name(element) == "Series")


def _path(shelf: str, names: dict[str, str], above: dict[str, str]) -> Path:
    path: list[str] = []
    place: str | None = shelf
    while place is not None and len(path) < _DEEPEST:
        if names.get(place):
            path.append(names[place])
        place = above.get(place)
    return tuple(reversed(path))


def _line(element: etree._Element) -> int:
    line: Any = element.sourceline  # a property; the stubs miss it
    return int(line or 1)


def _get(element: etree._Element, name: str) -> str:
    return element.get(f"{_RDF}{name}") or ""


def _inner(element: etree._Element, name: str) -> str:
    """Return the text of the first element of that name at any depth."""
    for inner in element.iter():
        if inner is not element and local_name(inner) == name:
            return (inner.text or "").strip()
    return ""


def _address(element: etree._Element) -> str:
    for child in element:
        if local_name(child) == "identifier":
            return _inner(child, "value") or (child.text or "").strip()
    return ""


def _subject(child: etree._Element, tags: list[TagMark], keywords: list[str]) -> None:
    if text := (child.text or "").strip():
        tags.append(TagMark(text))
    for inner in child:
        if text := _inner(inner, "value"):
            if local_name(inner) == "AutomaticTag":
                keywords.append(text)
            else:
                tags.append(TagMark(text))


def _people(element: etree._Element, role: str) -> Iterator[Creator]:
    for person in element.iter():
        if local_name(person) == "Person":
            family = _inner(person, "surname")
            given = _inner(person, "givenName") or _inner(person, "givenname")
            yield Creator(role, family, given)


def _publisher(item: ZoteroItem, child: etree._Element) -> None:
    if name := _inner(child, "name") or (child.text or "").strip():
        item.fields.setdefault("publisher", name)
    if place := _inner(child, "locality"):
        item.fields.setdefault("place", place)


def _identifier(item: ZoteroItem, child: etree._Element) -> None:
    if address := _inner(child, "value"):
        item.fields.setdefault("url", address)
        return
    scheme, _, value = (child.text or "").strip().partition(" ")
    if scheme in {"DOI", "ISSN", "ISBN"} and value:
        known = item.fields.get(scheme)
        item.fields[scheme] = f"{known} {value}" if known and scheme != "DOI" else value


def _field(item: ZoteroItem, name: str, text: str, *, own: bool, series: bool) -> None:
    field = _FIELDS.get(name, name)
    if name == "title" and not own:
        field = "series" if series else _CONTAINERS.get(item.kind, "publicationTitle")
    elif name == "number" and own:
        field = _NUMBERS.get(item.kind, "issue")
    elif name == "dateSubmitted":
        field = "accessDate"
    item.fields.setdefault(field, text)
