# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of identifiers: PMIDs, PMCIDs, DOIs, trial and arXiv numbers, one or many a line."""

import re
from collections.abc import Iterator
from itertools import islice

from refdesk.domain.errors import UnreadableError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Reference
from refdesk.formats.base import (
    Format,
    ReadRecord,
    ReadReference,
    SkippedRecord,
    decode_text,
    lines_of,
)

_SEEN = 16_384
"""Bytes, and the lines below, that are enough to know a list by."""
_SEEN_LINES = 200
_LEAST_SHARE = 0.9
_LEAST_DIGITS = 4
"""Of a bare number in an unknown file: shorter ones are counts and pages, not PMIDs."""
_WITHOUT_SCHEME = re.compile(r"\bpmc[\s_-]*ids?\s*[:=#]?\s*(?:pmc)?\s*(?=\d)", re.IGNORECASE)
_LABELS = re.compile(
    r"(?:(?:pubmed|medline)[ _-]?)?(?:pm|pmc|doi|arxiv|nct)?[ _-]?ids?|pubmed|medline|dois?|pmc|nct"
    r"|arxiv|ncts?|urls?|links?|and|or",
    re.IGNORECASE,
)
_LABEL_BEFORE_VALUE = re.compile(
    r"\b(pubmed[ _-]?id|pmid|doi|arxiv)s?\s*[:=#-]*\s+(?=\d)", re.IGNORECASE
)
_BULLET = re.compile(r"\s*(?:[-*•–]|\(?\d{1,4}[.)]|\[\d{1,4}\])\s+(?=\S)")
_SEPARATORS = str.maketrans({"|": " ", '"': " ", "\x00": " ", "\ufeff": " ", "，": ",", "；": ";"})
_ALONE = ".,;:()[]{}<>-=#'*•–—"


def read(data: bytes, source: str) -> Iterator[ReadRecord]:
    """Read a list of identifiers: a reference without anything else for each of them.

    Words that are none of them are reported once a line.

    Raises:
        UnreadableError: ``empty``: there is no line to read.
    """
    found = False
    for number, line in enumerate(lines_of(decode_text(data)), 1):
        identifiers, rest = _parsed(line)
        for identifier in identifiers:
            found = True
            yield ReadReference(Reference(identifiers=(identifier,)), number, identifier.value)
        if rest:
            found = True
            yield SkippedRecord(number, "syntax", " ".join(rest))
    if not found:
        raise UnreadableError(source, "empty")


def sniff(head: bytes) -> float:
    """Return how sure it is that a file beginning like this is a list of identifiers."""
    cut = len(head) > _SEEN
    lines = list(islice(lines_of(decode_text(head[:_SEEN])), _SEEN_LINES))
    if cut and len(lines) > 1:
        lines.pop()  # it may break off within an identifier
    known = others = 0
    for line in lines:
        identifiers, rest = _parsed(line)
        likely = sum(_is_likely(identifier) for identifier in identifiers)
        known += likely
        others += len(rest) + len(identifiers) - likely
    return 0.8 if known and known >= _LEAST_SHARE * (known + others) else 0.0


def _parsed(line: str) -> tuple[list[Identifier], list[str]]:
    """Return the identifiers of a line and the words that are neither one nor the label of one."""
    if not line or line.isspace():
        return [], []
    words = line.translate(_SEPARATORS).split()
    text = _WITHOUT_SCHEME.sub("PMC", " ".join(words))
    text = _LABEL_BEFORE_VALUE.sub(r"\1:", text)
    text = text.replace("PubMed ID:", "PMID:")
    bullet = _BULLET.match(text)
    identifiers, rest = Identifier.parse_many(text[bullet.end() :] if bullet else text)
    if bullet and not identifiers:  # the number in front was all there was
        identifiers, rest = Identifier.parse_many(text)
    others = (word.strip(_ALONE) for word in rest)
    return identifiers, [word for word in others if word and not _LABELS.fullmatch(word)]


def _is_likely(identifier: Identifier) -> bool:
    return identifier.scheme is not Scheme.PMID or len(identifier.value) >= _LEAST_DIGITS


FORMAT = Format("ids", "List of identifiers", (".txt",), sniff, read)
