# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing papers in: by identifier, again from PubMed, their full text; what failed is told."""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from refdesk.domain.errors import NotFoundError, RefdeskError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext
from refdesk.messages import sentence
from refdesk.ui.seam import Services
from refdesk.ui.updates.words import changed_words
from refdesk.ui.updates_seam import Attempt
from refdesk.worker import JobRunner, Lane

FOLLOW_UPS = 25
"""Most new papers whose full text and notices are fetched unasked: the services are shared."""


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
    waits = Signal(str)
    """Something of it waits for a network; with a sentence on the rest, ``""`` where there is none."""
    refreshed = Signal(object)
    """With the :class:`PaperUpdate` values that a refresh brought, where a person asked for it."""

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
            self._add_one(identifiers[0], hear)
        elif identifiers:
            self._add_many(list(identifiers), hear)

    def bring(self, identifiers: Sequence[Identifier], collection_id: int | None = None) -> None:
        """Fetch papers without going to them; put them into a collection where one is named."""
        if identifiers:
            self._add_many(list(identifiers), None, collection_id)

    def _add_one(self, identifier: Identifier, hear: Hear | None) -> None:
        add = self._services.beyond.waiting.add

        def run(context: JobContext) -> Attempt:
            report = add([identifier], context, may_wait=hear is None)
            if report.waiting:
                return report
            if not report.outcomes:
                raise NotFoundError("PubMed", name_of(identifier))
            if len(report.failures) == len(report.outcomes):
                error = report.failures[0].error
                raise error if error else NotFoundError("PubMed", name_of(identifier))
            return report

        def done(report: Attempt) -> None:
            ids = _ids(report)
            if ids:
                self.arrived.emit(ids[0], name_of(identifier))
            self._tell(report, hear)
            self.follow_up(ids, report.step)

        def failed(error: RefdeskError) -> None:
            words = sentence(error, QCoreApplication.translate)
            self.refused.emit(name_of(identifier), words)
            if hear is not None:
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
        self, identifiers: list[Identifier], hear: Hear | None, collection_id: int | None = None
    ) -> None:
        add = self._services.beyond.waiting.add

        def title() -> str:
            return self.tr("Adding %n paper(s)", "", len(identifiers))

        def done(report: Attempt) -> None:
            self._tell_failures(title, report)
            self._tell(report, hear)
            new = [o.reference_id for o in report.outcomes if o.status == "added"]
            self.follow_up([i for i in new if i is not None], report.step)

        def failed(error: RefdeskError) -> None:
            words = sentence(error, QCoreApplication.translate)
            (hear or self._say)(Brought(missed=tuple(identifiers), words=words))

        def run(context: JobContext) -> Attempt:
            return add(identifiers, context, collection_id, may_wait=hear is None)

        self._jobs.submit(title, run, Lane.NETWORK, self, done, failed)

    def _tell(self, report: Attempt, hear: Hear | None) -> None:
        """Say what came of adding papers; what waits is said once, with the rest."""
        if report.waiting:
            self.waits.emit(self._words(report) if report.outcomes else "")
        else:
            (hear or self._say)(self._brought(report))

    def _brought(self, report: Attempt) -> Brought:
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

    def _words(self, report: Attempt) -> str:
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

    def _tell_failures(self, title: Callable[[], str], report: Attempt) -> None:
        if not report.failures:
            return
        lines = [
            f"{name_of(o.identifier)}: {sentence(o.error, QCoreApplication.translate)}"
            if o.error
            else name_of(o.identifier)
            for o in report.failures
        ]
        again = [outcome.identifier for outcome in report.failures]
        self.failures_told.emit(title, lines, lambda: self._add_many(again, None))

    def follow_up(self, ids: Sequence[int], step: int | None) -> None:
        """Look for notices and full texts of a few new papers; failures show in the panel only."""
        ids = list(ids)[:FOLLOW_UPS]
        library, notices = self._services.library, self._services.beyond.waiting.notices
        if not ids or self._services.client.offline:
            return
        self._jobs.submit(
            lambda: self.tr("Looking for retractions and corrections"),
            lambda context: notices(ids, context, onto=step),
            Lane.NETWORK,
            self,
            self._waits,
        )
        for stored in library.get_many(ids):
            if stored.reference.pmcid and not stored.has_fulltext:
                self.fulltext(stored.id)

    # Again, and full texts

    def refresh(self, ids: Sequence[int]) -> None:
        """Fetch papers again from PubMed, and their notices."""
        if not ids:
            return
        again, count = self._services.beyond.waiting.refresh, len(ids)

        def title() -> str:
            return self.tr("Refreshing %n paper(s)", "", count)

        def done(report: Attempt) -> None:
            words = self._refreshed(report) if len(report.failures) < len(report.outcomes) else ""
            if report.waiting:
                self.waits.emit(words)
            elif words:
                self.said.emit(words)
            self.refreshed.emit(report.updates)
            self._tell_failures(title, report)
            if report.trouble is not None and not report.failures:
                lines = [sentence(report.trouble, QCoreApplication.translate)]
                self.failures_told.emit(title, lines, lambda: self.refresh(ids))

        self._jobs.submit(
            title, lambda context: again(ids, context), Lane.NETWORK, self, done, self._fail
        )

    def _refreshed(self, report: Attempt) -> str:
        """Say what a refresh brought."""
        if words := changed_words(report.updates):
            return words
        updated = sum(outcome.status == "updated" for outcome in report.outcomes)
        return self.tr("Refreshed; %n paper(s) changed", "", updated)

    def fulltext(self, reference_id: int, *, asked: bool = False) -> None:
        """Fetch the full text of a paper; say so where the person ``asked`` for it.

        Why a text did not come is told where it would stand.
        """
        stored = self._services.library.get(reference_id)
        if stored is None:
            return
        fetch = self._services.beyond.waiting.fulltext
        name = shortened(stored.reference.title_plain, 80)

        def done(attempt: Attempt) -> None:
            if attempt.error is not None:
                self.fulltext_failed.emit(reference_id, attempt.error)
                self._waits(attempt)
                return
            if attempt.changes and asked:
                self.said.emit(self.tr("Full text stored"))
            self.figures(reference_id)

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

    def figures(self, reference_id: int) -> None:
        """Fetch the figures of a new full text, so that it is whole where there is no network."""
        stored = self._services.library.get(reference_id)
        name = shortened(stored.reference.title_plain, 80) if stored is not None else ""
        fetch = self._services.figures.fetch_of
        self._jobs.submit(
            lambda: self.tr("Figures: {title}").format(title=name),
            lambda context: fetch(reference_id, context),
            Lane.NETWORK,
        )

    def _waits(self, attempt: Attempt) -> None:
        if attempt.waiting:
            self.waits.emit("")

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


def _ids(report: Attempt) -> list[int]:
    return [o.reference_id for o in report.outcomes if o.reference_id is not None]
