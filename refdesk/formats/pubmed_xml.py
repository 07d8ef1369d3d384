# SPDX-License-Identifier: GPL-3.0-or-later
"""PubMed's XML as a file; a set that breaks off gives the records before the break."""

import re
from collections.abc import Iterator

from refdesk.domain.errors import UnreadableError
from refdesk.domain.reference import Reference
from refdesk.formats.base import Format, ReadRecord, ReadReference, SkippedRecord
from refdesk.xml.pubmed import parse_pubmed, read_records

_RECORD = re.compile(
    rb"<(PubmedArticle|PubmedBookArticle)[\s>].*?(?:</\1\s*>|(?=<\1[\s>])|\Z)", re.DOTALL
)
_DECLARATION = re.compile(rb"<\?xml[^>]*\?>")
_ROOT = re.compile(rb"<(?:Pubmed(?:Book)?Article(?:Set)?|MedlineCitation(?:Set)?)[\s>]")
_RECOVERABLE = frozenset({"truncated", "not-xml"})


def read(data: bytes, source: str) -> Iterator[ReadRecord]:
    """Read every record; after an error of XML, every record that is whole by itself.

    Raises:
        UnreadableError: no record can be read at all.
    """
    try:
        records = read_records(data, source)
    except UnreadableError as error:
        if error.reason not in _RECOVERABLE:
            raise
        yield from _each_by_itself(data, source, error)
        return
    if not records:
        raise UnreadableError(source, "empty")
    for line, reference in records:
        yield _record(reference, line)


def _record(reference: Reference, line: int) -> ReadRecord:
    if not (reference.title or reference.vernacular_title or reference.identifiers):
        return SkippedRecord(line, "empty")
    return ReadReference(reference, line, reference.pmid)


def _each_by_itself(data: bytes, source: str, error: UnreadableError) -> Iterator[ReadRecord]:
    declaration = _DECLARATION.match(data.lstrip())
    prolog = declaration[0] if declaration else b""
    results: list[ReadRecord] = []
    line, counted = 1, 0
    for match in _RECORD.finditer(data):
        line += data.count(b"\n", counted, match.start())
        counted = match.start()
        try:
            references = parse_pubmed(prolog + match[0], source)
        except UnreadableError as broken:
            reason = "truncated" if match.end() == len(data) else broken.reason
            results.append(SkippedRecord(line + (broken.line or 1) - 1, reason, broken.detail))
        else:
            results.extend(_record(reference, line) for reference in references)
    if not any(isinstance(result, ReadReference) for result in results):
        raise error
    yield from results


def sniff(head: bytes) -> float:
    """Return how sure it is that a file beginning like this is PubMed's XML."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return 0.95 if start == b"<" and _ROOT.search(head) else 0.0


FORMAT = Format("pubmed-xml", "PubMed XML", (".xml",), sniff, read)
