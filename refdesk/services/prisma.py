# SPDX-License-Identifier: GPL-3.0-or-later
"""The account of duplicates as a table for the files of a review."""

import csv
from collections.abc import Iterator
from io import StringIO

from refdesk.domain.audit import Account
from refdesk.formats.csv_table.cells import guarded

_COLUMNS = (
    "what", "at", "source", "records", "duplicates", "paper", "title", "certainty", "reason", "taken",
)  # fmt: skip


def csv_lines(account: Account) -> Iterator[str]:
    """Yield the account as CSV: totals, files, then each paper that went into another.

    The mark at the beginning lets spreadsheets read it as UTF-8.
    """
    yield "\ufeff" + _line(dict(zip(_COLUMNS, _COLUMNS, strict=True)))
    yield _line({"what": "total", "records": account.identified, "duplicates": account.removed})
    if account.otherwise:
        yield _line({"what": "other", "records": account.otherwise, "duplicates": 0})
    for file in account.files:
        counts = {"records": file.identified, "duplicates": file.recognised}
        yield _line({"what": "file", "at": file.at, "source": file.file, **counts})
    for paper in account.merged:
        yield _line(
            {
                "what": "merged",
                "at": paper.at,
                "source": paper.other_id,
                "duplicates": 1,
                "paper": paper.kept_id,
                "title": paper.other_title,
                "certainty": "" if paper.certainty is None else f"{paper.certainty:.3f}",
                "reason": paper.reason,
                "taken": " ".join(paper.taken),
            }
        )


def _line(cells: dict[str, object]) -> str:
    buffer = StringIO()
    csv.writer(buffer).writerow([guarded(str(cells.get(name, ""))) for name in _COLUMNS])
    return buffer.getvalue()
