# SPDX-License-Identifier: GPL-3.0-or-later
"""PubMed's XML: sets of articles and book records, made references."""

from lxml import etree

from refdesk.domain.errors import UnreadableError
from refdesk.domain.reference import Reference
from refdesk.xml.pubmed_book import read_book_article
from refdesk.xml.pubmed_citation import read_article
from refdesk.xml.safe import local_name, parse_xml

ROOTS = frozenset(
    {"PubmedArticleSet", "PubmedArticle", "PubmedBookArticle", "PubmedBookArticleSet"}
)
"""Root elements of documents that :func:`parse_pubmed` reads."""


def parse_pubmed(data: bytes, source: str) -> list[Reference]:
    """Read every article and book record of a set, in order.

    Args:
        data: a ``PubmedArticleSet``, or one ``PubmedArticle`` or ``PubmedBookArticle``.
        source: what to name in an error.

    Raises:
        UnreadableError: no XML, no document of PubMed (``no-article``), or one that is refused.
    """
    return [reference for _, reference in read_records(data, source)]


def read_records(data: bytes, source: str) -> list[tuple[int, Reference]]:
    """Read as :func:`parse_pubmed` does, with the line of the document where each record begins."""
    root = parse_xml(data, source)
    if local_name(root) not in ROOTS:
        raise UnreadableError(source, "no-article", detail=local_name(root))
    records = [root] if local_name(root) in _READERS else list(root)
    return [
        (_line(element), _READERS[name](element))
        for element in records
        if (name := local_name(element)) in _READERS
    ]


def _line(element: etree._Element) -> int:
    line: object = element.sourceline
    return line if isinstance(line, int) else 1


_READERS = {
    "PubmedArticle": read_article,
    "PubmedBookArticle": read_book_article,
}
