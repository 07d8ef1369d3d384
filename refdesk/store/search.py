# SPDX-License-Identifier: GPL-3.0-or-later
"""What people type into the search box, as an FTS5 expression that is never a syntax error.

Words must all occur, the last one may be unfinished, ``"…"`` is an exact phrase, either side of ``OR``
may do, and ``author:kim``, ``title:…``, ``journal:…``, ``abstract:…``, ``keyword:…``, ``note:…`` look in
one place. All other characters are ordinary text.
"""

import re
import unicodedata
from dataclasses import dataclass

from refdesk.store.text import cjk_runs, pairs

_FIELDS = {
    "title": "title",
    "author": "authors",
    "authors": "authors",
    "journal": "journal",
    "abstract": "abstract",
    "keyword": "keywords",
    "mesh": "keywords",
    "note": "note",
}
_TERM = re.compile(r'(?:([a-z]+):(?=[^\s:]))?(?:"([^"]*)(?:"|$)|([^\s"]+))', re.IGNORECASE)
_OR = re.compile(r'(?:^|\s)OR(?:\s|$)(?=(?:[^"]*"[^"]*")*[^"]*$)')
"""Between words, not inside a phrase."""
_SEPARATORS = re.compile(r"[\W_]+")
_SHORT = 3
_MOST_TERMS = 32
"""A pasted page is not a query; more words only cost time."""


@dataclass(frozen=True, slots=True)
class _Term:
    text: str
    field: str = ""
    exact: bool = False


def match_expression(text: str) -> str | None:
    """Return the FTS5 expression for ``text`` in records, or ``None`` where it holds no word."""
    return _either(text, "{title authors parts}")


def fulltext_expression(text: str) -> str | None:
    """Return the same for full texts; ``None`` too where ``text`` asks for a place in the record."""
    if any(term.field for term in _terms(text)):
        return None
    return _either(text, "{heading parts}")


def _either(text: str, leading: str) -> str | None:
    """Return the expression for parts of which one must match; ``OR`` in capitals stands between."""
    parts = _OR.split(text)
    found = [
        expression
        for place, part in enumerate(parts)
        if (expression := _joined(_terms(part), leading if place == len(parts) - 1 else ""))
    ]
    if not found:
        return _joined(_terms(text), leading)  # "OR" alone is a word
    return found[0] if len(found) == 1 else " OR ".join(f"({part})" for part in found)


def _joined(terms: list[_Term], leading: str) -> str | None:
    parts: list[str] = []
    for place, term in enumerate(terms):
        last = place == len(terms) - 1 and not term.exact
        parts.extend(_expressions(term, leading if last else ""))
    return " AND ".join(dict.fromkeys(parts)) or None


def _terms(text: str) -> list[_Term]:
    text = text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    text = unicodedata.normalize("NFC", text)
    found: list[_Term] = []
    for match in _TERM.finditer(text):
        name, phrase, word = match.groups()
        field = _FIELDS.get(name.lower(), "") if name else ""
        said = phrase if phrase is not None else word
        if name and not field:
            said = f"{name}:{said}"
        if any(c.isalnum() for c in said):
            found.append(_Term(said, field, exact=phrase is not None))
    return found[:_MOST_TERMS]


def _expressions(term: _Term, leading: str) -> list[str]:
    """Return what must all match for one term: Latin pieces anywhere, others by their pairs.

    ``leading`` names the columns where a short beginning of a word is looked for; ``""`` where
    the word is finished.
    """
    made: list[str] = []
    runs = [(cjk, run) for cjk, run in cjk_runs(term.text) if any(c.isalnum() for c in run)]
    for place, (is_cjk, run) in enumerate(runs):
        if is_cjk:
            made.append(_cjk(run))
        else:
            column = f"{term.field} : " if term.field and len(runs) == 1 else ""
            begun = leading and place == len(runs) - 1
            made.append(_begun(run, column, leading) if begun else f"{column}{_quoted(run)}")
    return made


def _begun(run: str, column: str, leading: str) -> str:
    """Return what finds a word of which only the beginning is typed.

    Two letters begin thousands of different words, which nearly every abstract has one of:
    finding them takes longer than a keystroke may, and tells nothing. A short beginning is
    looked for in titles and names, a short whole word everywhere; one letter is a word.
    """
    begun = [token for token in _SEPARATORS.split(run) if token][-1:]
    if len(run) == 1:
        return f"{column}{_quoted(run)}"
    if not begun or len(begun[0]) > _SHORT:
        return f"{column}{_quoted(run)}*"
    where = column or f"{leading} : "
    return f"({column}{_quoted(run)} OR {where}{_quoted(run)}*)"


def _cjk(run: str) -> str:
    if len(run) == 1:
        return f"parts : {_quoted(run)}*"
    return f"parts : {_quoted(' '.join(pairs(run)))}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
