# SPDX-License-Identifier: GPL-3.0-or-later
"""From identifiers to papers in the library: which service to ask, in which order, in batches."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import CancelledError, NotFoundError, RefdeskError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.notices import CROSSREF, Told, with_notices
from refdesk.domain.reference import Reference
from refdesk.domain.updating import PaperUpdate
from refdesk.providers.arxiv import Arxiv
from refdesk.providers.crossref import Crossref
from refdesk.providers.idconv import IdConverter
from refdesk.providers.pubmed import PubMed
from refdesk.services.updating import UpdatingService
from refdesk.store.database import Database
from refdesk.store.fetched_records import PUBMED, FetchedRecordStore
from refdesk.store.references import ReferenceStore

BATCH = 200
"""PMIDs a request: NCBI's safe size for efetch (services.md 3.1)."""

TRIAL_PAPERS = 20
"""Most papers of one registered trial that are added at once."""


@dataclass(frozen=True, slots=True)
class FetchOutcome:
    """What became of one identifier.

    ``status``: ``added``, ``updated``, ``unchanged``, ``not-found`` (the service said so) or
    ``failed`` (nobody knows); ``error`` says why for the last two.
    """

    identifier: Identifier
    status: str
    reference_id: int | None = None
    title: str = ""
    error: RefdeskError | None = None


@dataclass(frozen=True, slots=True)
class FetchReport:
    """Outcomes in the order of the question, and what changed in the library."""

    outcomes: tuple[FetchOutcome, ...] = ()
    changes: ChangeSet = ChangeSet()
    step: int | None = None
    """The step that brought the papers: what is learnt of them at once belongs to it."""
    updates: tuple[PaperUpdate, ...] = ()
    """What newer records changed of papers that were there, or would have."""

    @property
    def failures(self) -> tuple[FetchOutcome, ...]:
        """Outcomes that brought no paper."""
        return tuple(o for o in self.outcomes if o.reference_id is None)


@dataclass
class _Plan:
    """How each asked identifier is to be got: by PMIDs, by Crossref, or not at all."""

    label: str
    pmids: dict[Identifier, tuple[str, ...]] = field(default_factory=dict)
    outcomes: dict[Identifier, list[FetchOutcome]] = field(default_factory=dict)
    changes: ChangeSet = ChangeSet()
    step: int | None = None
    papers: Mapping[Identifier, Sequence[int]] = field(default_factory=dict)
    """The papers of the library that are asked for again, by what they are asked for."""
    updates: dict[int, PaperUpdate] = field(default_factory=dict)

    def fail(self, identifier: Identifier, error: RefdeskError) -> None:
        status = "not-found" if isinstance(error, NotFoundError) else "failed"
        self.outcomes.setdefault(identifier, []).append(
            FetchOutcome(identifier, status, error=error)
        )

    def tell(self, identifier: Identifier, status: str, paper: int, record: Reference) -> None:
        outcome = FetchOutcome(identifier, status, paper, record.title_plain)
        self.outcomes.setdefault(identifier, []).append(outcome)


def _told_once(outcomes: Iterable[FetchOutcome]) -> tuple[FetchOutcome, ...]:
    """Say of each paper only once that it came: two identifiers may mean the same one."""
    told: set[int] = set()
    corrected: list[FetchOutcome] = []
    for outcome in outcomes:
        if outcome.reference_id in told and outcome.status in {"added", "updated"}:
            outcome = replace(outcome, status="unchanged")
        if outcome.reference_id is not None:
            told.add(outcome.reference_id)
        corrected.append(outcome)
    return tuple(corrected)


