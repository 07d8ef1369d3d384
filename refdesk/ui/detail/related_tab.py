# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that go with this one: as PubMed tells, as the library tells, who cites it, whom it cites."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from refdesk.domain.errors import RefdeskError
from refdesk.domain.found import CitationCounts, FoundList, Nearby, RelatedPapers
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext
from refdesk.domain.reference import Reference
from refdesk.domain.stored import StoredReference
from refdesk.ui.beyond.lines import found_line, nearby_line
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.related_section import RelatedSection
from refdesk.ui.detail.related_words import (
    author_note,
    citing_note,
    counts_note,
    failure_note,
    library_note,
    references_note,
    similar_note,
    topic_note,
)
from refdesk.ui.detail.seam import Jobs, Services
from refdesk.ui.help.what import WhatButton
from refdesk.ui.widgets.surfaces import Column, WrappedLabel
from refdesk.worker import Lane


@dataclass(slots=True)
class _Known:
    """What is known so far of the papers that go with one; ``None`` while it is not asked for."""

    related: RelatedPapers | None = None
    nearby: tuple[Nearby, ...] | None = None
    counts: CitationCounts | None = None
    cited_by: FoundList | None = None
    references: FoundList | None = None
    waiting: frozenset[str] = frozenset()


class RelatedTab(Column):
    """Six lists with what each is made from, and an honest word where one is empty or unknown."""

    paper_requested = Signal(int)
    open_requested = Signal(str)
    preview_requested = Signal(object)
    """A ``FoundPaper`` that is to be looked at."""
    add_requested = Signal(list)
    """``FoundPaper`` that are to be added."""
    add_all_requested = Signal(list)
    """PMIDs of a list that is longer than what is shown."""

    def __init__(self, services: Services, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("relatedTab")
        self._services, self._jobs = services, jobs
        self._asked_here = Latest(jobs, self)
        self._asked_there: dict[str, Latest] = {
            name: Latest(jobs, self) for name in ("related", "counts", "cited_by", "references")
        }
        self._stored: StoredReference | None = None
        self._done: tuple[int, int] | None = None
        self._known = _Known()
        self.similar = RelatedSection("similarList")
        self.by_author = RelatedSection("firstAuthorList")
        self.by_topic = RelatedSection("sameKeywordList")
        self.nearby = RelatedSection("nearbyList")
        self.cited_by = RelatedSection("citedByList")
        self.references = RelatedSection("referencesList")
        self.free_only = QCheckBox()
        self.free_only.setObjectName("freeOnlyToggle")
        self.free_only.setChecked(True)
        self.free_only.toggled.connect(self._ask_related)
        self.by_topic.put_beside_title(self.free_only)
        self.cited_by.put_beside_title(WhatButton("pubmed#counts"))
        self.counts = WrappedLabel(role="secondary")
        self.counts.setObjectName("citationCounts")
        for section in self._sections():
            section.papers.paper_requested.connect(self.paper_requested)
            section.papers.preview_requested.connect(self.preview_requested)
            section.papers.add_requested.connect(self.add_requested)
            section.link_activated.connect(self._follow)
            if section is self.cited_by:
                self.body.addWidget(self.counts)
                self.body.addSpacing(8)
            self.body.addWidget(section)
            self.body.addSpacing(20)
        self.body.addStretch(1)
        self.set_measure(680)
        self.retranslate()

    def _sections(self) -> tuple[RelatedSection, ...]:
        return (
            self.similar, self.by_author, self.by_topic, self.nearby, self.cited_by, self.references,
        )  # fmt: skip

    def show_paper(self, stored: StoredReference) -> None:
        """Take another paper; its lists come with :meth:`load`."""
        self._stored = stored
        if self._done is None or self._done[0] != stored.id:
            self._forget_all()
            self.retranslate()

    def load(self) -> None:
        """Look for related papers, unless they are there."""
        stored = self._stored
        if stored is None:
            return
        if self._done != (stored.id, stored.revision):
            self._done = (stored.id, stored.revision)
            self._ask_nearby(stored)
        if self._known.related is None and "related" not in self._known.waiting:
            self._ask_related()  # also once one is online again

    def forget(self) -> None:
        """Look again next time: the library has changed. What services said stays, marked anew."""
        self._done = self._done if self._done is None else (self._done[0], -1)
        self._mark_anew()

    def retranslate(self) -> None:
        """Set all words anew."""
        titles = (
            self.tr("Similar papers"),
            self.tr("By the same first author"),
            self.tr("On the same topics"),
            self.tr("In your library"),
            self.tr("Cited by"),
            self.tr("References"),
        )
        for section, title in zip(self._sections(), titles, strict=True):
            section.set_title(title)
        self.free_only.setText(self.tr("Free full text only"))
        self._render()

    # Asking

    def _forget_all(self) -> None:
        self._asked_here.forget()
        for asked in self._asked_there.values():
            asked.forget()
        self._known, self._done = _Known(), None

    def _ask_nearby(self, stored: StoredReference) -> None:
        nearby = self._services.beyond.nearby

        def done(found: tuple[Nearby, ...]) -> None:
            self._known.nearby = found
            self._render()

        self._asked_here.ask(
            lambda: nearby.similar(stored.id, stored.reference, lambda: None), done
        )

    def _ask_related(self) -> None:
        free_only, related = self.free_only.isChecked(), self._services.beyond.related
        self._ask("related", lambda r, c: related.related(r, c, free_only=free_only))

    def _ask_counts(self) -> None:
        """Count citations once the lists are there: iCite was asked about this paper with them."""
        own = self._known.related.own if self._known.related is not None else None
        cited = self._services.beyond.cited
        self._ask("counts", lambda r, c: cited.counts(r, c, own))

    def _ask_references(self) -> None:
        """List what the paper cites, and keep it: papers that cite the same are found by it."""
        beyond, stored = self._services.beyond, self._stored

        def ask(reference: Reference, context: JobContext) -> FoundList:
            found = beyond.cited.references(reference, context)
            if stored is not None:
                works = [Identifier(Scheme.PMID, pmid) for pmid in found.keys]
                beyond.nearby.remember(stored.id, works)
            return found

        self._ask("references", ask)

    def _ask(self, name: str, question: Callable[[Any, JobContext], Any]) -> None:
        """Ask services for one part; what they say is put down under its name."""
        stored = self._stored
        if stored is None or self._services.client.offline:
            self._render()
            return
        reference = stored.reference

        def end() -> None:
            self._known.waiting -= {name}
            if name == "related" and self._known.counts is None:
                self._ask_counts()
            self._render()

        def done(found: Any) -> None:  # noqa: ANN401  # whatever the question gives
            setattr(self._known, name, found)
            end()

        def failed(error: RefdeskError) -> None:
            if name in {"cited_by", "references"}:
                setattr(self._known, name, FoundList(error=error))
            end()

        self._known.waiting |= {name}
        self._render()
        self._asked_there[name].ask_long(
            lambda context: question(reference, context), done, failed, Lane.NETWORK
        )

    def _follow(self, target: str) -> None:
        """Do what a link under a title says: an address, or one of our own words."""
        cited = self._services.beyond.cited
        deeds: dict[str, Callable[[], None]] = {
            "again:": self._ask_related,
            "cited-by:": lambda: self._ask("cited_by", cited.cited_by),
            "references:": self._ask_references,
            "add-cited-by:": lambda: self._add_all(self._known.cited_by),
            "add-references:": lambda: self._add_all(self._known.references),
        }
        deed = deeds.get(target)
        if deed is not None:
            deed()
        else:
            self.open_requested.emit(target)

    def _add_all(self, found: FoundList | None) -> None:
        if found is not None and found.keys:
            self.add_all_requested.emit(list(found.keys))

    def _mark_anew(self) -> None:
        """Say again of every paper that was found whether the library has it."""
        known, marked = self._known, self._services.beyond.related.marked
        if known.related is not None:
            known.related = replace(
                known.related,
                similar=marked(known.related.similar),
                by_author=marked(known.related.by_author),
                by_topic=marked(known.related.by_topic),
            )
        known.cited_by = marked(known.cited_by) if known.cited_by else None
        known.references = marked(known.references) if known.references else None
        self._render()

    # Saying

    def _render(self) -> None:
        known, stored = self._known, self._stored
        # Before the tab is looked at, nothing is asked of services that may not be loaded yet.
        offline = self._done is not None and self._services.client.offline
        related = known.related or RelatedPapers()
        waiting = "related" in known.waiting
        notes = {"similar": similar_note, "by_author": author_note, "by_topic": topic_note}
        for name, say in notes.items():
            section: RelatedSection = getattr(self, name)
            found: FoundList = getattr(related, name)
            if stored is None or known.related is None:
                note = failure_note(offline=offline) if offline and stored is not None else ""
            elif found.error is not None:
                note = failure_note(found.error)
            else:
                note = say(stored.reference, found)
            ranked = name == "similar"
            section.show_lines(
                [found_line(paper, ranked=ranked) for paper in found.papers],
                note,
                waiting=waiting and known.related is None,
            )
        nearby = known.nearby or ()
        note = library_note(nearby) if known.nearby is not None else ""
        self.nearby.show_lines([nearby_line(one) for one in nearby], note)
        self.counts.setText(counts_note(known.counts, waiting="counts" in known.waiting))
        self.counts.setVisible(bool(self.counts.text()))
        for section, name, say_found in (
            (self.cited_by, "cited_by", citing_note),
            (self.references, "references", references_note),
        ):
            listed: FoundList | None = getattr(known, name)
            has_pmid = stored is not None and bool(stored.reference.pmid)
            section.show_lines(
                [found_line(paper) for paper in listed.papers] if listed else [],
                say_found(listed, has_pmid=has_pmid, offline=offline),
                waiting=name in known.waiting,
            )
