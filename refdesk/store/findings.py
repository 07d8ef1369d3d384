# SPDX-License-Identifier: GPL-3.0-or-later
"""What papers are found and sorted by of their evidence: effects, sample size, design.

Made of the newest report and of what a person said of it, whenever one of the two changes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, select, update

from refdesk.domain.evidence_corrections import CorrectedEvidence, EvidenceCorrection, correct
from refdesk.store import schema, sqlite
from refdesk.store.evidence_json import correction_from_json, from_json
from refdesk.store.rows import rank_of_design

_R, _E, _C = schema.REFERENCE.c, schema.EVIDENCE.c, schema.EVIDENCE_CORRECTION.c


@dataclass(frozen=True, slots=True)
class Findings:
    """What one paper is found and sorted by."""

    effects: tuple[tuple[int, str, float], ...] = ()
    """Place, kind and value of the results of its abstract."""
    sample_size: int | None = None
    design: str | None = None
    """A code; ``""``: a person says that it has none; ``None``: nobody says anything."""


def findings_of(evidence: CorrectedEvidence) -> Findings:
    """Return what a paper is found by, as a person corrected it."""
    shown = evidence.shown
    design = shown.designs[0].design if shown.designs else "" if evidence.design_is_edited else None
    size = shown.sample_size.value if shown.sample_size else None
    return Findings(tuple(_effects(evidence)), size, design)


def corrections_of(
    connection: Connection, ids: Iterable[int]
) -> dict[int, list[EvidenceCorrection]]:
    """Return the corrections of papers, the oldest first; papers without any are left out."""
    statement = (
        select(_C.reference_id, _C.correction)
        .where(sqlite.among(_C.reference_id))
        .order_by(_C.reference_id, _C.made_at, _C.subject)
    )
    found: dict[int, list[EvidenceCorrection]] = {}
    for reference_id, text in connection.execute(statement, {"ids": sqlite.joined(ids)}):
        correction = correction_from_json(text)
        if correction is not None:
            found.setdefault(reference_id, []).append(correction)
    return found


def find_anew(connection: Connection, ids: Iterable[int]) -> set[int]:
    """Make what papers are found by anew from their stored reports; return whose design changed."""
    statement = select(_E.reference_id, _E.report).where(sqlite.among(_E.reference_id))
    rows = connection.execute(statement, {"ids": sqlite.joined(ids)}).all()
    reports = {i: report for i, text in rows if (report := from_json(text)) is not None}
    corrections = corrections_of(connection, reports)
    return write_findings(
        connection,
        {i: findings_of(correct(report, corrections.get(i, ()))) for i, report in reports.items()},
    )


def write_findings(connection: Connection, findings: Mapping[int, Findings]) -> set[int]:
    """Write what papers are found by; return those whose design is another one now."""
    parameter = {"ids": sqlite.joined(findings)}
    mine = sqlite.among(schema.EFFECT.c.reference_id)
    connection.execute(delete(schema.EFFECT).where(mine), parameter)
    sqlite.insert_rows(
        connection,
        schema.EFFECT,
        ("reference_id", "position", "kind", "value"),
        [(i, *row) for i, found in findings.items() for row in found.effects],
    )
    if findings:
        sized = update(schema.REFERENCE).where(_R.id == bindparam("paper"))
        connection.execute(
            sized.values(sample_size=bindparam("size")),
            [{"paper": i, "size": found.sample_size} for i, found in findings.items()],
        )
    return _set_designs(connection, findings)


def _effects(evidence: CorrectedEvidence) -> Iterator[tuple[int, str, float]]:
    """Yield place, kind and value of what an abstract has numbers of.

    Those of a full text are left out: subgroups and tables of many rows would drown what is looked for.
    """
    for place, result in enumerate(evidence.results):
        if result.read.span.in_fulltext:
            continue
        if result.shown.value is not None and not result.is_rejected:
            yield place, result.shown.kind, result.shown.value


def _set_designs(connection: Connection, findings: Mapping[int, Findings]) -> set[int]:
    """Say what study designs papers have, as their texts or a person tell; who is silent is left."""
    codes = {i: found.design for i, found in findings.items() if found.design is not None}
    chosen = select(_R.id, _R.design).where(sqlite.among(_R.id))
    known = dict(connection.execute(chosen, {"ids": sqlite.joined(codes)}).all())
    changed = {i for i, code in codes.items() if known[i] != code}
    for i in changed:
        values = {"design": codes[i], "design_rank": rank_of_design(codes[i])}
        connection.execute(update(schema.REFERENCE).where(_R.id == i).values(values))
    return changed
