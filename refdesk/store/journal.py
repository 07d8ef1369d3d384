# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person did, kept in the library so that it can be taken back and done again.

While a step is recorded, triggers of the writing connection keep what each row was before it
changed. Taking back puts the rows back under the same triggers: what they were until then takes the
place of what was kept, so taking back and doing again are one and the same exchange.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, case, delete, func, insert, select, update

from refdesk.domain.changes import ChangeSet
from refdesk.domain.organisation import Step
from refdesk.store import schema, sqlite
from refdesk.store.findings import find_anew
from refdesk.store.row_images import CONTENT, GROWING, PAPER_PLACE, RECORDED, WHOLE, recorded

KEPT_STEPS = 100
"""Steps that can be taken back."""

_SEARCHED = frozenset({"reference", "record", "identifier", "note", "annotation"})
_SHAPING = frozenset(
    {"collection", "collection_reference", "tag", "reference_tag", "saved_search", "told_apart"}
)
_S, _ROW = schema.STEP.c, schema.STEP_ROW.c
_PAPER = schema.REFERENCE
_TABLES = {table.name: table for table in RECORDED}
_PAPER_OF_ROW = case(
    *(
        (_ROW.of == name, func.json_extract(_ROW.key, f"$[{place}]"))
        for name, place in PAPER_PLACE.items()
    )
)


def last_step(connection: Connection) -> Step | None:
    """Return the step that would be taken back next."""
    return _step(connection, undone=False)


def next_step(connection: Connection) -> Step | None:
    """Return the step that would be done again next."""
    return _step(connection, undone=True)


def recorded_step(connection: Connection) -> int:
    """Return the step that is being recorded."""
    return int(connection.exec_driver_sql("SELECT step_id FROM recording").scalar_one())


def _step(connection: Connection, *, undone: bool) -> Step | None:
    order = _S.id.asc() if undone else _S.id.desc()
    chosen = select(_S.id, _S.label, _S.papers).where(_S.undone == int(undone)).order_by(order)
    row = connection.execute(chosen.limit(1)).first()
    return Step(*row) if row else None


@contextmanager
def recording(
    connection: Connection, label: str, *, onto: int | None, now: Callable[[], datetime]
) -> Iterator[int]:
    """Record what is written inside as one step, and give its id.

    Args:
        connection: the writing connection, in a transaction.
        label: a code for what is done.
        onto: a step that this is more of, as the batches of an import are; a new one is made
            where it is no longer the last.
        now: the clock.
    """
    last = last_step(connection)
    if last is not None and last.id == onto:
        step_id = last.id
    else:
        made = insert(schema.STEP).values(
            label=label, papers=0, at=now().astimezone(UTC).isoformat(), undone=0
        )
        step_id = int(connection.execute(made.returning(_S.id)).scalar_one())
    before = connection.scalar(select(func.max(_ROW.id))) or 0
    with recorded(connection, step_id):
        yield step_id
    _finish(connection, step_id, before)


def _finish(connection: Connection, step_id: int, before: int) -> None:
    """Count the papers of a step, or forget it where nothing changed.

    A step that did something ends what was taken back before it, and the oldest one.
    """
    rows = select(_ROW.id).where(_ROW.step_id == step_id)
    if connection.execute(rows.limit(1)).first() is None:
        connection.execute(delete(schema.STEP).where(_S.id == step_id))
        return
    touched = select(func.count(_PAPER_OF_ROW.distinct())).where(
        _ROW.step_id == step_id, _ROW.id > before
    )
    connection.execute(
        update(schema.STEP)
        .where(_S.id == step_id)
        .values(papers=_S.papers + touched.scalar_subquery())
    )
    newest = select(_S.id).where(_S.undone == 0).order_by(_S.id.desc()).limit(KEPT_STEPS)
    connection.execute(delete(schema.STEP).where(_S.id.not_in(newest)))


def exchange(connection: Connection, step: Step, *, undone: bool) -> ChangeSet:
    """Put every row of a step to what it was, keeping what it is now in its place.

    Args:
        connection: the writing connection, in a transaction.
        step: the last step, to take back, or the next one, to do again.
        undone: whether it is taken back by this.
    """
    kept = connection.execute(
        select(_ROW.of, _ROW.key, _ROW.was).where(_ROW.step_id == step.id).order_by(_ROW.id)
    ).all()
    connection.execute(delete(schema.STEP_ROW).where(_ROW.step_id == step.id))
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    rows: dict[str, _Rows] = defaultdict(_Rows)
    for name, key, was in kept:
        rows[name].add(tuple(json.loads(key)), None if was is None else json.loads(was))
    papers = _papers(rows) | _owners(connection, rows)
    searched = _papers({name: found for name, found in rows.items() if _is_searched(name, found)})
    before = _living(connection, papers)
    sqlite.unindex(connection, searched)
    with recorded(connection, step.id):
        for name, table in reversed(_TABLES.items()):
            if name in rows:
                _remove(connection, table, rows[name])
        for name, table in _TABLES.items():
            if name in rows:
                _put_back(connection, table, rows[name])
    sqlite.index(connection, searched)
    if schema.EVIDENCE_CORRECTION.name in rows:
        find_anew(connection, papers)
    _ask_anew(connection, rows)
    connection.execute(update(schema.STEP).where(_S.id == step.id).values(undone=int(undone)))
    after = _living(connection, papers)
    beside = _living(connection, _owners(connection, rows)) - papers
    return ChangeSet(
        added=frozenset(after - before),
        updated=frozenset(after & before | beside),
        removed=frozenset(before - after),
        organisation=bool(_SHAPING & set(rows)) or before != after or _come_or_go(rows),
    )


