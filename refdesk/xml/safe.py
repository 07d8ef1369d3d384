# SPDX-License-Identifier: GPL-3.0-or-later
"""The only door through which XML bytes enter: no entities, no DTD, no network, bounded size."""

import re

from lxml import etree

from refdesk.domain.errors import UnreadableError

MAX_BYTES = 40_000_000
"""Largest document that is parsed, in bytes. PMC's largest articles are under 10 MB."""


_ENCODING = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ALLOWED_ENCODINGS = frozenset(
    {"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin-1", "latin1", "windows-1252"}
)
_CROWDED = etree.XPath("boolean(//@*[257])")
"""Whether an element has more attributes than any vocabulary: libxml2 takes the square of their number."""
_HTML = re.compile(rb"^(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<html)", re.IGNORECASE)


def looks_like_html(data: bytes) -> bool:
    """Whether the bytes are a web page: an outage or a block where XML or JSON was asked."""
    return bool(_HTML.match(data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")))


def parse_xml(data: bytes, source: str, *, max_bytes: int = MAX_BYTES) -> etree._Element:
    """Parse bytes that nobody vouches for and return the root element.

    Comments and processing instructions are dropped (their tails stay). Entities are refused,
    so neither a "billion laughs" document nor an external entity gets as far as a tree.

    Args:
        data: the document; the encoding comes from its declaration, UTF-8 without one.
        source: what to name in an error: a file, or a service and an id.
        max_bytes: refuse longer documents.

    Raises:
        UnreadableError: reasons ``too-large``, ``empty``, ``html``, ``suspicious``, ``encoding``,
            ``truncated`` (a prolog and nothing else, or an end inside an element), ``not-xml``.
    """
    if len(data) > max_bytes:
        raise UnreadableError(source, "too-large", detail=f"{len(data)} > {max_bytes} bytes")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:200]:
        raise UnreadableError(source, "encoding", detail="UTF-16 or UTF-32")
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not data:
        raise UnreadableError(source, "empty")
    if looks_like_html(data):
        raise UnreadableError(source, "html")
    if not data.startswith(b"<"):
        raise UnreadableError(source, "not-xml", line=1)
    declared = _ENCODING.match(data[:200])
    if declared and declared[1].decode("ascii").lower() not in _ALLOWED_ENCODINGS:
        raise UnreadableError(source, "encoding", detail=declared[1].decode("ascii"))
    if b"<!ENTITY" in data:
        raise UnreadableError(source, "suspicious", detail="entity declarations")
    parser = etree.XMLParser(  # a new parser a call: lxml parsers are not shared between threads
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _unreadable(error, source) from None
    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and any(True for _ in internal.iterentities()):  # type: ignore[union-attr]  # stubs lack it
        raise UnreadableError(source, "suspicious", detail="entity declarations")
    if _CROWDED(root):
        raise UnreadableError(source, "suspicious", detail="hundreds of attributes")
    return root


def _unreadable(error: etree.XMLSyntaxError, source: str) -> UnreadableError:
    detail = str(error.msg)
    if "Excessive depth" in detail or "huge" in detail.lower():
        return UnreadableError(source, "suspicious", line=error.lineno, detail=detail)
    reason = "truncated" if any(words in detail for words in _CUT_SHORT) else "not-xml"
    return UnreadableError(source, reason, line=error.lineno, detail=detail)


_CUT_SHORT = (
    "Start tag expected",
    "Premature end",
    "EndTag: '</' not found",
    "Document is empty",
    "Couldn't find end of Start Tag",
)
"""What libxml2 says when a document ends before its root element does."""


def local_name(element: etree._Element) -> str:
    """Return an element's name without namespace; ``""`` for comments, entities and the like."""
    tag: object = element.tag
    if not isinstance(tag, str):
        return ""
    return tag if tag[:1] != "{" else tag.rpartition("}")[2]
