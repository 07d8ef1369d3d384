# SPDX-License-Identifier: GPL-3.0-or-later
"""What a kind of document is. What writes one is imported when one is written: python-docx takes a while."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from refdesk.documents.runs import printable_list
from refdesk.domain.citation import Bibliography
from refdesk.domain.errors import UnknownFormatError


@dataclass(frozen=True, slots=True)
class DocumentFormat:
    """A kind of document that a reference list is saved as."""

    id: str
    label: str
    """A proper name, shown as it is in every language."""
    extension: str
    """With the dot."""
    module: str
    """The module of this package whose ``written`` makes the bytes of one."""

    def write(self, bibliography: Bibliography) -> bytes:
        """Return a reference list as a whole file."""
        module = import_module(f"{__package__}.{self.module}")
        written = cast("Callable[[Bibliography], bytes]", module.written)
        return written(printable_list(bibliography))


DOCUMENT_FORMATS = (
    DocumentFormat("docx", "Microsoft Word", ".docx", "docx"),
    DocumentFormat("odt", "OpenDocument", ".odt", "odt"),
    DocumentFormat("rtf", "Rich Text Format", ".rtf", "rtf"),
    DocumentFormat("html", "HTML", ".html", "html"),
    DocumentFormat("markdown", "Markdown", ".md", "markdown"),
    DocumentFormat("latex", "LaTeX", ".tex", "latex"),
    DocumentFormat("text", "Plain text", ".txt", "text"),
)
"""All kinds, in the order to offer them."""


def document_format(name: str) -> DocumentFormat:
    """Return the kind of document called ``name``.

    Raises:
        UnknownFormatError: there is none.
    """
    for candidate in DOCUMENT_FORMATS:
        if candidate.id == name.lower():
            return candidate
    raise UnknownFormatError(name, "write")
