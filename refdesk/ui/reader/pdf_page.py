# SPDX-License-Identifier: GPL-3.0-or-later
"""An attached PDF to read: pages, contents, notes, find; or an honest word about why not."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.errors import RefdeskError, UnreadableError
from refdesk.domain.pdfs import PdfNote
from refdesk.fulltext.pdf import look_at
from refdesk.fulltext.pdf_notes import read_notes
from refdesk.ui.detail.seam import JobHandle, Jobs
from refdesk.ui.detail.words import error_sentence
from refdesk.ui.reader.pdf_bar import PdfBar
from refdesk.ui.reader.pdf_document import PdfDocument, PdfEntry, Said
from refdesk.ui.reader.pdf_find import PdfFindBar
from refdesk.ui.reader.pdf_output import PdfPrinting, copy_file
from refdesk.ui.reader.pdf_password import PasswordForm
from refdesk.ui.reader.pdf_side import PdfSide
from refdesk.ui.reader.pdf_view import PdfView
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.buttons import IconButton
from refdesk.ui.widgets.surfaces import EmptyState
from refdesk.worker import Lane

_WIDE = 720
"""Width from which contents and notes stand beside the pages without being asked for."""
_REASONS = {"no-pages": "empty", "syntax": "damaged"}
"""What the process says, in the words of :class:`UnreadableError`."""


class PdfPage(QWidget):
    """One PDF in a tab. QtPdf itself is loaded in another process: see :class:`PdfDocument`."""

    open_requested = Signal(str)
    """A link that leads out, to be opened in the browser."""
    open_outside_requested = Signal()
    """The file is to be opened in the system's viewer."""
    status_message = Signal(str)

    def __init__(self, path: Path, title: str, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pdfPage")
        self.path, self.title = path, title
        self._jobs = jobs
        self._password = ""
        self._position = ""
        self._is_begun = False
        self._reading: JobHandle | None = None
        self._reason: RefdeskError | None = None
        self._side_asked: bool | None = None
        self.document = PdfDocument(path, self)
        self.document.opened.connect(self._opened)
        self.document.failed.connect(self._failed)
        self.view = PdfView(self.document)
        self.view.setObjectName("pdfView")
        self.view.link_opened.connect(self.open_requested)
        self.view.page_changed.connect(self._page_changed)
        self.finder = PdfFindBar(self.view)
        self.bar = PdfBar(self.view)
        self.side = PdfSide()
        self.side.entry_chosen.connect(self._go_to_entry)
        self.side.note_chosen.connect(self._go_to_note)
        self.toggle = IconButton("outline")
        self.toggle.setCheckable(True)
        self.toggle.clicked.connect(self._toggled)
        self.more = IconButton("menu")
        self.more.clicked.connect(self._show_menu)
        self._pages = QWidget()
        self._build_pages()
        self.trouble = EmptyState("pdf")
        self.trouble.setObjectName("pdfTrouble")
        self.trouble.button.setObjectName("pdfOpenOutside")
        self.trouble.clicked.connect(self.open_outside_requested)
        self.lock = PasswordForm()
        self.lock.given.connect(self._unlock)
        self._stack = QStackedLayout(self)
        for page in (self._pages, self.trouble, self.lock):
            self._stack.addWidget(page)
        self.setFocusProxy(self.view)
        self.retranslate()
        self._place_side()

    def retranslate(self) -> None:
        """Set all words anew."""
        self.finder.retranslate()
        self.bar.retranslate()
        self.side.retranslate()
        self.lock.retranslate(self.path.name)
        self.view.setAccessibleName(self.title)
        self.toggle.describe(self.tr("Contents and notes"))
        self.more.describe(self.tr("More"))
        if self._reason is not None:
            self._say(self._reason)

    def position(self) -> str:
        """Return where the person reads, as a short text to be kept for the paper."""
        return self.view.position() if self.document.is_open else self._position

    def restore(self, position: str) -> None:
        """Go where :meth:`position` was, as soon as the file is open."""
        self._position = position
        if self.document.is_open:
            self.view.restore(position)

    def focus_find(self) -> None:
        """Let the person type what to find."""
        if self._stack.currentWidget() is self._pages:
            self.finder.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.finder.field.selectAll()

    def close_document(self) -> None:
        """Let go of the file; where the page is shown again it is opened again, at the same place."""
        self._position = self.position()
        self._is_begun = False
        if self._reading is not None:
            self._reading.cancel()
        self.document.close()
        self.view.tiles.clear()

    def menu(self) -> QMenu:
        """Return what else can be done with the PDF."""
        menu = QMenu(self)
        dark = menu.addAction(self.tr("Dark pages"))
        dark.setCheckable(True)
        dark.setChecked(self.view.is_inverted)
        dark.toggled.connect(self.view.set_inverted)
        menu.addSeparator()
        menu.addAction(self.tr("Save a copy…")).triggered.connect(self.save_as)
        paper = menu.addAction(self.tr("Print…"))
        paper.setEnabled(self.document.is_open)
        paper.triggered.connect(self.print_)
        outside = menu.addAction(self.tr("Open in the system’s viewer"))
        outside.triggered.connect(self.open_outside_requested)
        return menu

    def save_as(self) -> None:
        """Let the person choose where a copy of the file goes."""
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save a copy"), self.path.name, "PDF (*.pdf)"
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, target: Path) -> None:
        """Write a copy of the file."""

        def saved(_nothing: object) -> None:
            self.status_message.emit(self.tr("Saved as {0}").format(target.name))

        self._jobs.submit(
            lambda: QCoreApplication.translate("PdfPage", "Saving a PDF"),
            partial(copy_file, self.path, target),
            Lane.LOCAL,
            self,
            saved,
        )

    def print_(self) -> None:
        """Let the person choose a printer and pages, and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.title)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, len(self.document.sizes))
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def print_on(self, printer: QPrinter) -> PdfPrinting:
        """Print in the background."""
        printing = PdfPrinting(self.document, printer, self)

        def finished(complete: bool) -> None:
            done, failed = self.tr("Printed"), self.tr("Printing did not succeed")
            self.status_message.emit(done if complete else failed)
            printing.deleteLater()

        printing.finished.connect(finished)
        printing.start()
        return printing

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        self._place_side()

    def showEvent(self, event: QShowEvent) -> None:
        """See QWidget: the file is opened when it is first looked at."""
        super().showEvent(event)
        if not self._is_begun:
            self._is_begun = True
            self._open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """See QWidget."""
        self.close_document()
        super().closeEvent(event)

    def event(self, event: QEvent) -> bool:
        """See QObject: F3 finds on here, whatever else it does in the window."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_F3
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See QWidget."""
        if event.key() == Qt.Key.Key_F3:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.finder.step(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    # Opening

    def _open(self) -> None:
        path = self.path
        self._jobs.submit(
            "", lambda _context: look_at(path), Lane.READ, self, self._looked, self._say
        )

    def _looked(self, _nothing: object) -> None:
        if self._is_begun:  # else it was closed meanwhile
            self.document.open(self._password)

    def _unlock(self, password: str) -> None:
        self._password = password
        self.document.open(password)

    def _opened(self) -> None:
        self._reason = None
        had_focus = self.lock.field.hasFocus()
        self._stack.setCurrentWidget(self._pages)
        self.setFocusProxy(self.view)
        if had_focus:
            self.view.setFocus()
        self.side.show_outline(self.document.outline)
        self._place_side()
        if self._position:
            self.view.restore(self._position)
        if self.finder.field.text():
            self.finder.search()
        # Asked last, so that notes are read when the first pages are drawn.
        self.document.ask_later({"do": "links", "page": 0}, self._read_notes)

    def _failed(self, reason: str) -> None:
        if reason == "password":
            self.lock.ask_for(again=bool(self._password))
            self._stack.setCurrentWidget(self.lock)
            self.setFocusProxy(self.lock.field)
        else:
            self._say(UnreadableError(self.path.name, _REASONS.get(reason, reason)))

    def _say(self, error: RefdeskError) -> None:
        self._reason = error
        missing = isinstance(error, UnreadableError) and error.reason in {"missing", "is-a-folder"}
        self.trouble.say(
            self.tr("This PDF cannot be shown"),
            error_sentence(error),
            "" if missing else self.tr("Open in the system’s viewer"),
        )
        self._stack.setCurrentWidget(self.trouble)

    # Contents and notes

    def _read_notes(self, said: Said, _data: bytes) -> None:
        if "error" in said:
            return
        path, password = self.path, self._password
        self._reading = self._jobs.submit(
            "",
            lambda context: read_notes(path, context.cancel, password),
            Lane.BACKGROUND,
            self,
            self._show_notes,
            lambda _error: None,  # the pages are shown without; they show the notes themselves
        )

    def _show_notes(self, notes: list[PdfNote]) -> None:
        self.side.show_notes(notes, self.document.labels)
        self._place_side()
        for note in notes:
            if note.kind in {"highlight", "underline", "squiggly", "strikeout"} and note.areas:
                self._ask_for_quote(note)

    def _ask_for_quote(self, note: PdfNote) -> None:
        first, last = QRectF(*note.areas[0]), QRectF(*note.areas[-1])
        question = {
            "do": "select",
            "start": [note.page, first.left() + 1, first.center().y()],
            "end": [note.page, last.right() - 1, last.center().y()],
            "by": "character",
        }

        def told(said: Said, _data: bytes) -> None:
            self.side.quote(note, str(said.get("text", "")))

        self.document.ask_later(question, told)

    def _go_to_entry(self, entry: PdfEntry) -> None:
        if entry.page >= 0:
            self.view.jump(entry.page, entry.y)

    def _go_to_note(self, note: PdfNote) -> None:
        area = QRectF(*note.areas[0]) if note.areas else QRectF()
        self.view.jump(note.page, max(0.0, area.top() - 60))

    def _page_changed(self, page: int) -> None:
        self.side.show_page(page)

    def _toggled(self, shown: bool) -> None:
        self._side_asked = shown
        self._place_side()

    def _place_side(self) -> None:
        wide = self.width() >= zoomed(_WIDE)
        some = not self.side.is_empty
        shown = some and (wide if self._side_asked is None else self._side_asked)
        self.toggle.setEnabled(some)
        self.toggle.setChecked(shown)
        self.side.setVisible(shown)

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _build_pages(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.side)
        split.addWidget(self.view)
        split.setStretchFactor(1, 1)
        split.setSizes([220, 800])
        self.side.setMinimumWidth(150)
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self.toggle)
        row.addWidget(self.finder, 1)
        row.addWidget(self.bar)
        row.addWidget(self.more)
        self.tools = row
        """Buttons of the parts stand here."""
        column = QVBoxLayout(self._pages)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(split, 1)
