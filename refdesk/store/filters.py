# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of what people type that is about a paper's data, not its words.

``year:2019``, ``year:2019-2024``, ``year:>2019``; ``design:rct``; ``tag:"to read"``; ``pmid:``, ``pmcid:``,
``doi:``; ``has:fulltext|pdf|abstract|note|tag|doi|pmid``; ``is:read|unread|retracted|sample``;
``added:<7d`` (in the last seven days), ``added:>1y``. A minus before one of them, before a word or a
phrase leaves out what it finds. What is none of these stays ordinary text: nothing typed is an error.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from refdesk.domain.designs import DESIGNS
from refdesk.domain.identifiers import Scheme
from refdesk.store import schema, sqlite
from refdesk.store.search import fulltext_expression, match_expression

_R = schema.REFERENCE.c
_TOKEN = re.compile(r'(?<!\S)(-?)(?:([a-z]+):)?("[^"]*"?|[^\s"]+)', re.IGNORECASE)
_SPAN = re.compile(r"(\d{4})?(-|\.\.)?(\d{4})?")
_AGE = re.compile(r"([<>]?)(\d{1,5})([dwmy])", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_FIRST, _LAST = 0, 9999
_AFTER_ALL = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Limit:
    """Papers by a query and its parameters."""

    statement: Select[int]
    parameters: dict[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: words to look for, and what papers must and must not be."""

    text: str
    within: tuple[Limit, ...] = ()
    without: tuple[Limit, ...] = ()


def asked(text: str, now: datetime) -> Asked:
    """Return what a person means by ``text``."""
    within: list[Limit] = []
    without: list[Limit] = []

    def taken(match: re.Match[str]) -> str:
        minus, name, said = match.groups()
        value = said.strip('"').strip()
        limits = _limits(name, value, now) if name else []
        if minus and not limits and any(c.isalnum() for c in said):
            limits = _words(f"{name}:{said}" if name else said)
        if not limits:
            return match[0]
        (without if minus else within).extend(limits)
        return ""

    text = text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    rest = _TOKEN.sub(taken, text)
    return Asked(
        " ".join(rest.split()) if within or without else text, tuple(within), tuple(without)
    )


def _words(text: str) -> list[Limit]:
    """Return the papers that have words, in their record or in their full text."""
    found = []
    for index, expression in (
        ("search", match_expression(text)),
        ("fulltext_search", fulltext_expression(text)),
    ):
        if expression:
            found.append(Limit(sqlite.matching(index=index), {"match": expression}))
    return found


def _limits(name: str, value: str, now: datetime) -> list[Limit]:
    """Return the papers that ``name:value`` means; none where it means nothing."""
    make = _FILTERS.get(name.lower())
    condition = make(value, now) if make and value else None
    if condition is None:
        return []
    if isinstance(condition, Select):
        return [Limit(condition, {})]
    return [Limit(select(_R.id).where(condition), {})]


def _year(value: str, now: datetime) -> ColumnElement[bool] | None:
    del now
    sign = value[0] if value[0] in "<>" else ""
    match = _SPAN.fullmatch(value.lstrip("<>="))
    if match is None or not (match[1] or match[3]):
        return None
    if sign:
        year = int(match[1] or match[3])
        return _R.year > year if sign == ">" else _R.year < year
    first = int(match[1]) if match[1] else _FIRST
    last = int(match[3]) if match[3] else (_LAST if match[2] else first)
    return _R.year.between(first, last)


def _design(value: str, now: datetime) -> ColumnElement[bool] | None:
    del now
    said = value.lower()
    codes = [d.code for d in DESIGNS if d.code == said or d.code.startswith(said)]
    return _R.design.in_(codes) if codes else None


def _tag(value: str, now: datetime) -> Select[int]:
    del now
    tag, borne = schema.TAG.c, schema.REFERENCE_TAG.c
    return (
        select(borne.reference_id)
        .join(schema.TAG, tag.id == borne.tag_id)
        .where(tag.key == value.casefold())
    )


def _identifier(scheme: Scheme) -> Callable[[str, datetime], Select[int]]:
    columns = schema.IDENTIFIER.c

    def papers(value: str, now: datetime) -> Select[int]:
        del now
        begun = value.lower() if scheme is Scheme.DOI else value.upper()
        if scheme is Scheme.PMCID and not begun.startswith("PMC"):
            begun = f"PMC{begun}"
        last = begun + _AFTER_ALL if scheme is Scheme.DOI else begun  # a DOI may be typed half
        return select(columns.reference_id).where(
            columns.key.between(begun, last), columns.scheme == scheme.value
        )

    return papers


def _has(value: str, now: datetime) -> ColumnElement[bool] | Select[int] | None:
    del now
    match value.lower():
        case "fulltext":
            return _R.has_fulltext == 1
        case "pdf" | "file" | "attachment":
            return select(schema.ATTACHMENT.c.reference_id)
        case "note":
            return select(schema.NOTE.c.reference_id)
        case "tag":
            return select(schema.REFERENCE_TAG.c.reference_id)
        case "abstract":
            record = schema.RECORD.c
            sections: Any = func.json_extract(record.document, "$.sections")
            return select(record.reference_id).where(sections.is_not(None))
        case "doi" | "pmid" | "pmcid" | "nct" as scheme:
            columns = schema.IDENTIFIER.c
            return select(columns.reference_id).where(columns.scheme == scheme)
        case _:
            return None


def _is(value: str, now: datetime) -> ColumnElement[bool] | None:
    del now
    return {
        "read": _R.is_read == 1,
        "unread": _R.is_read == 0,
        "retracted": _R.is_retracted == 1,
        "sample": _R.is_sample == 1,
    }.get(value.lower())


def _added(value: str, now: datetime) -> ColumnElement[bool] | None:
    match = _AGE.fullmatch(value)
    if match is None:
        return None
    try:
        then = (now - timedelta(days=int(match[2]) * _DAYS[match[3].lower()])).isoformat()
    except OverflowError:  # before the year 1
        then = ""
    return _R.added_at < then if match[1] == ">" else _R.added_at >= then


_FILTERS: dict[str, Callable[[str, datetime], ColumnElement[bool] | Select[int] | None]] = {
    "year": _year,
    "design": _design,
    "tag": _tag,
    "pmid": _identifier(Scheme.PMID),
    "pmcid": _identifier(Scheme.PMCID),
    "doi": _identifier(Scheme.DOI),
    "has": _has,
    "is": _is,
    "added": _added,
}
