# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands that put papers into the library, find them there, and look after it."""

import sys
from collections.abc import Sequence
from pathlib import Path

from refdesk.cli.json_forms import paper_json, row_json
from refdesk.cli.session import Exit, Session, exit_code
from refdesk.domain.errors import (
    InvalidIdentifierError,
    NotOpenError,
    RefdeskError,
)
from refdesk.domain.identifiers import Identifier
from refdesk.domain.importing import ImportOptions
from refdesk.domain.query import LibraryQuery, SortKey
from refdesk.domain.stored import StoredReference
from refdesk.messages import came_along, sentence, skipped_reason
from refdesk.services.fetch import FetchOutcome, FetchReport
from refdesk.services.transfer import FileReport, read_file
from refdesk.store.check import check, repair

FEW = 20
"""Up to so many new papers, notices and full texts are fetched along with the records."""


def add(session: Session) -> Exit:
    """``add ID…``: fetch papers and store them."""
    identifiers = _identifiers(session)
    if not identifiers:
        if session.worst is Exit.DONE:
            session.tell("refdesk: no identifier was given.")
        return Exit.USAGE
    report = session.services.fetch.fetch(identifiers, session.context)
    for outcome in report.outcomes:
        _print_outcome(session, outcome)
    wants_more = session.options.fulltext
    if wants_more or (wants_more is None and len(identifiers) <= FEW):
        _add_more(session, report)
    return session.worst


def _identifiers(session: Session) -> list[Identifier]:
    identifiers: list[Identifier] = []
    for text in session.options.ids:
        try:
            identifiers.append(Identifier.parse(text))
        except InvalidIdentifierError as error:
            session.fail(error)
    if session.options.file:
        name: str = session.options.file
        data = sys.stdin.buffer.read() if name == "-" else read_file(Path(name))
        for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), 1):
            found, rest = Identifier.parse_many(line)
            identifiers.extend(found)
            for piece in rest:
                session.tell(f"refdesk: {name}, line {number}: “{piece}” is no identifier.")
                session.note(Exit.PARTLY)
    return identifiers


def _print_outcome(session: Session, outcome: FetchOutcome) -> None:
    identifier = str(outcome.identifier)
    if session.options.json:
        session.say_json(
            {
                "identifier": identifier,
                "status": outcome.status,
                "id": outcome.reference_id,
                "title": outcome.title,
                "error": sentence(outcome.error) if outcome.error else None,
            }
        )
    elif outcome.error is None:
        session.say(f"{identifier}\t{outcome.status}\t{outcome.title}")
    else:
        session.say(f"{identifier}\t{outcome.status}\t{sentence(outcome.error)}")
    if outcome.error is not None:
        if session.options.json:
            session.tell(f"refdesk: {sentence(outcome.error)}")
        session.note(exit_code(outcome.error))


def _add_more(session: Session, report: FetchReport) -> None:
    """Fetch notices and full texts of the papers that came; what is not open is only told."""
    services = session.services
    ids = list(dict.fromkeys(o.reference_id for o in report.outcomes if o.reference_id))
    for reference_id in ids:
        stored = services.library.get(reference_id)
        if stored is None:
            continue
        try:
            services.fetch.check_notices([reference_id], session.context)
        except RefdeskError as error:
            session.fail(error, Exit.PARTLY)
        if stored.has_fulltext or not (stored.reference.pmcid or stored.reference.pmid):
            continue
        try:
            services.fulltext.fetch(reference_id, session.context)
            session.tell(f"{_name(stored)}: full text stored.")
        except NotOpenError:
            session.tell(f"{_name(stored)}: no full text in PMC that may be downloaded.")
        except RefdeskError as error:
            session.fail(error, Exit.PARTLY)


def _name(stored: StoredReference) -> str:
    reference = stored.reference
    if reference.pmid:
        return f"PMID {reference.pmid}"
    return reference.doi or f"#{stored.id}"


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
            _print_outcome(session, outcome)
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


def search(session: Session) -> Exit:
    """``search QUERY``: list papers of the library."""
    options = session.options
    query = LibraryQuery(" ".join(options.query), sort=SortKey.RELEVANCE, limit=options.limit)
    ids = session.services.library.ids(query)
    for row in session.services.library.rows(ids):
        if row is None:
            continue
        if options.json:
            session.say_json(row_json(row))
        else:
            parts = (f"#{row.id}", row.pmid, row.first_author, str(row.year or ""), row.title)
            session.say("\t".join(parts))
    return Exit.DONE


def show(session: Session) -> Exit:
    """``show ID``: everything known of one paper."""
    library = session.services.library
    stored = library.get(library.resolve(session.options.id))
    assert stored is not None
    if session.options.json:
        session.say_json(paper_json(stored))
        return Exit.DONE
    reference = stored.reference
    authors = ", ".join(author.short for author in reference.authors)
    lines = [
        ("Title", reference.title_plain),
        ("Authors", authors + ("" if reference.authors_complete else ", et al.")),
        ("Journal", reference.journal.full_name or reference.container_title),
        ("Published", reference.published.raw or reference.published.iso),
        ("Volume", reference.volume),
        ("Issue", reference.issue),
        ("Pages", reference.pages),
        ("Article number", reference.article_number),
        ("Identifiers", ", ".join(str(i) for i in reference.identifiers)),
        ("Trials", ", ".join(t.number for t in reference.trial_ids)),
        ("Types", ", ".join(t.name for t in reference.publication_types)),
        ("Keywords", "; ".join(k.text for k in reference.keywords)),
        ("MeSH", "; ".join(m.name + ("*" if m.is_major else "") for m in reference.mesh)),
        ("Notices", "; ".join(f"{c.kind}: {c.text}" for c in reference.corrections)),
        ("Full text", "stored" if stored.has_fulltext else "not stored"),
        ("Tags", ", ".join(stored.tags)),
        ("Retracted", "yes" if reference.is_retracted else ""),
    ]
    for label, value in lines:
        if value:
            session.say(f"{label}: {value}")
    if reference.abstract:
        session.say(f"\n{reference.abstract.plain}")
    return Exit.DONE


def check_(session: Session) -> Exit:
    """``check``: integrity of library, index and files; with ``--repair`` mends what can be."""
    database, attachments = session.services.database, session.services.attachments
    found = check(database) + attachments.check()
    left = found
    if session.options.repair and found:
        left = repair(database) + attachments.repair()
    for finding in found:
        outcome = "" if finding in left or not session.options.repair else " (repaired)"
        session.say(f"{_PROBLEMS.get(finding.kind, finding.kind)}: {finding.detail}{outcome}")
    if not found:
        session.say(f"{database.path}: no problem found.")
    return Exit.PARTLY if left else Exit.DONE


_PROBLEMS = {
    "damaged": "The library file is damaged",
    "orphans": "Rows that belong to no paper, in the table",
    "stale-index": "The search index does not match the papers",
    "fulltext-mark": "Papers whose full-text mark is wrong",
    "missing-file": "A file of a paper is not in the folder of files",
    "orphan-file": "A file that no paper needs",
}
