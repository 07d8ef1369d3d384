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

from refdesk.domain.escaping import escape
from refdesk.domain.evidence import EvidenceReport
from refdesk.domain.hits import Marker
from refdesk.domain.notices import NoticeState
from refdesk.domain.reference import Reference
from refdesk.domain.stored import StoredReference
from refdesk.ui.detail.byline import (
    affiliation_text,
    author_html,
    journal_html,
    people_of,
    shown_authors,
)
from refdesk.ui.detail.enrichment import enrichment_of
from refdesk.ui.detail.enrichment_words import enrichment_lines
from refdesk.ui.detail.evidence_badges import EvidenceBadges
from refdesk.ui.detail.folded_title import FoldedTitle
from refdesk.ui.detail.head_steps import Step, share, steps
from refdesk.ui.detail.identifiers import IdentifierLine
from refdesk.ui.detail.notice_state import CitedBanner, NoticeLine
from refdesk.ui.detail.notices import notice_of
from refdesk.ui.detail.words import modifier_word
from refdesk.ui.html import document_offsets, inline, link
from refdesk.ui.icons import icon_size, tag_icon
from refdesk.ui.search.marking import marked
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import scheme_of
from refdesk.ui.tips import set_tip
from refdesk.ui.widgets.buttons import Badge
from refdesk.ui.widgets.focus import chain
from refdesk.ui.widgets.stars import StarRating
from refdesk.ui.widgets.surfaces import Banner, WrappedLabel

_UNDER = 4
"""Pixels kept under the last line where the head is too high for the pane."""


