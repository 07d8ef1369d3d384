# SPDX-License-Identifier: GPL-3.0-or-later
"""``evidence``: what papers report, with the words that prove it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from refdesk.cli.given import bytes_of, names_file
from refdesk.cli.session import Exit, Session
from refdesk.domain.errors import RefdeskError
from refdesk.domain.evidence import BodyReport, TextSection
from refdesk.domain.evidence_corrections import CorrectedEvidence, correct
from refdesk.domain.korean_summary import KoreanSummary
from refdesk.evidence.body import read_body
from refdesk.evidence.json_form import evidence_json, span_json
from refdesk.evidence.reader import read_evidence
from refdesk.korean.summary import compose_summary
from refdesk.services.documents import read_documents
from refdesk.services.writing import write_whole


def evidence(session: Session) -> Exit:
    """``evidence [FILE|ID…]``: what the papers report, with the words that prove it."""
    if session.options.corrections:
        return _corrections(session)
    for text in session.options.targets or ["-"]:
        try:
            if text == "-" or names_file(text):
                _evidence_of_file(session, text)
            else:
                reference_id = session.services.library.resolve(text)
                stored = session.services.library.get(reference_id)
                assert stored is not None
                service = session.services.evidence
                found = service.evidence_of(stored, tokens=session.options.tokens)
                sections = service.sections(stored.reference)
                name = stored.reference.pmid or str(reference_id)
                _print_evidence(session, found, name, sections)
        except RefdeskError as error:
            session.fail(error)
    return session.worst


def _corrections(session: Session) -> Exit:
    """Write what a person corrected, as test data."""
    options, library = session.options, session.services.library
    ids = [library.resolve(text) for text in options.targets] or None
    lines = session.services.evidence.corrections(session.context, ids)
    if not lines:
        session.tell("refdesk: nothing was corrected in these papers.")
        return Exit.PARTLY
    if options.output and options.output != "-":
        write_whole(Path(options.output), lines)
        session.tell(f"{options.output}: corrections of {len(lines)} papers written.")
    else:
        session.write(lines)
    return Exit.DONE


def _evidence_of_file(session: Session, name: str) -> None:
    for document in read_documents(bytes_of(name), name):
        if document.error is not None:
            session.fail(document.error, Exit.PARTLY)
            continue
        report = read_evidence(
            document.sections, document.publication_types, tokens=session.options.tokens
        )
        if document.fulltext is not None:
            report = replace(report, body=read_body(document.fulltext, report))
        _print_evidence(session, correct(report), document.id, document.sections)


def _as_json(found: CorrectedEvidence, identity: str, *, tokens: bool) -> dict[str, Any]:
    """Return evidence as plain values; what a person said is marked ``edited``."""
    data: dict[str, Any] = evidence_json(found.shown, identity, tokens=tokens)
    edited = [data["pico"][element.value] for element in found.edited]
    kept = [result for result in found.results if not result.is_rejected]
    forms = [*data["statistics"], *data.get("fulltext", {}).get("statistics", ())]
    edited += [form for form, result in zip(forms, kept, strict=True) if result.is_edited]
    if found.design_is_edited:
        edited += data["design"]
    for form in edited:
        form["edited"] = True
    return data


def _print_evidence(
    session: Session, found: CorrectedEvidence, identity: str, sections: Sequence[TextSection]
) -> None:
    summary = compose_summary(found.shown, sections) if session.options.korean else None
    if session.options.json:
        data = _as_json(found, identity, tokens=session.options.tokens)
        if summary is not None:
            data["korean"] = _korean_json(summary)
        session.say_json(data)
        return
    if summary is not None:
        session.say(f"{identity}\n\n{summary.text}\n")
        return
    report = found.shown
    session.say(f"{identity}")
    for slot in report.slots:
        by_you = " (edited by you)" if slot.element in found.edited else ""
        session.say(f"  {slot.element.value}: {slot.text or 'not found'}{by_you}")
    for design in report.designs:
        session.say(f"  design: {design.design} ({design.source}: {design.evidence})")
    if report.sample_size:
        session.say(f"  sample size: {report.sample_size.value}")
    if report.follow_up:
        session.say(f"  follow-up: {report.follow_up.text}")
    for result in report.statistics:
        levels = f"{result.levels}, " if result.levels else ""
        session.say(f"  {levels}{result.span.text}  [{result.outcome or 'outcome not found'}]")
        for check in result.checks:
            if check.verdict != "ok":
                session.say(f"    {check.verdict}: {check.message}")
    _print_body(session, report.body or BodyReport())
    for remark in (*report.remarks, *(report.body.remarks if report.body else ())):
        session.say(f"  {remark.verdict}: {remark.message}")


def _korean_json(summary: KoreanSummary) -> list[dict[str, Any]]:
    return [
        {
            "heading": part.heading,
            "lines": [
                {
                    "text": line.text,
                    "kind": line.kind,
                    "span": span_json(line.span) if line.span is not None else None,
                }
                for line in part.lines
            ],
        }
        for part in summary.parts
    ]


def _print_body(session: Session, body: BodyReport) -> None:
    """Write what only the full text says."""
    if body.sample_size:
        session.say(f"  sample size: {body.sample_size.value} (full text)")
    if body.follow_up:
        session.say(f"  follow-up: {body.follow_up.text} (full text)")
    for result in body.statistics:
        interval = f" ({result.ci_text})" if result.ci_text else ""
        p = f" P {result.p_relation} {result.p_text}".rstrip() if result.p_relation else ""
        where = result.span.section or "full text"
        about = ", ".join(filter(None, (result.outcome, result.group, result.comparison)))
        value = " ".join(filter(None, (result.kind, result.value_text, result.unit, result.levels)))
        session.say(f"  {where}: {value}{interval}{p}  [{about or 'outcome not found'}]")
    if body.left_out:
        session.say(f"  {body.left_out} more results of the full text are not listed")
