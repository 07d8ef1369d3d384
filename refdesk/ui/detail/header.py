# SPDX-License-Identifier: GPL-3.0-or-later
"""The head of the pane: notice, title, authors, journal, identifiers, badges."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.designs import designs_of
from refdesk.domain.evidence import DesignFinding, EvidenceReport
from refdesk.domain.markup import to_plain
from refdesk.domain.reference import Reference, StoredReference
from refdesk.ui.detail.byline import (
    affiliation_text,
    author_html,
    journal_html,
    people_of,
    shown_authors,
)
from refdesk.ui.detail.enrichment import Part, enrichment_of
from refdesk.ui.detail.identifiers import IdentifierLine
from refdesk.ui.detail.notices import notice_of
from refdesk.ui.detail.words import design_word, modifier_word
from refdesk.ui.html import document_offsets, inline, link
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import scheme_of
from refdesk.ui.widgets.buttons import Badge
from refdesk.ui.widgets.flow import FlowWidget
from refdesk.ui.widgets.surfaces import Banner, WrappedLabel

LONG_TITLE = 220
"""Characters from which a title is set one size smaller."""


def findings_of(reference: Reference, report: EvidenceReport | None) -> list[DesignFinding]:
    """Return the designs to show: those read in the paper, until then NLM's publication types."""
    if report is not None and report.designs:
        return list(report.designs)
    return [
        DesignFinding(design.code, publication_type.name, "publication type")
        for design, publication_type in designs_of(reference.publication_types)
    ]


_GENERAL = {
    "clinical-trial": {"rct", "controlled-trial"},
    "controlled-trial": {"rct"},
    "observational": {"cohort", "case-control", "cross-sectional"},
    "clinical-study": {"rct", "controlled-trial", "clinical-trial", "cohort", "observational"},
    "review": {"systematic-review", "meta-analysis", "network-meta-analysis", "scoping-review"},
}
"""Designs that say nothing beside a more exact one; the tooltip lists them all the same."""


def telling_designs(findings: list[DesignFinding]) -> list[str]:
    """Return the codes for the badge: each once, general ones left out beside exact ones."""
    codes = list(dict.fromkeys(finding.design for finding in findings))
    return [code for code in codes if not _GENERAL.get(code, set()) & set(codes)]


