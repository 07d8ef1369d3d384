# SPDX-License-Identifier: GPL-3.0-or-later
"""``evidence``: what papers report, with the words that prove it."""

from refdesk.cli.given import bytes_of, names_file
from refdesk.cli.session import Exit, Session
from refdesk.domain.errors import RefdeskError
from refdesk.domain.evidence import EvidenceReport
from refdesk.evidence.json_form import evidence_json
from refdesk.evidence.reader import read_evidence
from refdesk.services.documents import read_documents


def evidence(session: Session) -> Exit:
    """``evidence [FILE|ID…]``: what the papers report, with the words that prove it."""
    for text in session.options.targets or ["-"]:
        try:
            if text == "-" or names_file(text):
                _evidence_of_file(session, text)
            else:
                reference_id = session.services.library.resolve(text)
                stored = session.services.library.get(reference_id)
                assert stored is not None
                service = session.services.evidence
                if session.options.tokens:
                    report = service.read(stored.reference, tokens=True)
                else:
                    report = service.report_of(stored)
                _print_evidence(session, report, stored.reference.pmid or str(reference_id))
        except RefdeskError as error:
            session.fail(error)
    return session.worst


def _evidence_of_file(session: Session, name: str) -> None:
    for document in read_documents(bytes_of(name), name):
        if document.error is not None:
            session.fail(document.error, Exit.PARTLY)
            continue
        report = read_evidence(
            document.sections, document.publication_types, tokens=session.options.tokens
        )
        _print_evidence(session, report, document.id)


def _print_evidence(session: Session, report: EvidenceReport, identity: str) -> None:
    data = evidence_json(report, identity, tokens=session.options.tokens)
    if session.options.json:
        session.say_json(data)
        return
    session.say(f"{identity}")
    for slot in report.slots:
        session.say(f"  {slot.element.value}: {slot.text or 'not found'}")
    for design in report.designs:
        session.say(f"  design: {design.design} ({design.source}: {design.evidence})")
    if report.sample_size:
        session.say(f"  sample size: {report.sample_size.value}")
    if report.follow_up:
        session.say(f"  follow-up: {report.follow_up.text}")
    for result in report.statistics:
        session.say(f"  {result.span.text}  [{result.outcome or 'outcome not found'}]")
        for check in result.checks:
            if check.verdict != "ok":
                session.say(f"    {check.verdict}: {check.message}")
    for remark in report.remarks:
        session.say(f"  {remark.verdict}: {remark.message}")
