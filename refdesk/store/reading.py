# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of the library's tables as references."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, Table, select

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import (
    Abstract,
    AbstractKind,
    AbstractSection,
    Author,
    AuthorRole,
    Correction,
    Grant,
    HistoryDate,
    Journal,
    Keyword,
    MeshHeading,
    MeshQualifier,
    NoticeSource,
    PartialDate,
    PublicationType,
    Reference,
    ReferenceKind,
    StoredReference,
    Substance,
    TrialId,
)
from refdesk.store import schema, sqlite
from refdesk.store.rows import LIST_COLUMNS
from refdesk.store.sqlite import among, joined

T = TypeVar("T")
Lists = dict[int, list[T]]

_NOT_READ = {"plain", "key"}
"""Columns that only search and lookup use."""
_MAIN: Select[Any] = select(schema.REFERENCE).where(among(schema.REFERENCE.c.id))
_LISTS: dict[Table, Select[Any]] = {
    table: select(*(table.c[name] for name in LIST_COLUMNS[table] if name not in _NOT_READ))
    .where(among(table.c.reference_id))
    .order_by(*table.primary_key)
    for table in schema.LISTS
}
_NOTES: Select[Any] = select(schema.NOTE.c.reference_id, schema.NOTE.c.text).where(
    among(schema.NOTE.c.reference_id)
)
_TAGS: Select[Any] = (
    select(schema.REFERENCE_TAG.c.reference_id, schema.TAG.c.name)
    .join(schema.TAG, schema.TAG.c.id == schema.REFERENCE_TAG.c.tag_id)
    .where(among(schema.REFERENCE_TAG.c.reference_id))
    .order_by(schema.TAG.c.key)
)
_COLLECTIONS: Select[Any] = (
    select(schema.COLLECTION_REFERENCE.c.reference_id, schema.COLLECTION_REFERENCE.c.collection_id)
    .where(among(schema.COLLECTION_REFERENCE.c.reference_id))
    .order_by(schema.COLLECTION_REFERENCE.c.collection_id)
)

_ROLES = {role.value: role for role in AuthorRole}
_SCHEMES = {scheme.value: scheme for scheme in Scheme}
_KINDS = {kind.value: kind for kind in ReferenceKind}
_ABSTRACT_KINDS = {kind.value: kind for kind in AbstractKind}
_SOURCES = {source.value: source for source in NoticeSource}


class ReferenceReader:
    """Reads papers, many at a time. Values that repeat from paper to paper are shared."""

    def __init__(self) -> None:
        # Headings, keywords, types and journals repeat: an immutable value is made once.
        self._heading = lru_cache(8192)(MeshHeading)
        self._qualifier = lru_cache(1024)(MeshQualifier)
        self._keyword = lru_cache(4096)(Keyword)
        self._type = lru_cache(256)(PublicationType)
        self._journal = lru_cache(1024)(Journal)
        self._substance = lru_cache(1024)(Substance)

    def stored(self, connection: Connection, ids: Iterable[int]) -> dict[int, StoredReference]:
        """Return the papers with these ids that exist."""
        parameter = {"ids": joined(ids)}
        rows = connection.execute(_MAIN, parameter).all()
        if not rows:
            return {}
        references = self._references(connection, rows, parameter)
        notes: dict[int, str] = dict(connection.execute(_NOTES, parameter).all())
        tags = _grouped(connection.execute(_TAGS, parameter).all(), str)
        collections = _grouped(connection.execute(_COLLECTIONS, parameter).all(), int)
        return {
            row.id: StoredReference(
                id=row.id,
                revision=row.revision,
                reference=references[row.id],
                added_at=datetime.fromisoformat(row.added_at),
                is_read=bool(row.is_read),
                is_sample=bool(row.is_sample),
                is_trashed=row.trashed_at is not None,
                has_fulltext=bool(row.has_fulltext),
                tags=tuple(tags.get(row.id, ())),
                collections=tuple(collections.get(row.id, ())),
                note=notes.get(row.id, ""),
            )
            for row in rows
        }

    def _references(
        self, connection: Connection, rows: Sequence[Row[Any]], parameter: dict[str, str]
    ) -> dict[int, Reference]:
        def listed(table: Table, make: Callable[..., T]) -> Lists[T]:
            return _grouped(_read(connection, table, parameter), make)

        authors = _authors(connection, parameter)
        abstracts = _abstracts(connection, parameter)
        mesh = self._mesh(connection, parameter)
        identifiers = listed(schema.IDENTIFIER, _identifier)
        languages = listed(schema.LANGUAGE, _second)
        keywords = listed(schema.KEYWORD, self._placed_keyword)
        types = listed(schema.PUBLICATION_TYPE, lambda _, name, ui: self._type(name, ui))
        substances = listed(schema.SUBSTANCE, lambda _, *values: self._substance(*values))
        trials = listed(schema.TRIAL_ID, lambda _, registry, number: TrialId(registry, number))
        grants = listed(schema.FUNDING, lambda _, *values: Grant(*values))
        corrections = listed(schema.CORRECTION, _correction)
        history = listed(schema.HISTORY_DATE, _history_date)
        extra = listed(schema.EXTRA_FIELD, lambda _, name, value: (name, value))
        return {
            row.id: Reference(
                kind=_KINDS[row.kind],
                title=row.title,
                title_translated=bool(row.title_translated),
                vernacular_title=row.vernacular_title,
                authors=tuple(authors.get(row.id, ())),
                authors_complete=bool(row.authors_complete),
                journal=self._journal(
                    row.journal_title,
                    row.journal_iso,
                    row.journal_medline,
                    row.issn_print,
                    row.issn_electronic,
                    row.issn_linking,
                    row.journal_nlm_id,
                    row.journal_country,
                ),
                container_title=row.container_title,
                published=PartialDate(
                    row.published_year,
                    row.published_month,
                    row.published_day,
                    row.published_season,
                    row.published_raw,
                ),
                electronic_date=PartialDate(
                    row.electronic_year,
                    row.electronic_month,
                    row.electronic_day,
                    row.electronic_season,
                    row.electronic_raw,
                ),
                publication_status=row.publication_status,
                publication_model=row.publication_model,
                record_status=row.record_status,
                volume=row.volume,
                issue=row.issue,
                pages=row.pages,
                article_number=row.article_number,
                languages=tuple(languages.get(row.id, ())),
                abstracts=tuple(abstracts.get(row.id, ())),
                mesh=tuple(mesh.get(row.id, ())),
                keywords=tuple(keywords.get(row.id, ())),
                publication_types=tuple(types.get(row.id, ())),
                substances=tuple(substances.get(row.id, ())),
                identifiers=tuple(identifiers.get(row.id, ())),
                trial_ids=tuple(trials.get(row.id, ())),
                grants=tuple(grants.get(row.id, ())),
                corrections=tuple(corrections.get(row.id, ())),
                history=tuple(history.get(row.id, ())),
                conflict_statement=row.conflict_statement,
                publisher=row.publisher,
                publisher_place=row.publisher_place,
                edition=row.edition,
                series=row.series,
                url=row.url,
                note=row.file_note,
                citation_key=row.citation_key,
                extra=tuple(extra.get(row.id, ())),
            )
            for row in rows
        }

    def _placed_keyword(self, _: int, text: str, owner: str, major: int) -> Keyword:
        return self._keyword(text, owner, bool(major))

    def _mesh(self, connection: Connection, parameter: dict[str, str]) -> Lists[MeshHeading]:
        qualifiers: dict[tuple[int, int], tuple[MeshQualifier, ...]] = {}
        for i, heading, _, name, ui, major in _read(connection, schema.MESH_QUALIFIER, parameter):
            key = (i, heading)
            made = self._qualifier(name, ui, bool(major))
            qualifiers[key] = (*qualifiers.get(key, ()), made)
        headings: Lists[MeshHeading] = {}
        for i, place, name, ui, major, kind in _read(connection, schema.MESH_HEADING, parameter):
            headings.setdefault(i, []).append(
                self._heading(name, ui, bool(major), qualifiers.get((i, place), ()), kind)
            )
        return headings