class Header(QScrollArea):
    """The head of the pane; as high as its content, scrolling when that would take over the pane."""

    open_requested = Signal(str)
    search_requested = Signal(str)
    status_message = Signal(str)
    enrich_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored: StoredReference | None = None
        self._report: EvidenceReport | None = None
        self._unfolded = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._build()

    def _build(self) -> None:
        selectable = Qt.TextInteractionFlag.TextBrowserInteraction
        self.banner = Banner()
        self.banner.setObjectName("noticeBanner")
        self.banner.link_activated.connect(self.open_requested)
        self.title = WrappedLabel(role="title")
        self.title.setObjectName("titleLabel")
        self.title.setTextFormat(Qt.TextFormat.RichText)
        self.title.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.vernacular = WrappedLabel(role="secondary")
        self.vernacular.setObjectName("vernacularTitle")
        self.authors = WrappedLabel()
        self.authors.setObjectName("authorsLabel")
        self.authors.setTextInteractionFlags(selectable)
        self.authors.linkActivated.connect(self._author_link)
        self.authors.linkHovered.connect(self._author_hint)
        self.journal = WrappedLabel(role="secondary")
        self.journal.setObjectName("journalLabel")
        self.identifiers = IdentifierLine()
        self.identifiers.open_requested.connect(self.open_requested)
        self.identifiers.copied.connect(self.status_message)
        self.design = Badge(tone="accent")
        self.design.setObjectName("designBadge")
        self.enrichment = Badge(tone="plain")
        self.enrichment.setObjectName("enrichmentBadge")
        self.enrichment.clicked.connect(self.enrich_requested)
        self.badges = FlowWidget()
        self.badges.flow.addWidget(self.design)
        self.badges.flow.addWidget(self.enrichment)
        self._extra: list[Badge] = []
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(16, 12, 16, 10)
        column.setSpacing(4)
        for widget in (self.banner, self.title, self.vernacular, self.authors, self.journal):
            column.addWidget(widget)
        column.addSpacing(2)
        column.addWidget(self.badges)
        column.addWidget(self.identifiers)
        column.addStretch(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._page)
        self._page.installEventFilter(self)

    def show_paper(self, stored: StoredReference, report: EvidenceReport | None) -> None:
        """Show a paper; ``report`` is ``None`` while its evidence is being read."""
        if self._stored is None or self._stored.id != stored.id:
            self._unfolded = False
            self.verticalScrollBar().setValue(0)
        self._stored, self._report = stored, report
        reference = stored.reference
        notice = notice_of(reference, scheme_of(self.palette()))
        self.banner.setVisible(notice is not None)
        if notice is not None:
            self.banner.show_notice(notice.html, notice.plain, notice.tone)
        title = reference.title or reference.vernacular_title
        self.title.setText(inline(title) if title else self.tr("Untitled"))
        self.title.setAccessibleName(to_plain(title) or self.tr("Untitled"))
        mark(self.title, role="title-long" if len(title) > LONG_TITLE else "title")
        vernacular = reference.vernacular_title if reference.title else ""
        self.vernacular.setText(inline(vernacular))
        self.vernacular.setVisible(bool(vernacular))
        self._show_authors()
        self.journal.setText(journal_html(reference))
        self.journal.setVisible(bool(self.journal.text()))
        self.identifiers.show_reference(reference)
        self._show_badges()
        self.fit()

    def show_title_span(self, start: int, end: int) -> None:
        """Select characters of the title: the proof that was asked for stands there."""
        if self._stored is None:
            return
        offsets = document_offsets(self._stored.reference.title)
        last = len(offsets) - 1
        first, after = offsets[min(start, last)], offsets[min(end, last)]
        self.title.setSelection(first, after - first)
        self.ensureWidgetVisible(self.title)

    def retranslate(self) -> None:
        """Set all words anew."""
        self.identifiers.retranslate()
        if self._stored is not None:
            self.show_paper(self._stored, self._report)

    def fit(self) -> None:
        """Take the height that the content needs, at most two fifths of the pane."""
        width = self.viewport().width() or self.width()
        needed = self._page.heightForWidth(width)
        parent = self.parentWidget()
        limit = max(120, round(parent.height() * 0.42)) if parent is not None else needed
        height = min(max(needed, 40), limit)
        if height != self.maximumHeight():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(400, max(self.minimumHeight(), 80))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject: content that grows asks for room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    # Authors

    def _show_authors(self) -> None:
        assert self._stored is not None
        reference = self._stored.reference
        people = people_of(reference)
        scheme = scheme_of(self.palette())
        places = shown_authors(people, unfolded=self._unfolded)
        hidden = len(people) - len(places)
        parts: list[str] = []
        for index, place in enumerate(places):
            if hidden and index == len(places) - 1:
                parts.append(f"… +{hidden}")
            parts.append(author_html(people[place], place, scheme.text, scheme.text_secondary))
        html = ", ".join(parts)
        if not reference.authors_complete:
            html += ", et al."
        if hidden:
            html += " &nbsp;" + link("fold:", self.tr("Show all"), colour=scheme.link)
        elif self._unfolded and len(people) > len(shown_authors(people, unfolded=False)):
            html += " &nbsp;" + link("fold:", self.tr("Show fewer"), colour=scheme.link)
        self.authors.setText(html)
        self.authors.setVisible(bool(people))
        self.authors.setAccessibleName(", ".join(author.short for author in people))

    def _author_link(self, address: str) -> None:
        if address == "fold:":
            self._unfolded = not self._unfolded
            self._show_authors()
            self.fit()
        elif address.startswith("author:") and self._stored is not None:
            people = people_of(self._stored.reference)
            self.search_requested.emit(people[int(address.removeprefix("author:"))].short)
        else:
            self.open_requested.emit(address)

    def _author_hint(self, address: str) -> None:
        if address.startswith("author:") and self._stored is not None:
            people = people_of(self._stored.reference)
            text = affiliation_text(people[int(address.removeprefix("author:"))])
        else:
            text = address if address.startswith("https:") else ""
        QToolTip.showText(QCursor.pos(), text, self.authors)

    # Badges

    def _show_badges(self) -> None:
        assert self._stored is not None
        reference = self._stored.reference
        findings = findings_of(reference, self._report)
        names = [design_word(code) for code in telling_designs(findings)]
        self.design.setVisible(bool(names))
        guessed = bool(findings) and all(f.source != "publication type" for f in findings)
        text = " + ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
        self.design.set_text(text, tone="guess" if guessed else "accent")
        self.design.setToolTip("\n".join(self._proof(finding) for finding in findings))
        for badge in self._extra:
            self.badges.flow.removeWidget(badge)
            badge.hide()
            badge.deleteLater()
        self._extra = [
            Badge(word, tone="plain")
            for t in reference.publication_types
            if (word := modifier_word(t.ui))
        ]
        if self._stored.is_sample:
            sample = Badge(self.tr("Sample paper"), tone="plain")
            sample.setToolTip(self.tr("Comes with refdesk, so that there is something to try."))
            self._extra.append(sample)
        for badge in self._extra:
            self.badges.flow.addWidget(badge)
        self._show_enrichment()

    def _proof(self, finding: DesignFinding) -> str:
        word = design_word(finding.design)
        if finding.source == "publication type":
            return self.tr("{0}: publication type “{1}” (NLM)").format(word, finding.evidence)
        return self.tr("{0}: the text says “{1}”").format(word, finding.evidence)

    def _show_enrichment(self) -> None:
        assert self._stored is not None
        enrichment = enrichment_of(self._stored, self._report)
        self.enrichment.set_text(self.tr("Enriched {0}/5").format(enrichment.count))
        lines = [
            f"{'✓' if part in enrichment.done else '○'}  {self._part_word(part)}" for part in Part
        ]
        if enrichment.count < len(Part):
            lines.append(self.tr("Click to fetch what is missing."))
        self.enrichment.setToolTip("\n".join(lines))
        self.enrichment.setAccessibleDescription("; ".join(lines))

    def _part_word(self, part: Part) -> str:
        return {
            Part.ABSTRACT: self.tr("Abstract"),
            Part.FULLTEXT: self.tr("Full text"),
            Part.PICO: self.tr("PICO"),
            Part.STATISTICS: self.tr("Statistics"),
            Part.KOREAN: self.tr("Korean summary"),
        }[part]
