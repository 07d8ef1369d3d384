# SPDX-License-Identifier: GPL-3.0-or-later
"""Is the library whole: the file, what belongs to what, the search index, the derived columns."""

from dataclasses import dataclass

from sqlalchemy import Select, select, update

from refdesk.domain.jobs import JobContext
from refdesk.store import schema, sqlite
from refdesk.store.database import Database
from refdesk.store.reindexing import rebuild

_R, _F = schema.REFERENCE.c, schema.FULLTEXT.c


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be.

    ``kind``: ``damaged`` (the file itself), ``orphans`` (rows of papers that are gone),
    ``stale-index`` (search would miss or invent papers), ``fulltext-mark`` (the list says wrongly
    whether there is a full text), ``missing-file`` (of a paper), ``orphan-file`` (of none),
    ``orphan-figures`` (of an article that no paper has). Only damage and missing files cannot be repaired.
    """

    kind: str
    detail: str = ""

    @property
    def repairable(self) -> bool:
        """Whether :func:`repair` mends it."""
        return self.kind not in {"damaged", "missing-file"}


def check(database: Database) -> list[Finding]:
    """Return what is wrong with a library; nothing is changed, but nobody writes meanwhile.

    Raises:
        LibraryError: the file cannot be read at all.
    """
    findings = check_beside(database)
    if database.is_read_only:
        return findings
    with (
        database.write() as connection
    ):  # comparing counts as writing for SQLite, though it is none
        findings += [Finding("stale-index", name) for name in sqlite.stale_indexes(connection)]
    return findings


def check_beside(database: Database) -> list[Finding]:
    """Return what is wrong but for the search indexes; others read and write meanwhile.

    Raises:
        LibraryError: the file cannot be read at all.
    """
    findings = [Finding("damaged", complaint) for complaint in database.integrity()]
    with database.read() as connection:
        findings += [Finding("orphans", table) for table in sqlite.orphans(connection)]
        wrong = len(connection.scalars(_wrongly_marked()).all())
    if wrong:
        findings.append(Finding("fulltext-mark", str(wrong)))
    return findings


def repair(database: Database) -> list[Finding]:
    """Mend what can be mended, and return what is still wrong.

    Raises:
        LibraryError: nothing was changed.
    """
    mend_marks(database)
    rebuild(database, JobContext())
    return check(database)


def mend_marks(database: Database) -> None:
    """Delete what belongs to no paper, and say of each paper rightly whether it has a full text.

    Raises:
        LibraryError: nothing was changed.
    """
    with database.write() as connection:
        sqlite.delete_orphans(connection)
        wrong = list(connection.scalars(_wrongly_marked()))
        connection.execute(
            update(schema.REFERENCE)
            .where(sqlite.among(_R.id))
            .values(has_fulltext=1 - _R.has_fulltext),
            {"ids": sqlite.joined(wrong)},
        )


def _wrongly_marked() -> Select[int]:
    """Return the query for papers whose mark and whose full text disagree."""
    kept = select(_F.reference_id)
    marked, unmarked = _R.has_fulltext == 1, _R.has_fulltext == 0
    return select(_R.id).where((marked & _R.id.not_in(kept)) | (unmarked & _R.id.in_(kept)))
