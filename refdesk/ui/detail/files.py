# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the paper that is shown: opened, renamed in place, removed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.stored import StoredReference
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.seam import AttachedFile, Jobs, Services
from refdesk.ui.icons import icon
from refdesk.ui.stylesheet import mark
from refdesk.ui.tips import set_tip
from refdesk.ui.widgets.buttons import LinkButton

_FILE = Qt.ItemDataRole.UserRole + 1
_MOST_LINES = 4
_LINE = 26


class FileList(QListView):
    """Files, a line each. Changes nothing itself: it asks."""

    opened = Signal(object)
    revealed = Signal(object)
    renamed = Signal(int, str)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attachmentList")
        self._model = QStandardItemModel(self)
        self._filling = False
        self.setModel(self._model)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(_FILE)))
        self._model.itemChanged.connect(self._changed)

    def show_files(self, files: Sequence[AttachedFile]) -> None:
        """Show files; those that are missing say so."""
        self._filling = True
        self._model.clear()
        for file in files:
            item = QStandardItem(file.attachment.name)
            item.setData(file, _FILE)
            item.setSizeHint(QSize(0, _LINE))
            missing = self.tr("The file is missing.")
            lines = [file.attachment.name, missing if file.is_missing else size_text(file)]
            set_tip(item, "\n".join(lines))
            item.setAccessibleText(", ".join(lines))
            self._model.appendRow(item)
        self._filling = False
        self._draw()
        lines_shown = min(max(len(files), 1), _MOST_LINES)
        self.setFixedHeight(lines_shown * _LINE + 4)
        self.setVisible(bool(files))

    def open_row(self, row: int) -> None:
        """Ask to open a file by its line."""
        if 0 <= row < self._model.rowCount():
            self.opened.emit(self._model.item(row).data(_FILE))

    def names(self) -> list[str]:
        """Return what the files are called."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def _draw(self) -> None:
        self._filling = True
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            file = item.data(_FILE)
            name = "warning" if file.is_missing else "pdf" if file.attachment.is_pdf else "document"
            role = "warning" if file.is_missing else "text_secondary"
            item.setIcon(icon(name, self.palette(), role))
        self._filling = False

    @property
    def _current(self) -> AttachedFile | None:
        return self.currentIndex().data(_FILE) if self.currentIndex().isValid() else None

    def _menu(self, at: QPoint) -> None:
        file = self._current
        if file is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open"), lambda: self.opened.emit(file))
        menu.addAction(self.tr("Show in folder"), lambda: self.revealed.emit(file))
        menu.addSeparator()
        menu.addAction(self.tr("Rename"), lambda: self.edit(self.currentIndex()))
        menu.addAction(self.tr("Remove"), lambda: self.removed.emit(file.attachment.id))
        menu.popup(self.viewport().mapToGlobal(at))

    def _changed(self, item: QStandardItem) -> None:
        if self._filling:
            return
        file, name = item.data(_FILE), item.text().strip()
        if name and name != file.attachment.name:
            self.renamed.emit(file.attachment.id, name)
        else:
            self._filling = True
            item.setText(file.attachment.name)
            self._filling = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        file = self._current
        if file is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(file)
        elif file is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(file.attachment.id)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()


class FilesPanel(QWidget):
    """The files of one paper under a heading, and the button that attaches more."""

    attach_requested = Signal(int)
    shown = Signal(list)
    """With the files, as soon as they are known."""

    def __init__(self, services: Services, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filesPanel")
        self._services = services
        self._latest = Latest(jobs, self)
        self._id: int | None = None
        self.list = FileList()
        self._title = QLabel()
        mark(self._title, role="heading")
        self._attach = LinkButton()
        self._attach.setObjectName("attachButton")
        self._attach.clicked.connect(self._ask)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._attach)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list)
        self.list.hide()
        self.retranslate()

    def show_paper(self, stored: StoredReference | None) -> None:
        """Show the files of a paper."""
        if stored is None or stored.id != self._id:
            self.list.show_files(())
        self._id = stored.id if stored is not None else None
        self._latest.forget()
        if stored is not None:
            wanted = stored.id
            self._latest.ask(lambda: self._services.attachments.files(wanted), self._show)

    def _show(self, files: Sequence[AttachedFile]) -> None:
        self.list.show_files(files)
        self.shown.emit(list(files))

    def _ask(self) -> None:
        if self._id is not None:
            self.attach_requested.emit(self._id)

    def retranslate(self) -> None:
        """Set all words anew."""
        self._title.setText(self.tr("Files"))
        self.list.setAccessibleName(self.tr("Files"))
        self._attach.set_full(self.tr("Attach file…"))


def size_text(file: AttachedFile) -> str:
    """Return how large a file is."""
    size = float(file.attachment.size)
    for unit in ("B", "KB", "MB"):
        if size < 1000 or unit == "MB":
            break
        size /= 1000
    return f"{size:.0f} {unit}" if size >= 10 or unit == "B" else f"{size:.1f} {unit}"
