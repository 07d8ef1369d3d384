# SPDX-License-Identifier: GPL-3.0-or-later
"""The Korean of English terms: ``resources/korean/terms.txt``, found whatever the spelling."""

import re
from functools import lru_cache

from refdesk.korean.word_kinds import words
from refdesk.resources import resource

LONGEST = 6
"""Words of the longest term."""

_AMERICAN = (
    ("haem", "hem"), ("anaem", "anem"), ("oedema", "edema"), ("oesoph", "esoph"), ("paed", "ped"),
    ("foet", "fet"), ("tumour", "tumor"), ("leuk", "leuk"), ("leucocyt", "leukocyt"),
    ("caesar", "cesar"), ("rrhoea", "rrhea"), ("gynaec", "gynec"), ("orthopaed", "orthoped"),
    ("anaesth", "anesth"), ("centre", "center"), ("programme", "program"), ("behaviour", "behavior"),
    ("glycaem", "glycem"), ("ischaem", "ischem"), ("labour", "labor"), ("oestr", "estr"),
    ("aluminium", "aluminum"), ("litre", "liter"), ("fibre", "fiber"), ("randomis", "randomiz"),
    ("hospitalis", "hospitaliz"), ("isation", "ization"), ("analyse", "analyze"),
    ("counselling", "counseling"), ("apnoea", "apnea"), ("dyspnoea", "dyspnea"), ("colour", "color"),
)  # fmt: skip
"""British and American spelling of the parts of medical words."""
_BRITISH = re.compile("|".join(british for british, _ in _AMERICAN))
_SPELLING = dict(_AMERICAN)
_UNCHANGED = words("his its this series diabetes caries species always less plus us is was has")


_MODIFIERS = "# words that stand before others"
"""The section of the list whose terms are no nouns: none of them can end a phrase."""


@lru_cache(maxsize=1)
def _lists() -> tuple[dict[str, str], frozenset[str]]:
    found: dict[str, str] = {}
    modifiers: set[str] = set()
    section = ""
    for line in resource("korean", "terms.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            section = line
            continue
        english, separator, korean = line.partition(" = ")
        if separator:
            term = fold(english)
            found[term] = korean
            if section == _MODIFIERS:
                modifiers.add(term)
    return found, frozenset(modifiers)


def terms() -> dict[str, str]:
    """Return the Korean of every folded English term."""
    return _lists()[0]


def is_modifier(term: str) -> bool:
    """Whether a term of the list only stands before others ("acute", "left")."""
    return fold(term) in _lists()[1]


@lru_cache(maxsize=4096)
def fold(term: str) -> str:
    """Return a term as the list has it: lower case, American spelling, words in the singular."""
    words = term.lower().replace("\u2019", "'").replace("\u2011", "-").split()
    return " ".join(_singular(_BRITISH.sub(lambda m: _SPELLING[m[0]], word)) for word in words)


def _singular(word: str) -> str:
    if len(word) < 4 or word in _UNCHANGED or not word.endswith("s"):
        return word
    if word.endswith(("ss", "us", "is", "'s", "itis", "osis")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "ches", "shes")) and not word.endswith(
        ("ases", "oses", "uses", "rses", "nses")
    ):
        return word[:-2]
    return word[:-1]


def korean_of(term: str) -> str:
    """Return the Korean of a whole term, ``""`` where the list has none."""
    return terms().get(fold(term), "")
