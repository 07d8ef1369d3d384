# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists of a paper as one JSON text, and back.

A paper has some sixty authors, addresses, headings and keywords. Kept as rows of tables they took
most of the time of an import and of an export; as one text they are written and read at once, and
``json_each`` still looks inside. Values stand by their place and are left out at the end where
they are empty; lists that are empty are left out. ``docs/library-file.md`` names the places.
"""

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from refdesk.domain.indexing import Keyword, MeshHeading, MeshQualifier, PublicationType
from refdesk.domain.reference import (
    Abstract,
    AbstractKind,
    AbstractSection,
    Author,
    AuthorRole,
    Correction,
    Grant,
    HistoryDate,
    NoticeSource,
    PartialDate,
    Reference,
    Substance,
    TrialId,
)

_OTHER_ENTITY = re.compile("&(?!(?:lt|gt|amp);)")
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_ENCODE = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_DECODE = json.JSONDecoder().raw_decode
_AUTHOR = AuthorRole.AUTHOR
_ROLES = {role.value: role for role in AuthorRole}
_KINDS = {kind.value: kind for kind in AbstractKind}
_SOURCES = {source.value: source for source in NoticeSource}


class NotStorableError(ValueError):
    """A text holds a NUL, at which SQLite and others stop reading."""


class Lists(NamedTuple):
    """The lists of one paper."""

    authors: tuple[Author, ...] = ()
    languages: tuple[str, ...] = ()
    abstracts: tuple[Abstract, ...] = ()
    mesh: tuple[MeshHeading, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    publication_types: tuple[PublicationType, ...] = ()
    substances: tuple[Substance, ...] = ()
    trial_ids: tuple[TrialId, ...] = ()
    grants: tuple[Grant, ...] = ()
    corrections: tuple[Correction, ...] = ()
    history: tuple[HistoryDate, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


# Writing


def encoded(reference: Reference) -> str:
    """Return the lists of a paper as JSON.

    Raises:
        NotStorableError: a text holds a NUL.
    """
    r = reference
    # Authors of one house repeat its address; each paper stores an address once.
    places: dict[str, int] = {}
    lists: dict[str, Sequence[object]] = {
        "authors": [_author(a, places) for a in r.authors],
        "addresses": list(places),
        "languages": r.languages,
        "mesh": [_heading(h) for h in r.mesh],
        "qualifiers": [
            (n, q.name, q.ui, q.major) for n, h in enumerate(r.mesh) for q in h.qualifiers
        ],
        "keywords": [(k.text, k.owner, k.major) for k in r.keywords],
        "publication_types": [(t.name, t.ui) for t in r.publication_types],
        "substances": [(s.name, s.registry_number, s.ui) for s in r.substances],
        "trial_ids": [(t.registry, t.number) for t in r.trial_ids],
        "grants": [(g.number, g.acronym, g.agency, g.country) for g in r.grants],
        "corrections": [
            (c.kind, c.text, c.pmid, c.doi, c.note, c.date, c.source) for c in r.corrections
        ],
        "history": [(h.status, *_date(h.date)) for h in r.history],
        "extra": r.extra,
        "abstracts": [(a.language, a.kind, a.copyright, len(a.sections)) for a in r.abstracts],
        "sections": [_section(s) for a in r.abstracts for s in a.sections],
    }
    text = _ENCODE({name: values for name, values in lists.items() if values})
    if "\\u0000" in text and _NUL.search(text):
        raise NotStorableError
    return text


def _author(author: Author, places: dict[str, int]) -> tuple[object, ...]:
    a = author
    addresses = [places.setdefault(text, len(places)) for text in a.affiliations]
    common = (a.family, a.given, a.initials, addresses)
    if a.suffix or a.collective or a.orcid or a.equal_contribution or a.role is not _AUTHOR:
        return (*common, a.collective, a.role, a.suffix, a.orcid, a.equal_contribution)
    return common


def _heading(heading: MeshHeading) -> tuple[object, ...]:
    h = heading
    return (h.name, h.ui, h.major, h.kind) if h.major or h.kind else (h.name, h.ui)


def _date(date: PartialDate) -> tuple[object, ...]:
    if date.season or date.raw:
        return date.year, date.month, date.day, date.season, date.raw
    return date.year, date.month, date.day


def _section(section: AbstractSection) -> tuple[str, ...]:
    text = section.text
    kept = (section.label, section.category, text)
    if "<" not in text and not _OTHER_ENTITY.search(text):
        return kept
    told = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    # Kept where SQL cannot tell it from the text so: the search index is made of it.
    plain = section.plain
    return kept if plain == told else (*kept, plain)


# Reading


class Decoder:
    """Makes lists of JSON. Values that repeat from paper to paper are shared."""

    def __init__(self) -> None:
        self._heading = lru_cache(16384)(_made_heading)
        self._qualified = lru_cache(16384)(_qualified_heading)
        self._type = lru_cache(256)(PublicationType)
        self._substance = lru_cache(1024)(Substance)
        self.date = lru_cache(4096)(PartialDate)

    def lists(self, text: str) -> Lists:
        """Return the lists of a paper.

        Raises:
            ValueError: the text is not what :func:`encoded` made.
        """
        found: dict[str, list[Any]] = _DECODE(text)[0]
        get = found.get
        addresses = get("addresses", ())
        return Lists(
            tuple(
                [
                    Author(a[0], a[1], a[2], "", "", "", tuple([addresses[n] for n in a[3]]))
                    if len(a) == 4
                    else _made_author(a, addresses)
                    for a in get("authors", ())
                ]
            ),
            tuple(get("languages", ())),
            _made_abstracts(get("abstracts", ()), get("sections", ())),
            self._headings(get("mesh", ()), get("qualifiers", ())),
            tuple([Keyword(*k) for k in get("keywords", ())]),
            tuple([self._type(*t) for t in get("publication_types", ())]),
            tuple([self._substance(*s) for s in get("substances", ())]),
            tuple([TrialId(*t) for t in get("trial_ids", ())]),
            tuple([Grant(*g) for g in get("grants", ())]),
            tuple([_made_correction(*c) for c in get("corrections", ())]),
            tuple([HistoryDate(status, self.date(*d)) for status, *d in get("history", ())]),
            tuple([(name, value) for name, value in get("extra", ())]),
        )

    def _headings(
        self, rows: Sequence[Sequence[Any]], qualifiers: Sequence[Sequence[Any]]
    ) -> tuple[MeshHeading, ...]:
        made = [self._heading(*row) for row in rows]
        if not qualifiers:
            return tuple(made)
        of_heading: dict[int, tuple[Any, ...]] = {}
        for place, name, ui, major in qualifiers:
            of_heading[place] = (*of_heading.get(place, ()), name, ui, major)
        for place, own in of_heading.items():
            made[place] = self._qualified(own, *rows[place])
        return tuple(made)


def _made_author(row: Sequence[Any], addresses: Sequence[str]) -> Author:
    family, given, initials, places, collective, role, suffix, orcid, equal = row
    affiliations = tuple([addresses[place] for place in places])
    return Author(
        family, given, initials, suffix, collective, orcid, affiliations, equal, _ROLES[role]
    )


def _made_heading(name: str, ui: str, major: bool = False, kind: str = "") -> MeshHeading:
    return MeshHeading(name, ui, major, (), kind)


def _qualified_heading(
    values: tuple[Any, ...], name: str, ui: str, major: bool = False, kind: str = ""
) -> MeshHeading:
    qualifiers = [MeshQualifier(*values[n : n + 3]) for n in range(0, len(values), 3)]
    return MeshHeading(name, ui, major, tuple(qualifiers), kind)


def _made_abstracts(
    rows: Sequence[Sequence[Any]], sections: Sequence[Sequence[str]]
) -> tuple[Abstract, ...]:
    made = [AbstractSection(s[2], s[0], s[1]) for s in sections]
    abstracts: list[Abstract] = []
    start = 0
    for language, kind, rights, count in rows:
        own = tuple(made[start : start + count])
        abstracts.append(Abstract(own, language, _KINDS[kind], rights))
        start += count
    return tuple(abstracts)


def _made_correction(
    kind: str, text: str, pmid: str, doi: str, note: str, date: str, source: str
) -> Correction:
    return Correction(kind, text, pmid, doi, note, date, _SOURCES[source])
