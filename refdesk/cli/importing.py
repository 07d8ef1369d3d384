# SPDX-License-Identifier: GPL-3.0-or-later
"""``import``: read files into the library."""

from collections.abc import Sequence
from pathlib import Path

from refdesk.cli.adding import print_outcome
from refdesk.cli.session import Exit, Session
from refdesk.domain.importing import ImportOptions
from refdesk.messages import came_along, skipped_reason
from refdesk.services.importing import FileReport


def import_(session: Session) -> Exit:
    """``import FILE…``: read files into the library."""
    options = session.options
    transfer = session.services.transfer
    columns = _columns(session, options.map, transfer.table_fields())
    if columns is None:
        return Exit.USAGE
    report = transfer.import_files(
        [Path(name) for name in options.files],
        session.context,
        options=ImportOptions(options.format, columns, collection=options.collection or ""),
        dry_run=options.dry_run,
        told=lambda file: _print_file(session, file),
    )
    if report.named_only and not options.dry_run:
        fetched = session.services.fetch.refresh(report.named_only, session.context)
        for outcome in fetched.outcomes:
            print_outcome(session, outcome)
    return session.worst


def _columns(session: Session, said: Sequence[str], fields: Sequence[str]) -> dict[str, str] | None:
    """Return fields by heading, ``None`` where one is not to be understood."""
    columns: dict[str, str] = {}
    for text in said:
        heading, _, field = text.rpartition("=")
        if not heading or field not in fields:
            known = ", ".join(fields)
            session.tell(f"refdesk: “{text}” does not say what a column holds; fields: {known}.")
            return None
        columns[heading.strip()] = field
    return columns


def _print_file(session: Session, file: FileReport) -> None:
    if file.error is not None:
        session.fail(file.error, Exit.PARTLY)
    for what, records in (("skipped", file.skipped), ("without a file", file.problems)):
        for record in records:
            detail = f" ({record.detail})" if record.detail else ""
            reason = skipped_reason(record.reason)
            session.tell(f"refdesk: {file.path}, line {record.line}, {what}: {reason}{detail}.")
            session.note(Exit.PARTLY)
    counts = {
        "added": file.added,
        "merged": file.merged,
        "unchanged": file.unchanged,
        "skipped": len(file.skipped),
    }
    if session.options.json:
        along = {
            "repeated": file.repeated,
            "collected": file.brought.collected,
            "tagged": file.brought.tagged,
            "notes": file.brought.notes,
            "files": file.brought.files,
            "missing_files": file.brought.missing_files,
        }
        session.say_json({"file": file.path, "format": file.format_id, **counts, **along})
    elif file.error is None or file.added or file.merged:
        verb = "would be " if session.options.dry_run else ""
        words = ", ".join(f"{count} {verb}{name}" for name, count in counts.items())
        session.say(f"{file.path} ({file.format_id}): {words}")
        if along_words := came_along(file.brought):
            session.say(f"\t{along_words}")
