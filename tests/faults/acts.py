# SPDX-License-Identifier: GPL-3.0-or-later
"""What a process does while it is killed or its disk fails: what a person does, in several steps."""

import contextlib
import io
import json
import os
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from refdesk.__main__ import main as command
from refdesk.domain.editing import Edit, Field, Operation
from refdesk.domain.errors import RefdeskError
from refdesk.domain.exporting import ExportOptions
from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.jobs import JobContext
from refdesk.messages import sentence
from refdesk.settings import Paths, load_settings, save_settings
from refdesk.store import opening
from refdesk.store.database import Database
from tests.faults.bundling import bundle, prepare_bundle
from tests.faults.given import beside, environment, papers, pdf, record, services
from tests.faults.judging import contents
from tests.faults.serving import PATIENCE, Try
from tests.faults.shim import Call, Control

ROOT = Path(__file__).parents[2]
Told = Callable[[str], None]
"""What an act calls when it was told that a step is kept."""


@dataclass(frozen=True)
class Act:
    """Something a person does: how the home looks before, and the steps."""

    name: str
    prepare: Callable[[Path], None]
    run: Callable[[Path, Told], None]


def perform(wanted: Try, control: Control, calls: Call) -> None:
    """Do an act in this process, which is a fork for it."""
    signal.alarm(PATIENCE)
    home, side = Path(wanted.home), Path(wanted.side)
    os.environ.update(environment(home))
    os.chdir(side)
    said = os.open(side / "said", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    library = Paths.resolve(environment(home)).library
    seen: list[tuple[int, str]] = []
    steps = 0

    def told(step: str) -> None:
        nonlocal steps
        steps += 1
        os.write(said, f"{step}\n".encode())

    def look() -> None:
        seen.append((steps, contents(library)))

    with contextlib.ExitStack() as stack:
        if wanted.trace:
            look()
            stack.enter_context(_looking_at_commits(look))
        control.arm(
            wanted.kind,
            home,
            calls=calls,
            at=wanted.at,
            lasting=wanted.lasting,
            log=side / "log",
        )
        try:
            ACTS[wanted.act].run(home, told)
            ended = "done"
        except RefdeskError as error:
            ended = f"{sentence(error)} ({error!r})"
        except BaseException:
            ended = traceback.format_exc()
    if wanted.trace:
        look()
        (side / "trace").write_text(json.dumps(seen), "utf-8")
    (side / "ended").write_text(ended, "utf-8")


@contextmanager
def _looking_at_commits(look: Callable[[], None]) -> Iterator[None]:
    usual = Database.write
    depth = 0

    @contextmanager
    def write(self: Database) -> Iterator[object]:
        nonlocal depth
        depth += 1
        try:
            with usual(self) as connection:
                yield connection
        finally:
            depth -= 1
        if not depth:
            look()

    bring_up_to_date = opening._bring_up_to_date

    def brought(*arguments: object) -> None:
        bring_up_to_date(*arguments)  # type: ignore[arg-type]
        look()

    with (
        mock.patch.object(Database, "write", write),
        mock.patch.object(opening, "_bring_up_to_date", brought),
    ):
        yield


# Acts


def _prepare_import(home: Path) -> None:
    papers(home, 30)
    for part in range(3):
        text = "".join(record(n) for n in range(20 + 40 * part, 80 + 40 * part))
        beside(home, f"{part}.ris").write_text(text, "utf-8", newline="")


def _import(home: Path, told: Told) -> None:
    with services(home) as opened:
        for part in range(3):
            opened.transfer.import_files([beside(home, f"{part}.ris")], JobContext())
            told(f"import {part}")


def _new(home: Path) -> None:
    text = "".join(record(n) for n in range(20))
    beside(home, "first.ris").write_text(text, "utf-8", newline="")


def _first(home: Path, told: Told) -> None:
    with services(home) as opened:
        opened.transfer.import_files([beside(home, "first.ris")], JobContext())
        told("import")


def _prepare_files(home: Path) -> None:
    papers(home, 10)
    files = [pdf(home, n) for n in range(4)]
    text = "".join(record(100 + n, f"L1  - {files[n]}") for n in range(4))
    beside(home, "with files.ris").write_text(text, "utf-8", newline="")
    pdf(home, 7), pdf(home, 8), pdf(home, 9)


def _files(home: Path, told: Told) -> None:
    with services(home) as opened:
        report = opened.transfer.import_files([beside(home, "with files.ris")], JobContext())
        for file in report.files:
            if file.error is not None:  # which is how a person is told
                raise file.error
        told("import")
        for number in (7, 8):
            opened.attachments.attach(1, [beside(home, f"{number}.pdf")], JobContext())
            told(f"attach {number}")
        (first, second) = (f.attachment.id for f in opened.attachments.files(1))
        opened.attachments.rename(first, "Another name.pdf")
        told("rename")
        opened.attachments.detach(second)
        told("detach")
        opened.organising.undo()
        told("undo")
        paths = [beside(home, f"{n}.pdf") for n in (8, 9)]
        opened.attachments.attach(2, paths, JobContext())
        told("attach two")


def _twins(home: Path) -> None:
    from tests.end2end.killing import records

    given = beside(home, "twins.ris")
    given.write_text("".join(records(80, 40)), "utf-8", newline="")
    from refdesk.formats.base import ReadReference
    from refdesk.services.converting import read_references

    _, found = read_references(given.read_bytes(), "twins.ris")
    with services(home) as opened:
        kept = [record.reference for record in found if isinstance(record, ReadReference)]
        opened.library._references.add_many(kept, merge=False)


def _merge(home: Path, told: Told) -> None:
    with services(home) as opened:
        merges = [group.merge for group in opened.duplicates.in_library(JobContext(), 0.95)]
        for start in range(0, len(merges), 10):
            opened.duplicates.merge(merges[start : start + 10])
            told(f"merge {start}")


def _edit(home: Path, told: Told) -> None:
    with services(home) as opened:
        ids = list(range(1, 61))
        for year in ("2001", "2002"):
            edit = Edit(Field.YEAR, Operation.SET, year)
            opened.editing.apply(ids, edit, JobContext())
            told(f"year {year}")
        opened.organising.set_note(3, "무작위 배정은 가려졌다.")
        told("note")
        shelf = opened.organising.create_collection("Liver")
        told("collection")
        opened.organising.add_to_collection(shelf, ids[:30])
        told("into collection")
        opened.organising.tag(ids[:50], "간암")
        told("tag")
        opened.organising.trash(ids[10:20])
        told("trash")
        opened.organising.undo()
        told("undo")
        opened.organising.redo()
        told("redo")
        opened.organising.delete(ids[10:15])
        told("delete")


def _index(home: Path, told: Told) -> None:
    with services(home) as opened:
        opened.upkeep.mend(JobContext())
        told("index")


def _prepare_migration(home: Path) -> None:
    from tests.faults.old_libraries import fill, make_old

    library = Paths.resolve(environment(home)).library
    library.parent.mkdir(parents=True, exist_ok=True)
    make_old(library, 1, fill(home.parent / "today"))


def _migrate(home: Path, told: Told) -> None:
    with services(home):
        told("migrated")


def _backup(home: Path, told: Told) -> None:
    with services(home) as opened:
        for number in range(2):
            opened.organising.set_note(1, f"note {number}")
            told(f"note {number}")
            opened.upkeep.backups.make()
            told(f"backup {number}")


def _prepare_export(home: Path) -> None:
    _prepare_files(home)
    _files(home, lambda step: None)
    out = home / "out"
    out.mkdir()
    (out / "papers.ris").write_text("OLD\n")


def _export(home: Path, told: Told) -> None:
    with services(home) as opened:
        out = home / "out"
        ids = list(opened.transfer.all_ids())
        opened.transfer.export(ids, "ris", out / "papers.ris", JobContext(), ExportOptions())
        told("ris")
        how = ExportOptions(with_files=True)
        opened.transfer.export(ids, "bibtex", out / "papers.bib", JobContext(), how)
        told("with files")


def _prepare_fulltext(home: Path) -> None:
    papers(home, 6)


def _fulltext(home: Path, told: Told) -> None:
    data = ROOT / "tests" / "data" / "pmc"
    with services(home) as opened:
        for number, name in enumerate(("PMC10000001.1", "PMC10000008.2"), 1):
            xml = (data / f"{name}.xml").read_bytes()
            at = "2026-01-01T00:00:00+00:00"
            source = FulltextSource("PMC", "https://example.org", name, "CC BY", at, len(xml))
            opened.fulltext.store(number, xml, source)
            told(f"text {name}")
            opened._holdings.figure_room.keep(name, "gr1.jpg", b"\xff\xd8\xff" + b"x" * 50_000)
            told(f"figure {name}")


def _settings(home: Path, told: Told) -> None:
    from dataclasses import replace

    paths = Paths.resolve(environment(home))
    settings = load_settings(paths, {})
    for email in ("a@example.org", "b@example.org"):
        settings = replace(settings, identity=replace(settings.identity, email=email))
        save_settings(paths, settings, {})
        told(f"settings {email}")


def _command(*arguments: str) -> None:
    """Run a command of the program; it ends with a sentence or well."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    out.fileno = lambda: os.open(os.devnull, os.O_WRONLY)  # type: ignore[method-assign]
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch("sys.argv", ["refdesk", *arguments]),
    ):
        code = command(list(arguments))
    if "Traceback" in err.getvalue() or code not in {0, 1, 4}:
        raise AssertionError(f"exit {code}: {err.getvalue()}")
    if code:
        raise _CommandError(f"exit {code}: {err.getvalue() or 'it stands in the output'}")


class _CommandError(RefdeskError):
    """A command said in a sentence that it could not."""


def _commands(home: Path, told: Told) -> None:
    _command("import", str(beside(home, "0.ris")))
    told("import")
    _command("duplicates", "--merge", "certain")
    told("merge")
    _command("export", "--format", "bibtex", "-o", str(home / "papers.bib"))
    told("export")
    _command("check", "--repair")
    told("check")


def _papers(home: Path) -> None:
    papers(home)


ACTS = {
    act.name: act
    for act in (
        Act("first start", _new, _first),
        Act("import", _prepare_import, _import),
        Act("import of files", _prepare_files, _files),
        Act("merge", _twins, _merge),
        Act("edit", _papers, _edit),
        Act("index", _papers, _index),
        Act("migration", _prepare_migration, _migrate),
        Act("backup", _papers, _backup),
        Act("export", _prepare_export, _export),
        Act("full text", _prepare_fulltext, _fulltext),
        Act("settings", _new, _settings),
        Act("commands", _prepare_import, _commands),
        Act("bundle", prepare_bundle, bundle),
    )
}
