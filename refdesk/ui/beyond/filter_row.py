# SPDX-License-Identifier: GPL-3.0-or-later
"""What narrows a search beside its words: years, types, languages, free full text, humans; the order."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QIntValidator, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from refdesk.domain.pubmed_query import LANGUAGES, PUBLICATION_TYPES, Filters
from refdesk.domain.searching import SearchOrder
from refdesk.ui.beyond.search_words import language_word, order_word, type_word
from refdesk.ui.mnemonics import literal
from refdesk.ui.stylesheet import mark
from refdesk.ui.tips import set_tip
from refdesk.ui.widgets.flow import FlowLayout

_FIRST_YEAR = 1800


class _StayingMenu(QMenu):
    """A menu that stays open while several things are checked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See QWidget."""
        action = self._lit()
        if action is not None:
            action.trigger()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget: the space bar checks, Enter checks and closes."""
        action = self._lit() if event.key() == Qt.Key.Key_Space else None
        if action is not None:
            action.trigger()
            return
        super().keyPressEvent(event)

    def _lit(self) -> QAction | None:
        lit = self.activeAction()
        return next((a for a in self.actions() if a is lit and a.isCheckable()), None)


class CheckMenuButton(QPushButton):
    """A button with a menu of things to check; it says how many are."""

    changed = Signal()

    def __init__(self, name: str, values: Sequence[str], word: Callable[[str], str]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAutoDefault(False)
        self._values, self._word = values, word
        self._title = ""
        menu = _StayingMenu(self)
        menu.setToolTipsVisible(True)
        self._actions = {}
        for value in values:
            action = menu.addAction("")
            action.setCheckable(True)
            action.triggered.connect(self._checked)
            self._actions[value] = action
        menu.addSeparator()
        self._none = menu.addAction("", self.clear)
        self.setMenu(menu)

    @property
    def values(self) -> tuple[str, ...]:
        """What is checked."""
        return tuple(value for value, action in self._actions.items() if action.isChecked())

    def check(self, values: Sequence[str]) -> None:
        """Check these and no others, silently."""
        for value, action in self._actions.items():
            action.setChecked(value in values)
        self._say()

    def clear(self) -> None:
        """Check none."""
        if self.values:
            self.check(())
            self.changed.emit()

    def name(self, title: str, none: str) -> None:
        """Say everything in the language that is now in use."""
        self._title = title
        for value, action in self._actions.items():
            action.setText(literal(self._word(value)))
        self._none.setText(none)
        self._say()

    def _checked(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        words = [self._word(value) for value in self.values]
        text = words[0] if len(words) == 1 else self._title
        if len(words) > 1:
            text = f"{text}: {len(words)}"
        self.setText(literal(text))
        self.setAccessibleName(f"{self._title}: {', '.join(words)}" if words else self._title)
        set_tip(self, "\n".join(words))
        self._none.setEnabled(bool(words))
        self.updateGeometry()


class FilterRow(QObject):
    """The controls; whoever lays them out asks for :attr:`widgets`."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._first, self._last = QLineEdit(), QLineEdit()
        self._dash = QLabel("–")
        self._year = QLabel()
        years = QWidget()
        row = QHBoxLayout(years)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._year)
        last = datetime.now(UTC).year + 5
        for field, name in ((self._first, "filterFirstYear"), (self._last, "filterLastYear")):
            field.setObjectName(name)
            field.setValidator(QIntValidator(_FIRST_YEAR, last, field))
            field.setMaxLength(4)
            field.editingFinished.connect(self._years_edited)
            row.addWidget(field)
            if field is self._first:
                row.addWidget(self._dash)
        mark(self._year, role="secondary")
        self._years = (0, 0)
        self.types = CheckMenuButton("filterTypes", PUBLICATION_TYPES, type_word)
        self.languages = CheckMenuButton("filterLanguages", LANGUAGES, language_word)
        self._free, self._humans = QCheckBox(), QCheckBox()
        self._free.setObjectName("filterFree")
        self._humans.setObjectName("filterHumans")
        self._order = QComboBox()
        self._order.setObjectName("searchOrder")
        for order in SearchOrder:
            self._order.addItem("", order.value)
        self._order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for button in (self.types, self.languages):
            button.changed.connect(self.changed)
        for box in (self._free, self._humans):
            box.clicked.connect(self.changed)
        self._order.activated.connect(self.changed)
        self._years_widget = years
        self.retranslate()

    def lay_out(self, flow: FlowLayout) -> None:
        """Put the controls into a layout, in order."""
        for widget in (
            self._years_widget, self.types, self.languages, self._free, self._humans, self._order,
        ):  # fmt: skip
            flow.addWidget(widget)

    @property
    def filters(self) -> Filters:
        """What is chosen. A span of years that runs backwards is meant forwards."""
        first, last = self._year_of(self._first), self._year_of(self._last)
        if first and last and first > last:
            first, last = last, first
        return Filters(
            first,
            last,
            self.types.values,
            self.languages.values,
            self._free.isChecked(),
            self._humans.isChecked(),
        )

    @property
    def order(self) -> SearchOrder:
        """In which order hits are wanted."""
        return SearchOrder(self._order.currentData())

    def show(self, filters: Filters, order: SearchOrder) -> None:
        """Show other choices, silently."""
        self._first.setText(str(filters.first_year or ""))
        self._last.setText(str(filters.last_year or ""))
        self._years = (filters.first_year or 0, filters.last_year or 0)
        self.types.check(filters.publication_types)
        self.languages.check(filters.languages)
        self._free.setChecked(filters.free_only)
        self._humans.setChecked(filters.humans)
        self._order.setCurrentIndex(self._order.findData(order.value))

    def _year_of(self, field: QLineEdit) -> int | None:
        return int(field.text()) if field.hasAcceptableInput() else None

    def _years_edited(self) -> None:
        years = (self._year_of(self._first) or 0, self._year_of(self._last) or 0)
        if years != self._years:
            self._years = years
            self.changed.emit()

    def fit(self) -> None:
        """Make room for four digits in letters of the present size."""
        for field in (self._first, self._last):
            field.setFixedWidth(field.fontMetrics().horizontalAdvance("00000") + 20)

    def retranslate(self) -> None:
        """Say everything in the language that is now in use."""
        self._year.setText(self.tr("Year"))
        self._first.setAccessibleName(self.tr("First year"))
        self._last.setAccessibleName(self.tr("Last year"))
        self._first.setPlaceholderText(self.tr("from"))
        self._last.setPlaceholderText(self.tr("to"))
        self.types.name(self.tr("Publication type"), self.tr("All types"))
        self.languages.name(self.tr("Language"), self.tr("All languages"))
        self._free.setText(self.tr("Free full text"))
        self._humans.setText(self.tr("Humans"))
        self._order.setAccessibleName(self.tr("Order"))
        for place, order in enumerate(SearchOrder):
            self._order.setItemText(place, order_word(order))
        self.fit()
