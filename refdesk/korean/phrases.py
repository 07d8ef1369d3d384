# SPDX-License-Identifier: GPL-3.0-or-later
"""English noun phrases of clinical papers in Korean, as far as their words are known.

"patients with type 2 diabetes" is 제2형 당뇨병 환자, "incidence of stroke" 뇌졸중 발생률. What an
English phrase hangs behind its head stands before it in Korean, so a phrase is taken apart at its
prepositions and put together from the end. Names and words that the list of terms does not have
stay as they are: Korean papers mix them in as well. A phrase with a verb in it, or with more
unknown words than known ones can carry, is not translated at all but given in the paper's words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from refdesk.evidence.phrases import NUMBER, number_of
from refdesk.korean.links import UntranslatableError, is_people, join
from refdesk.korean.particles import josa
from refdesk.korean.terms import LONGEST, is_modifier, korean_of
from refdesk.korean.times import find_age, time_of
from refdesk.korean.word_kinds import (
    ANIMALS,
    ARTICLES,
    COUNTERS,
    JOINS,
    LINKS,
    PEOPLE,
    PLACES,
    VERBAL,
)


@dataclass(frozen=True, slots=True)
class Atom:
    """A term, or a word that is not known. ``english`` is as printed, ``korean`` ``""`` if unknown."""

    english: str
    korean: str = ""
    tail: str = ""
    """A short bracket behind it, an abbreviation mostly."""

    @property
    def text(self) -> str:
        """What to write for it."""
        shown = self.korean or self.english
        return shown if not self.tail or self.tail in shown else f"{shown}{self.tail}"

    @property
    def low(self) -> str:
        """The English in lower case."""
        return self.english.lower()


_CLAUSES = {
    "undergoing": ("을", "받는"), "underwent": ("을", "받은"), "receiving": ("을", "받는"),
    "received": ("을", "받은"), "requiring": ("이", "필요한"), "taking": ("을", "복용하는"),
    "treated with": ("으로", "치료받은"), "admitted to": ("", "에 입원한"),
    "admitted for": ("으로", "입원한"), "admitted with": ("으로", "입원한"),
    "hospitalized for": ("으로", "입원한"),
    "hospitalized with": ("으로", "입원한"), "presenting with": ("으로", "내원한"),
    "diagnosed with": ("으로", "진단받은"), "suffering from": ("이", "있는"), "affected by": ("이", "있는"),
    "scheduled for": ("이", "예정된"), "infected with": ("에", "감염된"), "having": ("이", "있는"),
    "had": ("이", "있는"), "on": ("을", "받는"), "awaiting": ("을", "기다리는"),
}  # fmt: skip
"""What a clause behind people says: the particle behind its object, and the words that follow."""
_CLAUSE = re.compile(
    r"\b(?:who|which|that)?\s*(?:(?:were|was|are|is|had|have|has)\s+(?:been\s+)?)?("
    + "|".join(sorted(_CLAUSES, key=len, reverse=True)) + r")\s+",
    re.IGNORECASE,
)  # fmt: skip
_SUFFIXES = {
    "treated": "투여", "induced": "유발", "related": "관련", "associated": "관련", "infected": "감염",
    "positive": "양성", "negative": "음성", "specific": "특이", "based": "기반", "guided": "유도",
    "assisted": "보조", "resistant": "내성", "naive": "미치료", "dependent": "의존성", "free": "없는",
}  # fmt: skip
_DONE = re.compile(
    r"\s+(?:randomi[sz]ed|enrolled|included|studied|recruited|diagnosed|suffering|participating|treated|"
    r"investigated|analy[sz]ed|evaluated|examined|recorded|assessed|measured|reported|followed)$",
    re.IGNORECASE,
)
"""A participle behind a noun that adds nothing: "1,000 women randomised"."""
_ARTICLE = re.compile(r"^(?:an?|the|their|our|its|this|these|those)\s+", re.IGNORECASE)
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_MEAN_AGE = re.compile(
    r"[\s,]*(?:\b(?:with|of)\s+)?(?:\ban?\s+)?\b(?:mean|median|average)\s+age\b.*$", re.IGNORECASE
)
_NESTED = re.compile(r"\([^()]*\(")
_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|[^\s,;]+|[,;]")
_FIGURES = re.compile(r"[<>≥≤=±]?\s*\d[\d.,\u2013/-]*%?(?: [A-Za-z/%µμ]{1,8})?")
_HANGUL = re.compile(r"[가-힣]")
_MOST_UNKNOWN = 4
_MOST_WORDS = 24


def korean_phrase(text: str) -> str:
    """Return a phrase in Korean, with what is not known as it is; ``""`` where it is not translated."""
    try:
        said = _phrase(" ".join(text.split()))
    except UntranslatableError:
        return ""
    return said if _HANGUL.search(said) else ""


def _phrase(text: str) -> str:
    text = _DONE.sub("", _MEAN_AGE.sub("", text)).strip(" .,;:")
    if not text or len(text.split()) > _MOST_WORDS:
        raise UntranslatableError
    if said := time_of(text):
        return said
    if age := _with_age(text):
        return age
    for sign in ("; ", ": "):  # two phrases: nothing of one hangs on the other
        front, found, behind = text.partition(sign)
        if found:
            return f"{_phrase(front)}{sign}{_phrase(behind)}"
    clause = _CLAUSE.search(text)
    if clause and clause.start() > 0:
        return _with_clause(text, clause)
    return _linked(_atoms(_without_article(text)))


def _without_article(text: str) -> str:
    return _ARTICLE.sub("", text)


def _with_age(text: str) -> str:
    age = find_age(text)
    if age is None:
        return ""
    start, end, said = age
    rest = f"{text[:start].rstrip(' ,(-')} {text[end:].lstrip(' ,)-')}".strip()
    rest = re.sub(r"^an? ", "", re.sub(r"\s*\b(?:aged|who were|of)$", "", rest))
    if not rest:
        return said
    words = _phrase(rest).split()
    people = next((i for i in reversed(range(len(words))) if words[i] in PEOPLE), 0)
    return " ".join([*words[:people], said, *words[people:]])


def _with_clause(text: str, clause: re.Match[str]) -> str:
    head, rest = _counted(_atoms(_without_article(text[: clause.start()].strip(" ,"))))
    if not is_people(head):
        if clause[1].lower() in {"on", "having", "had"}:
            return _linked(_atoms(_without_article(text)))
        raise UntranslatableError
    particle, words = _CLAUSES[clause[1].lower()]
    behind = _phrase(text[clause.end() :])
    if not particle:
        return f"{behind}{words} {head}{rest}"
    marked = f"{behind}에" if particle == "에" else josa(behind, particle)
    return f"{marked} {words} {head}{rest}"


def _atoms(text: str) -> list[Atom]:
    """Return the terms of a phrase, the longest first, and the words between them."""
    if _NESTED.search(text) or text.count("(") != text.count(")"):
        raise UntranslatableError
    tails: list[str] = []

    def keep(match: re.Match[str]) -> str:
        inner = match[1].strip()
        short = inner and len(inner) <= 12 and " " not in inner and not inner.islower()
        tails.append(f"({inner})" if short else "")
        return f" \x01{len(tails) - 1} "

    words = _TOKEN.findall(_BRACKET.sub(keep, text))
    atoms: list[Atom] = []
    place = 0
    while place < len(words):
        if words[place].startswith("\x01"):
            tail = tails[int(words[place][1:])]
            if atoms and tail:
                last = atoms[-1]
                atoms[-1] = Atom(last.english, last.korean, tail)
            place += 1
            continue
        if words[place] in ARTICLES and not korean_of(" ".join(words[place : place + 2])):
            place += 1
            continue
        for length in range(min(LONGEST, len(words) - place), 0, -1):
            term = " ".join(words[place : place + length])
            korean = korean_of(term) or (_single(term) if length == 1 else _number_of(term))
            if korean:
                atoms.append(Atom(term, korean))
                break
        else:
            length = 1
            atoms.append(Atom(words[place]))
        place += length
    return atoms


def _number_of(term: str) -> str:
    if not re.fullmatch(NUMBER, term) or not re.search(r"[A-Za-z]", term):
        return time_of(term) if term[:1].isdigit() or term.split(maxsplit=1)[0].isalpha() else ""
    number = number_of(term)
    return f"{number:,}" if number is not None else ""


def _single(word: str) -> str:
    """Return a word that is made of known parts: ``placebo-treated``, ``24-week``, ``non-smokers``."""
    low = word.lower()
    if low in JOINS or low in LINKS or low in {"a", "an"}:
        return ""
    if number := _number_of(word):
        return number
    if "-" not in word:
        return ""
    if said := time_of(word):
        return said
    front, _, last = word.rpartition("-")
    if last.lower() in _SUFFIXES and front:
        return f"{korean_of(front) or front} {_SUFFIXES[last.lower()]}"
    if low.startswith("non-") and (korean := korean_of(word[4:])):
        return f"비{korean}"
    parts = [korean_of(part) for part in word.split("-")]
    return " ".join(parts) if all(parts) else ""


def _linked(atoms: Sequence[Atom]) -> str:
    """Put a phrase together from its end: what hangs behind a preposition stands before the head."""
    cut = next((i for i, a in enumerate(atoms) if i and not a.korean and a.low in LINKS), None)
    if cut is None:
        return "".join(_counted(atoms))
    if cut > 3 and any(_joins(atom) for atom in atoms[:cut]):  # "A, B and C of D": whose D is it?
        raise UntranslatableError
    head, count = _counted(atoms[:cut])
    rest = atoms[cut + 1 :]
    if not rest or not atoms[cut - 1].korean:  # an English head would stand alone at the end
        raise UntranslatableError
    behind = _linked(rest)
    if atoms[cut].low == "of" and _FIGURES.fullmatch(behind):
        return f"{head} {behind}{count}"
    return f"{join(atoms[cut].low, behind, head)}{count}"


def _counted(atoms: Sequence[Atom]) -> tuple[str, str]:
    """Return the noun phrase and, where it counts people or studies, `` 93명`` to stand behind it."""
    atoms = list(atoms)
    count = ""
    if len(atoms) > 1 and re.fullmatch(r"\d[\d,]*", atoms[0].korean or atoms[0].english):
        count, atoms = atoms[0].text, atoms[1:]
    text = _listed(atoms)
    if not count:
        return text, ""
    last = text.rsplit(maxsplit=1)[-1]
    if last in PEOPLE:
        return text, f" {count}명"
    if last in ANIMALS:
        return text, f" {count}마리"
    if last in PLACES:
        return text, f" {count}곳"
    if last in COUNTERS:
        return text, f" {count}{COUNTERS[last]}"
    return f"{count} {text}", ""


def _listed(atoms: Sequence[Atom]) -> str:
    """Return a noun phrase, or several with "and", "or" and commas between them."""
    _check(atoms)
    parts: list[str] = []
    for atom in atoms:
        if not atom.korean and atom.low in JOINS:
            if parts and parts[-1].endswith(","):
                parts[-1] = parts[-1][:-1]
            parts.append(JOINS[atom.low])
        elif atom.english in {",", ";"}:
            if parts:
                parts[-1] += ","
        elif parts == ["군"] and not atom.korean and len(atom.english) <= 3:
            parts[-1] = f"{atom.text}군"  # "group A" is A군
        else:
            parts.append(atom.text)
    if not parts or parts[-1] in JOINS.values() or parts[0] in JOINS.values():
        raise UntranslatableError
    return " ".join(parts).rstrip(",")


def _check(atoms: Sequence[Atom]) -> None:
    """Refuse what would be half a sentence in two languages."""
    unknown = [a for a in atoms if not (a.korean or _joins(a))]
    if any(
        a.english.islower() and a.english.endswith("ing") for a in unknown if a is not atoms[-1]
    ):
        raise UntranslatableError
    for last, part in _parts(atoms):
        mixed = any(a.korean and not a.korean[0].isdigit() for a in part)
        if is_modifier(last.english) or (
            mixed and not last.korean and last.english.islower() and last.english.isalpha()
        ):
            raise UntranslatableError
    if len(unknown) > _MOST_UNKNOWN or any(_is_verbal(a.english) for a in unknown):
        raise UntranslatableError


def _joins(atom: Atom) -> bool:
    return atom.english in {",", ";"} or (not atom.korean and atom.low in JOINS)


def _parts(atoms: Sequence[Atom]) -> Iterator[tuple[Atom, list[Atom]]]:
    """Yield what stands between commas and "and": the last atom, and all."""
    part: list[Atom] = []
    for atom in atoms:
        if not _joins(atom):
            part.append(atom)
        elif part:
            # "acute and chronic pain": modifiers before "and" are no phrase of their own
            if not is_modifier(part[-1].english):
                yield part[-1], part
            part = []
    if part:
        yield part[-1], part


def _is_verbal(word: str) -> bool:
    low = word.lower()
    if low in VERBAL or low in LINKS or (low.endswith("ly") and len(low) > 4):
        return True
    return word.islower() and "-" not in word and low.endswith(("ed", "ized", "ised"))
