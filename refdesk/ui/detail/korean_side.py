# SPDX-License-Identifier: GPL-3.0-or-later
"""The Korean side of an abstract: which of its three sources is shown, and the summary as HTML.

The sources: a Korean abstract of the record, the summary that refdesk composes from what it read,
and the language model that the person configured.
"""

from enum import Enum

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from refdesk.domain.escaping import escape
from refdesk.domain.korean_summary import KoreanSummary, SummaryLine
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.flow import FlowWidget

PROOF = "proof:"
"""Links of the summary: ``proof:3`` is the proof of its third line."""


class KoreanSource(Enum):
    """Where the Korean comes from."""

    ABSTRACT = "abstract"
    SUMMARY = "summary"
    MODEL = "model"


class KoreanSources(FlowWidget):
    """A row of buttons of which one is down; hidden where there is nothing to choose."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=6, line_gap=4)
        self.setObjectName("koreanSources")
        self._group = QButtonGroup(self)
        self._buttons: dict[KoreanSource, QPushButton] = {}
        self._wanted = KoreanSource.ABSTRACT
        for source in KoreanSource:
            button = QPushButton()
            button.setObjectName(f"korean{source.value.capitalize()}Button")
            button.setCheckable(True)
            mark(button, kind="legend", tone="plain")
            button.clicked.connect(lambda _=False, source=source: self._choose(source))
            self._group.addButton(button)
            self._buttons[source] = button
            self.flow.addWidget(button)
        self._buttons[KoreanSource.SUMMARY].setChecked(True)
        self.retranslate()

    @property
    def source(self) -> KoreanSource:
        """What is shown."""
        return next(source for source, button in self._buttons.items() if button.isChecked())

    def offer(self, *, abstract: bool) -> None:
        """Offer what there is for a paper; what was chosen last stays where it can."""
        self._buttons[KoreanSource.ABSTRACT].setVisible(abstract)
        wanted = self._wanted
        if wanted is KoreanSource.ABSTRACT and not abstract:
            wanted = KoreanSource.SUMMARY
        self._buttons[wanted].setChecked(True)

    def choose(self, source: KoreanSource) -> None:
        """Show another source."""
        self._buttons[source].setChecked(True)
        self._choose(source)

    def _choose(self, source: KoreanSource) -> None:
        self._wanted = source
        self.chosen.emit()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        words = {
            KoreanSource.ABSTRACT: (
                self.tr("Authors' abstract"),
                self.tr("The Korean abstract of the record, by its authors"),
            ),
            KoreanSource.SUMMARY: (
                self.tr("Summary"),
                self.tr("Composed by refdesk from what it read in the abstract; works offline"),
            ),
            KoreanSource.MODEL: (
                self.tr("Language model"),
                self.tr("A translation or summary by the language model that you have configured"),
            ),
        }
        self.setAccessibleName(self.tr("Source of the Korean text"))
        for source, (name, hint) in words.items():
            button = self._buttons[source]
            button.setText(name)
            button.setToolTip(hint)
            button.setAccessibleDescription(hint)


def summary_html(summary: KoreanSummary) -> str:
    """Return the summary as HTML: headings and lines as of an abstract, each with a link to its proof."""
    translate = QCoreApplication.translate
    if not summary.parts:
        text = translate("Korean", "Nothing was read in this abstract that a summary could say.")
        return f'<p class="caption">{escape(text)}</p>'
    made = translate(
        "Korean", "Composed by refdesk from what it read in the abstract. Not a translation."
    )
    parts = [f'<p class="caption">{escape(made)}</p>']
    number = 0
    for part in summary.parts:
        parts.append(f'<h6 class="label">{escape(part.heading)}</h6>')
        for line in part.lines:
            number += 1
            parts.append(_line(line, number, last=line is part.lines[-1]))
    return "".join(parts)


def _line(line: SummaryLine, number: int, *, last: bool) -> str:
    text = escape(line.text)
    if line.kind == "note":
        return f'<p class="caption">{text}</p>'
    if line.span is not None:
        word = QCoreApplication.translate("Korean", "source")
        text += f'&nbsp; <a class="proof" href="{PROOF}{number}">{escape(word)}</a>'
    kind = "kor" if last else "kor line"
    return f'<p class="{kind}">{text}</p>'


def line_of(summary: KoreanSummary, link: str) -> SummaryLine | None:
    """Return the line that a link of :func:`summary_html` belongs to."""
    number = link.removeprefix(PROOF)
    lines = [line for part in summary.parts for line in part.lines]
    return lines[int(number) - 1] if number.isdigit() and 0 < int(number) <= len(lines) else None
