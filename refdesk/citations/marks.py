# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs that are put into items and taken out of what is printed: what no variable of CSL says."""

import re

UNLABELLED = "\ue0fd"
"""Stands before a part in the place of the issue, which gets no "no.", or for no number at all."""

BRACKETED = "\ue0fc"
"""Stands before brackets behind a title (its translation), outside quotation marks and italics."""

DASH = "\ue0fb"
"""Stands for the dash of a range that the engine would take for none."""

NO_PAGE = "\ue0f8"
"""Stands before an article number in the place of the pages: "article" where a style has "p."."""

COMMA = "\ue0f9"
"""Stands for the comma between an issue and its part, where one of the engine's makes two issues."""

UNINVERTED = "\ue0fa"
"""Stands behind the first author where the name is no inverted one: no comma before "and"."""

_PAGE_LABEL = re.compile(rf"\b(?:pp?|S|s)\.\s?{NO_PAGE}")
_LABEL = re.compile(rf"(?:\b(?:nos?|Nr|pp?)\.\s?)?{UNLABELLED}(?=\w)|\s?{UNLABELLED}")
_BRACKETED = re.compile(
    rf"\s?{BRACKETED}(?P<title>\[(?:[^\[\]]|\[[^\[\]]*\])*\])(?P<stop>[.,]?)(?P<closing>(?:</i>|[”’»“]|&quot;)*)"
)


def put_in_place(fragment: str) -> str:
    """Return a printed entry with what the signs stand for."""
    fragment = fragment.replace(DASH, "–").replace(COMMA, ", ")
    if NO_PAGE in fragment:
        fragment = _PAGE_LABEL.sub("article ", fragment).replace(NO_PAGE, "")
    if UNINVERTED in fragment:
        fragment = re.sub(rf"{UNINVERTED}(?:,(?=\s(?:and|et al)\b))?", "", fragment)
    if UNLABELLED in fragment:
        fragment = _LABEL.sub("", fragment)
    if BRACKETED in fragment:
        fragment = _BRACKETED.sub(r"\g<closing> \g<title>\g<stop>", fragment)
    return fragment
