# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs that are put into items and taken out of what is printed: what no variable of CSL says.

All are characters for private use, U+E0EB to U+E0FF; U+E0F7 is that of ``engine.js``.
"""

import re

from refdesk.domain.csl_titles import WORD_JOINER

MORE_AUTHORS = "\ue0ff"
"""Stands for the authors that an index left out."""

ARTICLE_NUMBER = "\ue0fe"
"""Stands before an article number in MLA's place of the page: "article" and not the label there."""

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

GROUP = "\ue0ef"
"""Stands before a group of authors, where there is a semicolon and no comma."""

NOTE = "\ue0eb"
"""Stands before a remark behind an entry: styles end in a stop, in nothing, in ", " or ";"."""

AS_RECORDED = {'"': "\ue0ee", "'": "\ue0ed", " ": "\ue0ec"}
"""What stands for what the engine would change: it turns quotation marks, and makes spaces narrow
before a colon."""

_PAGE_LABEL = re.compile(rf"\b(?:pp?|S|s)\.\s?{NO_PAGE}")
_LABEL = re.compile(rf"(?:\b(?:nos?|Nr|pp?)\.\s?)?{UNLABELLED}(?=\w)|\s?{UNLABELLED}")
_BRACKETED = re.compile(
    rf"\s?{BRACKETED}(?P<title>\[(?:[^\[\]]|\[[^\[\]]*\])*\])(?P<stop>[.,]?)(?P<closing>(?:</i>|[”’»“]|&quot;)*)"
)
_DANGLING = re.compile(r"(?<!&amp)(?<!&lt)(?<!&gt)[;:,]\s*(?:\.(?=\s|$)|$)")


def put_in_place(fragment: str, et_al: str, conjunction: str) -> str:
    """Return a printed entry with what the signs stand for.

    Args:
        fragment: what the engine printed, made safe.
        et_al: the word of the language for authors that are not named.
        conjunction: its "and".
    """
    fragment = _with_numbers(fragment.replace(DASH, "–").replace(COMMA, ", "))
    if UNINVERTED in fragment:
        fragment = re.sub(rf"{UNINVERTED}(?:,(?=\s(?:and|et al)\b))?", "", fragment)
    if BRACKETED in fragment:
        fragment = _BRACKETED.sub(r"\g<closing> \g<title>\g<stop>", fragment)
    fragment = fragment.replace(WORD_JOINER, "")
    for recorded, sign in AS_RECORDED.items():
        fragment = fragment.replace(sign, recorded)
    fragment = _with_separators(fragment)
    if ARTICLE_NUMBER in fragment:
        fragment = re.sub(rf"\S+\s{ARTICLE_NUMBER}|{ARTICLE_NUMBER}", "article ", fragment)
    if MORE_AUTHORS in fragment:
        fragment = _with_more_authors(fragment, et_al, conjunction)
    return fragment


def _with_numbers(fragment: str) -> str:
    if NO_PAGE in fragment:
        fragment = _PAGE_LABEL.sub("article ", fragment).replace(NO_PAGE, "")
    return _LABEL.sub("", fragment) if UNLABELLED in fragment else fragment


def _with_separators(fragment: str) -> str:
    """Return an entry with the separators before groups and remarks; none dangles."""
    fragment = _DANGLING.sub(lambda match: "." if "." in match[0] else "", fragment)
    if NOTE in fragment:
        fragment = re.sub(rf"[\s.,;]*{NOTE}", ". ", fragment)
    if GROUP in fragment:
        fragment = re.sub(rf"(?:[,;]\s*|\s+&amp;\s+|\s+and\s+){GROUP}", "; ", fragment)
    return fragment.replace(GROUP, "")


def _with_more_authors(fragment: str, et_al: str, conjunction: str) -> str:
    words = "|".join(re.escape(word) for word in ("&amp;", "and", conjunction) if word)
    stop = r"\.?" if et_al.endswith(".") else ""
    ellipsis = r"(?:\.\s*\.\s*\.|…)"
    pattern = rf"(,?)\s*(?:(?:{words})\s+|{ellipsis}\s*)?{MORE_AUTHORS}{stop}"
    return re.sub(pattern, lambda match: f"{match[1]} {et_al}", fragment).strip()
