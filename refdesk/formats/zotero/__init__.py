# SPDX-License-Identifier: GPL-3.0-or-later
"""Zotero's own two forms: its database, ``zotero.sqlite``, and the RDF that it exports with files."""

import re

from refdesk.formats.base import Format, decode_text
from refdesk.formats.zotero.database import HEADER, is_ours, read_database, read_file
from refdesk.formats.zotero.rdf import read_rdf

_NAMESPACE = b"zotero.org/namespaces/export#"
_TABLE = re.compile(rb"CREATE TABLE \W?itemDataValues\b", re.IGNORECASE)


def sniff_database(head: bytes) -> float:
    """Return how sure it is that a file beginning like this is Zotero's database."""
    if not head.startswith(HEADER) or is_ours(head):
        return 0.0
    return 0.99 if _TABLE.search(head) else 0.5


def sniff_rdf(head: bytes) -> float:
    """Return how sure it is that a file beginning like this is RDF as Zotero writes it."""
    if b"\x00" in head:
        head = decode_text(head).encode()
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return 0.0
    if _NAMESPACE in head:
        return 0.98
    return 0.6 if b"rdf-syntax-ns#" in head and b"/bib#" in head else 0.0


FORMAT = Format(
    "zotero",
    "Zotero database",
    (".sqlite", ".sqlite3", ".bak"),
    sniff_database,
    read_database,
    read_in_place=read_file,
)
DIALECTS = (Format("zotero-rdf", "Zotero RDF", (".rdf",), sniff_rdf, read_rdf),)
