# SPDX-License-Identifier: GPL-3.0-or-later
"""The abstract as its authors divided it, with the evidence marked in it, and its keywords."""

from PySide6.QtCore import QCoreApplication, QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from refdesk.domain.evidence import Element, EvidenceReport, Span
from refdesk.domain.hits import Marker
from refdesk.domain.korean_summary import KoreanSummary
from refdesk.domain.reference import Abstract
from refdesk.domain.stored import StoredReference
from refdesk.ui.detail.abstract_html import RenderedAbstract, render_abstract
from refdesk.ui.detail.keywords import KeywordChips
from refdesk.ui.detail.korean_side import (
    PROOF,
    KoreanSource,
    KoreanSources,
    line_of,
    summary_html,
)
from refdesk.ui.detail.words import LETTERS, abstract_title, element_word
from refdesk.ui.search.marking import ranges_in
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.buttons import Chip
from refdesk.ui.widgets.flow import HeadRow
from refdesk.ui.widgets.focus import chain
from refdesk.ui.widgets.surfaces import Column, EmptyState, WrappedLabel
from refdesk.ui.widgets.tall_reading import Mark, TallView

_MOST_MARKS = 500
_WIDE = 560
"""Width from which the legend has words beside its letters."""


class MachineView(QWidget):
    """What :meth:`AbstractTab.place_machine` takes: a widget that is told which paper is shown."""

    def show_paper(self, stored: StoredReference) -> None:
        """Show what there is for a paper."""
        raise NotImplementedError

    def set_reading(self, reading: Reading) -> None:
        """Set running text in another face or size."""
        raise NotImplementedError


