# SPDX-License-Identifier: GPL-3.0-or-later
"""Is the library whole: the file, what belongs to what, the search index, the derived columns."""

from sqlalchemy import Select, delete, select, update

from refdesk.domain.bookmarks import OpenDocuments
from refdesk.domain.findings import Finding
from refdesk.domain.jobs import JobContext
from refdesk.store import schema, sqlite
from refdesk.store.bookmarks import OPEN_DOCUMENTS
from refdesk.store.database import Database
from refdesk.store.reindexing import rebuild

_R, _F, _S = schema.REFERENCE.c, schema.FULLTEXT.c, schema.SETTING.c


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
        documents = connection.scalar(select(_S.value).where(_S.name == OPEN_DOCUMENTS)) or ""
    if wrong:
        findings.append(Finding("fulltext-mark", str(wrong)))
    if OpenDocuments.is_damaged(documents):
        findings.append(Finding("open-documents"))
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
    """Mend the tables: rows that belong to no paper go, and each paper says whether it has a full text.

    What lay open is forgotten where it cannot be read.

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
        documents = connection.scalar(select(_S.value).where(_S.name == OPEN_DOCUMENTS)) or ""
        if OpenDocuments.is_damaged(documents):
            connection.execute(delete(schema.SETTING).where(_S.name == OPEN_DOCUMENTS))


def _wrongly_marked() -> Select[int]:
    """Return the query for papers whose mark and whose full text disagree."""
    kept = select(_F.reference_id)
    marked, unmarked = _R.has_fulltext == 1, _R.has_fulltext == 0
    return select(_R.id).where((marked & _R.id.not_in(kept)) | (unmarked & _R.id.in_(kept)))
