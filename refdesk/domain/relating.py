# SPDX-License-Identifier: GPL-3.0-or-later
"""What a paper is about, who its first author is, and how PubMed is asked for more of either."""

import re
from dataclasses import dataclass
from enum import StrEnum

from refdesk.domain.reference import Author, Reference

METHOD_TERMS = frozenset(
    {
        "Treatment Outcome", "Follow-Up Studies", "Retrospective Studies", "Prospective Studies",
        "Prognosis", "Risk Factors", "Cohort Studies", "Case-Control Studies", "Time Factors",
        "Cross-Sectional Studies", "Double-Blind Method", "Random Allocation", "Reproducibility of Results",
    }
)  # fmt: skip
"""MeSH descriptors that say how was studied: they bring together papers on anything."""

MOST_TOPICS = 6
_MAIN = 2
"""Topics that must both be there in the narrow question."""
_MOST_COLLEAGUES = 4
_MOST_NAMED = 2
_UNSAFE = re.compile(r'["\[\]()]+|\s+')
_INSTITUTION = re.compile(
    r"\b(?:universit|hospital|institut|college|school of medicine|cent(?:er|re)\b|clinic\b|academy)",
    re.IGNORECASE,
)


class Basis(StrEnum):
    """By what papers of the same first author are told from those of namesakes."""

    ORCID = "orcid"
    AFFILIATION = "affiliation"
    COLLEAGUES = "co-authors"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Tie:
    """One thing that two papers share beside the name of their first author."""

    basis: Basis
    text: str


@dataclass(frozen=True, slots=True)
class AuthorQuestion:
    """A term of PubMed for papers by the first author."""

    term: str
    name: str
    is_sure: bool = False
    """Whether it asks for more than the name, which others may have as well."""


def topics_of(reference: Reference) -> tuple[str, ...]:
    """Return what a paper is about: major MeSH topics, then the authors' own keywords.

    Check tags (Humans, Male, Aged …) and terms of method are no topics.
    """
    found = [
        heading.name
        for heading in reference.mesh
        if heading.is_major and not heading.is_check_tag and heading.name not in METHOD_TERMS
    ]
    found += [k.text for k in reference.keywords if k.owner in {"NOTNLM", ""}]
    unique = {name.casefold(): name for name in reversed(found)}
    return tuple(reversed(unique.values()))[:MOST_TOPICS]


def shared_topics(one: Reference, other: Reference) -> tuple[str, ...]:
    """Return the topics of ``one`` that ``other`` is about, those that are major in both first."""
    wanted = topics_of(one)
    major = {topic.casefold() for topic in topics_of(other)}
    indexed = {heading.name.casefold() for heading in other.mesh}
    minor = [h.name for h in one.mesh if not h.is_check_tag and h.name not in METHOD_TERMS]
    both = [topic for topic in wanted if topic.casefold() in major]
    both += [topic for topic in (*wanted, *minor) if topic.casefold() in indexed]
    return tuple(dict.fromkeys(both))


def first_author(reference: Reference) -> Author | None:
    """Return the first person of the authors; a group writes with others each time."""
    return next((author for author in reference.authors if author.family), None)


def author_question(reference: Reference) -> AuthorQuestion | None:
    """Return how to ask for papers of the same first author, so that namesakes stay out.

    The name needs company: the ORCID, the institution, a co-author or a major topic of this paper.
    ``None`` where the paper names no person, or nothing that tells namesakes apart.
    """
    author = first_author(reference)
    if author is None:
        return None
    company: list[str] = []
    if author.orcid:
        company.append(f"{author.orcid}[auid]")
    if place := institution(author):
        company.append(f'"{place}"[ad]')
    company += [f"{_plain(person.short)}[au]" for person in _colleagues(reference, author)]
    company += [_topic(reference, topic) for topic in topics_of(reference)[:_MAIN]]
    if not company:
        return None
    term = f"{_plain(author.short)}[1au] AND ({' OR '.join(company)})"
    return AuthorQuestion(term + _but(reference), author.short, is_sure=True)


def name_question(reference: Reference) -> AuthorQuestion | None:
    """Return how to ask for papers of everybody with the first author's name."""
    author = first_author(reference)
    if author is None:
        return None
    return AuthorQuestion(f"{_plain(author.short)}[1au]{_but(reference)}", author.short)


def author_ties(one: Reference, other: Reference) -> tuple[Tie, ...]:
    """Return what says that two papers have the same first author, the strongest first.

    Empty for papers that share the name alone. Different ORCIDs say that they are two people,
    whatever else agrees.
    """
    mine, theirs = first_author(one), first_author(other)
    if mine is None or theirs is None:
        return ()
    if mine.orcid and theirs.orcid:
        return (Tie(Basis.ORCID, mine.orcid),) if mine.orcid == theirs.orcid else ()
    found: list[Tie] = []
    place = institution(mine)
    if place and any(place.casefold() in a.casefold() for a in theirs.affiliations):
        found.append(Tie(Basis.AFFILIATION, place))
    names = {author.short.casefold() for author in other.authors if author is not theirs}
    both = [a.short for a in one.authors if a is not mine and a.short.casefold() in names]
    if both:
        found.append(Tie(Basis.COLLEAGUES, ", ".join(both[:_MOST_NAMED])))
    if topics := shared_topics(one, other):
        found.append(Tie(Basis.TOPIC, ", ".join(topics[:_MOST_NAMED])))
    return tuple(found)


def _colleagues(reference: Reference, author: Author) -> list[Author]:
    people = [a for a in reference.authors if a.family and a is not author]
    return people[: _MOST_COLLEAGUES - 1] + people[_MOST_COLLEAGUES - 1 :][-1:]  # the last leads


def _but(reference: Reference) -> str:
    return f" NOT {reference.pmid}[uid]" if reference.pmid else ""


def topic_questions(reference: Reference, *, free_only: bool) -> tuple[str, ...]:
    """Return terms for papers on the same topics: on the two strongest, then on any of them."""
    topics = [_topic(reference, topic) for topic in topics_of(reference)]
    if not topics:
        return ()
    tail = (" AND free full text[sb]" if free_only else "") + _but(reference)
    wide = f"({' OR '.join(topics)}){tail}"
    if len(topics) < _MAIN:
        return (wide,)
    return (f"({' AND '.join(topics[:_MAIN])}){tail}", wide)


def pubmed_term(text: str, *, is_descriptor: bool) -> str:
    """Return a topic as PubMed is asked for it: a descriptor whole, with its comma."""
    words = _plain(text)
    return f'"{words}"[mh]' if is_descriptor else f'("{words}"[ot] OR "{words}"[tiab])'


def _topic(reference: Reference, topic: str) -> str:
    names = {heading.name for heading in reference.mesh}
    if topic in names:
        return f'"{_plain(topic)}"[majr]'
    return pubmed_term(topic, is_descriptor=False)


def institution(author: Author) -> str:
    """Return the part of the first affiliation that names the institution, or ``""``."""
    for affiliation in author.affiliations:
        parts = [part.strip(" .;") for part in affiliation.split(",")]
        for part in parts:
            if _INSTITUTION.search(part) and 1 < len(part.split()) <= 8:
                return _plain(part)
    return ""


def _plain(text: str) -> str:
    """Return words that cannot end a quotation or open a tag of PubMed's syntax."""
    return _UNSAFE.sub(" ", text).strip()
