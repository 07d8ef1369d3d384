# SPDX-License-Identifier: GPL-3.0-or-later
"""Korean that a language model wrote of abstracts: no part of a paper, and no step to take back."""

import json
from datetime import datetime

from sqlalchemy import Delete, delete, insert, select

from refdesk.domain.machine_text import MachineText, TextPart
from refdesk.store import schema
from refdesk.store.database import Database
from refdesk.store.storable import storable

_M, _R = schema.MACHINE_TEXT.c, schema.REFERENCE.c


class MachineTextStore:
    """The texts of one library. Any thread may call any method."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, reference_id: int, kind: str) -> MachineText | None:
        """Return the last text of a kind that a model wrote of a paper."""
        statement = select(schema.MACHINE_TEXT).where(
            _M.reference_id == reference_id, _M.kind == kind
        )
        with self._database.read() as connection:
            row = connection.execute(statement).one_or_none()
        if row is None:
            return None
        return MachineText(
            row.kind,
            tuple(TextPart(label, text) for label, text in json.loads(row.parts)),
            row.model,
            row.host,
            row.interface,
            row.source,
            row.prompt,
            datetime.fromisoformat(row.made_at),
        )

    def keep(self, reference_id: int, text: MachineText) -> None:
        """Keep a text instead of the last one of its kind; nothing where the paper has gone.

        Raises:
            LibraryError: nothing was kept.
        """
        text = storable(text)
        row = {
            "reference_id": reference_id,
            "kind": text.kind,
            "parts": json.dumps([[p.label, p.text] for p in text.parts], ensure_ascii=False),
            "model": text.model,
            "host": text.host,
            "interface": text.interface,
            "source": text.source,
            "prompt": text.prompt,
            "made_at": text.made_at.isoformat(),
        }
        with self._database.write() as connection:
            if connection.scalar(select(_R.id).where(_R.id == reference_id)) is None:
                return
            connection.execute(_deletion(reference_id, text.kind))
            connection.execute(insert(schema.MACHINE_TEXT).values(row))

    def forget(self, reference_id: int, kind: str) -> None:
        """Delete a text.

        Raises:
            LibraryError: it stays.
        """
        with self._database.write() as connection:
            connection.execute(_deletion(reference_id, kind))


def _deletion(reference_id: int, kind: str) -> Delete:
    return delete(schema.MACHINE_TEXT).where(_M.reference_id == reference_id, _M.kind == kind)