class FetchService:
    """Brings papers into one library."""

    def __init__(
        self,
        database: Database,
        references: ReferenceStore,
        pubmed: PubMed,
        converter: IdConverter,
        crossref: Crossref,
        arxiv: Arxiv,
        records: FetchedRecordStore | None = None,
    ) -> None:
        self._database = database
        self._references = references
        self._pubmed = pubmed
        self._converter = converter
        self._crossref = crossref
        self._arxiv = arxiv
        records = records or FetchedRecordStore(database)
        self._updating = UpdatingService(database, references, records)

    def fetch(
        self, identifiers: Sequence[Identifier], context: JobContext, *, fresh: bool = False
    ) -> FetchReport:
        """Fetch papers and store them, a transaction a batch. A failure of one stops no other.

        500 PMIDs take three requests. A DOI or PMCID becomes a PMID first; what PubMed does not
        have comes from Crossref or arXiv. A paper of the library is not asked for again, unless
        ``fresh``, which also passes over kept answers.

        Raises:
            CancelledError: the job was cancelled; batches already stored stay.
        """
        return self._fetch(identifiers, context, _Plan("refresh" if fresh else "fetch"), fresh)

    def _fetch(
        self, identifiers: Iterable[Identifier], context: JobContext, plan: _Plan, fresh: bool
    ) -> FetchReport:
        asked = list(dict.fromkeys(identifiers))
        context.report(Progress(0, len(asked), "resolve"))
        if not fresh:
            self._find_here(asked, plan)
        self._resolve([i for i in asked if i not in plan.outcomes], plan, context)
        self._fetch_pubmed(plan, len(asked), context, fresh=fresh)
        outcomes = _told_once(o for identifier in asked for o in plan.outcomes.get(identifier, ()))
        context.report(Progress(len(asked), len(asked), "fetch"))
        return FetchReport(outcomes, plan.changes, plan.step, tuple(plan.updates.values()))

    def refresh(self, ids: Sequence[int], context: JobContext) -> FetchReport:
        """Fetch papers of the library again from PubMed, those without PMID by their DOI.

        What a person changed of them stays; the report says what else is different now.

        Raises:
            CancelledError: the job was cancelled; batches already stored stay.
        """
        papers = self.named(ids)
        return self._fetch(papers, context, _Plan("refresh", papers=papers), fresh=True)

    def named(self, ids: Sequence[int]) -> dict[Identifier, list[int]]:
        """Return by what identifiers papers are asked for again; those without any are left out."""
        found: dict[Identifier, list[int]] = {}
        for stored in self._references.iter_references(ids):
            for scheme in (Scheme.PMID, Scheme.DOI, Scheme.PMCID, Scheme.ARXIV):
                if value := stored.reference.identifier(scheme):
                    found.setdefault(Identifier(scheme, value), []).append(stored.id)
                    break
        return found

    def _find_here(self, asked: Sequence[Identifier], plan: _Plan) -> None:
        """Answer for papers that the library has; one in the trash is fetched, which restores it."""
        known = self._references.find_many(asked)
        stored = self._references.get_many(list(known.values()))
        for identifier, paper in zip(known, stored, strict=True):
            if paper is not None and not paper.is_trashed:
                title = paper.reference.title_plain
                outcome = FetchOutcome(identifier, "unchanged", paper.id, title)
                plan.outcomes[identifier] = [outcome]

    # Resolving: what is asked becomes PMIDs, or is fetched elsewhere at once

    def _resolve(self, asked: Sequence[Identifier], plan: _Plan, context: JobContext) -> None:
        for identifier in asked:
            if identifier.scheme is Scheme.PMID:
                plan.pmids[identifier] = (identifier.value,)
        open_ones = [i for i in asked if i.scheme in {Scheme.PMCID, Scheme.DOI}]
        converted = self._converted(open_ones, plan, context)
        for done, identifier in enumerate(asked):
            if identifier in plan.pmids or identifier in plan.outcomes:
                continue
            context.cancel.check()
            context.report(Progress(done, len(asked), "resolve"))
            try:
                self._resolve_one(identifier, converted.get(identifier, ()), plan, context)
            except CancelledError:
                raise
            except RefdeskError as error:
                plan.fail(identifier, error)

    def _converted(
        self, identifiers: list[Identifier], plan: _Plan, context: JobContext
    ) -> dict[Identifier, tuple[Identifier, ...]]:
        if not identifiers:
            return {}
        try:
            converted = self._converter.convert(identifiers, context)
        except CancelledError:
            raise
        except RefdeskError as error:
            for identifier in identifiers:
                if identifier.scheme is Scheme.PMCID:
                    plan.fail(identifier, error)
            return {}
        for identifier, others in converted.items():
            pmids = tuple(o.value for o in others if o.scheme is Scheme.PMID)
            if pmids:
                plan.pmids[identifier] = pmids[:1]
        return converted

    def _resolve_one(
        self,
        identifier: Identifier,
        others: tuple[Identifier, ...],
        plan: _Plan,
        context: JobContext,
    ) -> None:
        match identifier.scheme:
            case Scheme.NCT:
                found = self._pubmed.search_trial(identifier.value, TRIAL_PAPERS, context)
                if not found.ids:
                    raise NotFoundError("PubMed", str(identifier))
                plan.pmids[identifier] = tuple(found.ids)
            case Scheme.ARXIV:
                self._store(identifier, self._arxiv.fetch(identifier.value, context), "arxiv", plan)
            case Scheme.DOI:
                self._resolve_doi(identifier, identifier.value, plan, context)
            case Scheme.PMCID:
                dois = [o.value for o in others if o.scheme is Scheme.DOI]
                if not dois:
                    raise NotFoundError("PMC", identifier.value)
                self._resolve_doi(identifier, dois[0], plan, context)
            case _:
                raise NotFoundError("PubMed", str(identifier))

    def _resolve_doi(
        self, identifier: Identifier, doi: str, plan: _Plan, context: JobContext
    ) -> None:
        pmid = self._pubmed.search_doi(doi, context)
        if pmid:
            plan.pmids[identifier] = (pmid,)
            return
        if doi.lower().startswith("10.48550/arxiv."):
            self._store(identifier, self._arxiv.fetch(doi[15:], context), "arxiv", plan)
            return
        work = self._crossref.work(doi, context)
        told = Told(work.corrections, article_number=work.article_number)
        reference = with_notices(work.reference, CROSSREF, told)
        self._store(identifier, reference, "crossref", plan)

    # PubMed in batches

    def _fetch_pubmed(self, plan: _Plan, total: int, context: JobContext, *, fresh: bool) -> None:
        done = len(plan.outcomes)
        for batch in _batches(plan.pmids):
            context.cancel.check()
            wanted = [pmid for _, pmids in batch for pmid in pmids]
            try:
                fetched = self._pubmed.fetch(wanted, context, fresh=fresh)
            except CancelledError:
                raise
            except RefdeskError as error:
                for identifier, _ in batch:
                    plan.fail(identifier, error)
                continue
            context.cancel.check()  # the last exit before the write
            self._store_batch(batch, fetched.records, plan)
            done += len(batch)
            context.report(Progress(done, total, "fetch"))

    def _store_batch(
        self,
        batch: Sequence[tuple[Identifier, tuple[str, ...]]],
        records: dict[str, Reference],
        plan: _Plan,
    ) -> None:
        asked_by: dict[str, list[Identifier]] = {pmid: [] for pmid in records}
        for identifier, pmids in batch:
            for pmid in pmids:
                if pmid in records:
                    asked_by[pmid].append(identifier)
                else:
                    plan.fail(identifier, NotFoundError("PubMed", f"PMID {pmid}"))
        self._add([(records[pmid], asked) for pmid, asked in asked_by.items()], PUBMED, plan)

    def _store(
        self, identifier: Identifier, reference: Reference, source: str, plan: _Plan
    ) -> None:
        self._add([(reference, [identifier])], source, plan)

    def _add(
        self, found: Sequence[tuple[Reference, list[Identifier]]], source: str, plan: _Plan
    ) -> None:
        """Store records, each with what asked for it, and say what became of them."""
        if plan.papers:
            self._take_over(found, source, plan)
            return
        references = [reference for reference, _ in found]
        with self._database.step(plan.label, onto=plan.step) as plan.step:
            report = self._references.add_many(references)
            self._updating.note(report.ids, references, source)
        plan.changes |= report.changes
        for (reference, asked), i, status in zip(found, report.ids, report.outcomes, strict=True):
            for identifier in asked:
                plan.tell(identifier, status, i, reference)

    def _take_over(
        self, found: Sequence[tuple[Reference, list[Identifier]]], source: str, plan: _Plan
    ) -> None:
        """Bring the papers that were asked for again up to date by their records."""
        arrived = [
            (i, reference, identifier)
            for reference, asked in found
            for identifier in asked
            for i in plan.papers.get(identifier, ())
        ]
        pairs = [(i, reference) for i, reference, _ in arrived]
        taken, plan.step = self._updating.take_over(pairs, source, plan.label, plan.step)
        plan.changes |= taken.changes
        plan.updates |= {update.id: update for update in taken.updates}
        for i, reference, identifier in arrived:
            if i in taken.outcomes:
                plan.tell(identifier, taken.outcomes[i], i, reference)


def _batches(
    pmids: dict[Identifier, tuple[str, ...]],
) -> Iterator[tuple[tuple[Identifier, tuple[str, ...]], ...]]:
    items = tuple(pmids.items())
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]
