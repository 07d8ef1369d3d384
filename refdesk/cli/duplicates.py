# SPDX-License-Identifier: GPL-3.0-or-later
"""``duplicates``: records of the same paper, in the library or in a file."""

from collections.abc import Iterator
from dataclasses import asdict

from refdesk.cli.given import bytes_of
from refdesk.cli.session import Exit, Session
from refdesk.domain.audit import Account
from refdesk.domain.duplicates import CERTAIN
from refdesk.formats.base import ReadReference
from refdesk.messages import skipped_reason
from refdesk.services.converting import read_references
from refdesk.services.duplicates import Duplicates, duplicates_among


def duplicates(session: Session) -> Exit:
    """``duplicates [FILE]``: groups of the same paper, with the reason and how sure it is."""
    options = session.options
    if options.log:
        return _log(session)
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


def _log(session: Session) -> Exit:
    """Print what was merged and imported, and the line that PRISMA 2020 asks for."""
    if session.options.merge or session.options.file is not None:
        session.tell("refdesk: --log tells of the library and takes neither a file nor --merge.")
        return Exit.USAGE
    account = session.services.duplicates.account()
    if session.options.json:
        session.say_json(_account_json(account))
        return Exit.DONE
    for paper in account.merged:
        sure = "by hand" if paper.certainty is None else f"{paper.certainty:.3f}"
        taken = ", ".join(paper.taken) or "-"
        session.say(f"{paper.at}\t{sure}\t{paper.reason or '-'}\t{taken}")
        session.say(f"\t{paper.other_id}\t{paper.other_title}")
        session.say(f"\t-> {paper.kept_id}\t{paper.kept_title}")
    for file in account.files:
        session.say(f"{file.at}\t{file.file}\tn = {file.identified}")
    session.say(
        f"Records identified n = {account.identified}, "
        f"duplicate records removed n = {account.removed}"
    )
    return Exit.DONE


def _account_json(account: Account) -> dict[str, object]:
    return {
        "prisma": {
            "records_identified": account.identified,
            "from_files": sum(file.identified for file in account.files),
            "otherwise": account.otherwise,
            "duplicates_removed": account.removed,
            "removed_on_import": account.on_import,
            "removed_by_merging": len(account.merged),
        },
        "files": [{**asdict(file), "identified": file.identified} for file in account.files],
        "merged": [asdict(paper) for paper in account.merged],
    }


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
