# SPDX-License-Identifier: GPL-3.0-or-later
"""The account of imported files, which outlives the papers: a review says where its records came from."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import insert, select

from refdesk.domain.audit import ImportedFile
from refdesk.store import schema
from refdesk.store.database import Database
from refdesk.store.references import utc_now

__all__ = ["ImportLog", "ImportedFile"]


class ImportLog:
    """Which files were imported, and when."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now

    def add(self, entry: ImportedFile) -> None:
        """Write one file down."""
        with self._database.write() as connection:
            connection.execute(
                insert(schema.IMPORT).values(
                    at=self._now().astimezone(UTC).isoformat(),
                    file=entry.file.encode("utf-8", "replace").decode("utf-8"),
                    format=entry.format,
                    added=entry.added,
                    updated=entry.updated,
                    unchanged=entry.unchanged,
                    skipped=entry.skipped,
                )
            )

    def entries(self) -> list[ImportedFile]:
        """Return every file, the newest first."""
        c = schema.IMPORT.c
        columns = (c.file, c.format, c.added, c.updated, c.unchanged, c.skipped, c.at)
        with self._database.read() as connection:
            rows = connection.execute(select(*columns).order_by(c.id.desc())).all()
        return [ImportedFile(*row) for row in rows]
