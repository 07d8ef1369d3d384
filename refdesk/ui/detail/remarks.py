# SPDX-License-Identifier: GPL-3.0-or-later
"""What does not add up in the numbers of a paper, each with the way to where the numbers stand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from refdesk.domain.escaping import escape
from refdesk.domain.evidence import NumberRemark, Span
from refdesk.ui.detail.words import remark_sentence, verdict_word
from refdesk.ui.html import link
from refdesk.ui.theme import scheme_of
from refdesk.ui.widgets.surfaces import Picture, WrappedLabel


class Remarks(QWidget):
    """A line for each remark."""

    proof_requested = Signal(object)
    """With a :class:`Span`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evidenceRemarks")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)

    def show_remarks(self, remarks: Sequence[NumberRemark]) -> None:
        """Show these in place of the others."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for remark in remarks:
            self._lines.addWidget(self._line(remark))

    def _line(self, remark: NumberRemark) -> QWidget:
        alarm = remark.verdict == "alarm"
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        picture = Picture("warning" if alarm else "info", "danger" if alarm else "warning")
        picture.setToolTip(verdict_word(remark.verdict))
        message = remark_sentence(remark)
        label = WrappedLabel()
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        label.setText(" · ".join([escape(message), *self._links(remark)]))
        label.setAccessibleName(f"{verdict_word(remark.verdict)}: {message}")
        label.linkActivated.connect(
            lambda place: self.proof_requested.emit(remark.spans[int(place.partition(":")[2])])
        )
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        return line

    def _links(self, remark: NumberRemark) -> list[str]:
        """Return the ways to the numbers: one where they stand together, else one to each place."""
        colour = scheme_of(self.palette()).link
        places = {span.in_fulltext: number for number, span in reversed([*enumerate(remark.spans)])}
        if len(places) < 2:
            return [
                link(f"proof:{n}", escape(self.tr("Show")), colour=colour) for n in places.values()
            ]
        return [
            link(f"proof:{n}", escape(self._name(remark.spans[n])), colour=colour)
            for n in sorted(places.values())
        ]

    def _name(self, span: Span) -> str:
        if not span.in_fulltext:
            return self.tr("Abstract")
        return span.section or self.tr("Full text")
