# SPDX-License-Identifier: GPL-3.0-or-later
"""What was read in each paper, kept until the paper or the reader changes."""

import json
import types
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields, is_dataclass
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import Connection, delete, select, update

from refdesk.domain.changes import ChangeSet
from refdesk.domain.evidence import EvidenceReport
from refdesk.store import schema, sqlite
from refdesk.store.database import Database
from refdesk.store.rows import rank_of_design

_E, _R = schema.EVIDENCE.c, schema.REFERENCE.c


class EvidenceStore:
    """At most one report a paper: the newest."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, reference_id: int, revision: int, version: str, report: EvidenceReport) -> None:
        """Keep what ``version`` of the reader found in ``revision`` of a paper.

        Raises:
            LibraryError: nothing was written.
        """
        self.save_many([(reference_id, revision, report)], version)

    def save_many(
        self, reports: Sequence[tuple[int, int, EvidenceReport]], version: str
    ) -> ChangeSet:
        """Keep reports, each with its paper and that paper's revision, and what papers are found by.

        Raises:
            LibraryError: nothing was written.
        """
        by_id = {i: (revision, report) for i, revision, report in reports}
        parameter = {"ids": sqlite.joined(by_id)}
        with self._database.write() as connection:
            chosen = select(_R.id).where(sqlite.among(_R.id))
            kept = list(connection.scalars(chosen, parameter))
            for table in (schema.EVIDENCE, schema.EFFECT):
                mine = sqlite.among(table.c.reference_id)
                connection.execute(delete(table).where(mine), parameter)
            sqlite.insert_rows(
                connection,
                schema.EVIDENCE,
                ("reference_id", "revision", "version", "report"),
                [(i, by_id[i][0], version, to_json(by_id[i][1])) for i in kept],
            )
            sqlite.insert_rows(
                connection,
                schema.EFFECT,
                ("reference_id", "position", "kind", "value"),
                [(i, *row) for i in kept for row in _effects(by_id[i][1])],
            )
            for i in kept:
                size = by_id[i][1].sample_size
                values = {"sample_size": size.value if size else None}
                connection.execute(update(schema.REFERENCE).where(_R.id == i).values(values))
            designs = {i: by_id[i][1].designs for i in kept}
            changed = _set_designs(connection, {i: d[0].design for i, d in designs.items() if d})
        return ChangeSet(updated=frozenset(changed))

    def unread(self, version: str) -> "array[int]":
        """Return the living papers without a report by this version on what they say now, newest first."""
        known = (_E.reference_id == _R.id) & (_E.revision == _R.revision) & (_E.version == version)
        statement = (
            select(_R.id)
            .join(schema.EVIDENCE, known, isouter=True)
            .where(_R.trashed_at.is_(None), _E.reference_id.is_(None))
            .order_by(_R.id.desc())
        )
        with self._database.read() as connection:
            return sqlite.vector(connection, statement, {})

    def get(self, reference_id: int, revision: int, version: str) -> EvidenceReport | None:
        """Return the report on exactly this revision by exactly this version, if kept."""
        statement = select(_E.report).where(
            _E.reference_id == reference_id, _E.revision == revision, _E.version == version
        )
        with self._database.read() as connection:
            found = connection.scalar(statement)
        return None if found is None else from_json(found)


def _effects(report: EvidenceReport) -> Iterator[tuple[int, str, float]]:
    """Yield place, kind and value of what a report has numbers of."""
    for place, statistic in enumerate(report.statistics):
        if statistic.value is not None:
            yield place, statistic.kind, statistic.value


def _set_designs(connection: Connection, codes: Mapping[int, str]) -> list[int]:
    """Say what study designs papers have, as their texts tell; return those that said another."""
    chosen = select(_R.id, _R.design).where(sqlite.among(_R.id))
    known = dict(connection.execute(chosen, {"ids": sqlite.joined(codes)}).all())
    changed = [i for i, code in codes.items() if known[i] != code]
    for i in changed:
        values = {"design": codes[i], "design_rank": rank_of_design(codes[i])}
        connection.execute(update(schema.REFERENCE).where(_R.id == i).values(values))
    return changed


def to_json(report: EvidenceReport) -> str:
    """Return a report as JSON text from which :func:`from_json` makes an equal one."""
    return json.dumps(asdict(report), ensure_ascii=True, separators=(",", ":"))


def from_json(text: str) -> EvidenceReport | None:
    """Return the report that ``text`` holds; ``None`` where another version's shape does not fit."""
    try:
        made = _made(EvidenceReport, json.loads(text))
    except (ValueError, TypeError, KeyError):
        return None
    return made if isinstance(made, EvidenceReport) else None


def _made(kind: Any, value: Any) -> Any:  # noqa: ANN401 - any field of any report class
    """Return ``value``, as JSON has it, as the type that a field is declared with."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        chosen = next(k for k in get_args(kind) if k is not types.NoneType)
        return None if value is None else _made(chosen, value)
    if origin is tuple:
        return tuple(_made(get_args(kind)[0], item) for item in value)
    if is_dataclass(kind) and isinstance(value, Mapping):
        hints = get_type_hints(kind)
        names = [field.name for field in fields(kind)]
        return kind(**{name: _made(hints[name], value[name]) for name in names})  # type: ignore[operator]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    return value
