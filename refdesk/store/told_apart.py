# SPDX-License-Identifier: GPL-3.0-or-later
"""Pairs of papers of which a person said that they are not the same."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from refdesk.store import schema, sqlite

Pair = tuple[int, int]
_T = schema.TOLD_APART.c
_COLUMNS = ("one_id", "other_id", "at")


def pairs(connection: Connection) -> frozenset[Pair]:
    """Return every pair, the smaller id first."""
    return frozenset(
        (one, other) for one, other in connection.execute(select(_T.one_id, _T.other_id))
    )


def pairs_of(connection: Connection, ids: Iterable[int]) -> set[Pair]:
    """Return the pairs that one of these papers stands in."""
    parameter = {"ids": sqlite.joined(ids)}
    found: set[Pair] = set()
    for column in (_T.one_id, _T.other_id):  # each has an index; OR would read the whole table
        statement = select(_T.one_id, _T.other_id).where(sqlite.among(column))
        found |= {(one, other) for one, other in connection.execute(statement, parameter)}
    return found


def remember(connection: Connection, apart: Iterable[Pair], *, now: str) -> None:
    """Remember pairs; those that are known already, or name one paper twice, are left out."""
    wanted = {(min(pair), max(pair)) for pair in apart if pair[0] != pair[1]}
    wanted -= pairs_of(connection, {one for one, _ in wanted})
    rows = [(one, other, now) for one, other in sorted(wanted)]
    sqlite.insert_rows(connection, schema.TOLD_APART, _COLUMNS, rows)


def inherit(connection: Connection, heirs: Mapping[int, int], *, now: str) -> None:
    """Let papers that others went into (``other: heir``) stay apart from what those were apart from."""
    found = pairs_of(connection, heirs)
    if found:
        new = ((heirs.get(one, one), heirs.get(other, other)) for one, other in found)
        remember(connection, new, now=now)
