# SPDX-License-Identifier: GPL-3.0-or-later
"""What papers must be, and what they must not have, as queries for their ids.

Each is read from an index, or a small table, alone: a filter is asked anew with every letter.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal_column, select, text

from refdesk.domain.asking import Filter, Term
from refdesk.domain.folding import cjk_runs, without_particle
from refdesk.domain.identifiers import Scheme
from refdesk.domain.limits import EFFECTS, Age, Between, Codes, Name
from refdesk.store import schema, sqlite
from refdesk.store.rows import rank_of_design
from refdesk.store.search import term_expressions

_R = schema.REFERENCE.c
_AFTER_ALL = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Limit:
    """Papers by a query and its parameters."""

    statement: Select[int]
    parameters: dict[str, str]


def limits(said: Term | Filter, now: datetime, *, trash: bool = False) -> list[Limit]:
    """Return the papers that a filter means, or that have a word in their record or full text.

    ``trash``: whether papers in the trash are asked for; the indexes of ``reference`` leave it out.
    """
    if isinstance(said, Filter):
        condition = _MAKERS[said.name](said.value, now)
        if isinstance(condition, ColumnElement):
            lies = _R.trashed_at.is_not(None) if trash else _R.trashed_at.is_(None)
            condition = select(_R.id).where(lies, condition)
        return [Limit(condition, {})]
    if is_placed(said):
        return [_placed(said)]
    indexes = zip(("search", "fulltext_search"), term_expressions(said), strict=True)
    return [
        Limit(sqlite.matching(index=index), {"match": expression})
        for index, expression in indexes
        if expression
    ]


def is_placed(term: Term) -> bool:
    """Whether unspaced writing is looked for in one field; its pairs are indexed for all together."""
    return bool(term.field) and any(is_cjk for is_cjk, _ in cjk_runs(term.text))


def _placed(term: Term) -> Limit:
    """Return the papers of the index that have the runs of ``term`` in its field, and nowhere else."""
    match, _ = term_expressions(term)
    parameters = {"match": match or ""}
    source = f"source.{term.field}"
    if term.field == "title":
        source = f"{source} || ' ' || reference.vernacular_title"
    if term.field == "authors":
        source = f"replace({source}, ' ', '')"  # "한 지우" is looked for as 한지우
    statement = (
        select(_R.id)
        .join(text("search_source AS source"), literal_column("source.id") == _R.id)
        .where(_R.id.in_(sqlite.matching()))
    )
    for place, run in enumerate(run for is_cjk, run in cjk_runs(term.text) if is_cjk):
        stem = run if term.exact else without_particle(run)
        for form in ("NFC", "NFD"):
            parameters[f"{form}{place}"] = unicodedata.normalize(form, stem)
        statement = statement.where(
            text(f"(instr({source}, :NFC{place}) OR instr({source}, :NFD{place}))")
        )
    return Limit(statement, parameters)


_Condition = ColumnElement[bool] | Select[int]
_Maker = Callable[[Any, datetime], _Condition]


def _within(value: Between, of: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return that a number is known and lies between others."""
    conditions: list[ColumnElement[bool]] = [of.is_not(None)]
    if value.low is not None:
        conditions.append(of > value.low if value.open else of >= value.low)
    if value.high is not None:
        conditions.append(of < value.high if value.open else of <= value.high)
    return and_(*conditions)


def _numbers(name: str, value: Between, now: datetime) -> _Condition:
    del now
    return _within(value, _R[name])


def _rating(value: Between, now: datetime) -> _Condition:
    """Return papers by stars; one without any was not rated, and is no paper of few stars."""
    del now
    return _within(value, _R.rating) & (_R.rating > 0)


def _effect(kind: str, value: Between, now: datetime) -> _Condition:
    del now
    effect = schema.EFFECT.c
    return select(effect.reference_id).where(effect.kind == kind, _within(value, effect.value))


def _design(value: Codes, now: datetime) -> _Condition:
    del now
    ranks = {rank_of_design(code) for code in value.codes}  # has an index
    return _R.design_rank.in_(ranks) & _R.design.in_(value.codes)


def _language(value: Codes, now: datetime) -> _Condition:
    del now
    among = (" " + _R.languages + " ").like(f"% {value.codes[0]} %")
    return (_R.languages > "") & among  # so that its index is read, not the papers


def _tag(value: Name, now: datetime) -> _Condition:
    del now
    tag, borne = schema.TAG.c, schema.REFERENCE_TAG.c
    named = select(tag.id).where(tag.key == value.text.casefold())
    return select(borne.reference_id).where(borne.tag_id.in_(named))


def _collection(value: Name, now: datetime) -> _Condition:
    del now
    collection, held = schema.COLLECTION.c, schema.COLLECTION_REFERENCE.c
    same = func.lower(collection.name) == value.text.lower()
    return select(held.reference_id).where(
        held.collection_id.in_(select(collection.id).where(same))
    )


def _key(value: Name, now: datetime) -> _Condition:
    """Return papers whose citation key begins so."""
    del now
    keys = schema.CITATION_KEY.c
    return select(keys.reference_id).where(keys.key.between(value.text, value.text + "{"))


def _identifier(scheme: Scheme, value: Name, now: datetime) -> _Condition:
    del now
    columns = schema.IDENTIFIER.c
    begun = value.text.lower() if scheme is Scheme.DOI else value.text.upper()
    if scheme is Scheme.PMCID and not begun.startswith("PMC"):
        begun = f"PMC{begun}"
    last = begun + _AFTER_ALL if scheme is Scheme.DOI else begun  # a DOI may be typed half
    return select(columns.reference_id).where(
        columns.key.between(begun, last), columns.scheme == scheme.value
    )


def _has(value: Codes, now: datetime) -> _Condition:
    del now
    match value.codes[0]:
        case "fulltext":
            return _R.has_fulltext == 1
        case "pdf" | "file" | "attachment":
            return select(schema.ATTACHMENT.c.reference_id)
        case "note":
            return select(schema.NOTE.c.reference_id)
        case "highlight":
            return select(schema.ANNOTATION.c.reference_id)
        case "tag":
            return select(schema.REFERENCE_TAG.c.reference_id)
        case "abstract":
            return _R.has_abstract == 1
        case scheme:
            columns = schema.IDENTIFIER.c
            return select(columns.reference_id).where(columns.scheme == scheme)


def _is(value: Codes, now: datetime) -> _Condition:
    del now
    return {
        "read": _R.is_read == 1,
        "unread": _R.is_read == 0,
        "retracted": _R.is_retracted == 1,
        "concern": _R.is_retracted == 2,
        "sample": _R.is_sample == 1,
    }[value.codes[0]]


def _aged(name: str, value: Age, now: datetime) -> _Condition:
    try:
        then = (now - timedelta(days=value.days)).isoformat()
    except OverflowError:  # before the year 1
        then = ""
    return _R[name] < then if value.older else _R[name] >= then


_MAKERS: dict[str, _Maker] = {
    "year": partial(_numbers, "year"),
    "n": partial(_numbers, "sample_size"),
    "rating": _rating,
    "design": _design,
    "lang": _language,
    "tag": _tag,
    "collection": _collection,
    "key": _key,
    "pmid": partial(_identifier, Scheme.PMID),
    "pmcid": partial(_identifier, Scheme.PMCID),
    "doi": partial(_identifier, Scheme.DOI),
    "has": _has,
    "is": _is,
    "added": partial(_aged, "added_at"),
    "opened": partial(_aged, "opened_at"),
    **{kind: partial(_effect, kind.upper()) for kind in EFFECTS},
}
