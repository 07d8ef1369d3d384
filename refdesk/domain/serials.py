# SPDX-License-Identifier: GPL-3.0-or-later
"""ISSNs and ISBNs as the one field holds them that EndNote has for both: ``2045-2322 (Electronic)``."""

import re
from collections.abc import Iterable, Iterator

from refdesk.domain.identifiers import Scheme
from refdesk.domain.reference import Journal, Reference

_ISSN = re.compile(
    r"(?<![\d-])(\d{4}-?\d{3}[\dXx])(?![\w-])(?:\s*\(?(electronic|e-?issn|online|linking))?", re.I
)
_ISBN = re.compile(r"(?<![\d-])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx](?![\d-])")
_LABEL = re.compile(r"print|electronic|linking|online|e?issn|isbn|[\s,;:()]")


def issns_in(texts: Iterable[str]) -> Journal:
    """Return a journal of which no more is known than its ISSNs."""
    printed = electronic = linking = ""
    for match in _ISSN.finditer("\n".join(texts)):
        digits = match[1].upper().replace("-", "")
        issn = f"{digits[:4]}-{digits[4:]}"
        label = (match[2] or "").lower()
        if label == "linking":
            linking = linking or issn
        elif label or (printed and issn != printed):
            electronic = electronic or issn
        else:
            printed = printed or issn
    return Journal(issn_print=printed, issn_electronic=electronic, issn_linking=linking)


def isbns_in(texts: Iterable[str]) -> list[str]:
    """Return the ISBNs of such fields, without dashes."""
    return [
        re.sub(r"[- ]", "", match[0]).upper()
        for text in texts
        for match in _ISBN.finditer(_ISSN.sub(" ; ", text))
    ]


def serial_numbers(reference: Reference) -> Iterator[str]:
    """Yield the lines of such a field."""
    journal = reference.journal
    if journal.issn_print:
        yield journal.issn_print
    if journal.issn_electronic:
        yield f"{journal.issn_electronic} (Electronic)"
    if journal.issn_linking:
        yield f"{journal.issn_linking} (Linking)"
    yield from _isbns(reference)


def has_only_serials(text: str, reference: Reference) -> bool:
    """Whether a field has ISSNs and ISBNs of the reference and nothing besides."""
    journal = reference.journal
    serials = [journal.issn_print, journal.issn_electronic, journal.issn_linking]
    rest = re.sub(r"[- ]", "", text).lower()
    for serial in filter(None, (*serials, *_isbns(reference))):
        rest = rest.replace(serial.replace("-", "").lower(), " ")
    return not _LABEL.sub("", rest)


def _isbns(reference: Reference) -> list[str]:
    return [i.value for i in reference.identifiers if i.scheme is Scheme.ISBN]
