# SPDX-License-Identifier: GPL-3.0-or-later
"""One element of the clinical question: letter, phrase, how sure, the way to its proof, and an editor."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from refdesk.domain.evidence import Element, Slot
from refdesk.ui.detail.slot_editor import SlotEditor
from refdesk.ui.detail.words import LETTERS, confidence_word, element_word
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading
from refdesk.ui.tips import set_tip
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.buttons import IconButton, LinkButton
from refdesk.ui.widgets.flow import HeadRow
from refdesk.ui.widgets.reading_font import ReadingFont
from refdesk.ui.widgets.surfaces import ElidedLabel, WrappedLabel


class PicoCard(QFrame):
    """A slot. Its proof is a click or Enter away, a double click or F2 changes it."""

    proof_requested = Signal(object)
    """With the first :class:`Span` of the slot."""
    corrected = Signal(object, object)
    """With the element, and the person's text; ``None``: as the program read it."""
    editing = Signal()
    """The person begins to change the phrase; its editor needs room."""

    def __init__(self, element: Element, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._element = element
        self._slot = self._read = Slot(element)
        self._is_edited = False
        self._proof = ""
        name = element.value.capitalize()
        self.setObjectName(f"pico{name}Card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        mark(self, kind="card")
        self._click = QTimer(self)  # a double click begins with a click
        self._click.setSingleShot(True)
        self._click.timeout.connect(self._ask)
        self._build(name)

    def _build(self, name: str) -> None:
        self._letter = QLabel(LETTERS[self._element])
        self._letter.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = QLabel()
        mark(self._name, role="small")
        self._confidence = QLabel()
        self._confidence.setObjectName(f"pico{name}Confidence")
        mark(self._confidence, role="small")
        self.edit = IconButton("edit", small=True)
        self.edit.setObjectName(f"pico{name}Edit")
        self.edit.clicked.connect(self.start_editing)
        self.back = IconButton("undo", small=True)
        self.back.setObjectName(f"pico{name}Back")
        self.back.clicked.connect(lambda: self.corrected.emit(self._element, None))
        self.phrase = WrappedLabel()
        self.phrase.setObjectName(f"pico{name}")
        self.phrase.setTextFormat(Qt.TextFormat.PlainText)
        self.phrase.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.editor = SlotEditor()
        self.editor.box.setObjectName(f"pico{name}Editor")
        self.editor.saved.connect(self._save)
        self.editor.cancelled.connect(self._close)
        self._fonts = ReadingFont(self.phrase), ReadingFont(self.editor.box)
        self.why = LinkButton()
        self.why.setObjectName(f"pico{name}Why")
        mark(self.why, tone="small")
        self.why.mode = Qt.TextElideMode.ElideRight
        self.why.clicked.connect(self._ask)
        self._program = ElidedLabel()
        self._program.setObjectName(f"pico{name}Program")
        mark(self._program, role="small")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(HeadRow([self._name], [self._confidence, self.back, self.edit]))
        words.addWidget(self.phrase)
        words.addWidget(self.editor)
        words.addWidget(self._program)
        words.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._letter, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_slot(self, slot: Slot, read: Slot, proof: str, *, is_edited: bool = False) -> None:
        """Show what was found, or that nothing was. What is being typed stays.

        Args:
            slot: to show.
            read: what the program read.
            proof: the sentence in which the words of ``slot`` stand.
            is_edited: whether a person said what ``slot`` says.
        """
        self._slot, self._read, self._proof, self._is_edited = slot, read, proof, is_edited
        mark(self._letter, kind="letter", tone=LETTERS[self._element] if slot.found else "none")
        self.retranslate()

    def set_reading(self, reading: Reading) -> None:
        """Set the phrase in another face or size."""
        for font in self._fonts:
            font.use(reading)
        self._letter.setFixedSize(zoomed(24), zoomed(24))
        self.editor.box.fit()

    def retranslate(self) -> None:
        """Set all words anew."""
        slot, name = self._slot, element_word(self._element)
        self._name.setText(name)
        text = slot.text if slot.found else self._nothing()
        self.phrase.setText(text)
        mark(self.phrase, role="" if slot.found else "secondary")
        self._confidence.setText(self._sureness())
        self._confidence.setToolTip(self._sureness_hint())
        self.back.setVisible(self._is_edited)
        read = self._read.text or self.tr("Not found")
        self._program.setVisible(self._is_edited)
        self._program.set_full(self.tr("The program read: {0}").format(read))
        self.back.describe(self.tr("Back to what the program read"))
        self.edit.describe(self.tr("Edit: {0} (F2)").format(name))
        self.why.setVisible(bool(slot.spans))
        self.why.set_full(self.tr("Why: “{0}”").format(self._proof or text))
        hint = self.tr("Click to see it in the text")
        set_tip(self.why, "\n\n".join(filter(None, (self._proof, hint))))
        self.editor.retranslate(name)
        self.setAccessibleName(f"{name}: {text}. {self._confidence.text()}")
        self.setAccessibleDescription(
            self.tr("Enter: to the words that prove it. F2: edit.")
            if slot.spans
            else self.tr("F2: edit.")
        )

    def _nothing(self) -> str:
        if self._is_edited:
            return self.tr("This paper has none.")
        return self.tr("Not found")

    def _sureness(self) -> str:
        if self._is_edited:
            return self.tr("Edited by you")
        return confidence_word(self._slot.confidence) if self._slot.found else ""

    def _sureness_hint(self) -> str:
        if self._is_edited:
            return ""
        if not self._slot.found:
            return self.tr("The program found no words for this in title and abstract.")
        share = round(self._slot.confidence * 100)
        return self.tr("{0} of 100, as the program judges it").format(share)

    # Editing

    @property
    def is_editing(self) -> bool:
        """Whether something is being typed."""
        return not self.editor.isHidden()

    def start_editing(self) -> None:
        """Let the person change the phrase in its place."""
        self._click.stop()
        if not self.is_editing:
            self.phrase.hide()
            self.editor.start(self._slot.text)
            self.editing.emit()

    def finish_editing(self) -> None:
        """Save what is typed: the person goes elsewhere."""
        if self.is_editing:
            self._save(self.editor.text())

    def _save(self, text: str) -> None:
        changed = text != self._slot.text or (not text and not self._is_edited)
        self._close()
        if changed:
            self.corrected.emit(self._element, text)

    def _close(self) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.editor.isAncestorOf(focused)
        self.editor.hide()
        self.phrase.show()
        if had_focus:  # who clicked another paper has the keyboard there
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    # Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See QWidget: taken, so that the release comes here as well."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._click.start(QApplication.doubleClickInterval())
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.start_editing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._ask()
        elif event.key() == Qt.Key.Key_F2:
            self.start_editing()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self._click.stop()
        if self._slot.spans and not self.is_editing:
            self.proof_requested.emit(self._slot.spans[0])
