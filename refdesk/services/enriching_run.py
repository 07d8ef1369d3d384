# SPDX-License-Identifier: GPL-3.0-or-later
"""One run of completing papers: asks in batches, writes what comes, counts, and goes on after failures."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import TypeVar

from refdesk.domain.changes import ChangeSet
from refdesk.domain.enriching import EnrichFailure, EnrichReport
from refdesk.domain.errors import (
    BadRequestError,
    NotFoundError,
    NotOpenError,
    RefdeskError,
    UnavailableError,
    UnreadableError,
)
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.reference import Abstract, Reference
from refdesk.providers.idconv import IdConverter
from refdesk.providers.openalex import BATCH as LINKS_A_REQUEST
from refdesk.providers.pubmed import BATCH as RECORDS_A_REQUEST
from refdesk.providers.pubmed import PubMed
from refdesk.services.evidence import EvidenceService
from refdesk.services.fulltext import TEXT, FulltextService
from refdesk.services.open_copies import OpenCopies
from refdesk.services.patience import Patience
from refdesk.store.editing import Change, EditStore
from refdesk.store.fetchlog import FetchEntry, FetchLogStore
from refdesk.store.lacking import Held
from refdesk.store.references import ReferenceStore

RECORD = "record"
"""What the log calls a question for a record of PubMed."""

NUMBERS_A_REQUEST, DOIS_A_REQUEST = 200, 40
"""What the ID Converter takes at once."""

_STEP = "refresh"
_ANSWERS = (NotFoundError, NotOpenError, UnreadableError, BadRequestError, UnavailableError)
"""Failures of a service; others are ours, or the disk's, and end a run."""

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Tools:
    """What a run works with."""

    references: ReferenceStore
    edits: EditStore
    log: FetchLogStore
    pubmed: PubMed
    converter: IdConverter
    fulltext: FulltextService
    copies: OpenCopies
    evidence: EvidenceService
    now: Callable[[], datetime]


