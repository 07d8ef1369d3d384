# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing one of eleven thousand citation styles: from the list, or by typing."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QSizePolicy, QWidget

from refdesk.domain.citation import StyleInfo
from refdesk.ui.citing.style_model import STYLE_ID, StyleDelegate, StyleModel
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.seam import Jobs, Services
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.announce import announce

_MOST_FOUND = 200
"""Lines that are offered for what is typed; who sees that many types on."""
_LEAST_POPUP = 440
"""Pixels of the offers' width: a journal's name and whose style it uses."""


class StyleChooser(QComboBox):
    """All styles, favourites first, and those that were used last; typing searches them all.

    What is typed is looked for in names, journals, abbreviations and fields; the journals show
    whose style they use. What is no style is not kept in the box.
    """

    style_chosen = Signal(object)
    """With the :class:`StyleInfo` that a person chose."""

    def __init__(self, services: Services, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._all_question, self._question = Latest(jobs, self), Latest(jobs, self)
        self._first: tuple[str, ...] = ()
        self._asked_for: tuple[str, ...] | None = None
        self._chosen: StyleInfo | None = None
        self._takes_first = False
        self._all, self._found = StyleModel(self), StyleModel(self)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setMaxVisibleItems(16)
        self.setModel(self._all)
        lines = QListView()
        lines.setUniformItemSizes(True)
        lines.setLayoutMode(QListView.LayoutMode.Batched)
        lines.setTextElideMode(Qt.TextElideMode.ElideRight)
        lines.setMinimumWidth(_LEAST_POPUP)
        self.setView(lines)
        self.setItemDelegate(StyleDelegate(self))
        self.activated.connect(self._take_row)
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt's way to have none
        self._popup = QListView()
        editor = self.lineEdit()
        assert editor is not None
        self._completer = self._made_completer(editor)
        editor.textEdited.connect(self._search)
        editor.returnPressed.connect(self._take_typed)
        editor.editingFinished.connect(self._name_again)
        self.retranslate()

    @property
    def chosen(self) -> StyleInfo | None:
        """The style that is chosen."""
        return self._chosen

    @property
    def offers(self) -> StyleModel:
        """What is offered for what was typed."""
        return self._found

    def load(self, first: Sequence[str]) -> None:
        """Fill the list in the background, with the styles of these ids before all others."""
        self._first = tuple(dict.fromkeys(first))
        if self._asked_for == self._first:
            return
        citing, asked = self._services.citing, self._first
        self._asked_for = asked
        self._all_question.ask(lambda: citing.styles("", "", asked), self._fill)

    def forget(self) -> None:
        """Fill the list again when next loaded: there are other styles."""
        self._asked_for = None

    def show_style(self, style: StyleInfo | None) -> None:
        """Show a style as the chosen one; ``None`` for none yet."""
        self._chosen = style
        self._name_again()

    def show_id(self, style_id: str) -> None:
        """Show a style as the chosen one once its name is known."""
        citing = self._services.citing
        self._question.ask(
            lambda: citing.known_styles([style_id]),
            lambda styles: self.show_style(styles[0] if styles else None),
        )

    def retranslate(self) -> None:
        """Set all words anew."""
        self.setAccessibleName(self.tr("Citation style"))
        self.setToolTip(self.tr("Type a name, a journal or a field to search all styles"))
        editor = self.lineEdit()
        assert editor is not None
        editor.setPlaceholderText(self.tr("Type a style or journal"))
        editor.setAccessibleName(self.tr("Citation style"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget: Enter behind what was typed searches, and presses no button of a dialog."""
        editor = self.lineEdit()
        assert editor is not None
        searches = editor.isModified() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        super().keyPressEvent(event)
        if searches:
            event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """See QWidget: scrolling the page under the pointer chooses nothing."""
        event.ignore()

    # Inside

    def _made_completer(self, editor: QLineEdit) -> QCompleter:
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        completer.setWidget(editor)
        popup = self._popup
        completer.setPopup(popup)
        popup.setObjectName("styleOffers")
        popup.setUniformItemSizes(True)
        popup.setItemDelegate(StyleDelegate(popup))
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        mark(popup, kind="popup")
        chosen = completer.activated[QModelIndex]  # type: ignore[index]  # its overload
        chosen.connect(lambda index: self._take_id(str(index.data(STYLE_ID))))
        return completer

    def _fill(self, styles: list[StyleInfo]) -> None:
        editor = self.lineEdit()
        assert editor is not None
        typed = editor.text() if editor.isModified() else ""
        self.blockSignals(True)  # filling is no choice
        self._all.take(styles)
        self.blockSignals(False)
        if typed:
            editor.setText(typed)
            editor.setModified(True)
        else:
            self._name_again()

    def _search(self, text: str, *, takes_first: bool = False) -> None:
        self._takes_first = takes_first
        if not text.strip():
            self._question.forget()
            self._popup.hide()
            return
        citing, first = self._services.citing, self._first
        self._question.ask(lambda: citing.styles(text, "", first)[:_MOST_FOUND], self._offer)

    def _offer(self, styles: list[StyleInfo]) -> None:
        popup, editor = self._popup, self.lineEdit()
        assert editor is not None
        nothing = self.tr("No style found for “{words}”").format(words=editor.text().strip())
        self._found.take(styles, nothing)
        if self._takes_first and styles:
            self._take(styles[0])
        elif not editor.hasFocus():
            popup.hide()
        else:
            width = max(editor.width(), _LEAST_POPUP)
            self._completer.complete(QRect(0, 0, width, editor.height() + 4))
            popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        if not styles:  # a line that cannot be lit is not read out by itself
            announce(editor, nothing)

    def _take_typed(self) -> None:
        """Take what Enter is pressed at: the offer that is lit, else the first that will come."""
        editor = self.lineEdit()
        assert editor is not None
        if self._popup.isVisible():
            self._take_id(str(self._popup.currentIndex().data(STYLE_ID)))
        elif editor.isModified():
            self._search(editor.text(), takes_first=True)

    def _take_id(self, style_id: str) -> None:
        style = self._found.style_at(self._found.row_of(style_id))
        if style is not None:
            self._take(style)

    def _take_row(self, row: int) -> None:
        style = self._all.style_at(row)
        if style is not None:
            self._take(style)

    def _take(self, style: StyleInfo) -> None:
        self._takes_first = False
        self._popup.hide()
        self.show_style(style)
        self.style_chosen.emit(style)

    def _name_again(self) -> None:
        """Say the chosen style again where what was typed is none."""
        if self._popup.isVisible():
            return
        editor, style = self.lineEdit(), self._chosen
        assert editor is not None
        self.blockSignals(True)
        self.setCurrentIndex(self._all.row_of(style.id) if style is not None else -1)
        self.blockSignals(False)
        editor.setText(style.title if style is not None else "")
        editor.setCursorPosition(0)  # a long name shows its beginning
