# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of a text in a reader: opened large, copied in the form that is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QTextBlock, QTextCursor, QTextTable
from PySide6.QtWidgets import QMenu

from refdesk.fulltext.table_export import tables_of
from refdesk.ui.detail.latest import Latest
from refdesk.ui.icons import pixmap
from refdesk.ui.reader.article_look import ICON, TABLE_LINK
from refdesk.ui.reader.table_forms import put_on_clipboard, writer_of
from refdesk.ui.reader.table_window import TableWindow

if TYPE_CHECKING:
    from refdesk.domain.fulltext import Table
    from refdesk.ui.detail.seam import FulltextPage
    from refdesk.ui.reader.article_reader import FulltextReader


class ReaderTables(QObject):
    """Answers the tools beside each table, and the menu over it.

    A table has the number of its place among :func:`tables_of` the article.
    """

    def __init__(self, reader: FulltextReader) -> None:
        super().__init__(reader)
        self._reader = reader
        self._copying = Latest(reader.jobs, self)
        self._windows: list[TableWindow] = []
        self._of: FulltextPage | None = None
        self._tables: list[Table] = []
        reader.view.serve(ICON, _icon)
        reader.view.handle(TABLE_LINK, self._follow)
        reader.view.menu_parts.append(self._add_to_menu)

    def open_large(self, number: int) -> None:
        """Show a table in a window of its own, or bring the one to the front that shows it."""
        table = self._table(number)
        if table is None:
            return
        for window in self._windows:
            if window.table is table and window.isVisible():
                window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
                window.raise_()
                window.activateWindow()
                return
        window = TableWindow(table, self._reader.jobs, self._reader.window())
        self._windows.append(window)
        window.destroyed.connect(lambda: self._forget(window))
        window.show()

    def copy(self, number: int, form: str) -> None:
        """Copy a table as ``rich`` (for a word processor), ``tsv``, ``csv`` or ``markdown``."""
        table = self._table(number)
        if table is None:
            return
        written = writer_of(form)
        self._copying.ask(lambda: written(table), self._copied)

    def _copied(self, text: str | tuple[str, str]) -> None:
        put_on_clipboard(text)
        self._reader.status_message.emit(self.tr("The table was copied."))

    def _forget(self, window: TableWindow) -> None:
        if window in self._windows:
            self._windows.remove(window)

    def _table(self, number: int) -> Table | None:
        page = self._reader.page
        if page is None:
            return None
        if self._of is not page:
            self._of, self._tables = page, tables_of(page.article)
        return self._tables[number] if number < len(self._tables) else None

    def _follow(self, rest: str) -> None:
        number, _, deed = rest.partition("/")
        if not number.isdecimal():
            return
        if deed == "copy":
            self.copy(int(number), "rich")
        elif not deed:
            self.open_large(int(number))

    def _add_to_menu(self, menu: QMenu, place: QPoint) -> None:
        number = self.number_at(self._reader.view.cursorForPosition(place))
        if number is None:
            return
        menu.addSeparator()
        menu.addAction(self.tr("Open table large")).triggered.connect(
            lambda: self.open_large(number)
        )
        for form, word in (
            ("rich", self.tr("Copy table")),
            ("tsv", self.tr("Copy table as TSV")),
            ("csv", self.tr("Copy table as CSV")),
            ("markdown", self.tr("Copy table as Markdown")),
        ):
            menu.addAction(word).triggered.connect(lambda _=False, f=form: self.copy(number, f))

    def number_at(self, cursor: QTextCursor) -> int | None:
        """Return the number of the table that a place in the text belongs to.

        It stands in the links at the end of the caption, before the first of the table's grids.
        """
        table, number = _table_at(cursor), _number_in(cursor.block())
        if table is None or number is not None:
            return number
        document = self._reader.view.document()  # the table's own would go with it
        while table is not None:
            first = table.firstPosition() - 1
            number = _number_in(document.findBlock(first - 1))
            if number is not None or first < 1:
                return number
            before = QTextCursor(document)  # the second grid of a table stands behind the first
            before.setPosition(first - 1)
            above = _table_at(before)
            table = above if above != table else None
        return None


def _table_at(cursor: QTextCursor) -> QTextTable | None:
    return cursor.currentTable()


def _number_in(block: QTextBlock) -> int | None:
    """Return the number that the links in a paragraph name."""
    fragments = block.begin()
    while not fragments.atEnd():
        scheme, _, rest = fragments.fragment().charFormat().anchorHref().partition(":")
        number = rest.partition("/")[0]
        if scheme == TABLE_LINK and number.isdecimal():
            return int(number)
        fragments += 1
    return None


def _icon(name: str) -> QImage:
    icon, _, colour = name.partition("/")
    ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    return pixmap(icon, f"#{colour}", 14, ratio).toImage()
