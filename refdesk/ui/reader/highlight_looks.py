# SPDX-License-Identifier: GPL-3.0-or-later
"""How the four colours of highlights are called and look, and which keys make them."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QIcon,
    QKeySequence,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from refdesk.domain.annotations import COLOURS, NoteWords
from refdesk.ui.theme import Scheme, scheme_of

_LINES = {
    2: QTextCharFormat.UnderlineStyle.DashUnderline,
    3: QTextCharFormat.UnderlineStyle.DotLine,
    4: QTextCharFormat.UnderlineStyle.DashDotLine,
}
"""Lines under the words tell colours apart for who does not see them."""
_SWATCH = 16


def colour_word(colour: int) -> str:
    """Return what a colour is called."""
    return colour_words()[colour - 1]


def colour_words() -> tuple[str, str, str, str]:
    """Return what the colours are called, in order."""
    translate = QCoreApplication.translate
    return (
        translate("Highlights", "yellow"),
        translate("Highlights", "green"),
        translate("Highlights", "blue"),
        translate("Highlights", "pink"),
    )


def note_words() -> NoteWords:
    """Return the words of an export in the window's language."""
    translate = QCoreApplication.translate
    return NoteWords(
        translate("Highlights", "Abstract"),
        translate("Highlights", "Full text"),
        translate("Highlights", "No longer found in the text"),
        colour_words(),
    )


def painted(
    document: QTextDocument, stretches: Iterable[tuple[int, int, int]], palette: QPalette
) -> list[QTextEdit.ExtraSelection]:
    """Return what shows stretches of a document, each with start, end and colour, as highlighted."""
    looks = {colour: _look(colour, scheme_of(palette)) for colour in COLOURS}
    found: list[QTextEdit.ExtraSelection] = []
    for start, end, colour in stretches:
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        made = QTextEdit.ExtraSelection()
        made.cursor, made.format = cursor, looks[colour]
        found.append(made)
    return found


def _look(colour: int, scheme: Scheme) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(QColor(getattr(scheme, f"highlight_{colour}")))
    look.setForeground(QColor(scheme.text))
    line = _LINES.get(colour)
    if line is not None:
        look.setUnderlineStyle(line)
        look.setUnderlineColor(QColor(scheme.control))
    return look


def swatch(colour: int, palette: QPalette, ratio: float = 2.0) -> QIcon:
    """Return a colour as an icon with its number."""
    scheme = scheme_of(palette)
    picture = QPixmap(round(_SWATCH * ratio), round(_SWATCH * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(getattr(scheme, f"highlight_{colour}")))
    painter.setPen(QPen(QColor(scheme.control), 1))
    box = QRectF(0.5, 0.5, _SWATCH - 1, _SWATCH - 1)
    painter.drawRoundedRect(box, 4, 4)
    font = QFont()
    font.setPixelSize(10)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(scheme.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(colour))
    painter.end()
    return QIcon(picture)


def highlight_keys(parent: QWidget) -> dict[str, QAction]:
    """Return the keys for highlights as actions that work where ``parent`` has the keyboard."""
    keys = {"highlight": "Ctrl+H", "note": "Ctrl+Shift+H", "caret": "F7"}
    keys |= {f"colour{colour}": str(colour) for colour in COLOURS}
    made: dict[str, QAction] = {}
    for name, key in keys.items():
        action = QAction(parent)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made[name] = action
    name_keys(made)
    return made


def name_keys(keys: Mapping[str, QAction]) -> None:
    """Say what the keys do in the language of now."""
    translate = QCoreApplication.translate
    keys["highlight"].setText(translate("Highlights", "Highlight the selection"))
    keys["note"].setText(translate("Highlights", "Write a margin note"))
    keys["caret"].setText(translate("Highlights", "Select text with the keyboard"))
    for colour in COLOURS:
        text = translate("Highlights", "Highlight the selection in {0}")
        keys[f"colour{colour}"].setText(text.format(colour_word(colour)))
