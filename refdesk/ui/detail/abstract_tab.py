# SPDX-License-Identifier: GPL-3.0-or-later
"""The abstract as its authors divided it, with the evidence marked in it, and its keywords."""

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from refdesk.domain.evidence import Element, EvidenceReport, Span
from refdesk.domain.hits import Marker
from refdesk.domain.reference import Abstract
from refdesk.domain.stored import StoredReference
from refdesk.ui.detail.abstract_html import RenderedAbstract, render_abstract
from refdesk.ui.detail.keywords import KeywordChips
from refdesk.ui.detail.words import LETTERS, abstract_title, element_word
from refdesk.ui.search.marking import ranges_in
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading
from refdesk.ui.widgets.buttons import Chip
from refdesk.ui.widgets.focus import chain
from refdesk.ui.widgets.surfaces import Column, EmptyState, WrappedLabel
from refdesk.ui.widgets.tall_reading import Mark, TallView

_MOST_MARKS = 500
_WIDE = 560
"""Width from which the legend has words beside its letters."""


class AbstractTab(Column):
    """One page: legend, abstract, copyright, keywords."""

    gutter = TallView.GUTTER

    search_requested = Signal(str)
    pubmed_requested = Signal(str)
    open_requested = Signal(str)
    refresh_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("abstractTab")
        self._stored: StoredReference | None = None
        self._report: EvidenceReport | None = None
        self._rendered = RenderedAbstract("")
        self._marker = Marker()
        self._sought: int | None = None
        self._build()

    def _build(self) -> None:
        self._legend = {element: QPushButton() for element in Element}
        bar = QHBoxLayout()
        bar.setSpacing(6)
        for element, button in self._legend.items():
            button.setObjectName(f"highlight{element.value.capitalize()}")
            button.setCheckable(True)
            button.setChecked(True)
            button.toggled.connect(self._highlight)
            mark(button, kind="legend", tone=LETTERS[element])
            bar.addWidget(button)
        bar.addStretch(1)
        self.korean = QPushButton()
        self.korean.setObjectName("koreanToggle")
        self.korean.setCheckable(True)
        self.korean.toggled.connect(self._render)
        mark(self.korean, kind="legend", tone="P")
        bar.addWidget(self.korean)
        self.view = TallView(gutter=True)
        self.view.setObjectName("abstractView")
        self.view.link_opened.connect(self.open_requested)
        self.copyright = WrappedLabel(role="small")
        self.copyright.setObjectName("abstractCopyright")
        self.empty = EmptyState("document")
        self.empty.clicked.connect(self.refresh_requested)
        self.chips = KeywordChips()
        self.chips.setObjectName("keywordChips")
        self.chips.search_requested.connect(self.search_requested)
        self.chips.pubmed_requested.connect(self.pubmed_requested)
        self._bar = QWidget()
        self._bar.setLayout(bar)
        bar.setContentsMargins(self.gutter, 0, 0, 0)
        foot = QWidget()
        row = QHBoxLayout(foot)  # a label with a style sheet has no margins of its own
        row.setContentsMargins(self.gutter, 0, 0, 0)
        row.addWidget(self.copyright)
        self.chips.setContentsMargins(self.gutter, 0, 0, 0)
        for widget, gap in (
            (self._bar, 16),
            (self.view, 4),
            (self.empty, 0),
            (foot, 20),
            (self.chips, 0),
        ):
            self.body.addWidget(widget)
            self.body.addSpacing(gap)
        self.body.addStretch(1)
        self.set_reading(Reading())

    # What is shown

    def show_paper(self, stored: StoredReference, report: EvidenceReport | None) -> None:
        """Show the abstract of ``stored``; ``report`` is ``None`` while it is being read."""
        same_text = (
            self._stored is not None
            and self._stored.id == stored.id
            and self._stored.reference is stored.reference
        )
        self._stored, self._report = stored, report
        if not same_text:
            korean = self._korean(stored)
            self.korean.setEnabled(korean is not None and korean is not self._main(stored))
            if not self.korean.isEnabled():
                self.korean.setChecked(False)
            self.chips.show_reference(stored.reference)
            chain([self.view, *self.chips.findChildren(Chip)])
            self._render()
        self._highlight()
        self.retranslate()

    def show_main(self, words: str) -> None:
        """Show the abstract that has ``words``: the Korean one, or the one that comes first."""
        korean = self._korean(self._stored) if self._stored is not None else None
        if korean is not None and self.korean.isEnabled():
            texts = [section.plain for section in korean.sections]
            self.korean.setChecked(any(words.split("\n", maxsplit=1)[0] in text for text in texts))

    def set_marker(self, marker: Marker) -> None:
        """Mark what was looked for."""
        self._marker = marker
        self.chips.set_marker(marker)
        self._mark()

    def _mark(self) -> None:
        self.view.set_hits(ranges_in(self.view.document(), self._marker, "abstract", _MOST_MARKS))

    def reveal(self, span: Span) -> bool:
        """Scroll to ``span`` and mark it; say whether its words are on this page."""
        self.korean.setChecked(False)
        place = self._rendered.locate(self.view.document(), span)
        if place is None:
            return False
        self.view.focus_span(*place)
        self._sought = place[0]
        self._scroll()
        QTimer.singleShot(0, self, self._scroll)  # a tab just opened has its heights only then
        return True

    def _scroll(self) -> None:
        """Bring the proof that was asked for into sight, unless another text came meanwhile."""
        if self._sought is None:
            return
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(self._sought)
        top = self.view.cursorRect(cursor).top()
        where = self.view.mapTo(self.widget() or self, QPoint(0, top)).y()
        self.ensureVisible(0, where, 0, self.viewport().height() // 3)

    def set_reading(self, reading: Reading) -> None:
        """Set the text in another face or size."""
        self.view.set_reading(reading)
        self.set_measure(reading.measure)
        self._highlight()

    def retranslate(self) -> None:
        """Set all words anew."""
        self._label_legend()
        self.korean.setText(self.tr("Korean"))
        self.korean.setAccessibleName(self.tr("Show the Korean abstract"))
        if self.korean.isEnabled():
            hint = self.tr("Show the Korean abstract")
        elif self._stored is not None and self._korean(self._stored) is not None:
            hint = self.tr("This abstract is Korean.")
        else:
            hint = self.tr("PubMed has no Korean abstract of this paper.")
        self.korean.setToolTip(hint)
        self.view.setAccessibleName(self.tr("Abstract"))
        self.chips.retranslate()
        has_id = self._stored is not None and bool(self._stored.reference.pmid)
        self.empty.say(
            self.tr("No abstract"),
            self.tr("Neither PubMed nor the file that this paper came from has one.")
            if has_id
            else self.tr("The file that this paper came from has none."),
            self.tr("Look again in PubMed") if has_id else "",
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._label_legend()

    # Inside

    def _korean(self, stored: StoredReference) -> Abstract | None:
        return next((a for a in stored.reference.abstracts if a.language == "kor"), None)

    def _main(self, stored: StoredReference) -> Abstract | None:
        main = stored.reference.abstract
        return main if main is not None and main.sections else None

    def _render(self) -> None:
        if self._stored is None:
            return
        korean = self._korean(self._stored)
        main = self._main(self._stored)
        shown = korean if korean is not None and self.korean.isChecked() else main
        others = [
            (abstract_title(a.kind, a.language), a)
            for a in self._stored.reference.abstracts
            if a is not main and a is not korean and a.sections
        ]
        if shown is korean:
            others = []
        for widget in (self._bar, self.view):
            widget.setVisible(shown is not None)
        self.empty.setVisible(shown is None)
        self._rendered = render_abstract(shown, others) if shown else RenderedAbstract("")
        self._sought = None
        self.view.clear_focus()
        self.view.set_marks([])
        self.view.set_hits([])
        self.view.set_content(self._rendered.html)
        self._mark()
        self.copyright.setText(shown.copyright if shown else "")
        self.copyright.setVisible(bool(self.copyright.text()))
        self._highlight()

    def _highlight(self) -> None:
        """Mark the spans of the elements that are switched on."""
        marks: list[Mark] = []
        for element, button in self._legend.items():
            slot = self._report.slot(element) if self._report is not None else None
            found = slot is not None and slot.found and bool(slot.spans)
            button.setEnabled(found)
            if slot is None or not found or not button.isChecked() or self.korean.isChecked():
                continue
            for span in slot.spans:
                place = self._rendered.locate(self.view.document(), span) if _here(span) else None
                if place is not None:
                    marks.append(Mark(*place, LETTERS[element], element_word(element)))
        self.view.set_marks(marks)

    def _label_legend(self) -> None:
        wide = self.viewport().width() >= _WIDE
        for element, button in self._legend.items():
            word, letter = element_word(element), LETTERS[element]
            button.setText(f"{letter}  {word}" if wide else letter)
            hint = (
                self.tr("Mark in the text: {0}")
                if button.isEnabled()
                else self.tr("Not found in this paper: {0}")
            )
            button.setToolTip(hint.format(word))
            button.setAccessibleName(hint.format(word))


def _here(span: Span) -> bool:
    """Whether a span is one of the abstract's rather than the title's."""
    return span.section != "title"
