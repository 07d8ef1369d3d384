# SPDX-License-Identifier: GPL-3.0-or-later
"""What is still told of rows that a damaged library has lost: by a backup, a service's word, indexes."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from refdesk.domain.markup import to_plain
from refdesk.store import sqlite_file
from refdesk.store.document import Decoder
from refdesk.store.recovery.pages import Row, Value
from refdesk.store.recovery.shapes import Column, Shape
from refdesk.store.text import search_parts

if TYPE_CHECKING:
    from refdesk.store.recovery.salvage import Salvage

_PAPERS_OWN = ("record", "identifier")
_LIVING, _TRASH = "reference_by_added", "reference_trash"
"""Indexes that together know every paper."""
_NO_LOSS = frozenset({"evidence", "effect", "fetch_log", "citation_key", "step", "step_row"})
"""What is made anew, or is worth nothing without its time."""


class Found(Protocol):
    """What was read of the damaged file."""

    shapes: dict[str, Shape]

    def rows(self, shape: Shape) -> Iterator[Row]:
        """Yield the rows of a table or index."""

    def is_whole(self, name: str) -> bool:
        """Whether every page of a tree was found."""


def nothing(column: Column, now: str) -> Value:
    """Return what stands in a column whose value is not known."""
    if column.default is not None:
        return column.default
    if not column.not_null:
        return None
    if column.name.endswith("_at") or column.name == "at":
        return now
    if column.type in {"TEXT", "BLOB"}:
        return "" if column.type == "TEXT" else b""
    return 0


def closed(document: str) -> str:
    """Return a JSON object of lists that was cut somewhere as one that holds what is whole of it."""
    with suppress(ValueError, RecursionError):
        if isinstance(json.loads(document), dict):
            return document
    decoder, found = json.JSONDecoder(), dict[str, Any]()
    at = 1
    with suppress(ValueError, IndexError, RecursionError):
        while at < len(document):
            key, at = decoder.raw_decode(document, _skip(document, at))
            if not isinstance(key, str):
                break
            at = _skip(document, at)
            try:
                found[key], at = decoder.raw_decode(document, at)
            except ValueError:
                if items := _items(decoder, document, at):
                    found[key] = items
                break
    return _dumped(found)


def readable(document: str) -> str:
    """Return the lists of a paper without those that do not make one."""
    if _is_readable(document):
        return document
    lists = _json(document)
    for name in list(lists):
        if _is_readable(without := _dumped({k: v for k, v in lists.items() if k != name})):
            return without
    while lists and not _is_readable(_dumped(lists)):
        lists.popitem()
    return _dumped(lists)


def _is_readable(document: str) -> bool:
    try:
        Decoder().lists(document)
    except Exception:  # noqa: BLE001 - bytes that look like a list may be anything
        return False
    return True


def _dumped(lists: dict[str, Any]) -> str:
    return json.dumps(lists, ensure_ascii=False, separators=(",", ":"))


def _skip(text: str, at: int) -> int:
    while text[at] in " \n\t,:":
        at += 1
    return at


def _items(decoder: json.JSONDecoder, text: str, at: int) -> list[Any]:
    """Return the whole items of a list whose end is missing."""
    found: list[Any] = []
    if text[at : at + 1] == "[":
        at += 1
        with suppress(ValueError, IndexError):
            while True:
                item, at = decoder.raw_decode(text, _skip(text, at))
                found.append(item)
    return found


def fill(
    connection: sqlite3.Connection, salvage: "Salvage", found: Found, backups: Sequence[Path]
) -> None:
    """Bring back what is known to be lost, as far as something tells of it; drop what hangs in the air."""
    filler = _Filler(connection, salvage, found)
    for backup in backups:
        with (
            suppress(sqlite3.Error),
            closing(sqlite_file.connect(backup, mode="ro", wait=5)) as old,
        ):
            filler.take_from(old)
            break
    filler.stand_in()
    filler.settle()


class _Filler:
    def __init__(self, connection: sqlite3.Connection, salvage: "Salvage", found: Found) -> None:
        self._connection = connection
        self._salvage = salvage
        self._found = found
        self._now = datetime.now(UTC).isoformat(timespec="seconds")
        self._told = self._papers_told_of()
        """Papers that were there, with what indexes know of each."""
        self._knows_all = found.is_whole(_LIVING) and found.is_whole(_TRASH)

    def _ids(self, table: str = "reference", column: str = "id") -> set[int]:
        return {row[0] for row in self._connection.execute(f"SELECT {column} FROM {table}")}  # noqa: S608

    def _papers_told_of(self) -> dict[int, dict[str, Value]]:
        told: dict[int, dict[str, Value]] = {i: {} for i in self._ids("record", "reference_id")}
        for shape in self._found.shapes.values():
            if shape.of != "reference" or self._found.is_whole("reference"):
                continue
            column = shape.columns[0].name
            for row in self._found.rows(shape):
                number = row.values[-1]
                if not row.is_cut and len(row.values) == 2 and isinstance(number, int):
                    told.setdefault(number, {})[column] = row.values[0]
        return told

    # From a backup

    def take_from(self, old: sqlite3.Connection) -> None:
        """Take what is lost from a backup, of every table whose tree has holes."""
        lost = set(self._told) - self._ids()
        there = {row[0] for row in old.execute("SELECT id FROM reference")}
        wanted = lost & there if self._knows_all else (lost & there) | self._missing(there)
        self._copy(old, "reference", "id", wanted)
        present = self._ids()
        for shape in self._found.shapes.values():
            table = shape.name
            if (
                shape.of
                or table in _NO_LOSS
                or table.startswith(("search", "fulltext_", "sqlite_"))
            ):
                continue
            owner = self._owner(shape)
            if self._found.is_whole(table):
                if owner:
                    self._copy(old, table, owner, wanted)
            elif owner:
                self._copy(old, table, owner, present)
            elif table != "reference":
                self._copy(old, table, "", set())
        self._make_whole(old)

    def _make_whole(self, old: sqlite3.Connection) -> None:
        """Take the texts that were cut from the backup, where that has them in the same version."""
        then = dict(old.execute("SELECT id, revision FROM reference").fetchall())
        now = dict(self._connection.execute("SELECT id, revision FROM reference").fetchall())
        same = {number for number, revision in now.items() if then.get(number) == revision}
        for number in self._salvage.cut.get("record", set()) & same:
            self._replace(old, "record", "document", number)
        for number in self._salvage.cut.get("note", set()):
            self._replace(old, "note", "text", number)
        if not self._found.is_whole("identifier"):
            # An index knows an identifier to compare by, not as it was written.
            for value, key, number, place in old.execute(
                "SELECT value, key, reference_id, position FROM identifier WHERE value <> key"
            ):
                self._connection.execute(
                    "UPDATE identifier SET value = ?1 WHERE reference_id = ?3 AND position = ?4 "
                    "AND key = ?2 AND value = ?2",
                    (value, key, number, place),
                )

    def _replace(self, old: sqlite3.Connection, table: str, column: str, number: int) -> None:
        """Take one text from the backup; a note only if what is left of it is its beginning."""
        sql = f"SELECT {column} FROM {table} WHERE reference_id = ?"  # noqa: S608 - own names
        then, now = (c.execute(sql, (number,)).fetchone() for c in (old, self._connection))
        if not then or not now or (table == "note" and not then[0].startswith(now[0])):
            return
        sql = f"UPDATE {table} SET {column} = ? WHERE reference_id = ?"  # noqa: S608 - own names
        self._connection.execute(sql, (then[0], number))
        tally = self._salvage.tally(table)
        tally.from_backup += 1
        tally.cut -= 1

    def _missing(self, there: set[int]) -> set[int]:
        """Return papers of a backup that are not here although nobody is known to have deleted them."""
        return set() if self._found.is_whole("reference") else there - self._ids()

    def _owner(self, shape: Shape) -> str:
        """Return the column that says whose a row is."""
        return next((c.name for c in shape.columns if c.parent in {"reference", "fulltext"}), "")

    def _copy(self, old: sqlite3.Connection, table: str, owner: str, ids: Iterable[int]) -> None:
        try:
            have = [row[1] for row in old.execute(f'PRAGMA table_info("{table}")')]
        except sqlite3.Error:
            return
        here = {row[1] for row in self._connection.execute(f'PRAGMA table_info("{table}")')}
        names = [name for name in have if name in here]
        if not names:
            return
        listed = ", ".join(f'"{name}"' for name in names)
        sql = f'SELECT {listed} FROM "{table}"'  # noqa: S608 - own names
        if owner:
            sql += f' WHERE "{owner}" IN (SELECT value FROM json_each(?))'  # noqa: S608 - own names
        rows = old.execute(sql, (json.dumps(sorted(ids)),) if owner else ())
        marks = ", ".join("?" * len(names))
        sql = f'INSERT OR IGNORE INTO "{table}" ({listed}) VALUES ({marks})'  # noqa: S608 - own names
        written = self._connection.executemany(sql, rows).rowcount
        self._salvage.tally(table).from_backup += max(0, written)

    # From what else is known

    def stand_in(self) -> None:
        """Make papers that are still lost of what a service said of them, and of the indexes."""
        said: dict[int, str] = dict(self._connection.execute(self._said_sql()).fetchall())
        tally = self._salvage.tally("reference")
        for reference_id in sorted(set(self._told) - self._ids()):
            facts = self._told[reference_id]
            told = _json(said.get(reference_id, ""))
            if not (facts or told or self._has_record(reference_id)):
                tally.lost += 1
                continue
            self._stand_in_for(reference_id, facts, told)
            tally.rebuilt += 1
        self._complete_records(said)

    def _said_sql(self) -> str:
        if "fetched_record" in self._found.shapes:
            return "SELECT reference_id, document FROM fetched_record ORDER BY source = 'pubmed'"
        return "SELECT 0, '' WHERE 0"

    def _has_record(self, reference_id: int) -> bool:
        sql = "SELECT 1 FROM record WHERE reference_id = ?"
        return self._connection.execute(sql, (reference_id,)).fetchone() is not None

    def _stand_in_for(
        self, reference_id: int, facts: dict[str, Value], said: dict[str, Any]
    ) -> None:
        shape = self._found.shapes["reference"]
        row = {column.name: nothing(column, self._now) for column in shape.columns}
        row |= {"id": reference_id, "revision": 1, "kind": "article-journal", "authors_complete": 1}
        row |= {name: value for name, value in facts.items() if value is not None}
        paper = said.get("paper", {})
        row |= {k: v for k, v in paper.items() if k in row and isinstance(v, str | int)}
        title = str(row["title"] or row["title_sort"] or f"#{reference_id}")
        row |= {"title": title, "title_plain": to_plain(title)}
        row["title_sort"] = row["title_sort"] or title.casefold()[:100]
        row["first_author"] = row["authors_text"] = row["author_sort"]
        row["journal_display"] = row["journal_title"] = row["journal_title"] or row["journal_sort"]
        row["published_year"] = row["published_year"] or row["year"]
        if isinstance(row["pmid_number"], int) and row["pmid_number"]:
            row["pmid"] = str(row["pmid_number"])
        self._put("reference", row)
        for place, identifier in enumerate(said.get("identifiers", ())):
            with suppress(ValueError, TypeError):
                scheme, value = identifier
                one = {"reference_id": reference_id, "position": place, "scheme": scheme}
                self._put("identifier", one | {"value": value, "key": str(value).lower()})
        if row["pmid"] and not said.get("identifiers"):
            one = {"reference_id": reference_id, "position": 0, "scheme": "pmid"}
            self._put("identifier", one | {"value": row["pmid"], "key": row["pmid"]})

    def _put(self, table: str, row: dict[str, Value]) -> None:
        listed = ", ".join(f'"{name}"' for name in row)
        self._connection.execute(
            f'INSERT OR IGNORE INTO "{table}" ({listed}) VALUES ({", ".join("?" * len(row))})',  # noqa: S608
            list(row.values()),
        )

    def _complete_records(self, said: dict[int, str]) -> None:
        """Give every paper a record, of what a service said where its own is lost."""
        tally = self._salvage.tally("record")
        for reference_id in self._ids() - self._ids("record", "reference_id"):
            lists = _json(said.get(reference_id, ""))
            for name in ("paper", "identifiers"):
                lists.pop(name, None)
            document = readable(_dumped(lists))
            self._put("record", {"reference_id": reference_id, "document": document})
            tally.rebuilt += bool(lists)
            tally.lost += not lists

    # What hangs in the air

    def settle(self) -> None:
        """Give lost collections and tags a stand-in; delete rows whose paper is gone; set the marks."""
        for number in self._salvage.cut.get("note", set()):
            self._find_words(number)
        self._stand_in_parents("collection", "collection_reference", "collection_id")
        self._stand_in_parents("tag", "reference_tag", "tag_id")
        while self._drop_orphans():
            pass
        if "citation_key" in self._found.shapes:
            self._give_keys()
        self._connection.execute(
            "UPDATE reference SET has_fulltext = id IN (SELECT reference_id FROM fulltext)"
        )

    def _find_words(self, number: int) -> None:
        """Let a note that was cut be found by all the words that it has."""
        sql = "SELECT text FROM note WHERE reference_id = ?"
        if (row := self._connection.execute(sql, (number,)).fetchone()) is not None:
            self._connection.execute(
                "UPDATE note SET search_parts = ? WHERE reference_id = ?",
                (search_parts([row[0]]), number),
            )

    def _give_keys(self) -> None:
        """Give papers whose key is lost the key of their own, else a new one that ends in their number."""
        without = "FROM reference WHERE id NOT IN (SELECT reference_id FROM citation_key)"
        into = "INSERT OR IGNORE INTO citation_key (reference_id, key) SELECT id,"
        new = "CASE WHEN first_author = '' THEN 'Anonymous' ELSE replace(first_author, ' ', '') END"
        for key in ("citation_key", f"{new} || coalesce(year, 'nd') || '-' || id"):
            sql = f"{into} {key} {without}"
            self._connection.execute(
                f"{sql} AND citation_key <> ''" if key == "citation_key" else sql
            )

    def _stand_in_parents(self, parent: str, child: str, column: str) -> None:
        missing = self._ids(child, column) - self._ids(parent)
        for number in sorted(missing):
            name = f"{parent} {number}"
            row: dict[str, Value] = {"id": number, "name": name}
            row |= {"created_at": self._now} if parent == "collection" else {"key": name}
            self._put(parent, row)
            self._salvage.tally(parent).rebuilt += 1

    def _drop_orphans(self) -> bool:
        before = self._connection.total_changes
        for shape in self._found.shapes.values():
            if shape.of or shape.name == "sqlite_sequence":
                continue
            for column in shape.columns:
                if not column.parent:
                    continue
                key = "reference_id" if column.parent == "fulltext" else "id"
                gone = f'"{column.name}" NOT IN (SELECT {key} FROM "{column.parent}")'  # noqa: S608
                keeps = not column.not_null and column.name != shape.alias
                deed = (
                    f'UPDATE "{shape.name}" SET "{column.name}" = NULL WHERE {gone}'  # noqa: S608
                    if keeps
                    else f'DELETE FROM "{shape.name}" WHERE {gone}'  # noqa: S608
                )
                self._connection.execute(deed)
        return self._connection.total_changes > before


def _json(text: str) -> dict[str, Any]:
    with suppress(ValueError, TypeError):
        found = json.loads(text)
        if isinstance(found, dict):
            return found
    return {}
