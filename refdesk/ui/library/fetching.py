# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing papers in: by identifier, again from PubMed, their full text; what failed is told."""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import NotFoundError, RefdeskError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext
from refdesk.messages import sentence
from refdesk.ui.seam import FetchOutcome, FetchReport, Services
from refdesk.worker import JobRunner, Lane

FOLLOW_UPS = 25
"""Most new papers whose full text and notices are fetched unasked: the services are shared."""


@dataclass(frozen=True, slots=True)
class _Refreshed:
    """A report together with what was done beside: notices, or a place in a collection."""

    outcomes: Sequence[FetchOutcome]
    failures: Sequence[FetchOutcome]
    changes: ChangeSet


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of papers that were asked for together."""

    added: int = 0
    known: int = 0
    """Papers that the library had already."""
    missed: tuple[Identifier, ...] = ()
    """Identifiers that brought nothing."""
    words: str = ""
    """The sentence for it, where it is all that there is to say."""


Hear = Callable[[Brought], None]


class Fetcher(QObject):
    """Fetches papers in the background."""

    said = Signal(str)
    arrived = Signal(int, str)
    """The one paper that was asked for is in the library; with what it was asked for by."""
    refused = Signal(str, str)
    """The one identifier that was asked for, and why it brought nothing."""
    fulltext_failed = Signal(int, object)
    """With a paper and the error, so that it can be said where the text would be."""
    failures_told = Signal(object, list, object)
    """With what says a title, sentences of what failed, and what to call to try these again."""

    def __init__(self, services: Services, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._jobs = jobs

    # Adding

    def add(self, identifiers: Sequence[Identifier], hear: Hear | None = None) -> None:
        """Fetch papers and put them into the library.

        What came of it is said, or told to ``hear`` where somebody has more to say of it.
        """
        if len(identifiers) == 1:
            self._add_one(identifiers[0], hear or self._say)
        elif identifiers:
            self._add_many(list(identifiers), hear or self._say)

    def bring(self, identifiers: Sequence[Identifier], collection_id: int | None = None) -> None:
        """Fetch papers without going to them; put them into a collection where one is named."""
        if identifiers:
            self._add_many(list(identifiers), self._say, collection_id)

    def _add_one(self, identifier: Identifier, hear: Hear) -> None:
        fetch = self._services.fetch.fetch

        def run(context: JobContext) -> FetchReport:
            report = fetch([identifier], context)
            if not report.outcomes:
                raise NotFoundError("PubMed", name_of(identifier))
            if len(report.failures) == len(report.outcomes):
                error = report.failures[0].error
                raise error if error else NotFoundError("PubMed", name_of(identifier))
            return report

        def done(report: FetchReport) -> None:
            ids = _ids(report)
            self.arrived.emit(ids[0], name_of(identifier))
            hear(self._brought(report))
            self._follow_up(ids)

        def failed(error: RefdeskError) -> None:
            words = sentence(error, QCoreApplication.translate)
            self.refused.emit(name_of(identifier), words)
            hear(Brought(missed=(identifier,)))

        self._jobs.submit(
            lambda: self.tr("Adding {identifier}").format(identifier=name_of(identifier)),
            run,
            Lane.NETWORK,
            self,
            done,
            failed,
        )

    def _add_many(
        self, identifiers: list[Identifier], hear: Hear, collection_id: int | None = None
    ) -> None:
        fetch, organising = self._services.fetch.fetch, self._services.organising

        def title() -> str:
            return self.tr("Adding %n paper(s)", "", len(identifiers))

        def done(report: FetchReport) -> None:
            self._tell_failures(title, report)
            hear(self._brought(report))
            new = [o.reference_id for o in report.outcomes if o.status == "added"]
            self._follow_up([i for i in new if i is not None])

        def failed(error: RefdeskError) -> None:
            words = sentence(error, QCoreApplication.translate)
            hear(Brought(missed=tuple(identifiers), words=words))

        def run(context: JobContext) -> FetchReport:
            report = fetch(identifiers, context)
            if collection_id is None or not (ids := _ids(report)):
                return report
            changes = report.changes | organising.add_to_collection(collection_id, ids)
            return _Refreshed(report.outcomes, report.failures, changes)

        self._jobs.submit(title, run, Lane.NETWORK, self, done, failed)

    def _brought(self, report: FetchReport) -> Brought:
        statuses = [outcome.status for outcome in report.outcomes]
        return Brought(
            statuses.count("added"),
            statuses.count("updated") + statuses.count("unchanged"),
            tuple(dict.fromkeys(outcome.identifier for outcome in report.failures)),
            self._words(report),
        )

    def _say(self, brought: Brought) -> None:
        if brought.words:
            self.said.emit(brought.words)

    def _words(self, report: FetchReport) -> str:
        if len(report.outcomes) == 1 and not report.failures:
            outcome = report.outcomes[0]
            words = {
                "added": self.tr("Added: {title}"),
                "updated": self.tr("Already in the library, brought up to date: {title}"),
                "unchanged": self.tr("Already in the library: {title}"),
            }.get(outcome.status, "{title}")
            return words.format(title=shortened(outcome.title, 120))
        statuses = [outcome.status for outcome in report.outcomes]
        parts = [self.tr("%n paper(s) added", "", statuses.count("added"))]
        if known := statuses.count("updated") + statuses.count("unchanged"):
            parts.append(self.tr("%n already in the library", "", known))
        if report.failures:
            parts.append(self.tr("%n not added", "", len(report.failures)))
        return ", ".join(parts)

    def _tell_failures(self, title: Callable[[], str], report: FetchReport) -> None:
        if not report.failures:
            return
        lines = [
            f"{name_of(o.identifier)}: {sentence(o.error, QCoreApplication.translate)}"
            if o.error
            else name_of(o.identifier)
            for o in report.failures
        ]
        again = [outcome.identifier for outcome in report.failures]
        self.failures_told.emit(title, lines, lambda: self._add_many(again, self._say))

    def _follow_up(self, ids: Sequence[int]) -> None:
        """Look for notices and full texts of a few new papers; failures show in the panel only."""
        ids = list(ids)[:FOLLOW_UPS]
        library, fetch = self._services.library, self._services.fetch
        if not ids or self._services.client.offline:
            return
        self._jobs.submit(
            lambda: self.tr("Looking for retractions and corrections"),
            lambda context: fetch.check_notices(ids, context),
            Lane.NETWORK,
        )
        for stored in library.get_many(ids):
            if stored.reference.pmcid and not stored.has_fulltext:
                self.fulltext(stored.id)

    # Again, and full texts

    def refresh(self, ids: Sequence[int]) -> None:
        """Fetch papers again from PubMed, and their notices from Crossref."""
        if not ids:
            return
        fetch = self._services.fetch

        def title() -> str:
            return self.tr("Refreshing %n paper(s)", "", len(ids))

        def run(context: JobContext) -> FetchReport:
            report = fetch.refresh(ids, context)
            changes = report.changes | fetch.check_notices(ids, context, fresh=True)
            return _Refreshed(report.outcomes, report.failures, changes)

        def done(report: FetchReport) -> None:
            updated = sum(outcome.status == "updated" for outcome in report.outcomes)
            if len(report.failures) < len(report.outcomes):
                self.said.emit(self.tr("Refreshed; %n paper(s) changed", "", updated))
            self._tell_failures(title, report)

        self._jobs.submit(title, run, Lane.NETWORK, self, done, self._fail)

    def fulltext(self, reference_id: int, *, asked: bool = False) -> None:
        """Fetch the full text of a paper; say so where the person ``asked`` for it.

        Why a text did not come is told where it would stand.
        """
        stored = self._services.library.get(reference_id)
        if stored is None:
            return
        fetch = self._services.fulltext.fetch
        name = shortened(stored.reference.title_plain, 80)

        def done(changes: ChangeSet) -> None:
            if changes and asked:
                self.said.emit(self.tr("Full text stored"))
            self._figures(reference_id, name)

        def failed(error: RefdeskError) -> None:
            self.fulltext_failed.emit(reference_id, error)
            if asked:
                self._fail(error)

        self._jobs.submit(
            lambda: self.tr("Full text: {title}").format(title=name),
            lambda context: fetch(reference_id, context),
            Lane.NETWORK,
            self,
            done,
            failed,
        )

    def _figures(self, reference_id: int, name: str) -> None:
        """Fetch the figures of a new full text, so that it is whole where there is no network."""
        fetch = self._services.figures.fetch_of
        self._jobs.submit(
            lambda: self.tr("Figures: {title}").format(title=name),
            lambda context: fetch(reference_id, context),
            Lane.NETWORK,
        )

    def _fail(self, error: RefdeskError) -> None:
        self.said.emit(sentence(error, QCoreApplication.translate))


def name_of(identifier: Identifier) -> str:
    """Return an identifier as people write it: ``PMID 123``, ``PMC456``, ``DOI 10.1/x``."""
    if identifier.scheme in {Scheme.PMID, Scheme.DOI, Scheme.ISBN}:
        return f"{identifier.scheme.value.upper()} {identifier.value}"
    return str(identifier)


def shortened(text: str, length: int) -> str:
    """Return a text of at most ``length`` characters, cut between words and with an ellipsis."""
    return textwrap.shorten(text, length, placeholder="…")


def _ids(report: FetchReport) -> list[int]:
    return [o.reference_id for o in report.outcomes if o.reference_id is not None]
