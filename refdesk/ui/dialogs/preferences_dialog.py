# SPDX-License-Identifier: GPL-3.0-or-later
"""Preferences: pages at the left, words to find a setting at the top; every choice takes effect at once."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.citation import StyleInfo
from refdesk.domain.folding import folded
from refdesk.ui.dialogs.preference_pages.appearance import AppearancePage
from refdesk.ui.dialogs.preference_pages.base import PreferencesPage
from refdesk.ui.dialogs.preference_pages.citations import CitationsPage
from refdesk.ui.dialogs.preference_pages.files import FilesPage
from refdesk.ui.dialogs.preference_pages.model import ModelPage
from refdesk.ui.dialogs.preference_pages.names import (
    APPEARANCE,
    CITATIONS,
    FILES,
    MODEL,
    READING,
    SERVICES,
    SHORTCUTS,
    page_names,
    page_words,
)
from refdesk.ui.dialogs.preference_pages.reading import ReadingSettingsPage
from refdesk.ui.dialogs.preference_pages.services import ServicesPage
from refdesk.ui.preferences import Preferences
from refdesk.ui.shortcuts.editor import ShortcutsPage
from refdesk.ui.shortcuts.words import KeyBook
from refdesk.ui.stylesheet import mark
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.surfaces import Rule

_SIZE, _LEAST = QSize(880, 620), QSize(560, 420)
_MARGIN = 24


class PreferencesDialog(QDialog):
    """Shows and changes the settings of the program."""

    def __init__(
        self,
        preferences: Preferences,
        styles: Sequence[StyleInfo],
        keys: KeyBook,
        model: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        """Build every page.

        Args:
            preferences: what is changed.
            styles: citation styles to choose from.
            keys: of the window.
            model: what sets up a language model.
            parent: see QDialog.
        """
        super().__init__(parent)
        self.setObjectName("preferencesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preferences = preferences
        self._pages: dict[str, PreferencesPage] = {
            APPEARANCE: AppearancePage(preferences),
            READING: ReadingSettingsPage(preferences),
            CITATIONS: CitationsPage(preferences, styles),
            FILES: FilesPage(preferences),
            SERVICES: ServicesPage(preferences),
            MODEL: ModelPage(preferences, model),
            SHORTCUTS: ShortcutsPage(keys),
        }
        self._search = QLineEdit()
        self._search.setObjectName("preferencesSearch")
        self._search.setClearButtonEnabled(True)
        self._search.installEventFilter(self)
        self._list = QListWidget()
        self._list.setObjectName("preferencesPages")
        self._nothing = QLabel()
        self._nothing.setObjectName("preferencesNothing")
        self._nothing.setWordWrap(True)
        mark(self._nothing, role="secondary")
        self._scroll = QScrollArea()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.accept)
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        for code, page in self._pages.items():
            self._list.addItem(code)
            page.changed.connect(lambda page=page: self._apply(page))
        self._lay_out()
        self.retranslate()
        self._list.currentRowChanged.connect(self._show_page)
        self._search.textChanged.connect(self._find)
        self.finished.connect(self._finish)
        self.show_page(APPEARANCE)

    def _lay_out(self) -> None:
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        self._column.setSpacing(16)
        for page in self._pages.values():
            self._column.addWidget(page)
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        top, below, middle = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.setContentsMargins(16, 16, 16, 12)
        top.addWidget(self._search)
        middle.setSpacing(0)
        middle.addWidget(self._list)
        middle.addWidget(self._scroll, 1)
        below.setContentsMargins(16, 12, 16, 12)
        below.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(Rule())
        layout.addLayout(middle, 1)
        layout.addWidget(Rule())
        layout.addLayout(below)
        room = self.screen().availableGeometry().size() * 0.9
        self.setMinimumSize(_LEAST.boundedTo(room))
        wanted = QSize(zoomed(_SIZE.width()), zoomed(_SIZE.height()))
        self.resize(wanted.boundedTo(room))

    # Pages

    def show_page(self, code: str) -> None:
        """Show one page; the first where there is none of this code."""
        codes = list(self._pages)
        self._search.clear()
        self._list.setCurrentRow(codes.index(code) if code in codes else 0)
        self._show_page()

    def _show_page(self) -> None:
        if self._search.text().strip():
            self._find()
            return
        chosen = self._list.currentRow()
        for place, page in enumerate(self._pages.values()):
            page.show_found(())
            page.setVisible(place == chosen)
        self._nothing.hide()
        self._scroll.verticalScrollBar().setValue(0)

    def _find(self) -> None:
        """Show every row that holds what is typed, page under page."""
        words = folded(self._search.text()).split()
        if not words:
            for row in range(self._list.count()):
                self._list.item(row).setHidden(False)
            self._show_page()
            return
        found = [code for code, page in self._pages.items() if page.show_found(words)]
        if not found:  # perhaps people call it otherwise than we do
            others = page_words()
            found = [code for code in others if all(w in folded(others[code]) for w in words)]
            for code in found:
                self._pages[code].show_found(())
        for row, (code, page) in enumerate(self._pages.items()):
            page.setVisible(code in found)
            self._list.item(row).setHidden(code not in found)
        text = self.tr("No setting is called “{words}”.").format(words=self._search.text().strip())
        self._nothing.setText(text)
        self._nothing.setVisible(not found)

    # Settings

    def _apply(self, page: PreferencesPage) -> None:
        self._preferences.change(page.applied(self._preferences.settings))

    def _finish(self) -> None:
        """Take what is still being typed."""
        for page in self._pages.values():
            self._apply(page)

    # What Qt asks

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Preferences"))
        self._search.setPlaceholderText(self.tr("Find a setting"))
        self._search.setAccessibleName(self.tr("Find a setting"))
        self._list.setAccessibleName(self.tr("Pages of the preferences"))
        names = page_names()
        for row, code in enumerate(self._pages):
            self._list.item(row).setText(names[code])
        self._fit_list()
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))

    def _fit_list(self) -> None:
        self._list.setFixedWidth(max(150, self._list.sizeHintForColumn(0) + 20))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject. Down leads from the field to the pages; Escape empties it before it closes."""
        if watched is self._search and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Down:
                self._list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and self._search.text():
                self._search.clear()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self._find()
        elif event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_list()
        super().changeEvent(event)
