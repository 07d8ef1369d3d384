# SPDX-License-Identifier: GPL-3.0-or-later
"""Korean that a machine wrote, as text: sentences that its source does not bear out are marked."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat
from PySide6.QtWidgets import QToolTip, QWidget

from refdesk.domain.escaping import escape
from refdesk.korean.lock import LockedText
from refdesk.ui.detail.machine_words import doubt_words, missing_words
from refdesk.ui.theme import scheme_of
from refdesk.ui.tips import tip
from refdesk.ui.widgets.tall_reading import TallView, stretch

SIGN = "⚠"
_LINE = "\u2028"


@dataclass(frozen=True, slots=True)
class HeldPart:
    """A section as it is shown: its label, what there is of it, and how it was held to its source."""

    label: str
    text: str
    held: LockedText = field(default_factory=LockedText)


@dataclass(slots=True)
class _Page:
    """HTML as it grows, and where in the document the marked sentences stand."""

    html: list[str] = field(default_factory=list)
    doubtful: list[tuple[int, int, str]] = field(default_factory=list)
    at: int = 0
    """Places so far: QTextDocument counts UTF-16, and one between two blocks."""

    def block(self, tag: str, kind: str, inner: str, shown: str) -> None:
        self.html.append(f'<{tag} class="{kind}">{inner}</{tag}>')
        self.at += _places(shown) + 1


class MachineTextView(TallView):
    """Escaped text, no links, nothing loaded: what a model says is never taken for more than words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doubtful: list[tuple[int, int, str]] = []
        self._reasons: list[str] = []
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.restyled.connect(self._underline)

    @property
    def reasons(self) -> list[str]:
        """What is wrong with each marked sentence, in order."""
        return list(self._reasons)

    def show_parts(self, parts: Sequence[HeldPart]) -> None:
        """Show sections with their marks and, below each, what the marks say."""
        page = _Page()
        self._reasons = []
        for number, part in enumerate(parts):
            if part.label:
                first = " first" if number == 0 else ""
                page.block("h6", f"label{first}", escape(part.label), part.label)
            self._write(page, part)
        self._doubtful = page.doubtful
        self.set_content("".join(page.html))

    def extra_css(self) -> str:
        """See ReadingView."""
        scheme, size = scheme_of(self.palette()), self.reading.size
        small = max(11, round(size * 0.82))
        return (
            f"p.doubt {{ color: {scheme.warning}; font-size: {small}px; "
            f"line-height: {round(small * 1.5)}px; margin-bottom: 4px; }}"
            f"p.missing {{ color: {scheme.text_secondary}; font-size: {small}px; font-style: normal; "
            f"line-height: {round(small * 1.5)}px; margin-bottom: 4px; }}"
            f".sign {{ color: {scheme.warning}; }}"
        )

    def viewportEvent(self, event: QEvent) -> bool:
        """See QAbstractScrollArea: over a marked sentence it is told what is wrong with it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.cursorForPosition(event.pos()).position()
            reason = next((why for start, end, why in self._doubtful if start <= place < end), "")
            QToolTip.showText(event.globalPos(), tip(reason), self)
            return True
        return super().viewportEvent(event)

    # Inside

    def _write(self, page: _Page, part: HeldPart) -> None:
        shown, html = "", []
        notes: list[str] = []
        position = 0
        for sentence in part.held.doubtful:
            before = part.text[position : sentence.start]
            words = part.text[sentence.start : sentence.end]
            reason = " ".join(doubt_words(doubt) for doubt in sentence.doubts)
            self._reasons.append(reason)
            number = len(self._reasons)
            shown += before
            start = page.at + _places(shown)
            shown += words
            page.doubtful.append((start, page.at + _places(shown), reason))
            sign = f"\u00a0{SIGN}{number}"
            shown += sign
            html += [_text(before), _text(words), f'<span class="sign">{sign}</span>']
            notes.append(f"{SIGN}{number} {reason}")
            position = sentence.end
        html.append(_text(part.text[position:]))
        page.block("p", "kor", "".join(html), shown + part.text[position:])
        for note in notes:
            page.block("p", "doubt", escape(note), note)
        if part.held.missing:
            note = missing_words(part.held.missing)
            page.block("p", "missing", escape(note), note)

    def _underline(self) -> None:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(scheme_of(self.palette()).warning))
        self.set_layer(
            "doubts",
            [stretch(self.document(), start, end, look) for start, end, _ in self._doubtful],
        )


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _places(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
