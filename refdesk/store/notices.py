# SPDX-License-Identifier: GPL-3.0-or-later
"""When services were asked for notices of papers, what they said, and retracted papers that are cited."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import (
    Connection,
    Subquery,
    case,
    delete,
    func,
    insert,
    literal,
    select,
)

from refdesk.domain.changes import ChangeSet
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.notices import (
    CROSSREF,
    PUBMED,
    REFERENCES,
    Alarms,
    Askable,
    Check,
    CitedNotice,
    NewNotice,
    NoticeState,
    Told,
    new_notices,
    with_notices,
)
from refdesk.domain.reference import Reference
from refdesk.store import schema, sqlite
from refdesk.store.database import Database, utc_now
from refdesk.store.reading import ReferenceReader
from refdesk.store.storable import storable
from refdesk.store.writing import rewrite

_R, _I = schema.REFERENCE.c, schema.IDENTIFIER.c
_C, _N = schema.NOTICE_CHECK.c, schema.CITED_NOTICE.c
_STRANGER = "-unknown"
"""Behind a source that answered that it does not know the paper."""
_CHECKED = ("reference_id", "source", "at")
_CITED = ("reference_id", "cited", "kind", "title", "notice")
_NEVER, _NOT_ASKED = "", "~"
"""Before and after every date, as text."""


class NoticeStore:
    """The snapshot of notices of one library. Any thread may call any method."""

    def __init__(self, database: Database, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._now = now
        self._reader = ReferenceReader()

    # Who answered

    def checked(self, ids: Iterable[int]) -> dict[int, dict[str, Check]]:
        """Return when each source last answered about papers; those nobody was asked about are absent."""
        chosen = select(_C.reference_id, _C.source, _C.at).where(sqlite.among(_C.reference_id))
        found: defaultdict[int, dict[str, Check]] = defaultdict(dict)
        with self._database.read() as connection:
            for i, source, at in sqlite.tuples(connection, chosen, {"ids": sqlite.joined(ids)}):
                name = source.removesuffix(_STRANGER)
                found[i][name] = Check(datetime.fromisoformat(at), knows=name == source)
        return dict(found)

    def note(self, ids: Iterable[int], source: str, at: datetime, *, knows: bool = True) -> None:
        """Write down that a source answered about papers; ``knows``: they are known to it.

        Raises:
            LibraryError: nothing was written.
        """
        with self._database.write() as connection:
            _note(connection, ids, source, at, knows=knows)

    def due(self, before: datetime) -> "array[int]":
        """Return the papers that a source has not answered about since ``before``, by that date.

        Those that were never asked about come first. Papers in the trash, samples, and those with
        neither PMID nor DOI are left out.
        """
        since = before.astimezone(UTC).isoformat()
        last = _answers()
        have_doi = select(_I.reference_id).where(_I.scheme == Scheme.DOI.value)
        by_pmid = case((_R.pmid != "", func.coalesce(last.c[PUBMED], _NEVER)), else_=_NOT_ASKED)
        by_doi = case(
            (_R.id.in_(have_doi), func.coalesce(last.c[CROSSREF], _NEVER)), else_=_NOT_ASKED
        )
        paper = (
            select(_R.id, by_pmid.label(PUBMED), by_doi.label(CROSSREF))
            .join(last, last.c.reference_id == _R.id, isouter=True)
            .where(_R.trashed_at.is_(None), _R.is_sample == 0)
            .subquery("paper")
        )
        one, other = paper.c[PUBMED], paper.c[CROSSREF]
        least = case((one < other, one), else_=other)
        statement = select(paper.c.id).where(least < since).order_by(least, paper.c.id)
        with self._database.read() as connection:
            return sqlite.vector(connection, statement, {})

    def askable(self, ids: Iterable[int]) -> dict[int, Askable]:
        """Return what services can be asked about papers by, in the order of ``ids``.

        Those that have nothing are absent; so are samples, whose numbers are other papers'.
        """
        wanted = list(ids)
        chosen = (
            select(_I.reference_id, _I.scheme, _I.value)
            .join(schema.REFERENCE, _R.id == _I.reference_id)
            .where(
                sqlite.among(_I.reference_id),
                _I.scheme.in_([Scheme.PMID.value, Scheme.DOI.value]),
                _R.is_sample == 0,
            )
            .order_by(_I.reference_id, _I.position.desc())
        )
        values: defaultdict[int, dict[str, str]] = defaultdict(dict)
        with self._database.read() as connection:
            for i, scheme, value in sqlite.tuples(
                connection, chosen, {"ids": sqlite.joined(wanted)}
            ):
                values[i][scheme] = value  # the first of a scheme comes last, and counts
        return {i: Askable(**values[i]) for i in dict.fromkeys(wanted) if i in values}

    # What they said

    def keep(
        self, source: str, told: Mapping[int, Told | None], at: datetime
    ) -> tuple[ChangeSet, list[NewNotice]]:
        """Put what a source says into papers as they are now, and write down that it answered.

        ``None`` stands for a paper that the source does not know. Call within a step, so that it
        can be taken back.

        Raises:
            LibraryError: nothing was written.
        """
        known = {i: one for i, one in told.items() if one is not None}
        changed: dict[int, Reference] = {}
        new: list[NewNotice] = []
        with self._database.write() as connection:
            for i, stored in self._reader.stored(connection, known).items():
                updated = with_notices(stored.reference, source, known[i])
                if updated == stored.reference or storable(updated) == stored.reference:
                    continue
                changed[i] = storable(updated)
                new += new_notices(i, stored.reference, updated)
            stamp = self._now().astimezone(UTC).isoformat()
            rewrite(connection, changed, now=stamp, restore=False)
            _note(connection, known, source, at)
            _note(connection, told.keys() - known, source, at, knows=False)
        return ChangeSet(updated=frozenset(changed)), new

    def cited(self, reference_id: int) -> tuple[CitedNotice, ...]:
        """Return the retracted papers that a paper cites, as found last."""
        return self.state(reference_id).cited

    def keep_cited(self, found: Mapping[int, Sequence[CitedNotice]], at: datetime) -> ChangeSet:
        """Replace what is known of retracted papers that papers cite; return which have other ones.

        Raises:
            LibraryError: nothing was written.
        """
        parameter = {"ids": sqlite.joined(found)}
        mine = sqlite.among(_N.reference_id)
        living = select(_R.id).where(sqlite.among(_R.id))
        known = select(_N.reference_id, _N.cited).where(mine)
        with self._database.write() as connection:
            ids = set(connection.scalars(living, parameter))
            before: defaultdict[int, set[str]] = defaultdict(set)
            for i, cited in connection.execute(known, parameter):
                before[i].add(cited)
            connection.execute(delete(schema.CITED_NOTICE).where(mine), parameter)
            rows = {
                (i, str(_named(one.cited)), one.kind): (storable(one.title), _named(one.notice))
                for i in ids
                for one in found[i]
            }
            values = [(*key, *rest) for key, rest in rows.items()]
            sqlite.insert_rows(connection, schema.CITED_NOTICE, _CITED, values)
            _note(connection, ids, REFERENCES, at)
        now: defaultdict[int, set[str]] = defaultdict(set)
        for i, named, _ in rows:
            now[i].add(named)
        return ChangeSet(updated=frozenset(i for i in ids if before[i] != now[i]))

    # What is known

    def state(self, reference_id: int) -> NoticeState:
        """Return what is known of one paper."""
        checks = self.checked([reference_id]).get(reference_id, {})
        chosen = (
            select(_N.cited, _N.kind, _N.title, _N.notice)
            .where(_N.reference_id == reference_id)
            .order_by(_N.title, _N.cited)
        )
        with self._database.read() as connection:
            rows = connection.execute(chosen).all()
        found = [
            CitedNotice(cited, kind, title, _identifier(notice))
            for name, kind, title, notice in rows
            if (cited := _identifier(name)) is not None
        ]
        return NoticeState(checks, tuple(found))

    def alarms(self, ids: Iterable[int]) -> Alarms:
        """Return the titles of those of some papers that are retracted, or of concern to a journal."""
        parameter = {"ids": sqlite.joined(ids)}
        titles = select(_R.title_plain).order_by(_R.id)
        retracted = titles.where(sqlite.among(_R.id), _R.is_retracted == 1)
        concerns = titles.where(sqlite.among(_R.id), _R.is_retracted == 2)
        with self._database.read() as connection:
            return Alarms(
                tuple(connection.scalars(retracted, parameter)),
                tuple(connection.scalars(concerns, parameter)),
            )


def _note(
    connection: Connection, ids: Iterable[int], source: str, at: datetime, *, knows: bool = True
) -> None:
    parameter = {"ids": sqlite.joined(ids)}
    connection.execute(
        delete(schema.NOTICE_CHECK).where(
            sqlite.among(_C.reference_id), _C.source.in_([source, source + _STRANGER])
        ),
        parameter,
    )
    named = source if knows else source + _STRANGER
    rows = select(_R.id, literal(named), literal(at.astimezone(UTC).isoformat())).where(
        sqlite.among(_R.id)
    )
    connection.execute(insert(schema.NOTICE_CHECK).from_select(_CHECKED, rows), parameter)


def _answers() -> Subquery:
    """Return the table of papers with when each source last answered, in one walk over all answers."""
    dates = {
        source: func.max(case((_C.source.in_([source, source + _STRANGER]), _C.at)))
        for source in (PUBMED, CROSSREF)
    }
    columns = (date.label(source) for source, date in dates.items())
    return select(_C.reference_id, *columns).group_by(_C.reference_id).subquery("answer")


def _named(identifier: Identifier | None) -> str:
    return f"{identifier.scheme.value}:{identifier.value}" if identifier is not None else ""


def _identifier(name: str) -> Identifier | None:
    scheme, _, value = name.partition(":")
    return Identifier(Scheme(scheme), value) if value and scheme in set(Scheme) else None
