# SPDX-License-Identifier: GPL-3.0-or-later
"""``add``: fetch papers and store them."""

import sys
from pathlib import Path

from refdesk.cli.arguments import FEW
from refdesk.cli.session import Exit, Session, exit_code
from refdesk.domain.errors import InvalidIdentifierError, NotOpenError, RefdeskError
from refdesk.domain.identifiers import Identifier
from refdesk.domain.stored import StoredReference
from refdesk.messages import sentence
from refdesk.services.fetch import FetchOutcome, FetchReport
from refdesk.services.packed import read_file


def add(session: Session) -> Exit:
    """``add ID…``: fetch papers and store them."""
    identifiers = _identifiers(session)
    if not identifiers:
        if session.worst is Exit.DONE:
            session.tell("refdesk: no identifier was given.")
        return Exit.USAGE
    report = session.services.fetch.fetch(identifiers, session.context)
    for outcome in report.outcomes:
        print_outcome(session, outcome)
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


def print_outcome(session: Session, outcome: FetchOutcome) -> None:
    """Tell what became of one identifier."""
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
        notices = services.beyond.notices.check([reference_id], session.context, onto=report.step)
        for error in notices.failures.values():
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
