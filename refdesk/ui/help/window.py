# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of help: topics, search, the page. It stays open beside the work."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.hits import Marker
from refdesk.ui.help.finding import Hit, find
from refdesk.ui.help.hit_delegate import EXCERPT, TITLE, HitDelegate
from refdesk.ui.help.markdown import Fill
from refdesk.ui.help.pages import NAMES, Page, read_page
from refdesk.ui.help.view import HelpView
from refdesk.ui.preferences import Preferences
from refdesk.ui.stylesheet import mark
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.buttons import IconButton
from refdesk.ui.widgets.surfaces import Rule

_PLACE = Qt.ItemDataRole.UserRole
_LEFT = 280
_ROW = 12
"""Pixels of a row of the table of contents beside its letters."""
_MOST_HITS = 40


@dataclass(slots=True)
class _Visit:
    """A place in help that was looked at."""

    place: str
    scrolled: int = 0


class HelpWindow(QDialog):
    """Pages of help in the language of the window."""

    link_opened = Signal(str)
    """With an address outside help."""

    def __init__(
        self,
        preferences: Preferences,
        language: Callable[[], str],
        fill: Fill,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("helpWindow")
        self._preferences, self._language, self._fill = preferences, language, fill
        self._pages: dict[str, Page] = {}
        self._hits: list[Hit] = []
        self._past: list[_Visit] = []
        self._future: list[_Visit] = []
        self._now = _Visit("")
        self._build()
        self._lay_out()
        self._connect()
        if not self.restoreGeometry(preferences.recall("help")):
            self.resize(QSize(940, 680).boundedTo(self.screen().availableGeometry().size()))
        if not self._split.restoreState(preferences.recall("helpPanes")):
            left = min(
                zoomed(_LEFT), self.width() * 2 // 5
            )  # large letters leave the page its room
            self._split.setSizes([left, self.width() - left])
        self.retranslate()

    def _build(self) -> None:
        self._back, self._on = IconButton("arrow-left"), IconButton("arrow-right")
        self._back.setObjectName("helpBack")
        self._on.setObjectName("helpForward")
        self._smaller, self._larger = IconButton("zoom-out"), IconButton("zoom-in")
        self._smaller.setObjectName("helpSmaller")
        self._larger.setObjectName("helpLarger")
        self.search = QLineEdit()
        self.search.setObjectName("helpSearch")
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.topics = QTreeWidget()
        self.topics.setObjectName("helpTopics")
        self.topics.setHeaderHidden(True)
        self.topics.setIndentation(14)
        self.topics.setExpandsOnDoubleClick(True)
        self.hits = QListWidget()
        self.hits.setObjectName("helpHits")
        self.hits.setItemDelegate(HitDelegate(self.hits))
        self.hits.setMouseTracking(True)
        self.hits.setResizeMode(QListWidget.ResizeMode.Adjust)  # the texts wrap anew
        self.hits.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._count = QLabel()
        self._count.setObjectName("helpCount")
        self._count.setWordWrap(True)
        self._count.setContentsMargins(12, 8, 12, 4)
        mark(self._count, role="small")
        text = self._preferences.recall_text("helpSize")
        self.view = HelpView(int(text) if text.isdecimal() else 0)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(4)
        for widget in (self._back, self._on):
            bar.addWidget(widget)
        bar.addSpacing(8)
        bar.addWidget(self.search, 1)
        bar.addSpacing(8)
        for widget in (self._smaller, self._larger):
            bar.addWidget(widget)
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._count)
        column.addWidget(self.hits, 1)
        self._left = QStackedWidget()
        self._left.addWidget(self.topics)
        self._left.addWidget(found)
        self._left.setMinimumWidth(zoomed(160))
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._left)
        self._split.addWidget(self.view)
        self._split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(Rule())
        column.addWidget(self._split, 1)
        self.setMinimumSize(QSize(560, 360))

    def _connect(self) -> None:
        self._back.clicked.connect(self.go_back)
        self._on.clicked.connect(self.go_on)
        self._smaller.clicked.connect(lambda: self._zoom(-1))
        self._larger.clicked.connect(lambda: self._zoom(1))
        self.search.textChanged.connect(self._look_for)
        self.topics.currentItemChanged.connect(self._topic_chosen)
        self.topics.itemClicked.connect(lambda item: item.setExpanded(True))
        self.hits.currentItemChanged.connect(self._hit_chosen)
        self.hits.itemClicked.connect(self._hit_chosen)
        self.view.page_asked.connect(self.go_to)
        self.view.link_opened.connect(self.link_opened)
        keys: dict[str, Callable[[], object]] = {
            "Alt+Left": self.go_back,
            "Alt+Right": self.go_on,
            "Ctrl+F": self._go_to_search,
            "Ctrl++": lambda: self._zoom(1),
            "Ctrl+=": lambda: self._zoom(1),
            "Ctrl+-": lambda: self._zoom(-1),
            "Ctrl+0": lambda: self._zoom(0),
        }
        for key, deed in keys.items():
            QShortcut(QKeySequence(key), self, deed)

    # Going

    @property
    def place(self) -> str:
        """What is shown: ``page`` or ``page#anchor``."""
        return self._now.place

    def go_to(self, place: str) -> None:
        """Show a page, at one of its headings where ``place`` names one: ``evidence#signs``."""
        if place != self._now.place and self._now.place:
            self._now.scrolled = self.view.verticalScrollBar().value()
            self._past.append(self._now)
            self._future.clear()
        self._visit(_Visit(place), fresh=True)

    def go_back(self) -> None:
        """Show the place that was looked at before."""
        self._step(self._past, self._future)

    def go_on(self) -> None:
        """Show the place that was left by going back."""
        self._step(self._future, self._past)

    def _step(self, source: list[_Visit], other: list[_Visit]) -> None:
        if source:
            self._now.scrolled = self.view.verticalScrollBar().value()
            other.append(self._now)
            self._visit(source.pop(), fresh=False)

    def _visit(self, visit: _Visit, *, fresh: bool) -> None:
        name, _, anchor = visit.place.partition("#")
        page = self._pages[name]
        before = self._now.place.partition("#")[0]
        self._now = visit
        if name != before or not self.view.toPlainText():
            self.view.set_content(page.html)
        if not fresh:
            self.view.verticalScrollBar().setValue(visit.scrolled)
        elif anchor:
            self.view.scrollToAnchor(anchor)
            if not self.view.isVisible():  # it is laid out for its width only then
                QTimer.singleShot(0, self.view, lambda: self.view.scrollToAnchor(anchor))
        else:
            self.view.verticalScrollBar().setValue(0)
        self.setWindowTitle(self.tr("{page} – refdesk help").format(page=page.title))
        self.view.setAccessibleName(page.title)
        self._back.setEnabled(bool(self._past))
        self._on.setEnabled(bool(self._future))
        self._show_place()

    def _show_place(self) -> None:
        """Mark in the table of contents where one is."""
        item = self._item(self._now.place)
        if item is None or item is self.topics.currentItem():
            return
        self.topics.blockSignals(True)
        parent = item.parent() or item
        for number in range(self.topics.topLevelItemCount()):
            top = self.topics.topLevelItem(number)
            if top is not None:
                top.setExpanded(top is parent)
        self.topics.setCurrentItem(item)
        self.topics.blockSignals(False)

    def _item(self, place: str) -> QTreeWidgetItem | None:
        name = place.partition("#")[0]
        for number in range(self.topics.topLevelItemCount()):
            top = self.topics.topLevelItem(number)
            if top is None or top.data(0, _PLACE) != name:
                continue
            for at in range(top.childCount()):
                child = top.child(at)
                if child is not None and child.data(0, _PLACE) == place:
                    return child
            return top
        return None

    def _topic_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.go_to(item.data(0, _PLACE))

    def _hit_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.go_to(item.data(_PLACE))

    # Searching

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _look_for(self, text: str) -> None:
        hits, words = find(text, list(self._pages.values())) if text.strip() else ([], Marker())
        self._hits = hits[:_MOST_HITS]
        self.view.mark_words(words)
        self._left.setCurrentIndex(1 if text.strip() else 0)
        self.hits.blockSignals(True)
        self.hits.clear()
        for hit in self._hits:
            place = f"{hit.page}#{hit.anchor}" if hit.anchor else hit.page
            head = hit.title if hit.title == hit.page_title else f"{hit.page_title} › {hit.title}"
            item = QListWidgetItem()
            for role, text in (
                (_PLACE, place),
                (TITLE, head),
                (EXCERPT, hit.excerpt),
                (Qt.ItemDataRole.AccessibleTextRole, f"{head}. {hit.excerpt}"),
            ):
                item.setData(role, text)
            self.hits.addItem(item)
        self.hits.blockSignals(False)
        self._say_count()

    def _say_count(self) -> None:
        found = len(self._hits)
        self._count.setText(
            self.tr("%n place(s) found", "", found)
            if found
            else self.tr("Nothing found. Try fewer words, or another one.")
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject: from the search to what was found; Escape takes the search away first."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take_first(go=event.key() != Qt.Key.Key_Down)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _take_first(self, *, go: bool) -> None:
        if not self.hits.count():
            return
        self.hits.setCurrentRow(0)
        (self.view if go else self.hits).setFocus(Qt.FocusReason.TabFocusReason)

    # Looks and words

    def _zoom(self, steps: int) -> None:
        if steps:
            self.view.zoom(steps)
        else:
            self.view.set_size(0)
        self._preferences.remember({"helpSize": str(self.view.size_of_text)})

    def retranslate(self) -> None:
        """Read the pages in the language that is now in use."""
        self._back.describe(self.tr("Back (Alt+Left)"))
        self._on.describe(self.tr("Forward (Alt+Right)"))
        self._smaller.describe(self.tr("Smaller text (Ctrl+-)"))
        self._larger.describe(self.tr("Larger text (Ctrl++)"))
        self.search.setPlaceholderText(self.tr("Search help (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Search help"))
        self.topics.setAccessibleName(self.tr("Topics of help"))
        self.hits.setAccessibleName(self.tr("What was found in help"))
        self.setWindowTitle(self.tr("refdesk help"))
        self.read_again()

    def read_again(self) -> None:
        """Read the pages anew: other words, or other keys stand in them."""
        language = self._language()
        self._pages = {name: read_page(language, name, self._fill) for name in NAMES}
        self.topics.blockSignals(True)
        self.topics.clear()
        row = QSize(0, self.topics.fontMetrics().height() + _ROW)
        for page in self._pages.values():
            top = QTreeWidgetItem([page.title])
            top.setData(0, _PLACE, page.name)
            top.setSizeHint(0, row)
            top.setToolTip(0, page.title)
            for section in page.sections[1:]:
                child = QTreeWidgetItem([section.title])
                child.setData(0, _PLACE, f"{page.name}#{section.anchor}")
                child.setToolTip(0, section.title)
                child.setSizeHint(0, row)
                top.addChild(child)
            self.topics.addTopLevelItem(top)
        self.topics.blockSignals(False)
        if self._now.place:
            now, self._now = self._now, _Visit("")
            self._visit(now, fresh=True)
        if self.search.text():
            self._look_for(self.search.text())

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            # After the window has given its actions their new names, which stand in the pages.
            QTimer.singleShot(0, self, self.retranslate)
        super().changeEvent(event)

    def done(self, result: int) -> None:
        """See QDialog: looks are kept; the keyboard goes back to the window below."""
        self._preferences.remember(
            {"help": self.saveGeometry(), "helpPanes": self._split.saveState()}
        )
        super().done(result)
        below = self.parentWidget()
        if below is not None and QApplication.activeWindow() in {None, self}:
            below.window().activateWindow()
