# SPDX-License-Identifier: GPL-3.0-or-later
"""Libraries as earlier versions of the program left them, with what people had in them.

A library is filled by the program of today, and what the schema of an earlier version has a place for
is put there by SQL, index and all. No migration changed what a place means; what each one derives from
what was there (citation keys, sizes of samples, languages) is not carried over: it has to come anew.
"""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from refdesk.domain.annotations import TextPart
from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.jobs import JobContext
from refdesk.domain.reference import Abstract, AbstractSection, Reference
from refdesk.domain.side_by_side import Merge
from refdesk.services.annotations import abstract_text
from refdesk.settings import Paths, Settings
from refdesk.store import sqlite_file
from refdesk.store.opening import bundled_migrations
from refdesk.wiring import build_services
from tests.unit.store.made import FULL, paper

DATA = Path(__file__).parents[1] / "data"
RELEASED = tuple(step.version for step in bundled_migrations())
"""Every version of the schema that a person may have a library of."""
_RESULTS = AbstractSection(
    "Recurrence was lower with lumekin (HR 0.63, 95% CI 0.43 to 0.94, P = 0.02)."
)


def fill(home: Path, references: Sequence[Reference] = ()) -> Path:
    """Fill a new library with something of everything; return where it is."""
    surroundings = {"REFDESK_HOME": str(home), "REFDESK_OFFLINE": "1"}
    paths = Paths.resolve(surroundings)
    services = build_services(paths, Settings(), surroundings)
    try:
        given = [DATA / "pubmed" / f"{name}.xml" for name in ("41591582", "90000002", "90000005")]
        services.transfer.import_files(given, JobContext())
        own = [paper(n, f"Lumekin in group {n}") for n in range(71, 91)]
        own.append(paper(91, "Lumekin and survival", abstracts=(Abstract((_RESULTS,)),)))
        changes = services.library._references.add_many([FULL, *own, *references]).changes
        ids = sorted(changes.added)
        _organise(services, ids)
        _read(services, home, ids)
        services.organising.trash(ids[-2:])
        services.organising.set_note(ids[3], "지워진 메모")
        services.organising.undo()
    finally:
        services.close()
    return paths.library


def _organise(services: object, ids: Sequence[int]) -> None:
    s: Any = services
    liver = s.organising.create_collection("간암")
    trials = s.organising.create_collection("Trials", liver)
    s.organising.add_to_collection(liver, ids[:6])
    s.organising.add_to_collection(trials, ids[2:9])
    s.organising.tag(ids[:5], "읽을 것")
    s.organising.tag(ids[4:8], "Key paper")
    s.organising.set_rating(ids[:3], 4)
    s.organising.set_read(ids[1:4], read=True)
    s.organising.mark_opened(ids[0])
    s.organising.set_note(ids[0], "무작위 배정은 **가려졌다**.\n\n- one\n- two")
    s.organising.set_note(1, "A note on the trial")
    s.searches.save("한국어", "간암 year:2020-", None)
    s.duplicates.merge([Merge(ids[9], (ids[10],), certainty=0.97, reason="title")])
    s.duplicates.tell_apart(ids[11:13])


def _read(services: object, home: Path, ids: Sequence[int]) -> None:
    s: Any = services
    file = home.parent / "a file.pdf"
    file.write_bytes(b"%PDF-1.4\n% a file")
    s.attachments.attach(ids[0], [file], JobContext())
    xml = (DATA / "pmc" / "PMC10000001.1.xml").read_bytes()
    source = FulltextSource("PMC", "https://example.org/1", "PMC10000001.1", "CC BY", "2026-01-01T00:00:00+00:00", len(xml))  # fmt: skip  # noqa: E501
    s.fulltext.store(1, xml, source)
    s.evidence.read_all(JobContext())
    s.evidence.correct_design(1, "cohort")
    paper = s.library.get(1).reference
    text = abstract_text(paper).text
    s.annotations.highlight(1, TextPart.ABSTRACT, text, 0, 20, 2)
    s.annotations.change(1, 1, note="여백의 메모")


def make_old(library: Path, version: int, filled: Path) -> None:
    """Write a library of an earlier version with what ``filled`` has, files as well."""
    files = filled.with_name("files")
    if files.exists() and not library.with_name("files").exists():
        shutil.copytree(files, library.with_name("files"))
    steps = [step for step in bundled_migrations() if step.version <= version]
    with closing(sqlite3.connect(library, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN")
        for step in steps:
            sqlite_file.execute_script(connection, step.sql)
        connection.execute("COMMIT")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute(f"PRAGMA application_id = {sqlite_file.APPLICATION_ID}")
        connection.execute("ATTACH ? AS today", (str(filled),))
        connection.execute("BEGIN")
        for table in tables(connection):
            columns = ", ".join(f'"{c}"' for c in shared(connection, table))
            connection.execute(
                f"INSERT INTO {table} ({columns}) SELECT {columns} FROM today.{table}"
            )
        connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
        connection.execute("COMMIT")


def tables(connection: sqlite3.Connection, schema: str = "main") -> list[str]:
    """Return the tables that hold what people and the program put into a library."""
    sql = f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' ORDER BY name"
    names = [row[0] for row in connection.execute(sql)]
    return [n for n in names if not n.startswith(("sqlite_", "search", "fulltext_search"))]


def shared(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the columns that a table of the old library and that of today have both."""
    old = [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
    new = {row[1] for row in connection.execute(f"PRAGMA today.table_info({table})")}
    return [name for name in old if name in new]
