# SPDX-License-Identifier: GPL-3.0-or-later
"""``self-test``: what an installation, frozen ones above all, must still have."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from refdesk.cli import self_test_parts as parts
from refdesk.cli.session import Exit, Session
from refdesk.domain.jobs import JobContext
from refdesk.domain.query import LibraryQuery
from refdesk.formats.base import all_formats
from refdesk.net.endpoints import Endpoints
from refdesk.resources import resource
from refdesk.settings import Paths, Settings
from refdesk.wiring import Services, build_services

REQUIRED_FORMATS = frozenset(
    {
        "ris", "nbib", "pubmed-xml", "bibtex", "biblatex", "endnote-xml", "endnote-refer",
        "csl-json", "wos", "csv", "ids", "xlsx",
    }
)  # fmt: skip
"""Of the contract, with what the program writes beside them."""
REQUIRED_STYLES = 10_000


def run(session: Session) -> Exit:
    """Run every check; each prints one line."""
    with tempfile.TemporaryDirectory(prefix="refdesk-self-test-") as folder:
        paths = Paths.resolve({"REFDESK_HOME": folder})
        services = build_services(paths, Settings(offline=True))
        try:
            checks: tuple[tuple[str, Callable[[Services, Path], str]], ...] = (
                ("files of the package", lambda _services, _folder: parts.files()),
                ("formats", _formats),
                ("services", _services),
                ("sample library", _samples),
                ("citation styles", _styles),
                ("record to citation", _citation),
                ("citation to documents", _documents),
                ("record to export", _export),
                ("full text", _fulltext),
                ("evidence", _evidence),
                ("evidence, read apart", _evidence_apart),
                ("Korean summary", lambda services, _: parts.korean(services, _ids(services))),
                ("formulas", lambda _services, _folder: parts.formulas()),
                ("PDF, read apart", lambda _, folder: parts.pdf_read_apart(folder)),
                ("fetch to citation", lambda _, folder: parts.fetched(folder)),
                ("translations", _translations),
                ("window", lambda _, folder: parts.window_pieces(folder)),
            )
            failed = 0
            for name, check in checks:
                try:
                    session.say(f"ok    {name}: {check(services, Path(folder))}")
                except Exception as error:  # noqa: BLE001 - a self-test reports whatever breaks
                    failed += 1
                    session.say(f"FAIL  {name}: {type(error).__name__}: {error}")
        finally:
            services.close()
    return Exit.PARTLY if failed else Exit.DONE


def _formats(services: Services, folder: Path) -> str:
    del services, folder
    names = {file_format.id for file_format in all_formats()}
    missing = REQUIRED_FORMATS - names
    if missing:
        raise LookupError(", ".join(sorted(missing)))
    return ", ".join(sorted(names))


def _services(services: Services, folder: Path) -> str:
    del services, folder
    return ", ".join(sorted(Endpoints.from_environment({}).names()))


def _samples(services: Services, folder: Path) -> str:
    del folder
    changes = services.samples.add(JobContext())
    return f"{len(changes.added)} papers"


def _styles(services: Services, folder: Path) -> str:
    del folder
    count = len(services.citing.styles())
    if count < REQUIRED_STYLES:
        raise LookupError(f"only {count}")
    return f"{count}"


def _citation(services: Services, folder: Path) -> str:
    del folder
    first = services.library.ids(LibraryQuery())[0]
    return services.citing.format_one(first).text[:60]


def _documents(services: Services, folder: Path) -> str:
    del folder
    ids = services.library.ids(LibraryQuery())[:2]
    made = services.citing.reference_list(ids, "apa", "en-US", JobContext())
    return ", ".join(
        f"{form.id} {len(form.write(made))} bytes" for form in services.citing.document_formats()
    )


def _export(services: Services, folder: Path) -> str:
    ids = services.library.ids(LibraryQuery())
    for name in ("ris", "bibtex", "xlsx"):
        services.transfer.export(ids, name, folder / f"out.{name}", JobContext())
    report = services.transfer.import_files([folder / "out.ris"], JobContext(), dry_run=True)
    return f"{len(ids)} papers out, {report.files[0].added + report.files[0].merged} in"


def _fulltext(services: Services, folder: Path) -> str:
    del folder
    for reference_id in services.library.ids(LibraryQuery()):
        page = services.fulltext.page(reference_id)
        if page:
            return f"{len(page.outline)} headings"
    raise LookupError("no sample has a full text")


def _evidence(services: Services, folder: Path) -> str:
    del folder
    ids = services.library.ids(LibraryQuery())
    best = max(services.evidence.report(i).found_count for i in ids)
    if best < 3:
        raise LookupError(f"at most {best} of 4 elements found")
    return f"{best} of 4 elements found"


def _evidence_apart(services: Services, folder: Path) -> str:
    return parts.evidence_apart(folder / "data" / "library.sqlite", _ids(services))


def _ids(services: Services) -> list[int]:
    return list(services.library.ids(LibraryQuery()))


def _translations(services: Services, folder: Path) -> str:
    del services, folder
    compiled = resource("build", "i18n", "refdesk_ko.qm")
    if not compiled.is_file():
        raise FileNotFoundError(str(compiled))
    return f"Korean, {compiled.stat().st_size} bytes"
