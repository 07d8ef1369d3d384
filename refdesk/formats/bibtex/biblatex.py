# SPDX-License-Identifier: GPL-3.0-or-later
"""References written in biblatex's dialect: its types of entry, ISO dates, its names of fields."""

import re
from collections.abc import Iterable, Iterator, Sequence

from refdesk.domain.citekeys import KeyMaker
from refdesk.domain.dates import month_number
from refdesk.domain.identifiers import Scheme
from refdesk.domain.languages import language_name
from refdesk.domain.reference import PartialDate, Reference
from refdesk.domain.reference import ReferenceKind as Kind
from refdesk.formats.bibtex.kinds import KIND_OF_TYPE, TYPE_OF_KIND
from refdesk.formats.bibtex.writer import USUAL, Manner, entry_text, fields_of

_TYPES = TYPE_OF_KIND | {
    Kind.THESIS: "thesis", Kind.REPORT: "report", Kind.WEBPAGE: "online",
    Kind.DATASET: "dataset", Kind.SOFTWARE: "software", Kind.PATENT: "patent",
    Kind.STANDARD: "standard", Kind.LEGISLATION: "legislation", Kind.MEDIA: "video",
    Kind.SOUND: "audio", Kind.COMMUNICATION: "letter", Kind.ENTRY: "inreference",
}  # fmt: skip
_SUBTYPES = {Kind.MAGAZINE: "magazine", Kind.NEWSPAPER: "newspaper"}
_RENAMED = {"journal": "journaltitle", "address": "location", "school": "institution"}
_LEFT_OUT = frozenset({"year", "day", "entrysubtype", "eprint", "archiveprefix"})
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_MONTHS_AND_MONTHS = re.compile(
    r"(?P<year>\d{4}) (?P<first>[A-Z][a-z]{2})-(?:(?P<later>\d{4}) )?(?P<last>[A-Z][a-z]{2})"
)
"""MEDLINE's ``2015 Nov-Dec`` and ``1998 Dec-1999 Jan``."""
_BABEL = frozenset(
    {
        "eng", "kor", "jpn", "ger", "fre", "spa", "ita", "por", "rus", "pol", "dut", "swe", "dan",
        "fin", "tur", "cze", "hun",
    }
)  # fmt: skip
"""Languages whose English name in lower case is what ``langid`` has."""


def write(references: Iterable[Reference], manner: Manner = USUAL) -> Iterator[str]:
    """Yield biblatex text, one entry a piece."""
    known = references if isinstance(references, Sequence) else ()
    keys = KeyMaker(reference.citation_key for reference in known)
    for reference in references:
        name = _TYPES.get(reference.kind, "misc")
        fields = _fields(reference, name, manner)
        yield entry_text(name, keys.key(reference), fields, letters=manner.letters)


def _fields(reference: Reference, type_name: str, manner: Manner) -> Iterator[tuple[str, str]]:
    for name, value in fields_of(reference, manner):
        if name == "year":
            date = reference.published if reference.published.year else reference.electronic_date
            yield "date", _iso(date)
        elif name == "doi":
            yield name, value
            yield from _eprint(reference)
        elif name == "issn":  # biber takes one
            yield name, value.partition(", ")[0]
            yield "eissn", value.partition(", ")[2]
        elif name not in _LEFT_OUT:
            yield _RENAMED.get(name, name), value
    yield "entrysubtype", _subtype(reference.kind, type_name)
    if len(reference.languages) == 1 and reference.languages[0] in _BABEL:
        yield "langid", language_name(reference.languages[0])


def _subtype(kind: Kind, type_name: str) -> str:
    """Return what the type of entry does not say."""
    if kind in _SUBTYPES:
        return _SUBTYPES[kind]
    return "" if KIND_OF_TYPE.get(type_name, Kind.OTHER) is kind else str(kind)


def _iso(date: PartialDate) -> str:
    if match := _MONTHS_AND_MONTHS.fullmatch(date.raw):
        first, last = month_number(match["first"]), month_number(match["last"])
        if date.year and first and last:
            return f"{date.year:04d}-{first:02d}/{match['later'] or match['year']}-{last:02d}"
    season = _SEASONS.get(date.season.lower()) if date.season and not date.month else None
    return f"{date.iso}-{season}" if season and date.year else date.iso


def _eprint(reference: Reference) -> Iterator[tuple[str, str]]:
    """Yield the one number that biblatex prints; ``pmid`` and ``pmcid`` stand by themselves, too."""
    arxiv = reference.identifier(Scheme.ARXIV)
    yield "eprint", arxiv or reference.pmid
    yield "eprinttype", "arxiv" if arxiv else "pubmed" if reference.pmid else ""
