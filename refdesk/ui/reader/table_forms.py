# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms in which a table is taken along, and the clipboard."""

from collections.abc import Callable

from refdesk.domain.fulltext import Table
from refdesk.fulltext.markdown import table_markdown
from refdesk.fulltext.table_export import table_csv, table_html, table_tsv
from refdesk.ui.clipboard import copy_plain, copy_rich

FORMS = ("tsv", "csv", "markdown")
"""Forms that are plain text; ``rich`` is HTML beside TSV, for the clipboard alone."""


def writer_of(form: str) -> Callable[[Table], str | tuple[str, str]]:
    """Return what writes a table in a form; ``rich`` gives HTML and the text beside it."""
    plain: dict[str, Callable[[Table], str]] = {
        "tsv": table_tsv,
        "csv": table_csv,
        "markdown": table_markdown,
    }
    return plain.get(form) or (lambda table: (table_html(table), table_tsv(table)))


def put_on_clipboard(text: str | tuple[str, str]) -> None:
    """Copy what :func:`writer_of` wrote."""
    if isinstance(text, tuple):
        copy_rich(*text)
    else:
        copy_plain(text)
