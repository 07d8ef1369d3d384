# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers ahead of print that become final by themselves: their records are asked for now and then."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from refdesk.domain.changes import ChangeSet
from refdesk.domain.jobs import JobContext
from refdesk.domain.updating import PaperUpdate, awaits_final
from refdesk.services.fetch import FetchService
from refdesk.store.fetched_records import FetchedRecordStore
from refdesk.store.references import ReferenceStore

PAUSE = timedelta(days=3)
"""How long a paper is let be after it was asked for."""
MOST = 200
"""Papers at a time: one request."""


@dataclass(frozen=True, slots=True)
class FinalReport:
    """What came of papers that were ahead of print."""

    final: int = 0
    """How many are now in their final version."""
    updates: tuple[PaperUpdate, ...] = ()
    changes: ChangeSet = ChangeSet()


class FinalService:
    """Keeps an eye on the papers of one library that are ahead of print."""

    def __init__(
        self, references: ReferenceStore, records: FetchedRecordStore, fetch: FetchService
    ) -> None:
        self._references = references
        self._records = records
        self._fetch = fetch

    def due(self) -> list[int]:
        """Return papers that PubMed may know more of by now, and was not asked for of late."""
        return self._records.provisional(self._records.now - PAUSE, MOST)

    def refresh(self, ids: Sequence[int], context: JobContext) -> FinalReport:
        """Bring papers up to date; what a person changed of them stays. Failures are let be.

        Raises:
            CancelledError: the job was cancelled.
        """
        named = self._fetch.named(ids)
        report = self._fetch.refresh(ids, context)
        gone = [o.identifier for o in report.outcomes if o.status == "not-found"]
        self._records.touch([paper for identifier in gone for paper in named[identifier]])
        stored = self._references.get_many(report.changes.updated)
        final = sum(s is not None and not awaits_final(s.reference) for s in stored)
        return FinalReport(final, report.updates, report.changes)
