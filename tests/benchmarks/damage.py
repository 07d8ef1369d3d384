# SPDX-License-Identifier: GPL-3.0-or-later
"""Kinds of damage to a library file, each spoilt the same way every time, and a library to spoil."""

import json
import random
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from refdesk.domain.belongings import FiledFile
from refdesk.domain.reference import Reference
from refdesk.store.attachments import AttachmentStore
from refdesk.store.database import Database
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore

PAGE = 4096
COMPARED = (
    "reference", "record", "identifier", "note", "annotation", "collection", "collection_reference",
    "tag", "reference_tag", "attachment", "saved_search", "citation_key", "fulltext",
)  # fmt: skip


def fill(path: Path, papers: list[Reference]) -> None:
    """Make a library with something of everything that a person adds."""
    database = Database.open(path)
    store, organisation = ReferenceStore(database), OrganisationStore(database)
    attachments = AttachmentStore(database)
    for start in range(0, len(papers), 500):
        with database.step("import"):
            store.add_many(papers[start : start + 500])
    ids = list(range(1, len(papers) + 1))
    places = [organisation.create_collection(f"컬렉션 {n}") for n in range(1, 9)]
    for place, collection in enumerate(places):
        organisation.add_to(collection, ids[place::9])
    for place, tag in enumerate(("읽을 것", "RCT", "포함", "제외")):
        organisation.tag(ids[place::5], tag)
    with database.step("note"):
        for number in ids[::3]:
            store.set_note(number, f"Note on {number}. " + "환자군이 다르다. " * (number % 400))
    for number in ids[::4]:
        name = f"paper-{number}.pdf"
        file = FiledFile(
            name, f"ab/{number:014x}/{name}", "application/pdf", 1000, f"{number:064x}"
        )
        attachments.add(number, [file])
    store.trash(ids[5::50])
    _write_rest(database, ids)
    database.close()


def _write_rest(database: Database, ids: list[int]) -> None:
    text = zlib.compress(random.Random(3).randbytes(20_000))
    with database.write() as connection:
        execute = connection.exec_driver_sql
        for number in ids[::5]:
            execute(
                "INSERT INTO annotation (reference_id, number, part, start, quote, prefix, suffix, "
                "colour, note, search_parts, created_at, modified_at) "
                "VALUES (?, 1, 'abstract', 0, 'quote', '', '', 1, '메모', '', ?, ?)",
                (number, "2026-01-01T00:00:00+00:00", "2026-01-01T00:00:00+00:00"),
            )
        for number in ids[::20]:
            execute(
                "INSERT INTO fulltext VALUES (?, 'pmc', '', ?, '', ?, 1, ?)",
                (number, f"PMC{number}.1", "2026-01-01T00:00:00+00:00", text),
            )
            execute("UPDATE reference SET has_fulltext = 1 WHERE id = ?", (number,))
        execute(
            "INSERT INTO saved_search (name, query, created_at) VALUES ('RCT', 'design:rct', ?)",
            ("2026-01-01T00:00:00+00:00",),
        )


def rows(path: Path, table: str) -> set[str]:
    """Return the rows of a table, each as a text."""
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = lambda raw: raw.decode(errors="replace")
        found = connection.execute(f'SELECT * FROM "{table}"').fetchall()
    return {json.dumps(row, default=repr, ensure_ascii=False) for row in found}


def owned_pages(path: Path, name: str, kind: str) -> list[int]:
    """Return pages of a table or index: ``leaf``, ``internal`` or ``overflow``."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = ? ORDER BY path", (name, kind)
        )
        return [row[0] for row in found]


def _spoil(path: Path, pages: list[int], content: Callable[[], bytes]) -> None:
    with path.open("r+b") as file:
        for number in pages:
            file.seek((number - 1) * PAGE)
            file.write(content())


def _zeros() -> bytes:
    return bytes(PAGE)


def _noise(seed: int) -> Callable[[], bytes]:
    generator = random.Random(seed)
    return lambda: generator.randbytes(PAGE)


def _cut(path: Path, share: float) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(int(size * share) // 100 * 100)


def _flip(path: Path, count: int) -> None:
    generator, size = random.Random(5), path.stat().st_size
    with path.open("r+b") as file:
        for _ in range(count):
            at = generator.randrange(size)
            file.seek(at)
            byte = file.read(1)[0]
            file.seek(at)
            file.write(bytes([byte ^ (1 << generator.randrange(8))]))


def _some(path: Path, share: float, seed: int = 7) -> list[int]:
    count = path.stat().st_size // PAGE
    return sorted(random.Random(seed).sample(range(2, count + 1), max(1, int(count * share))))


def _header(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(bytes(100))


def _wrong_log(path: Path) -> None:
    path.with_name(path.name + "-wal").write_bytes(random.Random(9).randbytes(200_000))
    _spoil(path, [2], _zeros)


def _of(
    name: str, kind: str, content: Callable[[], bytes], most: int = 3
) -> Callable[[Path], None]:
    return lambda path: _spoil(path, owned_pages(path, name, kind)[:most], content)


DAMAGES: dict[str, Callable[[Path], None]] = {
    "the header is gone": _header,
    "the first page is gone": lambda path: _spoil(path, [1], _zeros),
    "the first 16 pages are noise": lambda path: _spoil(path, list(range(1, 17)), _noise(1)),
    "3 leaves of papers are zeros": _of("reference", "leaf", _zeros),
    "the root of papers is noise": _of("reference", "internal", _noise(2), 1),
    "3 leaves of abstracts are noise": _of("record", "leaf", _noise(3)),
    "the root of abstracts is zeros": _of("record", "internal", _zeros, 1),
    "3 pages of long abstracts are noise": _of("record", "overflow", _noise(4)),
    "3 leaves of identifiers are zeros": _of("identifier", "leaf", _zeros),
    "the root of identifiers is noise": _of("identifier", "internal", _noise(5), 1),
    "3 leaves of notes are zeros": _of("note", "leaf", _zeros),
    "all of an index is noise": _of("reference_by_added", "leaf", _noise(6), 999),
    "1 % of all pages are zeros": lambda path: _spoil(path, _some(path, 0.01), _zeros),
    "1 % of all pages are noise": lambda path: _spoil(path, _some(path, 0.01), _noise(8)),
    "5 % of all pages are noise": lambda path: _spoil(path, _some(path, 0.05), _noise(9)),
    "20 % of all pages are noise": lambda path: _spoil(path, _some(path, 0.2), _noise(10)),
    "the last fifth is cut off": lambda path: _cut(path, 0.8),
    "the last half is cut off": lambda path: _cut(path, 0.5),
    "1,000 bits are turned": lambda path: _flip(path, 1000),
    "a log of another file, and a page": _wrong_log,
}
