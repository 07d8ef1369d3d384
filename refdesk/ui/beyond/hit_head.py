# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands above the hits: how many, how the service read the term, what it left out."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from refdesk.domain.escaping import escape
from refdesk.domain.searching import Hits
from refdesk.ui.beyond.search_words import ignored_word, source_word
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.buttons import LinkButton
from refdesk.ui.widgets.surfaces import Banner, WrappedLabel

_FOLDED_LINES = 2
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class FoldedLabel(QWidget):
    """A long text in two lines; a link shows the rest."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._label = WrappedLabel(role="small")
        self._label.setObjectName(name)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._more = LinkButton()
        self._more.setObjectName(f"{name}More")
        mark(self._more, tone="small")
        self._more.clicked.connect(self._turn)
        self._is_open = False
        self._text = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._label)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_text(self, text: str) -> None:
        """Show another text, folded."""
        if text != self._text:
            self._text, self._is_open = text, False
        self.setVisible(bool(text))
        self._label.setText(text)
        self._fit()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """See QWidget."""
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._fit()

    def _fit(self) -> None:
        metrics = self._label.fontMetrics()
        line = metrics.lineSpacing()
        room = QRect(0, 0, max(self.width(), 80), 100_000)
        # Not the label's own measure: that is never less than the height it was given before.
        whole = metrics.boundingRect(room, _WRAPPED, self._text).height()
        is_long = whole > _FOLDED_LINES * line + line // 2
        folded = is_long and not self._is_open
        self._label.setFixedHeight(_FOLDED_LINES * line if folded else max(whole, line))
        self._more.setVisible(is_long)
        self._more.set_full(self.tr("Less") if self._is_open else self.tr("More"))


class HitHead(QWidget):
    """Says what is known of a search as a whole."""

    correction_chosen = Signal(str)
    """With a term that is spelt better."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits: Hits | None = None
        self._count = QLabel()
        self._count.setObjectName("hitCount")
        self._count.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(self._count, role="heading")
        self._correction = LinkButton()
        self._correction.setObjectName("searchCorrection")
        self._correction.clicked.connect(self._choose)
        self._translation = FoldedLabel("queryTranslation")
        self._warnings = Banner()
        self._warnings.setObjectName("searchWarnings")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._count)
        row.addWidget(self._correction)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._translation)
        column.addWidget(self._warnings)
        self.show_hits(None)

    def show_hits(self, hits: Hits | None) -> None:
        """Say what a search found; ``None``: there was none."""
        self._hits = hits
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language that is now in use."""
        hits = self._hits
        self.setVisible(hits is not None)
        if hits is None:
            return
        service = source_word(hits.question.source)
        text = self.tr("%Ln paper(s) in {service}", "", hits.count).format(service=service)
        self._count.setText(text)
        self._correction.setVisible(bool(hits.corrected))
        words = self.tr("Did you mean {term}?").format(term=hits.corrected)
        self._correction.set_full(words)
        said = hits.translation or hits.asked_as
        understood = self.tr("{service} understood: {translation}")
        self._translation.show_text(
            understood.format(service=service, translation=said) if said else ""
        )
        lines = [ignored_word(one, service) for one in hits.ignored]
        lines = list(dict.fromkeys(line for line in lines if line))
        self._warnings.setVisible(bool(lines))
        if lines:
            html = "<br>".join(map(escape, lines))
            self._warnings.show_notice(html, "\n".join(lines), "warning")

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _choose(self) -> None:
        if self._hits is not None and self._hits.corrected:
            self.correction_chosen.emit(self._hits.corrected)
