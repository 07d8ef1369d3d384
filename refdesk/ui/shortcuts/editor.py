# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of the preferences that changes keys: found by name or by pressing them, taken at once."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import (
    QKeySequence,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QWidget,
)

from refdesk.domain.folding import folded
from refdesk.domain.fuzzy import Fuzzy
from refdesk.ui.actions import SPECS
from refdesk.ui.dialogs.preference_pages.base import PreferencesPage
from refdesk.ui.dialogs.preference_pages.names import SHORTCUTS, page_names
from refdesk.ui.shortcuts.keys import keys_of, owner, refusal, shown, with_keys
from refdesk.ui.shortcuts.recorder import KeyRecorder, refusal_words
from refdesk.ui.shortcuts.words import KeyBook
from refdesk.ui.stylesheet import mark
from refdesk.ui.tips import set_tip
from refdesk.ui.widgets.announce import announce
from refdesk.ui.widgets.flow import FlowLayout
from refdesk.ui.widgets.surfaces import WrappedLabel

_ACTION = Qt.ItemDataRole.UserRole
_ROWS_SHOWN = 11


class _Lines(QSortFilterProxyModel):
    """The lines that fit words or have a key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._fuzzy, self._key = Fuzzy(""), QKeySequence()

    def find(self, words: str, key: QKeySequence) -> None:
        """Show what fits these."""
        self.beginFilterChange()
        self._fuzzy, self._key = Fuzzy(words), key
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:  # type: ignore[override]
        """See QSortFilterProxyModel."""
        texts = [str(self.sourceModel().index(row, at, parent).data() or "") for at in range(3)]
        if not self._key.isEmpty():
            return shown([self._key]) in texts[1].split(", ")
        return not self._fuzzy or self._fuzzy.match(" ".join(texts)) is not None


class ShortcutsPage(PreferencesPage):
    """All actions with their keys, and what changes the keys of one."""

    def __init__(self, book: KeyBook) -> None:
        super().__init__(book.preferences)
        self._book = book
        self._pending = QKeySequence()
        self._words = QLineEdit()
        self._words.setObjectName("shortcutFilter")
        self._words.setClearButtonEnabled(True)
        self._key_filter = KeyRecorder("shortcutKeyFilter", keeps=True)
        self._by_key = QPushButton()
        self._by_key.setObjectName("shortcutByKey")
        self._by_key.setCheckable(True)
        mark(self._by_key, kind="segment")
        self._field = QStackedWidget()
        self._model = QStandardItemModel(self)
        self._lines = _Lines(self)
        self._lines.setSourceModel(self._model)
        self.table = QTableView()
        self._recorder = KeyRecorder("shortcutEdit")
        self._label = QLabel()
        self._keep = QCheckBox()
        self._keep.setObjectName("shortcutKeep")
        self._none, self._usual, self._all = QPushButton(), QPushButton(), QPushButton()
        self._message = WrappedLabel()
        self._message.setObjectName("shortcutMessage")
        self._take = QPushButton()
        self._take.setObjectName("shortcutTake")
        for button, name in (
            (self._none, "shortcutNone"), (self._usual, "shortcutUsual"),
            (self._all, "shortcutResetAll"),
        ):  # fmt: skip
            button.setObjectName(name)
        for button in (self._none, self._usual, self._all, self._by_key, self._take):
            button.setAutoDefault(False)  # Enter in a field presses none of them
        self._dress_table()
        self._lay_out()
        self._connect()
        self._fill()
        self.retranslate()
        self.table.selectRow(0)

    def _dress_table(self) -> None:
        table = self.table
        table.setObjectName("shortcutTable")
        table.setModel(self._lines)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setCornerButtonEnabled(False)
        table.verticalHeader().hide()
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().height() + 10
        self.table.verticalHeader().setDefaultSectionSize(line)
        self.table.setMinimumHeight(line * (_ROWS_SHOWN + 1))
        self._label.setMinimumWidth(self.fontMetrics().averageCharWidth() * 8)

    def _lay_out(self) -> None:
        self._field.addWidget(self._words)
        self._field.addWidget(self._key_filter)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._field, 1)
        top.addWidget(self._by_key)
        change = QHBoxLayout()
        change.setSpacing(12)
        change.addWidget(self._label)
        change.addWidget(self._recorder, 1)
        self._label.setBuddy(self._recorder)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self._keep, self._none, self._usual, self._all):
            flow.addWidget(button)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self._message, 1)
        said.addWidget(self._take)
        column = self.layout()
        assert column is not None
        for part in (top, self.table, change, buttons, said):
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)  # type: ignore[attr-defined]  # it is a QVBoxLayout

    def _connect(self) -> None:
        self._words.textChanged.connect(self._filter)
        self._key_filter.keySequenceChanged.connect(self._filter)
        self._by_key.toggled.connect(self._filter_by)
        self.table.selectionModel().currentRowChanged.connect(self._show_line)
        self.table.activated.connect(lambda _: self._recorder.setFocus())
        self._recorder.pressed.connect(self._give)
        self._recorder.left.connect(self.table.setFocus)
        self._take.clicked.connect(self._take_over)
        self._none.clicked.connect(lambda: self._set(self._action, []))
        self._usual.clicked.connect(self._reset)
        self._all.clicked.connect(self._reset_all)

    # Lines

    def _fill(self) -> None:
        """List the keys of now; the line that is chosen stays chosen."""
        chosen = self._action
        self._model.clear()
        for group in self._book.groups():
            for line in group.lines:
                items = [QStandardItem(text) for text in (line.words, line.keys, group.title)]
                for item in items:
                    item.setData(line.action, _ACTION)
                    set_tip(item, item.text())
                    item.setEnabled(bool(line.action))
                self._model.appendRow(items)
        self._model.setHorizontalHeaderLabels([self.tr("Action"), self.tr("Keys"), self.tr("Menu")])
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._share()
        self.choose(chosen)

    def _share(self) -> None:
        """Give the columns their room; the menu is left out where there is little."""
        width, character = self.width(), self.fontMetrics().averageCharWidth()
        narrow = width < character * 60
        self.table.setColumnHidden(2, narrow)
        self.table.setColumnWidth(1, round(width * (0.46 if narrow else 0.34)))
        self.table.setColumnWidth(2, round(width * 0.2))

    def choose(self, action: str) -> None:
        """Choose the line of an action."""
        for row in range(self._lines.rowCount()):
            if action and self._lines.index(row, 0).data(_ACTION) == action:
                self.table.selectRow(row)
                self.table.scrollTo(self._lines.index(row, 0))
        self._show_line()

    @property
    def _action(self) -> str:
        index = self.table.currentIndex()
        return str(index.data(_ACTION) or "") if index.isValid() else ""

    def _filter_by(self, by_key: bool) -> None:
        self._field.setCurrentIndex(int(by_key))
        field = self._key_filter if by_key else self._words
        field.setFocus()
        self._filter()

    def _filter(self, _: object = None) -> None:
        by_key = self._by_key.isChecked()
        key = self._key_filter.keySequence() if by_key else QKeySequence()
        self._lines.find("" if by_key else self._words.text(), key)
        if not self.table.currentIndex().isValid() and self._lines.rowCount():
            self.table.selectRow(0)
        self._show_line()

    def _show_line(self, *_: object) -> None:
        """Offer to change the keys of the line that is chosen."""
        action = self._action
        chosen = self.preferences.settings.shortcuts
        self._pending = QKeySequence()
        self._recorder.clear()
        for widget in (self._recorder, self._keep):
            widget.setEnabled(bool(action))
        self._none.setEnabled(bool(action) and bool(keys_of(action, chosen)))
        self._usual.setEnabled(action in chosen)
        self._all.setEnabled(bool(chosen))
        self._say("")

    # Changing

    def _give(self, key: QKeySequence) -> None:
        """Give the chosen action a key, if it may have it and nothing else has it."""
        action = self._action
        chosen = self.preferences.settings.shortcuts
        why = refusal(key, in_list=SPECS[action].local, mnemonics=self._book.mnemonics())
        if why is not None:
            self._pending = QKeySequence()
            self._say(refusal_words(why), "danger")
            return
        other = owner(key, chosen, but=action)
        if other:
            self._pending = key
            text = self.tr("{key} is the key of “{action}”.")
            self._say(text.format(key=shown([key]), action=self._name(other)), "warning")
            self._take.show()
            return
        self._put(key)

    def _put(self, key: QKeySequence) -> None:
        action = self._action
        keys = keys_of(action, self.preferences.settings.shortcuts)
        others = [other for other in keys if other != key] if self._keep.isChecked() else []
        self._set(action, [*others, key])

    def _take_over(self) -> None:
        """Take the key from the action that has it."""
        key, action = self._pending, self._action
        chosen = self.preferences.settings.shortcuts
        other = owner(key, chosen, but=action)
        if other:
            left = [kept for kept in keys_of(other, chosen) if kept != key]
            self._keep_all(with_keys(chosen, other, left))
        self._put(key)
        self.table.setFocus()

    def _set(self, action: str, keys: Sequence[QKeySequence]) -> None:
        if not action:
            return
        self._keep_all(with_keys(self.preferences.settings.shortcuts, action, keys))
        self._fill()
        name = self._name(action)
        if keys:
            self._say(self.tr("“{action}”: {keys}").format(action=name, keys=shown(keys)))
        else:
            self._say(self.tr("“{action}” has no key now.").format(action=name))

    def _reset(self) -> None:
        self._take_back({self._action})

    def _reset_all(self) -> None:
        self._take_back(set(self.preferences.settings.shortcuts))

    def _take_back(self, actions: set[str]) -> None:
        """Give actions their usual keys, and take those from whatever has them now."""
        chosen: dict[str, str] = dict(self.preferences.settings.shortcuts)
        for action in actions:
            chosen.pop(action, None)
        for action in actions:
            for key in keys_of(action, {}):
                other = owner(key, chosen, but=action)
                if other:
                    left = [kept for kept in keys_of(other, chosen) if kept != key]
                    chosen = with_keys(chosen, other, left)
        self._keep_all(chosen)
        self._fill()
        self._say(self.tr("The usual keys are back."))

    def _keep_all(self, chosen: dict[str, str]) -> None:
        settings = self.preferences.settings
        self.preferences.change(replace(settings, shortcuts=chosen))

    def _name(self, action: str) -> str:
        lines = [line for group in self._book.groups() for line in group.lines]
        return next((line.words for line in lines if line.action == action), action)

    def _say(self, text: str, role: str = "small") -> None:
        self._take.hide()
        mark(self._message, role=role)
        self._message.setText(text)
        if text and self.isVisible():
            announce(self._message, text)

    # A page among others

    def heading(self) -> str:
        """See PreferencesPage."""
        return page_names()[SHORTCUTS]

    def show_found(self, words: Sequence[str]) -> int:
        """See PreferencesPage. The lines of the table are found as well."""
        super().show_found(words)
        whole = not words or all(word in folded(self.heading()) for word in words)
        self._words.setText("" if whole else " ".join(words))
        return 1 if whole else self._lines.rowCount()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        super().retranslate()
        self._words.setPlaceholderText(self.tr("Find an action"))
        self._words.setAccessibleName(self.tr("Find an action"))
        self._key_filter.setAccessibleName(self.tr("Press a key to find what it does"))
        self._key_filter.setToolTip(self.tr("Press a key to find what it does"))
        self._by_key.setText(self.tr("By key"))
        self._by_key.setToolTip(self.tr("Find an action by pressing its key"))
        self.table.setAccessibleName(self.tr("Actions and their keys"))
        self._label.setText(self.tr("New key"))
        self._recorder.setAccessibleName(self.tr("New key"))
        self._keep.setText(self.tr("Keep the others"))
        self._none.setText(self.tr("No key"))
        self._usual.setText(self.tr("Usual key"))
        self._all.setText(self.tr("All usual keys"))
        self._take.setText(self.tr("Take it from there"))
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()
        super().changeEvent(event)
