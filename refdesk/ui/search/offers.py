# SPDX-License-Identifier: GPL-3.0-or-later
"""How the words in the search box could go on, under it: chosen with Down, taken with Enter or Tab.

Nothing is chosen by itself, so that Enter and Tab mean what they mean elsewhere. While a syllable is
being composed nothing is shown: the keys belong to the input method.
"""

from functools import partial

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from refdesk.domain.changes import ChangeSet
from refdesk.domain.completion import Completion, Names, Offer, complete, kind_at
from refdesk.ui.library.latest import Latest
from refdesk.ui.search.seam import Searching
from refdesk.ui.search.words import offer_word
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import scheme_of
from refdesk.worker import JobRunner

_Index = QModelIndex | QPersistentModelIndex
_ASIDE = Qt.ItemDataRole.UserRole
_LEAST_WIDTH = 320
_EDGE = 8
_TAKING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_LEAVING = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End})


class _OfferDelegate(QStyledItemDelegate):
    """Paints an offer, and what it means at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """See QStyledItemDelegate."""
        full = QRect(option.rect)
        super().paint(painter, option, index)
        painter.save()
        scheme = scheme_of(option.palette)
        selected = option.state & QStyle.StateFlag.State_Selected
        painter.setPen(QColor(scheme.text if selected else scheme.text_secondary))
        taken = option.fontMetrics.horizontalAdvance(str(index.data())) + 3 * _EDGE
        place = full.adjusted(taken, 0, -_EDGE, 0)
        aside = option.fontMetrics.elidedText(
            str(index.data(_ASIDE) or ""), Qt.TextElideMode.ElideRight, place.width()
        )
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(flags), aside)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """See QStyledItemDelegate."""
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + 8)


class SearchOffers(QObject):
    """Offers ways to go on in one search box."""

    def __init__(self, box: QLineEdit, services: Searching, jobs: JobRunner) -> None:
        super().__init__(box)
        self._box = box
        self._services = services
        self._names: dict[str, Names] = {}
        self._stale: set[str] = set()
        self._composing = False
        self._completion: Completion | None = None
        self._latest: Latest[tuple[str, Names]] = Latest(jobs, self._learned, lambda _: None, self)
        self._model = QStandardItemModel(self)
        self.list = QListView(box.window())
        self.list.setObjectName("searchOffers")
        self.list.setModel(self._model)
        self.list.setItemDelegate(_OfferDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.hide()
        mark(self.list, kind="popup")
        self.list.clicked.connect(lambda index: self._take(index.row()))
        box.textEdited.connect(self._offer)
        box.installEventFilter(self)
        box.window().installEventFilter(self)
        jobs.library_changed.connect(self._library_changed)
        self.retranslate()

    def retranslate(self) -> None:
        """Say its name in the language that is now in use."""
        self.list.setAccessibleName(self.tr("Ways to go on"))

    @property
    def is_shown(self) -> bool:
        """Whether something is offered now."""
        return not self.list.isHidden()

    def hide(self) -> None:
        """Offer nothing."""
        self._completion = None
        self.list.hide()

    # What is offered

    def _offer(self) -> None:
        box = self._box
        if self._composing or not box.hasFocus():
            self.hide()
            return
        text, cursor = box.text(), box.cursorPosition()
        kind = kind_at(text, cursor)
        if kind and (kind not in self._names or kind in self._stale):
            self._stale.discard(kind)
            self._latest.ask(partial(self._learn, kind))
        self._completion = complete(text, cursor, self._names)
        if self._completion is None:
            self.list.hide()
        else:
            self._show(self._completion.offers)

    def _learn(self, kind: str) -> tuple[str, Names]:
        return kind, self._services.searches.names(kind)

    def _learned(self, answer: tuple[str, Names]) -> None:
        kind, names = answer
        self._names[kind] = names
        if kind_at(self._box.text(), self._box.cursorPosition()) == kind and not self._chosen():
            self._offer()

    def _library_changed(self, changes: ChangeSet) -> None:
        if changes.added or changes.removed or changes.organisation:
            self._stale.update(self._names)

    def _show(self, offers: tuple[Offer, ...]) -> None:
        self._model.clear()
        for offer in offers:
            item = QStandardItem(offer.value or offer.text)
            item.setData(offer_word(offer), _ASIDE)
            self._model.appendRow(item)
        box, window = self._box, self._box.window()
        width = min(max(box.width(), _LEAST_WIDTH), window.width() - 2 * _EDGE)
        height = len(offers) * self.list.sizeHintForRow(0) + 10
        at = box.mapTo(window, QPoint(0, box.height() + 2))
        left = max(_EDGE, min(at.x(), window.width() - width - _EDGE))
        self.list.setGeometry(left, at.y(), width, height)
        self.list.setCurrentIndex(QModelIndex())
        self.list.show()
        self.list.raise_()

    # Choosing

    def _chosen(self) -> bool:
        return self.is_shown and self.list.currentIndex().isValid()

    def _step(self, by: int) -> None:
        """Go down or up; above the first is none."""
        index = self.list.currentIndex()
        row = index.row() + by if index.isValid() else (0 if by > 0 else self._model.rowCount() - 1)
        row = min(row, self._model.rowCount() - 1)
        self.list.setCurrentIndex(self._model.index(row, 0) if row >= 0 else QModelIndex())

    def _take(self, row: int) -> None:
        completion = self._completion
        if completion is None:
            return
        text, cursor = completion.applied(self._box.text(), completion.offers[row])
        self.hide()
        self._box.setText(text)
        self._box.setCursorPosition(cursor)
        self._offer()  # after a name come its values

    # What Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        if watched is not self._box:
            if event.type() in {QEvent.Type.Resize, QEvent.Type.WindowDeactivate}:
                self.hide()
            return False
        match event.type():
            case QEvent.Type.InputMethod:
                assert isinstance(event, QInputMethodEvent)
                self._composing = bool(event.preeditString())
                if self._composing:
                    self.hide()
            case QEvent.Type.FocusOut:
                self.hide()
            case QEvent.Type.LanguageChange:
                self.retranslate()
            case QEvent.Type.KeyPress:
                assert isinstance(event, QKeyEvent)
                return self.is_shown and self._pressed(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        """Handle a key while something is offered; return whether nobody else shall."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in _TAKING:
            if self._chosen():
                self._take(self.list.currentIndex().row())
                return True
            self.hide()
        elif key == Qt.Key.Key_Escape:
            self.hide()
            return True
        elif key in _LEAVING:
            self.hide()
        return False
