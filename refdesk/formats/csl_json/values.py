# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the fields of an item: texts, dates and names in all their forms."""

from collections.abc import Mapping

from refdesk.domain.dates import SEASONS, made_date, parse_date
from refdesk.domain.markup import collapse, from_html, to_plain
from refdesk.domain.names import author_from_text, clean_orcid, names_group
from refdesk.domain.reference import Author, AuthorRole, PartialDate

_SEASON_NAMES = {"1": "Spring", "2": "Summer", "3": "Autumn", "4": "Winter"}
_MOST_DIGITS = 15


def text_of(value: object) -> str:
    """Return a text, a number, or the first text of a list; ``""`` for all else."""
    if isinstance(value, str):
        return "\n".join(filter(None, map(collapse, value.split("\n"))))
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**_MOST_DIGITS else ""
    if isinstance(value, float):
        return f"{value:g}"
    return next(iter(texts_of(value)), "") if isinstance(value, list) else ""


def texts_of(value: object) -> list[str]:
    """Return the texts of a list, or the one text there is."""
    values = value if isinstance(value, list) else [value]
    return [text for entry in values if not isinstance(entry, list) and (text := text_of(entry))]


def read_date(value: object) -> PartialDate:
    """Return a date given as ``date-parts``, ``raw``, ``literal``, or as a text."""
    if not isinstance(value, Mapping):
        return parse_date(text_of(value))
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers = [_number(part) for part in first[:3]] if isinstance(first, list) else []
    year, month, day = (*numbers, None, None, None)[:3]
    written = (text_of(value.get(name)) for name in ("raw", "literal", "edtf", "date-time"))
    text = next(filter(None, written), "")
    if year is not None:
        said = parse_date(text)
        if said.raw and said.year == year:
            return said
        return made_date(year, month, day, _season(value.get("season")) if not month else "")
    return parse_date(text)


def _number(value: object) -> int | None:
    text = text_of(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _season(value: object) -> str:
    text = text_of(value)
    return _SEASON_NAMES.get(text.lstrip("2").lstrip("0") or text, "") or (
        text.title() if text.title() in SEASONS else ""
    )


def read_name(value: object, role: AuthorRole) -> Author | None:
    """Return a person or group, ``None`` where there is no name."""
    if isinstance(value, str):
        return author_from_text(value, role) if value.strip(" ,") else None
    if not isinstance(value, Mapping):
        return None
    literal = _part(value, "literal") or _part(value, "name")
    if literal:
        return Author(collective=literal, role=role)
    particles = (_part(value, name) for name in ("dropping-particle", "non-dropping-particle"))
    family = " ".join(filter(None, (*particles, _part(value, "family"))))
    given, suffix = _part(value, "given"), _part(value, "suffix")
    if not family:
        return Author(family=given, role=role) if given else None
    if not given and names_group(family):
        return Author(collective=family, role=role)
    orcid = clean_orcid(_part(value, "ORCID"))
    return Author(family, given, suffix=suffix, orcid=orcid, role=role)


def _part(value: Mapping[str, object], name: str) -> str:
    text = text_of(value.get(name))
    return to_plain(from_html(text)) or text  # "&#1" is no letter, but no reason to lose a name
