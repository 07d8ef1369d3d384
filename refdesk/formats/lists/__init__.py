# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of references for people to read; no program reads them again.

PubMed's own "Summary (text)", Markdown, and a page of HTML.
"""

from refdesk.domain.exporting import FieldGroup, Offers
from refdesk.formats.base import Format
from refdesk.formats.lists.html import FILES as HTML_FILES
from refdesk.formats.lists.html import write as write_html
from refdesk.formats.lists.markdown import FILES as MARKDOWN_FILES
from refdesk.formats.lists.markdown import write as write_markdown
from refdesk.formats.lists.summary import write as write_summary


def sniff(head: bytes) -> float:
    """Return 0: a list is written, not read."""
    del head
    return 0.0


_FIELDS = frozenset({FieldGroup.ABSTRACT, FieldGroup.KEYWORDS, FieldGroup.NOTE, FieldGroup.LINK})
_ON_DEMAND = frozenset({FieldGroup.ABSTRACT, FieldGroup.KEYWORDS, FieldGroup.NOTE})

FORMAT = Format("pubmed-summary", "PubMed summary (text)", (".txt",), sniff, write=write_summary)
DIALECTS = (
    Format(
        "markdown",
        "Markdown",
        (".md",),
        sniff,
        write=write_markdown,
        joins=True,
        offers=Offers(_FIELDS, _ON_DEMAND, note_field="", file_field=MARKDOWN_FILES),
    ),
    Format(
        "html",
        "HTML",
        (".html", ".htm"),
        sniff,
        write=write_html,
        offers=Offers(_FIELDS, _ON_DEMAND, note_field="", file_field=HTML_FILES),
    ),
)