@dataclass
class EnrichingRun:
    """What is done to some papers, and what came of it so far."""

    tools: Tools
    patience: Patience
    context: JobContext
    papers: int
    again: bool = False
    changes: ChangeSet = ChangeSet()
    _total: int = 0
    _done: int = 0
    _shown: int = 0
    _abstracts: int = 0
    _fulltexts: int = 0
    _links: int = 0
    _read: int = 0
    _left: int = 0
    _withheld: dict[int, RefdeskError] = field(default_factory=dict)
    _pmids: dict[int, str] = field(default_factory=dict)
    """Of papers whose text is withheld."""
    _failures: list[EnrichFailure] = field(default_factory=list)

    def expect(self, more: int) -> None:
        """Say how many papers are still to be gone through, one that is asked for twice as two."""
        self._total = self._done + more
        self._tell(0)

    def report(self) -> EnrichReport:
        """Return what came of it."""
        return EnrichReport(
            self._abstracts,
            self._fulltexts,
            self._links,
            self._read,
            dict(self._withheld),
            self._left,
            tuple(self._failures),
            self.patience.stopped,
            self.changes,
        )

    # What is brought

    def bring_numbers(self, papers: Sequence[Held]) -> None:
        """Ask by which numbers PMC knows papers; who has none there has no text there."""
        by_pmid = [one for one in papers if one.pmid]
        by_doi = [one for one in papers if not one.pmid]
        for size, group in ((NUMBERS_A_REQUEST, by_pmid), (DOIS_A_REQUEST, by_doi)):
            for batch in _batches(group, size):
                self._bring_numbers(batch)
                self._tell(len(batch))

    def _bring_numbers(self, batch: Sequence[Held]) -> None:
        asked = {one.id: _identifier(one) for one in batch}
        converter = self.tools.converter
        found = self._asked(
            "IDCONV", lambda: converter.convert(list(asked.values()), self.context), len(batch)
        )
        if found is None:
            return
        numbers = {i: found.get(identifier, ()) for i, identifier in asked.items()}
        absent = [
            one
            for one in batch
            if not one.has_fulltext and not any(n.scheme is Scheme.PMCID for n in numbers[one.id])
        ]
        for one in absent:
            self._withhold(one, NotOpenError("PMC", str(asked[one.id])))
        self._note(absent, "PMC", TEXT, "NotOpen")
        self._write({i: _with_numbers(others) for i, others in numbers.items() if others})

    def bring_records(self, papers: Sequence[Held]) -> None:
        """Ask PubMed for records, and take of each what its paper lacks; nothing else changes."""
        for batch in _batches(papers, RECORDS_A_REQUEST):
            self._bring_records(batch)
            self._tell(len(batch))

    def _bring_records(self, batch: Sequence[Held]) -> None:
        pmids = [one.pmid for one in batch]
        pubmed = self.tools.pubmed
        fetched = self._asked(
            "EUTILS", lambda: pubmed.fetch(pmids, self._quiet, fresh=self.again), len(batch)
        )
        if fetched is None:
            return
        records = {
            one.id: fetched.records[one.pmid] for one in batch if one.pmid in fetched.records
        }
        self._write({i: _with_record(record) for i, record in records.items()})
        self._abstracts += sum(
            bool(records[one.id].abstracts) and not one.has_abstract
            for one in batch
            if one.id in records
        )
        for outcome, group in (
            ("found", [one for one in batch if one.id in records]),
            ("NotFound", [one for one in batch if one.id not in records]),
        ):
            self._note(group, "EUTILS", RECORD, outcome)

    def bring_texts(self, papers: Sequence[Held]) -> None:
        """Fetch full texts, one after the other, as long as anybody gives any."""
        for done, one in enumerate(papers):
            if not (self.patience.allows("PMC") or self.patience.allows("EUROPEPMC")):
                self._left += len(papers) - done
                self._tell(len(papers) - done)
                return
            self._bring_text(one)
            self._tell(1)

    def _bring_text(self, one: Held) -> None:
        self.context.cancel.check()
        try:
            self.changes |= self.tools.fulltext.text_of(
                one.id, one.pmcid, self._quiet, self.patience
            )
        except (NotOpenError, NotFoundError) as error:
            self._withhold(one, error)
        except _ANSWERS as error:
            self._failed(error, 1, one)
        else:
            self._fulltexts += 1

    def bring_links(self) -> None:
        """Look where papers are free that have no text to keep."""
        copies = self.tools.copies
        if self.again:
            for stored in self.tools.references.get_many(self._withheld):
                if stored is not None:
                    found = copies.find(stored.id, stored.reference, self._quiet)
                    self._links += found is not None
            return
        for batch in _batches([i for i in self._withheld if self._pmids.get(i)], LINKS_A_REQUEST):
            ask = partial(copies.find_many, {i: self._pmids[i] for i in batch}, self._quiet)
            self._links += len(self._asked("OPENALEX", ask, len(batch)) or ())

    def read(self, ids: Collection[int]) -> None:
        """Read the evidence of those of the papers that were not read as they are now."""
        before = self._done

        def told(progress: Progress) -> None:
            self._done = before + progress.done
            self._total = before + progress.total
            self._tell(0)

        wanted = ids if isinstance(ids, frozenset) else frozenset(ids)
        self._read = sum(i in wanted for i in self.tools.evidence.unread())
        self.changes |= self.tools.evidence.read_all(JobContext(self.context.cancel, told), wanted)
        self._done = self._total
        self._tell(0)

    # How

    @property
    def _quiet(self) -> JobContext:
        """The same job, for those who would tell of their own small progress."""
        return JobContext(self.context.cancel)

    def _tell(self, done: int) -> None:
        """Tell how far the run is, as a number of papers: it goes through each more than once."""
        self._done += done
        share = min(1.0, self._done / max(1, self._total))
        self._shown = max(self._shown, int(self.papers * share))
        self.context.report(Progress(self._shown, self.papers, "enrich"))

    def _asked(self, service: str, question: Callable[[], _Answer], papers: int) -> _Answer | None:
        """Return an answer, ``None`` where there is none; that is told in the end."""
        self.context.cancel.check()
        try:
            answer = self.patience.ask(service, question, self.context)
        except _ANSWERS as error:
            self._failed(error, papers)
            return None
        self.context.cancel.check()  # the last exit before the write
        return answer

    def _failed(self, error: RefdeskError, papers: int, one: Held | None = None) -> None:
        """Count what was not answered; a service that is let be is told of once, not with each paper.

        Raises:
            UnavailableError: nobody can be asked, as refdesk works offline.
        """
        if isinstance(error, UnavailableError):
            if error.reason == "offline":
                raise error
            self._left += papers
            if not self.patience.allows(error.service) and _is_told(self._failures, error):
                return
        where = (one.id, one.title) if one is not None else (None, "")
        self._failures.append(EnrichFailure(error, *where))

    def _withhold(self, one: Held, error: RefdeskError) -> None:
        self._withheld[one.id] = error
        self._pmids[one.id] = one.pmid

    def _note(self, papers: Sequence[Held], service: str, what: str, outcome: str) -> None:
        at = self.tools.now()
        entries = [FetchEntry(one.id, service, what, outcome, "", at) for one in papers]
        self.tools.log.record_many(entries)

    def _write(self, changed: dict[int, Callable[[Reference], Reference]]) -> None:
        """Change papers as they are now: a person may have changed them meanwhile."""
        stored = [s for s in self.tools.references.get_many(changed) if s is not None]
        edits: list[Change] = []
        for old in stored:
            reference = changed[old.id](old.reference)
            if reference != old.reference:
                edits.append((old, replace(old, reference=reference)))
        if edits:
            with self.tools.references.database.step(_STEP):
                self.changes |= self.tools.edits.write(edits)


def _is_told(failures: Sequence[EnrichFailure], error: UnavailableError) -> bool:
    return any(
        isinstance(known.error, UnavailableError) and known.error.service == error.service
        for known in failures
    )


def _batches(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _identifier(one: Held) -> Identifier:
    return Identifier(Scheme.PMID, one.pmid) if one.pmid else Identifier(Scheme.DOI, one.doi)


def _with_numbers(others: Sequence[Identifier]) -> Callable[[Reference], Reference]:
    def named(reference: Reference) -> Reference:
        known = {identifier.scheme for identifier in reference.identifiers}
        new = tuple(other for other in others if other.scheme not in known)
        return replace(reference, identifiers=(*reference.identifiers, *new))

    return named


def _with_record(record: Reference) -> Callable[[Reference], Reference]:
    """Return what gives a paper the abstracts, numbers and index terms that it lacks."""

    def completed(reference: Reference) -> Reference:
        here = {_place(abstract) for abstract in reference.abstracts if abstract.sections}
        new = [a for a in record.abstracts if a.sections and _place(a) not in here]
        kept = [a for a in reference.abstracts if a.sections or not new]
        reference = _with_numbers(record.identifiers)(reference)
        return replace(
            reference,
            abstracts=(*kept, *new),
            mesh=reference.mesh or record.mesh,
            keywords=reference.keywords or record.keywords,
            publication_types=reference.publication_types or record.publication_types,
            languages=reference.languages or record.languages,
        )

    return completed


def _place(abstract: Abstract) -> tuple[object, ...]:
    return abstract.language or "eng", abstract.kind
