# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a question as an FTS5 expression that is never a syntax error.

:mod:`refdesk.domain.asking` has read them; here is how the index is asked for each.
"""

from collections.abc import Sequence
from dataclasses import replace

from refdesk.domain.asking import Part, Term, question
from refdesk.domain.folding import (
    begins_few,
    cjk_runs,
    is_particle,
    spellings,
    with_greek,
    without_particle,
)
from refdesk.store.text import pairs

_RECORD = "{title authors parts}"
_FULLTEXT = "{heading parts}"
"""The columns where a short beginning of a word is looked for."""


def match_expression(text: str) -> str | None:
    """Return the FTS5 expression for ``text`` in records, or ``None`` where it holds no word."""
    return record_expression(question(text).parts)


def record_expression(parts: Sequence[Part]) -> str | None:
    """Return what a record must match to have the words of one of ``parts``."""
    return _either([part_expression(part) for part in parts])


def title_expression(parts: Sequence[Part]) -> str | None:
    """Return what a title must match to have the words of one of ``parts``.

    A short beginning counts as a word: to look for it twice takes too long for a keystroke.
    """
    words = (replace(part, unfinished=False) if is_short(part) else part for part in parts)
    expression = _either([part_expression(part) for part in words])
    return f"{{title}} : ({expression})" if expression else None


def is_short(part: Part) -> bool:
    """Whether the last word may be the beginning of so many others that ranking tells nothing."""
    last = part.terms[-1] if part.terms and part.unfinished else None
    return (
        last is not None
        and not last.exact
        and last.text.isascii()
        and not begins_few(last.text, last.text)
    )


def fulltext_expression(parts: Sequence[Part]) -> str | None:
    """Return the same for full texts; ``None`` too where a part asks for a place in the record."""
    if any(term.field for part in parts for term in part.terms):
        return None
    return _either([_joined(part.terms, _FULLTEXT if part.unfinished else "") for part in parts])


def part_expression(part: Part) -> str | None:
    """Return what a record must match to have all words of ``part``."""
    return _joined(part.terms, _RECORD if part.unfinished else "")


def term_expressions(term: Term) -> tuple[str | None, str | None]:
    """Return what a record, and what a full text, must match to have one finished term."""
    whole = _joined([term], "")
    return whole, None if term.field else whole


def _either(found: Sequence[str | None]) -> str | None:
    """Return the expression for parts of which one must match."""
    parts = [expression for expression in found if expression]
    if len(parts) < 2:
        return parts[0] if parts else None
    return " OR ".join(f"({part})" for part in parts)


def _joined(terms: Sequence[Term], leading: str) -> str | None:
    parts: list[str] = []
    for place, term in enumerate(terms):
        last = place == len(terms) - 1 and not term.exact
        made = _expressions(term, leading if last else "")
        before = terms[place - 1] if place else None
        if before and parts and not (term.field or before.field or term.exact or before.exact):
            glued = with_greek(before.text, term.text)
            if glued:  # "tnf alpha" is "TNFα" as well
                both = " AND ".join([parts.pop(), *made])
                made = [f"(({both}) OR {_quoted(glued)})"]
        parts.extend(made)
    return " AND ".join(dict.fromkeys(parts)) or None


def _expressions(term: Term, leading: str) -> list[str]:
    """Return what must all match for one term: Latin pieces anywhere, others by their pairs.

    ``leading`` names the columns where a short beginning of a word is looked for; ``""`` where
    the word is finished.
    """
    made: list[str] = []
    runs = [(cjk, run) for cjk, run in cjk_runs(term.text) if any(c.isalnum() for c in run)]
    for place, (is_cjk, run) in enumerate(runs):
        if is_cjk:
            if place and place == len(runs) - 1 and not term.exact and is_particle(run):
                continue  # the end of "PD-1을"
            made.append(_cjk(run, exact=term.exact))
        else:
            column = f"{term.field} : " if term.field and len(runs) == 1 else ""
            begun = bool(leading) and place == len(runs) - 1
            forms = [
                _begun(form, run, column, leading) if begun else f"{column}{_quoted(form)}"
                for form in spellings(run)
            ]
            made.append(forms[0] if len(forms) == 1 else f"({' OR '.join(forms)})")
    return made


def _begun(form: str, typed: str, column: str, leading: str) -> str:
    """Return what finds a word of which only the beginning is typed.

    A short beginning is looked for in titles and names, a short whole word everywhere; one letter
    is a word.
    """
    if begins_few(form, typed) or not any(c.isalnum() for c in form):
        return f"{column}{_quoted(form)}*"
    if len(form) == 1:
        return f"{column}{_quoted(form)}"
    where = column or f"{leading} : "
    return f"({column}{_quoted(form)} OR {where}{_quoted(form)}*)"


def _cjk(run: str, *, exact: bool) -> str:
    """Return what finds a run, also where the paper has another particle behind the word."""
    if len(run) == 1:
        return f"parts : {_quoted(run)}*"
    whole = f"parts : {_quoted(' '.join(pairs(run)))}"
    stem = run if exact else without_particle(run)
    if stem == run:
        return whole
    return f"({whole} OR parts : {_quoted(' '.join(pairs(stem)))})"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