class AbstractTab(Column):
    """One page: legend, abstract, copyright, keywords."""

    gutter = TallView.GUTTER

    search_requested = Signal(str)
    pubmed_requested = Signal(str)
    open_requested = Signal(str)
    refresh_requested = Signal()
    summary_wanted = Signal(int)
    """The Korean summary of this paper is to be composed."""
    proof_requested = Signal(object)
    """With the ``Span`` that proves a line of the summary."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("abstractTab")
        self._stored: StoredReference | None = None
        self._report: EvidenceReport | None = None
        self._rendered = RenderedAbstract("")
        self._marker = Marker()
        self._sought: int | None = None
        self._summary: KoreanSummary | None = None
        self.machine: MachineView | None = None
        """What shows the language model's Korean; see :meth:`place_machine`."""
        self._build()

    def _build(self) -> None:
        self._legend = {element: QPushButton() for element in Element}
        for element, button in self._legend.items():
            button.setObjectName(f"highlight{element.value.capitalize()}")
            button.setCheckable(True)
            button.setChecked(True)
            button.toggled.connect(self._highlight)
            mark(button, kind="legend", tone=LETTERS[element])
        self.korean = QPushButton()
        self.korean.setObjectName("koreanToggle")
        self.korean.setCheckable(True)
        self.korean.toggled.connect(self._turn)
        mark(self.korean, kind="legend", tone="plain")
        self._bar = HeadRow([*self._legend.values()], [self.korean])
        self._bar.flow.setContentsMargins(self.gutter, 0, 0, 0)
        self.sources = KoreanSources()
        self.sources.flow.setContentsMargins(self.gutter, 0, 0, 0)
        self.sources.chosen.connect(self._turn)
        self.view = TallView(gutter=True)
        self.view.setObjectName("abstractView")
        self.view.link_opened.connect(self._open)
        self.copyright = WrappedLabel(role="small")
        self.copyright.setObjectName("abstractCopyright")
        self.empty = EmptyState("document")
        self.empty.clicked.connect(self.refresh_requested)
        self.chips = KeywordChips()
        self.chips.setObjectName("keywordChips")
        self.chips.search_requested.connect(self.search_requested)
        self.chips.pubmed_requested.connect(self.pubmed_requested)
        foot = QWidget()
        row = QHBoxLayout(foot)  # a label with a style sheet has no margins of its own
        row.setContentsMargins(self.gutter, 0, 0, 0)
        row.addWidget(self.copyright)
        self.chips.setContentsMargins(self.gutter, 0, 0, 0)
        for widget, gap in (
            (self._bar, 4),
            (self.sources, 12),
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
        same_report = same_text and self._report is report
        self._stored, self._report = stored, report
        if not same_report:
            self._summary = None
        if not same_text:
            self.sources.offer(abstract=self._has_korean(stored))
            self.chips.show_reference(stored.reference)
            chain([self.view, *self.chips.findChildren(Chip)])
            if self.machine is not None:
                self.machine.show_paper(stored)
            self._render()
        elif not same_report and self._shows_summary:
            self._render()
        self._highlight()
        self.retranslate()

    def show_summary(self, reference_id: int, summary: KoreanSummary) -> None:
        """Show the summary that was composed, unless another paper came meanwhile."""
        if self._stored is not None and self._stored.id == reference_id:
            self._summary = summary
            if self._shows_summary:
                self._render()

    def place_machine(self, machine: MachineView) -> None:
        """Show what a language model makes of the abstract with this widget."""
        self.machine = machine
        self.body.insertWidget(self.body.indexOf(self.view), machine)
        machine.setVisible(False)

    def show_main(self, words: str) -> None:
        """Show the abstract that has ``words``: the Korean one, or the one that comes first."""
        korean = self._korean(self._stored) if self._stored is not None else None
        if self._stored is None or korean is None or not self._has_korean(self._stored):
            self.korean.setChecked(False)
            return
        texts = [section.plain for section in korean.sections]
        found = any(words.split("\n", maxsplit=1)[0] in text for text in texts)
        if found:
            self.sources.choose(KoreanSource.ABSTRACT)
        self.korean.setChecked(found)

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
        if self.machine is not None:
            self.machine.set_reading(reading)
        self.set_measure(reading.measure)
        self._highlight()

    def retranslate(self) -> None:
        """Set all words anew."""
        self._label_legend()
        self.korean.setText(self.tr("Korean summary"))
        hint = self.tr("Show this abstract in Korean: by its authors, as a summary, or by a model")
        self.korean.setAccessibleName(self.tr("Korean summary"))
        self.korean.setAccessibleDescription(hint)
        self.korean.setToolTip(hint)
        self.sources.retranslate()
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
        source = self.sources.source if self.korean.isChecked() else None
        shown = korean if korean is not None and source is KoreanSource.ABSTRACT else main
        others = [
            (abstract_title(a.kind, a.language), a)
            for a in self._stored.reference.abstracts
            if a is not main and a is not korean and a.sections
        ]
        if shown is korean:
            others = []
        by_model = source is KoreanSource.MODEL and self.machine is not None
        self._bar.setVisible(shown is not None)
        self.sources.setVisible(shown is not None and source is not None)
        self.view.setVisible(shown is not None and not by_model)
        if self.machine is not None:
            self.machine.setVisible(shown is not None and by_model)
        self.empty.setVisible(shown is None)
        if shown and source is KoreanSource.SUMMARY:
            self._rendered = RenderedAbstract(self._summary_html())
        else:
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

    @property
    def _shows_summary(self) -> bool:
        return self.korean.isChecked() and self.sources.source is KoreanSource.SUMMARY

    def _turn(self) -> None:
        """Show the other side; it begins where the page stands."""
        self._render()
        self._highlight()

    def _summary_html(self) -> str:
        """Return the summary; where it is not there yet, it is asked for once the evidence is read."""
        if self._summary is None:
            if self._stored is not None and self._report is not None:
                self.summary_wanted.emit(self._stored.id)
            if self._summary is None:  # an answer at once has set it
                text = QCoreApplication.translate("Korean", "The abstract is being read …")
                return f'<p class="caption">{text}</p>'
        return summary_html(self._summary)

    def _open(self, link: str) -> None:
        if not link.startswith(PROOF):
            self.open_requested.emit(link)
            return
        line = line_of(self._summary, link) if self._summary is not None else None
        if line is not None and line.span is not None:
            self.proof_requested.emit(line.span)

    def _has_korean(self, stored: StoredReference) -> bool:
        """Whether the record has a Korean abstract beside the one that comes first."""
        korean = self._korean(stored)
        return korean is not None and korean is not self._main(stored)

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
        wide = self.viewport().width() >= zoomed(_WIDE)
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
