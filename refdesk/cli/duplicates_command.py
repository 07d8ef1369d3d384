# SPDX-License-Identifier: GPL-3.0-or-later
"""``duplicates``: records of the same paper, in the library or in a file."""

from collections.abc import Iterator

from refdesk.cli.reading_commands import bytes_of
from refdesk.cli.session import Exit, Session
from refdesk.domain.duplicates import CERTAIN
from refdesk.formats.base import ReadReference
from refdesk.messages import skipped_reason
from refdesk.services.duplicates import Duplicates, duplicates_among
from refdesk.services.transfer import read_references


def duplicates(session: Session) -> Exit:
    """``duplicates [FILE]``: groups of the same paper, with the reason and how sure it is."""
    options = session.options
    if options.merge and options.file is not None:
        session.tell("refdesk: only papers of the library can be merged, not records of a file.")
        return Exit.USAGE
    if options.file is None:
        found = session.services.duplicates.in_library(session.context)
    else:
        found = duplicates_among(_records(session, options.file, options.format))
    merged = [group for group in found if options.merge and group.certainty >= CERTAIN]
    changes = session.services.duplicates.merge([group.merge for group in merged], session.context)
    if options.json:
        session.say_json({"groups": [_json(group) for group in found]})
    else:
        _print(session, found)
    if options.merge:
        count = len(changes.removed)
        session.tell(f"{len(merged)} certain groups merged; {count} papers are in the trash now.")
    return session.worst


def _print(session: Session, found: list[Duplicates]) -> None:
    for group in found:
        session.say(f"{group.certainty:.3f}\t{group.reason}")
        for member in group.members:
            session.say(f"\t{member.record}\t{member.key}\t{member.title}")
    more = sum(len(group.members) - 1 for group in found)
    session.tell(f"{len(found)} groups, {more} records more than papers.")


def _records(
    session: Session, name: str, format_id: str | None
) -> Iterator[tuple[int, ReadReference]]:
    _, records = read_references(bytes_of(name), name, format_id)
    for place, record in enumerate(records, 1):
        if isinstance(record, ReadReference):
            yield place, record
            continue
        reason = skipped_reason(record.reason)
        session.tell(f"refdesk: {name}, line {record.line}, skipped: {reason}.")
        session.note(Exit.PARTLY)


def _json(group: Duplicates) -> dict[str, object]:
    return {
        "certainty": group.certainty,
        "reason": group.reason,
        "members": [
            {"record": member.record, "key": member.key, "title": member.title}
            for member in group.members
        ],
    }
