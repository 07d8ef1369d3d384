# SPDX-License-Identifier: GPL-3.0-or-later
"""One element of the clinical question: letter, phrase, how sure, and the way to its proof."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from refdesk.domain.evidence import Element, Slot
from refdesk.ui.detail.words import LETTERS, confidence_word, element_word
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading, reading_families
from refdesk.ui.tips import attribute
from refdesk.ui.widgets.surfaces import WrappedLabel


class PicoCard(QFrame):
    """A slot. A click, Enter or Space asks for the words that prove it."""

    proof_requested = Signal(object)
    """With the first :class:`Span` of the slot."""

    def __init__(self, element: Element, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._element = element
        self._slot = Slot(element)
        self.setObjectName(f"pico{element.value.capitalize()}Card")
        mark(self, kind="card")
        self._letter = QLabel(LETTERS[element])
        self._letter.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._letter.setFixedSize(24, 24)
        self._name = QLabel()
        mark(self._name, role="small")
        self._confidence = QLabel()
        mark(self._confidence, role="small")
        self.phrase = WrappedLabel()
        self.phrase.setObjectName(f"pico{element.value.capitalize()}")
        self.phrase.setTextFormat(Qt.TextFormat.PlainText)
        self.phrase.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name)
        head.addStretch(1)
        head.addWidget(self._confidence)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self.phrase)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._letter, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_slot(self, slot: Slot) -> None:
        """Show what was found, or that nothing was."""
        self._slot = slot
        has_proof = bool(slot.spans)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_proof else Qt.FocusPolicy.NoFocus)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if has_proof else Qt.CursorShape.ArrowCursor
        )
        mark(self._letter, kind="letter", tone=LETTERS[self._element] if slot.found else "none")
        self.retranslate()

    def set_reading(self, reading: Reading) -> None:
        """Set the phrase in another face or size."""
        font = QFont(self.phrase.font())
        font.setFamilies(reading_families(reading.face))
        font.setPixelSize(reading.size)
        self.phrase.setFont(font)

    def retranslate(self) -> None:
        """Set all words anew."""
        slot, name = self._slot, element_word(self._element)
        self._name.setText(name)
        text = slot.text if slot.found else self.tr("Not found")
        self.phrase.setText(text)
        mark(self.phrase, role="" if slot.found else "secondary")
        self._confidence.setText(confidence_word(slot.confidence) if slot.found else "")
        self._confidence.setToolTip(
            self.tr("{0} of 100, as the rules judge it").format(round(slot.confidence * 100))
        )
        self.setAccessibleName(f"{name}: {text}. {self._confidence.text()}")
        if not slot.found:
            self.setToolTip(self.tr("The rules found no words for this in title and abstract."))
        elif slot.spans:
            proof = attribute(slot.spans[0].text)
            hint = attribute(self.tr("Click to see the words in the abstract"))
            self.setToolTip(f"<p>“{proof}”</p><p>{hint}</p>")
        else:
            self.setToolTip("")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._ask()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._ask()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See QWidget: taken, so that the release comes here as well."""
        event.accept()

    def _ask(self) -> None:
        if self._slot.spans:
            self.proof_requested.emit(self._slot.spans[0])
