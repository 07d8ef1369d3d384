# SPDX-License-Identifier: GPL-3.0-or-later
"""What a command was given to read: files, standard input, identifiers."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from refdesk.cli.session import Exit, Session
from refdesk.domain.belongings import spoken
from refdesk.domain.errors import InvalidIdentifierError, UnreadableError
from refdesk.domain.identifiers import Identifier
from refdesk.domain.reference import Reference
from refdesk.formats.base import ReadReference, SkippedRecord
from refdesk.messages import skipped_reason
from refdesk.services.packed import read_file


def told(
    session: Session,
    records: Iterable[ReadReference | SkippedRecord],
    source: str,
    *,
    whole: bool = False,
) -> Iterator[Reference]:
    """Yield references and tell of what was skipped; ``whole``: with their tags and notes."""
    for record in records:
        if isinstance(record, SkippedRecord):
            detail = f" ({record.detail})" if record.detail else ""
            reason = skipped_reason(record.reason)
            session.tell(f"refdesk: {source}, line {record.line}, skipped: {reason}{detail}.")
            session.note(Exit.PARTLY)
        else:
            yield spoken(record.reference, record.belongings) if whole else record.reference


def names_file(text: str) -> bool:
    """Whether a word is a file rather than an id; a path that looks like a DOI is a DOI."""
    if Path(text).is_file() or text == "-":
        return True
    try:
        Identifier.parse(text)
    except InvalidIdentifierError:
        return Path(text).suffix.lower() in {".xml", ".nxml", ".jsonl", ".json", ".nbib", ".ris"}
    return False


def bytes_of(name: str) -> bytes:
    """Return what a named file holds, ``-`` being standard input."""
    if name != "-":
        return read_file(Path(name))
    data = sys.stdin.buffer.read()
    if not data.strip():
        raise UnreadableError("standard input", "empty")
    return data
