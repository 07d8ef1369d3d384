# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers to read that are in no library: PubMed XML, JATS, JSON lines, and every import format."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refdesk.domain.errors import UnreadableError
from refdesk.domain.evidence import FullText, TextSection
from refdesk.domain.indexing import PublicationType
from refdesk.evidence.reader import sections_of_reference
from refdesk.formats.base import SkippedRecord
from refdesk.fulltext.article_types import publication_types
from refdesk.fulltext.evidence_text import fulltext_of
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.plaintext import sections_of
from refdesk.services.converting import read_references


@dataclass(frozen=True, slots=True)
class Document:
    """A text to read the evidence of, or the reason why there is none (``error``)."""

    id: str
    sections: tuple[TextSection, ...] = ()
    publication_types: tuple[PublicationType, ...] = ()
    error: UnreadableError | None = None
    fulltext: FullText | None = None


def is_jats(data: bytes) -> bool:
    """Whether the bytes look like an article of PMC rather than a PubMed record."""
    head = data[:4000]
    return b"<article" in head or b"<pmc-articleset" in head


def read_documents(data: bytes, source: str) -> Iterator[Document]:
    """Return the documents of a file in order; a broken one is told and stops no other.

    Raises:
        UnreadableError: nothing of the file can be read.
    """
    if is_jats(data):
        article = parse_jats(data, source)
        identity = article.pmid or article.pmcid or article.doi or source
        types = publication_types(article.article_type)
        fulltext = fulltext_of(article) if article.has_body else None
        yield Document(identity, tuple(sections_of(article)), types, fulltext=fulltext)
    elif data.lstrip()[:1] == b"{":
        yield from _json_lines(data, source)
    else:
        _, records = read_references(data, source)
        for record in records:
            if isinstance(record, SkippedRecord):
                error = UnreadableError(source, record.reason, record.line, record.detail)
                yield Document("", error=error)
                continue
            reference = record.reference
            yield Document(
                reference.pmid or reference.doi or record.key or f"{source}:{record.line}",
                tuple(sections_of_reference(reference)),
                reference.publication_types,
            )


def _json_lines(data: bytes, source: str) -> Iterator[Document]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            yield _document(json.loads(line), number)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            detail = str(error) or type(error).__name__
            yield Document("", error=UnreadableError(source, "syntax", number, detail))


def _document(entry: object, number: int) -> Document:
    if not isinstance(entry, dict):
        raise TypeError("a line is an object with title and abstract")
    sections: list[TextSection] = []
    title = entry.get("title") or ""
    if title:
        sections.append(TextSection("title", str(title)))
    abstract = entry.get("abstract") or ""
    parts: Sequence[object] = abstract if isinstance(abstract, list) else [abstract]
    for index, part in enumerate(parts):
        if isinstance(part, dict):
            label, text = str(part.get("label") or "abstract"), str(part.get("text") or "")
        elif isinstance(part, str):
            label, text = "abstract", part
        else:
            raise TypeError("an abstract is a text or a list of {label, text}")
        if text:
            sections.append(TextSection(label, text, index))
    types = entry.get("publication_types") or []
    if not isinstance(types, list):
        raise TypeError("publication_types is a list")
    return Document(
        str(entry.get("id") or number),
        tuple(sections),
        tuple(_publication_type(item) for item in types),
    )


def _publication_type(item: object) -> PublicationType:
    if isinstance(item, dict):
        return PublicationType(str(item.get("name") or ""), str(item.get("ui") or ""))
    return PublicationType(str(item))
