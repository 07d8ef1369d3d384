# SPDX-License-Identifier: GPL-3.0-or-later
"""What a refer record says and a reference has no place for: kept, under EndNote's names."""

import re

from refdesk.domain.markup import collapse, to_plain
from refdesk.domain.reference import Reference
from refdesk.domain.serials import has_only_serials
from refdesk.formats.base import said_by
from refdesk.formats.endnote_refer.identifiers import is_medline
from refdesk.formats.endnote_refer.records import FIELD_OF_TAG, ReferRecord

_READ_WHOLE = frozenset("0AEY?KXZG9DT")
"""Tags of which nothing is left out."""

_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/|\[?doi\]?:?|\[pii\]|[\s.,;]")


def leftovers(record: ReferRecord, reference: Reference) -> tuple[tuple[str, str], ...]:
    """Return ``("endnote:" + field, text)`` of every text that ``reference`` does not say."""
    said = said_by(reference, to_plain(reference.vernacular_title))
    kept: list[tuple[str, str]] = []
    for tag in record.values:
        if tag in _READ_WHOLE:
            continue
        name = FIELD_OF_TAG.get(tag, f"%{tag}")
        values = record.lines(tag) if tag == "U" else record.all(tag)
        kept.extend(
            (f"endnote:{name}", text)
            for place, text in enumerate(values)
            if collapse(text).lower() not in said
            and not _placed(tag, text, record, reference, first=not place)
        )
    return tuple(kept)


def _placed(tag: str, text: str, record: ReferRecord, reference: Reference, *, first: bool) -> bool:
    """Whether the reference says what a text says in other words."""
    match tag:
        case "R" | "U":
            return _only_identifiers(text, reference)
        case "M":
            return (
                is_medline(record) and text.rpartition(":")[2].strip().lstrip("0") == reference.pmid
            )
        case "@":
            return has_only_serials(text, reference)
        case "~":
            return text.lower() in {"pubmed", "medline"}
        case "W":
            return text == "NLM"
        case "Q":
            return first and reference.title_translated
        case "7" | "8":  # the dates: only the first was read
            return first
        case _:
            return False


def _only_identifiers(text: str, reference: Reference) -> bool:
    rest = text.lower()
    for identifier in reference.identifiers:
        rest = rest.replace(identifier.key.lower(), " ")
    return not _RESOLVER.sub("", rest)