def _come_or_go(rows: Mapping[str, "_Rows"]) -> bool:
    """Whether papers come to be or cease to be: those of the trash do so beside the living ones."""
    found = rows.get(_PAPER.name)
    return found is not None and bool(found.absent or found.whole)


def _ask_anew(connection: Connection, rows: dict[str, "_Rows"]) -> None:
    """Forget when services were asked for notices of papers that say something else by this.

    What they said may be gone with it, and then "no notice found" would be a lie.
    """
    said = (schema.RECORD.name, schema.IDENTIFIER.name)
    changed = _papers({name: rows[name] for name in said if name in rows})
    checks = schema.NOTICE_CHECK.c
    forget = delete(schema.NOTICE_CHECK).where(sqlite.among(checks.reference_id))
    connection.execute(forget, {"ids": sqlite.joined(changed)})


@dataclass(slots=True)
class _Rows:
    """What the rows of one table were before a step; the first word on a row counts."""

    absent: set[tuple[Any, ...]] = field(default_factory=set)
    whole: dict[tuple[Any, ...], dict[str, Any]] = field(default_factory=dict)
    parts: dict[tuple[tuple[Any, ...], tuple[str, ...]], dict[str, Any]] = field(
        default_factory=dict
    )

    def add(self, key: tuple[Any, ...], was: dict[str, Any] | None) -> None:
        """Add the next word on a row: it was not there, it was wholly so, or some columns were."""
        if key in self.absent or key in self.whole:
            return
        if was is None:
            self.absent.add(key)
        elif WHOLE in was:
            del was[WHOLE]
            self.whole[key] = was
        else:
            self.parts.setdefault((key, tuple(was)), was)

    @property
    def keys(self) -> set[tuple[Any, ...]]:
        """The rows."""
        return self.absent | self.whole.keys() | {key for key, _ in self.parts}


def _remove(connection: Connection, table: Table, rows: _Rows) -> None:
    """Delete the rows that were not there, and those that come back whole."""
    gone = sorted(rows.absent | rows.whole.keys())
    if gone:
        names = [column.name for column in table.primary_key]
        where = " AND ".join(f"{name} = ?" for name in names)
        connection.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE {where}', gone)  # noqa: S608


def _put_back(connection: Connection, table: Table, rows: _Rows) -> None:
    names = [column.name for column in table.primary_key]
    if rows.whole:
        columns = list(next(iter(rows.whole.values())))
        values = [
            (*key, *map(_value, (was[name] for name in columns))) for key, was in rows.whole.items()
        ]
        sqlite.insert_rows(connection, table, (*names, *columns), values)
    by_columns: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for (key, columns_), was in rows.parts.items():
        by_columns[columns_].append((*map(_value, was.values()), *key))
    where = " AND ".join(f"{name} = ?" for name in names)
    for columns_, parameters in by_columns.items():
        to = ", ".join(
            f"{name} = max({name}, ?) + 1" if name == GROWING else f"{name} = ?"
            for name in columns_
        )
        connection.exec_driver_sql(f'UPDATE "{table.name}" SET {to} WHERE {where}', parameters)  # noqa: S608


def _value(kept: Any) -> Any:  # noqa: ANN401 - what a column holds
    return bytes.fromhex(kept["hex"]) if isinstance(kept, dict) else kept


def _papers(rows: dict[str, _Rows]) -> set[int]:
    return {
        key[PAPER_PLACE[name]]
        for name, found in rows.items()
        if name in PAPER_PLACE
        for key in found.keys
    }


def _owners(connection: Connection, rows: dict[str, _Rows]) -> set[int]:
    """Return the papers whose files or tags have other names or colours by this, as they are now."""
    found: set[int] = set()
    for table, key in ((schema.ATTACHMENT, "id"), (schema.REFERENCE_TAG, "tag_id")):
        changed = rows.get("tag" if table is schema.REFERENCE_TAG else table.name)
        if changed is not None:
            ids = {key[0] for key in changed.keys}
            chosen = select(table.c.reference_id).where(sqlite.among(table.c[key]))
            found |= set(connection.scalars(chosen, {"ids": sqlite.joined(ids)}))
    return found


def _is_searched(name: str, rows: _Rows) -> bool:
    if name != _PAPER.name:
        return name in _SEARCHED
    return bool(rows.absent or rows.whole) or any(part[0] == CONTENT[0] for _, part in rows.parts)


def _living(connection: Connection, papers: Iterable[int]) -> set[int]:
    chosen = select(_PAPER.c.id).where(sqlite.among(_PAPER.c.id), _PAPER.c.trashed_at.is_(None))
    return set(connection.scalars(chosen, {"ids": sqlite.joined(papers)}))