def _read(connection: Connection, table: Table, parameter: dict[str, str]) -> list[Any]:
    return sqlite.tuples(connection, _LISTS[table], parameter)


def _grouped(rows: Iterable[Any], make: Callable[..., T]) -> Lists[T]:
    """Return what ``make`` builds of each row's other columns, by the id in the first."""
    grouped: Lists[T] = {}
    for i, *values in rows:
        grouped.setdefault(i, []).append(make(*values))
    return grouped


def _authors(connection: Connection, parameter: dict[str, str]) -> Lists[Author]:
    texts = {
        (i, place): text for i, place, text in _read(connection, schema.AFFILIATION, parameter)
    }
    affiliations: dict[tuple[int, int], tuple[str, ...]] = {}
    for i, author, _, place in _read(connection, schema.AUTHOR_AFFILIATION, parameter):
        key = (i, author)
        affiliations[key] = (*affiliations.get(key, ()), texts[i, place])
    authors: Lists[Author] = {}
    for (
        i, place, family, given, initials, suffix, collective, orcid, equal, role,
    ) in _read(connection, schema.AUTHOR, parameter):  # fmt: skip
        author = Author(
            family, given, initials, suffix, collective, orcid,
            affiliations.get((i, place), ()), bool(equal), _ROLES[role],
        )  # fmt: skip
        authors.setdefault(i, []).append(author)
    return authors


def _abstracts(connection: Connection, parameter: dict[str, str]) -> Lists[Abstract]:
    sections: dict[tuple[int, int], list[AbstractSection]] = {}
    for i, abstract, _, label, category, text in _read(
        connection, schema.ABSTRACT_SECTION, parameter
    ):
        sections.setdefault((i, abstract), []).append(AbstractSection(text, label, category))
    abstracts: Lists[Abstract] = {}
    for i, place, language, kind, rights in _read(connection, schema.ABSTRACT, parameter):
        abstracts.setdefault(i, []).append(
            Abstract(tuple(sections.get((i, place), ())), language, _ABSTRACT_KINDS[kind], rights)
        )
    return abstracts


def _identifier(_: int, scheme: str, value: str) -> Identifier:
    return Identifier(_SCHEMES[scheme], value)


def _second(_: int, value: str) -> str:
    return value


def _correction(
    _: int, kind: str, text: str, pmid: str, doi: str, note: str, date: str, source: str
) -> Correction:
    return Correction(kind, text, pmid, doi, note, date, _SOURCES[source])


def _history_date(
    _: int, status: str, year: int | None, month: int | None, day: int | None, season: str, raw: str
) -> HistoryDate:
    return HistoryDate(status, PartialDate(year, month, day, season, raw))