class Header(QScrollArea):
    """The head of the pane: as high as its content, which is set tighter where the pane is low.

    What does not fit even so (all authors of a consortium) scrolls; no line is cut in half.
    """

    open_requested = Signal(str)
    search_requested = Signal(str)
    status_message = Signal(str)
    enrich_requested = Signal()
    rated = Signal(int)
    file_requested = Signal()
    """The paper's first file is to be opened."""
    tag_chosen = Signal(str)
    proof_requested = Signal(object)
    """With the :class:`Span` that a badge was read from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored: StoredReference | None = None
        self._report: EvidenceReport | None = None
        self._marker = Marker()
        self._unfolded = False
        self._fitted: tuple[int, ...] = ()
        self._needed = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._build()

    def _build(self) -> None:
        self.banner = Banner()
        self.banner.setObjectName("noticeBanner")
        self.banner.link_activated.connect(self.open_requested)
        self.cited = CitedBanner()
        self.cited.opened.connect(self.open_requested)
        self.title = FoldedTitle()
        self.title.setObjectName("titleLabel")
        self.title.folded_changed.connect(self._refit)
        self.vernacular = WrappedLabel(role="secondary")
        self.vernacular.setObjectName("vernacularTitle")
        self.authors = WrappedLabel()
        self.authors.setObjectName("authorsLabel")
        self.authors.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.authors.linkActivated.connect(self._author_link)
        self.authors.linkHovered.connect(self._author_hint)
        self.journal = WrappedLabel(role="secondary")
        self.journal.setObjectName("journalLabel")
        self.identifiers = IdentifierLine()
        self.identifiers.open_requested.connect(self.open_requested)
        self.identifiers.copied.connect(self.status_message)
        self.notices = NoticeLine()
        self.evidence = EvidenceBadges(self)
        self.evidence.proof_requested.connect(self.proof_requested)
        self.enrichment = Badge(tone="plain")
        self.enrichment.setObjectName("enrichmentBadge")
        self.enrichment.clicked.connect(self.enrich_requested)
        self.rating = StarRating()
        self.rating.rated.connect(self.rated)
        self.file = Badge(tone="plain")
        self.file.setObjectName("fileBadge")
        self.file.clicked.connect(self.file_requested)
        self.file.hide()
        self._has_file = False
        self._extra: list[Badge] = []
        self._page = QWidget()
        self._column = column = QVBoxLayout(self._page)
        self._texts = (
            self.banner, self.cited, self.title, self.vernacular, self.authors, self.journal,
        )  # fmt: skip
        for widget in (*self._texts, self.identifiers, self.notices):
            column.addWidget(widget)
        column.addStretch(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._page)
        self.identifiers.show_badges([*self.evidence.all(), self.enrichment, self.rating])
        self._page.installEventFilter(self)

    def set_marker(self, marker: Marker) -> None:
        """Mark what was looked for."""
        self._marker = marker
        self.title.set_marker(marker)
        if self._stored is not None:
            self._show_texts(self._stored.reference)
            self._refit()

    def show_paper(self, stored: StoredReference, report: EvidenceReport | None) -> None:
        """Show a paper; ``report`` is ``None`` while its evidence is being read."""
        if self._stored is None or self._stored.id != stored.id:
            self._unfolded = False
            self._has_file = False
            self.verticalScrollBar().setValue(0)
        self._stored, self._report = stored, report
        reference = stored.reference
        notice = notice_of(reference, scheme_of(self.palette()))
        self.banner.setVisible(notice is not None)
        if notice is not None:
            self.banner.show_notice(notice.html, notice.plain, notice.tone)
        self._show_texts(reference)
        self.identifiers.show_reference(reference)
        self._show_badges()
        chain([self.title, self.authors, *self.identifiers.stops()])
        self._refit()

    def show_notices(self, state: NoticeState, *, offline: bool) -> None:
        """Show who was asked for notices of the paper, and retracted papers that it cites."""
        assert self._stored is not None
        self.notices.show_state(self._stored, state, offline=offline)
        self.cited.show_cited(state.cited)
        self._refit()

    def _show_texts(self, reference: Reference) -> None:
        title = reference.title or reference.vernacular_title
        self.title.set_title(title or escape(self.tr("Untitled")))
        vernacular = reference.vernacular_title if reference.title else ""
        self.vernacular.setText(self._marked(inline(vernacular), "title"))
        self.vernacular.setVisible(bool(vernacular))
        self._show_authors()
        self.journal.setText(self._marked(journal_html(reference), "journal"))
        self.journal.setVisible(bool(self.journal.text()))

    def _marked(self, html: str, field: str) -> str:
        return marked(html, self._marker, field, self.palette())

    def show_title_span(self, start: int, end: int) -> None:
        """Select characters of the title: the proof that was asked for stands there."""
        if self._stored is None:
            return
        self.title.unfold()
        offsets = document_offsets(self._stored.reference.title)
        last = len(offsets) - 1
        first, after = offsets[min(start, last)], offsets[min(end, last)]
        self.title.setSelection(first, after - first)
        self.ensureWidgetVisible(self.title)

    def retranslate(self) -> None:
        """Set all words anew."""
        self.identifiers.retranslate()
        self.rating.retranslate()
        if self._stored is not None:
            self.show_paper(self._stored, self._report)

    def fit(self) -> None:
        """Take the height that the content needs, set so that it is no more than its share."""
        parent = self.parentWidget()
        width = self.width()
        limit = max(120, round(parent.height() * share())) if parent is not None else 10_000
        if self._stored is None or (width, limit) == self._fitted:
            return
        self._fitted = (width, limit)
        for step in self._steps(width):
            self._needed = self._set(step, width)
            if self._needed <= limit:
                break
        fits = self._needed <= limit
        # Off where it fits: a bar that comes for a moment narrows the page, and so stays.
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAlwaysOn
        )
        if not fits:
            width -= self.verticalScrollBar().sizeHint().width()
            self._needed = self._set(self._steps(width)[-1], width)
        self.setFixedHeight(self._needed if fits else self._whole_lines(limit, width))

    def _refit(self) -> None:
        self._fitted = ()
        self.fit()

    def _steps(self, width: int) -> tuple[Step, ...]:
        return steps(width, unfolded=self._unfolded or self.title.is_unfolded)

    def _set(self, step: Step, width: int) -> int:
        """Set the content as ``step`` says; return the height that it needs."""
        mark(self.title, role=step.role)
        self.title.fit(width - step.margins[0] - step.margins[2], step.lines)
        self._column.setContentsMargins(*step.margins)
        self._column.setSpacing(step.spacing)
        self.identifiers.flow.setContentsMargins(0, step.over_badges, 0, 0)
        self._column.invalidate()
        return self._page.heightForWidth(width)

    def _whole_lines(self, limit: int, width: int) -> int:
        """Return the greatest height up to ``limit`` that ends between two lines."""
        margins = self._column.contentsMargins()
        room = width - margins.left() - margins.right()
        top, best = margins.top(), limit
        for part in (*self._texts, self.identifiers):
            if part.isHidden():
                continue
            height = part.heightForWidth(room)
            if part is self.identifiers:
                ends = self.identifiers.flow.line_ends(room)
            else:
                lines = max(1, round(height / part.fontMetrics().lineSpacing()))
                ends = [round(height * line / lines) for line in range(1, lines + 1)]
            under = _UNDER if part is self.identifiers else 0
            fitting = (min(top + end + under, limit) for end in ends if top + end <= limit)
            best = max(fitting, default=best)
            top += height + self._column.spacing()
        return best

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        return QSize(400, max(self.minimumHeight(), 80))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject: content that turns out higher (fonts, styles) asks for room."""
        if (
            event.type() == QEvent.Type.LayoutRequest
            and self._page.heightForWidth(self.viewport().width()) != self._needed
        ):
            self._refit()
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
        html = self._marked(", ".join(parts), "authors")
        if not reference.authors_complete:
            html += ", et al."
        if hidden:
            html += " " + link("fold:", self.tr("Show all"), colour=scheme.link)
        elif self._unfolded and len(people) > len(shown_authors(people, unfolded=False)):
            html += " " + link("fold:", self.tr("Show fewer"), colour=scheme.link)
        self.authors.setText(html)
        self.authors.setVisible(bool(people))
        self.authors.setAccessibleName(", ".join(author.short for author in people))

    def _author_link(self, address: str) -> None:
        if address == "fold:":
            self._unfolded = not self._unfolded
            self._show_authors()
            self._refit()
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
        self.evidence.show(reference, self._report)
        for badge in self._extra:
            badge.hide()
            badge.deleteLater()
        self._extra = [
            Badge(word, tone="plain")
            for t in reference.publication_types
            if (word := modifier_word(t.ui))
        ]
        if self._stored.is_sample:
            sample = Badge(self.tr("Sample"), tone="plain")
            sample.setToolTip(self.tr("Comes with refdesk, so that there is something to try."))
            self._extra.append(sample)
        self._extra += map(self._tag_badge, self._stored.tags, self._stored.colours)
        self.rating.show_rating(self._stored.rating)
        self._arrange_badges()
        self._show_enrichment()

    def _arrange_badges(self) -> None:
        self.file.setVisible(self._has_file)
        own = [self.enrichment, self.file] if self._has_file else [self.enrichment]
        self.identifiers.show_badges([*self.evidence.all(), *own, *self._extra, self.rating])

    def _tag_badge(self, name: str, colour: str) -> Badge:
        badge = Badge(name)
        badge.setProperty("tag", name)
        badge.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        badge.setIcon(tag_icon(colour, None, self.palette(), 12))
        badge.setIconSize(icon_size(12))
        badge.setToolTip(self.tr("Show papers with this tag"))
        badge.setAccessibleName(self.tr("Tag: {name}").format(name=name))
        badge.clicked.connect(lambda: self.tag_chosen.emit(name))
        return badge

    def show_files(self, names: list[str]) -> None:
        """Show that the paper has files, by their names."""
        self._has_file = bool(names)
        first = names[0] if names else ""
        text = "PDF" if first.lower().endswith(".pdf") else self.tr("File")
        if len(names) > 1:
            text += f" +{len(names) - 1}"
        self.file.set_text(text)
        set_tip(self.file, "\n".join([self.tr("Open the first file"), *names]))
        if self._stored is not None:
            self._arrange_badges()
            self._refit()

    def _show_enrichment(self) -> None:
        assert self._stored is not None
        enrichment = enrichment_of(self._stored, self._report)
        self.enrichment.set_text(self.tr("Enriched {0}/5").format(enrichment.count))
        lines = enrichment_lines(enrichment, self._report)
        self.enrichment.setToolTip("\n".join(lines))
        self.enrichment.setAccessibleDescription("; ".join(lines))
