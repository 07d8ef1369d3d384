# SPDX-License-Identifier: GPL-3.0-or-later
"""What was read in each paper, kept until the paper or the reader changes."""

import json
import types
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import delete, insert, select

from refdesk.domain.evidence import EvidenceReport
from refdesk.store import schema
from refdesk.store.database import Database

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
        with self._database.write() as connection:
            if connection.scalar(select(_R.id).where(_R.id == reference_id)) is None:
                return
            connection.execute(delete(schema.EVIDENCE).where(_E.reference_id == reference_id))
            connection.execute(
                insert(schema.EVIDENCE).values(
                    reference_id=reference_id,
                    revision=revision,
                    version=version,
                    report=to_json(report),
                )
            )

    def get(self, reference_id: int, revision: int, version: str) -> EvidenceReport | None:
        """Return the report on exactly this revision by exactly this version, if kept."""
        statement = select(_E.report).where(
            _E.reference_id == reference_id, _E.revision == revision, _E.version == version
        )
        with self._database.read() as connection:
            found = connection.scalar(statement)
        return None if found is None else from_json(found)


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
