# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample library: invented papers, marked as such, for the first start, the tour and tests."""

import json
from datetime import UTC, datetime
from pathlib import Path

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError
from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext, Progress
from refdesk.services.fulltext import FulltextService
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore
from refdesk.xml.pubmed import parse_pubmed


class SampleService:
    """Adds the papers of ``resources/sample`` to one library."""

    def __init__(
        self,
        folder: Path,
        references: ReferenceStore,
        organisation: OrganisationStore,
        fulltexts: FulltextService,
    ) -> None:
        self._folder = folder
        self._references = references
        self._organisation = organisation
        self._fulltexts = fulltexts

    def add(self, context: JobContext) -> ChangeSet:
        """Add every sample paper with its full text, collections and tags.

        ``samples.json`` beside the records says what belongs where.
        """
        records = parse_pubmed((self._folder / "samples.xml").read_bytes(), "samples.xml")
        layout = json.loads((self._folder / "samples.json").read_text("utf-8"))
        report = self._references.add_many(records, is_sample=True)
        changes = report.changes
        for pmcid, name in layout.get("fulltexts", {}).items():
            context.cancel.check()
            reference_id = self._references.find(Identifier(Scheme.PMCID, pmcid))
            if reference_id is None:
                raise RefdeskError(pmcid)
            xml = (self._folder / name).read_bytes()
            source = FulltextSource(
                "sample",
                "",
                "1",
                "CC BY",
                datetime.now(UTC).isoformat(timespec="seconds"),
                len(xml),
            )
            changes |= self._fulltexts.store(reference_id, xml, source)
        context.report(Progress(1, 1, "samples"))
        return changes | self._organise(layout)

    def _organise(self, layout: dict[str, dict[str, list[str]]]) -> ChangeSet:
        changes = ChangeSet()
        existing = {c.name: c.id for c in self._organisation.collections()}
        for name, pmids in layout.get("collections", {}).items():
            collection = existing.get(name) or self._organisation.create_collection(name, None)
            changes |= self._organisation.add_to(collection, self._ids(pmids))
        for name, pmids in layout.get("tags", {}).items():
            changes |= self._organisation.tag(self._ids(pmids), name)
        return changes

    def _ids(self, pmids: list[str]) -> list[int]:
        found = (self._references.find(Identifier(Scheme.PMID, pmid)) for pmid in pmids)
        return [reference_id for reference_id in found if reference_id is not None]
