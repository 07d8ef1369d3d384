# SPDX-License-Identifier: GPL-3.0-or-later
"""About this program, and the keys it knows."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTextBrowser, QVBoxLayout, QWidget

from refdesk import __version__
from refdesk.ui.mnemonics import plain_name
from refdesk.ui.reader.keys import key_words
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.surfaces import WrappedLabel


class AboutDialog(QDialog):
    """Name, version, licence, where the library is."""

    def __init__(self, library: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._library = library
        self._name = QLabel()
        mark(self._name, role="title")
        self._text = WrappedLabel()
        self._path = WrappedLabel(role="small")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 12)
        layout.setSpacing(12)
        for widget in (self._name, self._text, self._path, self._buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(440)
        self.retranslate()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("About refdesk"))
        self._name.setText(self.tr("refdesk {version}").format(version=__version__))
        self._text.setText(
            self.tr(
                "A desktop reference manager for people who read clinical evidence.\n\n"
                "Free software under the GNU General Public License, version 3 or later."
            )
        )
        self._path.setText(self.tr("Library: {path}").format(path=self._library))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class PageDialog(QDialog):
    """A page to read; its words can be copied. Subclasses say its title and its HTML."""

    def __init__(self, name: str, width: int, height: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._view = QTextBrowser()
        self._view.setObjectName(f"{name}View")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self._view)
        layout.addWidget(self._buttons)
        self.resize(width, height)
        self.retranslate()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self._title())
        self._view.setAccessibleName(self.windowTitle())
        self._view.setHtml(self._html())
        close = QCoreApplication.translate("PageDialog", "Close")
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(close)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _title(self) -> str:
        raise NotImplementedError

    def _html(self) -> str:
        raise NotImplementedError


class ShortcutsDialog(PageDialog):
    """Every key of the window, made from its menus."""

    def __init__(
        self, groups: Sequence[tuple[str, Sequence[QAction]]], parent: QWidget | None = None
    ) -> None:
        self._groups = groups
        super().__init__("shortcuts", 480, 560, parent)

    def _title(self) -> str:
        return self.tr("Keyboard shortcuts")

    def _html(self) -> str:
        native = QKeySequence.SequenceFormat.NativeText
        parts: list[str] = []
        for title, actions in self._groups:
            rows = [
                _row(_plain(action), keys)
                for action in actions
                if (keys := ", ".join(key.toString(native) for key in action.shortcuts()))
            ]
            if rows:
                parts.append(f"<h4>{escape(title)}</h4><table width='100%'>{''.join(rows)}</table>")
        rows = [_row(words, QKeySequence(keys).toString(native)) for keys, words in key_words()]
        title = self.tr("While a full text is read")
        parts.append(f"<h4>{escape(title)}</h4><table width='100%'>{''.join(rows)}</table>")
        return "".join(parts)


def _row(words: str, keys: str) -> str:
    return (
        f"<tr><td width='65%'>{escape(words)}</td>"
        f"<td style='vertical-align: middle'><b>{escape(keys)}</b></td></tr>"
    )


def _plain(action: QAction) -> str:
    return plain_name(action.text())
