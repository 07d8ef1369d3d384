# SPDX-License-Identifier: GPL-3.0-or-later
"""The box that takes identifiers and links, and says in place what it does not understand."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from refdesk.domain.errors import InvalidIdentifierError
from refdesk.domain.identifiers import Identifier
from refdesk.messages import sentence
from refdesk.ui.icons import icon
from refdesk.ui.library.search_box import CLEAR_ACTION
from refdesk.ui.stylesheet import mark

MAX_TEXT = 2_000_000
"""Characters of a pasted list: some 200,000 PMIDs."""
_LEAST_WORDS = 6
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


class AddBox(QLineEdit):
    """Type or paste PMIDs, PMCIDs, DOIs, links; Enter adds them."""

    identifiers_given = Signal(list)
    """With :class:`Identifier` values, without repeats."""
    references_given = Signal(str)
    """With a text that is likely of references as papers print them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("addBox")
        self.setMaxLength(MAX_TEXT)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(200)
        self._hint: QLabel | None = None
        self._keys = QKeySequence("Ctrl+N")
        self._icon_action = QAction(self)
        self.addAction(self._icon_action, QLineEdit.ActionPosition.LeadingPosition)
        self.returnPressed.connect(self.submit)
        self.textEdited.connect(self.clear_hint)
        self.textChanged.connect(self._text_changed)
        self._draw()
        self.retranslate()

    def show_keys(self, keys: QKeySequence) -> None:
        """Say by which keys the box is reached."""
        self._keys = keys
        self.retranslate()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        keys = self._keys.toString(QKeySequence.SequenceFormat.NativeText)
        self.setPlaceholderText(
            self.tr("Add: PMID, PMCID, DOI, link…") + (f" ({keys})" if keys else "")
        )
        self.setAccessibleName(self.tr("Add papers by PMID, PMCID, DOI or link"))

    def submit(self) -> None:
        """Add what the box holds."""
        if self.take(self.text()):
            self.clear()

    def take(self, text: str) -> bool:
        """Ask for the works named in ``text``; return whether all of it was understood.

        References are read elsewhere, which takes longer. Else pieces that are no identifier stay
        in the box under a hint, the others are added.
        """
        if not text.strip():
            return False
        found, rest = Identifier.parse_many(text)
        if _are_references(text, rest):
            self.clear_hint()
            self.references_given.emit(text)
            return True
        if found:
            self.identifiers_given.emit(found)
        if not rest:
            self.clear_hint()
            return True
        if found:
            self.keep(rest)
        else:
            wrong = InvalidIdentifierError(text.strip())
            self.show_hint(sentence(wrong, QCoreApplication.translate))
        return False

    def keep(self, pieces: Sequence[str]) -> None:
        """Hold what was not understood, and say so."""
        self.setText(" ".join(pieces))
        hint = self.tr("%n piece(s) of the text are no identifier and stay here.", "", len(pieces))
        self.show_hint(hint)

    # The hint

    @property
    def hint(self) -> str:
        """What is said under the box now, or ``""``."""
        return self._hint.text() if self._hint is not None and not self._hint.isHidden() else ""

    def show_hint(self, text: str) -> None:
        """Say what is wrong under the box; nothing else moves."""
        if self._hint is None:
            self._hint = QLabel(self.window())
            self._hint.setObjectName("addHint")
            self._hint.setWordWrap(True)
            self._hint.setMargin(8)
            self._hint.setTextFormat(Qt.TextFormat.PlainText)
            mark(self._hint, kind="hint", tone="danger")
        mark(self, tone="danger")
        self._hint.setText(text)
        self._hint.setAccessibleName(text)
        self.setAccessibleDescription(text)
        self._place_hint()
        self._hint.show()
        self._hint.raise_()

    def clear_hint(self) -> None:
        """Take the hint away."""
        if self._hint is not None:
            self._hint.hide()
            self.setAccessibleDescription("")
            mark(self, tone="")

    def _place_hint(self) -> None:
        assert self._hint is not None
        window = self.window()
        width = min(max(self.width(), 320), window.width() - 16)
        self._hint.setFixedWidth(width)
        self._hint.setFixedHeight(self._hint.heightForWidth(width))
        at = self.mapTo(window, QPoint(0, self.height() + 4))
        self._hint.move(max(8, min(at.x(), window.width() - width - 8)), at.y())

    # What Qt asks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.clear_hint()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.clear_hint()
            text = QGuiApplication.clipboard().text()
            rest = Identifier.parse_many(text)[1] if "\n" in text.strip() else []
            if _are_references(text, rest):
                self.references_given.emit(text)  # its lines tell one from the other
                return
            self.insert(" ".join(text.split()) if "\n" in text else text)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.clear_hint()
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _text_changed(self, text: str) -> None:
        if not text:
            self.clear_hint()

    def _draw(self) -> None:
        self._icon_action.setIcon(icon("add", self.palette(), "text_secondary"))
        clear = self.findChild(QAction, CLEAR_ACTION)
        if clear is not None:
            clear.setIcon(icon("close", self.palette(), "text_secondary"))


def _are_references(text: str, others: Sequence[str]) -> bool:
    """Whether a text may be of references: a year, and several words that are no identifier.

    Their years and pages would be taken for PMIDs otherwise.
    """
    return len(others) >= _LEAST_WORDS and bool(_YEAR.search(text))
