# SPDX-License-Identifier: GPL-3.0-or-later
"""CSL-JSON: what citation processors take, and Zotero, Pandoc and Crossref give."""

import re
from collections.abc import Iterator

from refdesk.domain.errors import UnreadableError
from refdesk.domain.exporting import ALL_FIELDS, Offers
from refdesk.formats.base import Format, ReadRecord, ReadReference, SkippedRecord, decode_text
from refdesk.formats.csl_json.items import BrokenItem, items_in
from refdesk.formats.csl_json.kinds import KIND_OF_TYPE
from refdesk.formats.csl_json.reader import belongings_of, reference_of
from refdesk.formats.csl_json.writer import ANNOTATION, OWN_FIELD, write

_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"")
_TYPE = re.compile(rb"\"type\"\s*:\s*\"([a-z_-]+)\"")
_FIELD = re.compile(
    rb"\"(?:container-title|issued|date-parts|publisher-place|citation-key)\"\s*:|\"family\"\s*:"
)


def read(data: bytes, source: str) -> Iterator[ReadRecord]:
    """Read every item of a CSL-JSON file.

    Raises:
        UnreadableError: ``empty``: the file has no item.
    """
    found = False
    for item in items_in(decode_text(data)):
        found = True
        if isinstance(item, BrokenItem):
            yield SkippedRecord(item.line, "syntax", item.detail)
            continue
        reference = reference_of(item.values)
        if reference is None:
            yield SkippedRecord(item.line, "empty", item.key)
        else:
            yield ReadReference(reference, item.line, item.key, belongings_of(item.values))
    if not found:
        raise UnreadableError(source, "empty")


def sniff(head: bytes) -> float:
    """Return how sure it is that a file beginning like this is CSL-JSON."""
    if b"\x00" in head:
        head = decode_text(head).encode()
    if not _BEGINNING.match(head):
        return 0.0
    known = any(name.decode() in KIND_OF_TYPE for name in _TYPE.findall(head))
    if known:
        return 0.9
    return 0.5 if _FIELD.search(head) else 0.0


_OFFERS = Offers(ALL_FIELDS, keys=True, note_field=f"{OWN_FIELD}{ANNOTATION}")

FORMAT = Format("csl-json", "CSL JSON", (".json", ".csljson"), sniff, read, write, offers=_OFFERS)
