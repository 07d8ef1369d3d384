# SPDX-License-Identifier: GPL-3.0-or-later
"""Editing papers and their files, throwing away for good: the deeds that change what is there."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog

from refdesk.domain.drafts import Draft
from refdesk.domain.query import LibraryQuery, Shelf
from refdesk.ui.dialogs.batch_edit_dialog import BatchEditDialog
from refdesk.ui.dialogs.edit_form import Known
from refdesk.ui.dialogs.edit_paper_dialog import EditPaperDialog
from refdesk.ui.frame import WindowFrame
from refdesk.ui.library.mime import Wish

HOLD_MS = 350
"""How long Ctrl alone is held until the collections of the paper are shown."""


class Curation(QObject):
    """The deeds of one main window that change papers."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setInterval(HOLD_MS)
        self._held.timeout.connect(self._show_collections)
        window.papers.view.installEventFilter(self)

    # Editing

    def edit_paper(self) -> None:
        """Edit the paper that the keyboard is on."""
        window = self._window
        current = window.current_paper()
        if current is None:
            return
        editing = window.services.editing
        dialog = EditPaperDialog(editing, window.jobs, current, editing.draft(current), window)
        dialog.saved.connect(lambda _: window.say(self.tr("Paper saved")))
        dialog.open()

    def new_paper(self) -> None:
        """Type a paper that no service has."""
        window = self._window
        dialog = EditPaperDialog(window.services.editing, window.jobs, None, Draft(), window)
        dialog.saved.connect(window.verbs.going.show_paper)
        dialog.open()

    def batch_edit(self) -> None:
        """Change one field of the selected papers."""
        window = self._window
        ids = window.selected()
        if not ids:
            return
        collections = {str(one.id): one.name for one in window.side.tree.collections}
        known = Known(window.side.tags.names, collections)
        dialog = BatchEditDialog(window.services.editing, window.jobs, ids, known, window)
        dialog.edited.connect(self._say_edited)
        dialog.open()

    def _say_edited(self, count: int) -> None:
        self._window.say_undoable(self.tr("%n paper(s) changed", "", count))

    # Files

    def ask_attach(self, reference_id: int | None = None) -> None:
        """Ask for files and attach them to a paper, else to the one that the keyboard is on."""
        window = self._window
        wanted = reference_id if reference_id is not None else window.current_paper()
        if wanted is None:
            return
        paths, _ = QFileDialog.getOpenFileNames(
            window, self.tr("Attach files"), "", self.tr("Papers") + " (*.pdf);;* (*)"
        )
        self.attach(wanted, [Path(path) for path in paths])

    def attach(self, reference_id: int, paths: Sequence[Path], wish: Wish = Wish.COPY) -> None:
        """Attach files to a paper."""
        self._window.furniture.filing.attach(reference_id, paths, wish)

    def take_files(
        self,
        paths: Sequence[Path],
        reference_id: int | None = None,
        wish: Wish = Wish.COPY,
        *,
        collection_id: int | None = None,
    ) -> None:
        """Take files that were dropped: lists of references are imported, PDFs are recognized.

        On a paper everything but lists of references, and folders of them, belongs to it.
        """
        window = self._window
        known = {e for f in window.services.transfer.formats() for e in f.extensions if f.read}
        known |= {".gz", ".zip", ".sqlite"}
        lists = [path for path in paths if path.is_dir() or path.suffix.lower() in known]
        others = [path for path in paths if path not in lists]
        pdfs = [path for path in others if path.suffix.lower() == ".pdf"]
        if reference_id is not None and others:
            self.attach(reference_id, others, wish)
        elif pdfs:
            into = collection_id or window.papers.query.collection_id
            window.furniture.recogniser.take(pdfs, window, into)
            lists += [path for path in others if path not in pdfs]
        else:
            lists += others
        if lists:
            window.verbs.import_files(lists, collection_id)

    def open_file(self) -> None:
        """Open the first file of the current paper."""
        window = self._window
        current = window.current_paper()
        files = window.services.attachments.files(current) if current is not None else ()
        if files:
            window.verbs.going.open_file(files[0])
        else:
            window.say(self.tr("This paper has no file. Drop one on it to attach it."))

    # Throwing away

    def delete(self) -> None:
        """Delete the selected papers of the trash."""
        self._window.commands.delete(self._window.selected())

    def empty_trash(self) -> None:
        """Delete every paper of the trash."""
        ids = self._window.services.library.ids(LibraryQuery(shelf=Shelf.TRASH))
        if ids:
            self._window.commands.delete(list(ids))
        else:
            self._window.say(self.tr("The trash is empty."))

    # Arranging

    def rate(self, stars: int) -> None:
        """Give the selected papers stars."""
        self._window.commands.set_rating(self._window.selected(), stars)

    def press(self, digit: int) -> None:
        """Do what a digit means for the selected papers."""
        self._window.furniture.tagging.press(self._window.selected(), digit)

    def move_papers(self, from_id: int, to_id: int, ids: list[int]) -> None:
        """Move papers from one collection to another."""
        name = self._window.side.tree.collection_name(to_id)
        self._window.commands.move_between(from_id, to_id, ids, name)

    def show_tag(self, name: str) -> None:
        """Show papers that carry a tag."""
        tags = self._window.side.tags
        tag_id = tags.id_of(name)
        if tag_id is not None:
            tags.choose(tag_id)

    # Where the paper lies, while Ctrl is held

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See QObject."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Control and not event.isAutoRepeat():
                self._held.start()
            elif event.key() != Qt.Key.Key_Control:
                self._hide_collections()
        elif kind == QEvent.Type.FocusOut or (
            kind == QEvent.Type.KeyRelease
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Control
        ):
            self._hide_collections()
        return super().eventFilter(watched, event)

    def _show_collections(self) -> None:
        window = self._window
        current = window.papers.view.current_id()
        stored = window.services.library.get(current) if current is not None else None
        window.side.tree.highlight(stored.collections if stored else ())

    def _hide_collections(self) -> None:
        if self._held.isActive():
            self._held.stop()
        else:
            self._window.side.tree.highlight(())
