# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs that are put into items and taken out of what is printed: what no variable of CSL says."""

import re

MORE_AUTHORS = "\ue0ff"
"""Stands for the authors that an index left out, until the entry is printed."""

ARTICLE_NUMBER = "\ue0fe"
"""Stands before an article number in MLA's place of the page: it gets "article", not "p."."""

UNLABELLED = "\ue0fd"
"""Stands before a part in the place of the issue, which gets no "no.", or for no number at all."""

TRANSLATION = "\ue0fc"
"""Stands before the bracketed translation of a title: outside quotation marks and italics."""

DASH = "\ue0fb"
"""Stands for the dash of a range that the engine would take for none."""

_LABEL = re.compile(rf"(?:\b(?:nos?|pp?)\.\s)?{UNLABELLED}(?=\w)|\s?{UNLABELLED}")
_TRANSLATION = re.compile(
    rf"\s?{TRANSLATION}(?P<title>\[.*?\])(?P<stop>[.,]?)(?P<closing>(?:</i>|[”’»“]|&quot;)*)"
)


def without_marks(fragment: str, et_al: str, conjunction: str) -> str:
    """Return a printed entry with words where :data:`MORE_AUTHORS` and the like stand."""
    if ARTICLE_NUMBER in fragment:
        fragment = re.sub(rf"\S+\s{ARTICLE_NUMBER}|{ARTICLE_NUMBER}", "article ", fragment)
    fragment = fragment.replace(DASH, "–")
    if UNLABELLED in fragment:
        fragment = _LABEL.sub("", fragment)
    if TRANSLATION in fragment:
        fragment = _TRANSLATION.sub(r"\g<closing> \g<title>\g<stop>", fragment)
    if MORE_AUTHORS not in fragment:
        return fragment
    words = "|".join(re.escape(word) for word in ("&amp;", "and", conjunction) if word)
    stop = r"\.?" if et_al.endswith(".") else ""
    ellipsis = r"(?:\.\s*\.\s*\.|…)"
    pattern = rf"(,?)\s*(?:(?:{words})\s+|{ellipsis}\s*)?{MORE_AUTHORS}{stop}"
    return re.sub(pattern, lambda match: f"{match[1]} {et_al}", fragment).strip()
