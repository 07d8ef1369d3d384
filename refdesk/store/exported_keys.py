# SPDX-License-Identifier: GPL-3.0-or-later
"""Citation keys by a pattern: given when a paper is first exported with it, the same ever after.

A key that a person or an imported file has set is no pattern's to change. A new one is no other
paper's key, neither by this pattern nor in the library.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from sqlalchemy import Connection, delete, select

from refdesk.domain.citekeys import KeyMaker
from refdesk.domain.jobs import CancelToken
from refdesk.domain.reference import Reference
from refdesk.domain.stored import StoredReference
from refdesk.store import schema, sqlite
from refdesk.store.references import ReferenceStore

_AT_ONCE = 2_000
_MOST_LETTERS = 2
_E, _C, _R = schema.EXPORTED_KEY.c, schema.CITATION_KEY.c, schema.REFERENCE.c
_COLUMNS = ("pattern", "reference_id", "key")


def keys_by(
    references: ReferenceStore,
    pattern: str,
    ids: Sequence[int],
    stem: Callable[[Reference], str],
    cancel: CancelToken,
) -> dict[int, str]:
    """Return the keys of papers by a pattern, and remember those that are new.

    Args:
        references: the library.
        pattern: as it was written; by it the keys are remembered.
        ids: the papers.
        stem: what the pattern makes of a paper; others may have the same.
        cancel: whether to stop; keys given until then stay.

    Raises:
        LibraryError: the library cannot be written.
        CancelledError: the person cancelled.
    """
    database = references.database
    ids = list(dict.fromkeys(ids))
    with database.read() as connection:
        taken_since = _taken_by_others(connection, pattern)
    if taken_since:
        with database.write() as connection:
            chosen = delete(schema.EXPORTED_KEY).where(
                _E.pattern == pattern, sqlite.among(_E.reference_id)
            )
            connection.execute(chosen, {"ids": sqlite.joined(taken_since)})
    with database.read() as connection:
        found = _known(connection, pattern, ids) | _set(connection, ids)
    papers = references.iter_references(i for i in ids if i not in found)
    while batch := list(islice(papers, _AT_ONCE)):
        cancel.check()
        stems = {paper.id: stem(paper.reference) for paper in batch}
        with database.write() as connection:
            found |= _given(connection, pattern, batch, stems)
    return found


def _known(connection: Connection, pattern: str, ids: Iterable[int]) -> dict[int, str]:
    statement = select(_E.reference_id, _E.key).where(
        _E.pattern == pattern, sqlite.among(_E.reference_id)
    )
    return dict(connection.execute(statement, {"ids": sqlite.joined(ids)}).all())


def _set(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """Return the keys of papers that a person or an import has set."""
    statement = (
        select(_C.reference_id, _C.key)
        .join(schema.REFERENCE, _R.id == _C.reference_id)
        .where(_R.citation_key != "", sqlite.among(_C.reference_id))
    )
    return dict(connection.execute(statement, {"ids": sqlite.joined(ids)}).all())


def _taken_by_others(connection: Connection, pattern: str) -> set[int]:
    """Return the papers whose keys a person or an import has given to other papers since."""
    statement = (
        select(_E.reference_id)
        .join(schema.CITATION_KEY, (_C.key == _E.key) & (_C.reference_id != _E.reference_id))
        .join(schema.REFERENCE, (_R.id == _C.reference_id) & (_R.citation_key != ""))
        .where(_E.pattern == pattern)
    )
    return set(connection.scalars(statement))


def _given(
    connection: Connection, pattern: str, papers: Sequence[StoredReference], stems: dict[int, str]
) -> dict[int, str]:
    """Give keys to papers that have none by this pattern; the library's own where it fits."""
    found = _known(connection, pattern, stems)  # another program may have been faster
    papers = [paper for paper in papers if paper.id not in found]
    taken = sqlite.keys_beginning(connection, {stems[paper.id] for paper in papers})
    taken += sqlite.exported_keys_beginning(
        connection, pattern, {stems[paper.id] for paper in papers}
    )
    keys = KeyMaker(taken=taken)
    given = {
        paper.id: _own(paper.key, stem) or keys.free("", stem)
        for paper in papers
        for stem in (stems[paper.id],)
    }
    rows = [(pattern, i, key) for i, key in given.items()]
    sqlite.insert_rows(connection, schema.EXPORTED_KEY, _COLUMNS, rows)
    return found | given


def _own(key: str, stem: str) -> str:
    """Return the stem with the letter that the library's own key has, where that is of one stem."""
    rest = key[len(stem) :]
    fits = key.lower().startswith(stem.lower()) and (not rest or rest.isalpha())
    return stem + rest if fits and len(rest) <= _MOST_LETTERS else ""
