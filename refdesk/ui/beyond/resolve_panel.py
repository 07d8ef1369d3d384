# SPDX-License-Identifier: GPL-3.0-or-later
"""From a pasted list of identifiers, links and citations to papers; what names none is listed."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QListWidget,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.errors import RefdeskError, UnreadableError
from refdesk.domain.identifiers import Identifier
from refdesk.domain.jobs import JobContext
from refdesk.ui.beyond.search_words import unresolved_word
from refdesk.ui.beyond_seam import Resolution, Resolving, Unresolved
from refdesk.ui.clipboard import copy_plain
from refdesk.ui.detail.words import error_sentence
from refdesk.ui.stylesheet import mark
from refdesk.ui.tips import set_tip
from refdesk.ui.widgets.flow import FlowWidget
from refdesk.ui.widgets.surfaces import WrappedLabel
from refdesk.worker import Job, JobRunner, JobState, Lane

_MOST_BYTES = 20_000_000
_CODINGS = ("utf-8-sig", "cp949", "latin-1")
"""Of files, the likeliest first; the last takes anything."""


class _ListText(QPlainTextEdit):
    """Takes text and files."""

    files_dropped = Signal(list)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """See QWidget."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """See QWidget."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """See QWidget. A file is read, a link is text."""
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)
            return
        super().dropEvent(event)


class ResolvePanel(QWidget):
    """A text, what it names, and the lines of it that name nothing."""

    add_requested = Signal(list)
    """With the identifiers of papers."""

    def __init__(
        self, resolving: Resolving, jobs: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("resolvePanel")
        self._resolving, self._jobs = resolving, jobs
        self._job: Job | None = None
        self._found: Resolution | None = None
        self._error: RefdeskError | None = None
        self._text = _ListText()
        self._text.setObjectName("resolveText")
        self._text.setTabChangesFocus(True)
        mark(self._text, kind="field")
        self._open, self._resolve, self._cancel, self._add, self._copy = (
            QPushButton() for _ in range(5)
        )
        names = (
            "resolveOpen", "resolveButton", "resolveCancel", "addResolvedButton", "copyUnresolved",
        )  # fmt: skip
        buttons = (self._open, self._resolve, self._cancel, self._add, self._copy)
        for button, name in zip(buttons, names, strict=True):
            button.setObjectName(name)
            button.setAutoDefault(False)
        mark(self._add, kind="primary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._found_label = WrappedLabel()
        self._found_label.setObjectName("resolveFound")
        self._found_label.setTextFormat(Qt.TextFormat.PlainText)
        self._lost_label = WrappedLabel()
        mark(self._lost_label, role="warning")
        self._lost = QListWidget()
        self._lost.setObjectName("unresolvedList")
        mark(self._lost, kind="outline")
        self._lost.setWordWrap(True)
        self._lost.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self._open.clicked.connect(self.ask_file)
        self._resolve.clicked.connect(self.resolve)
        self._cancel.clicked.connect(self.cancel)
        self._add.clicked.connect(self._ask_add)
        self._copy.clicked.connect(self._copy_unresolved)
        self._text.files_dropped.connect(self.read_files)
        self._text.textChanged.connect(self._say)
        jobs.progressed.connect(self._progressed)
        jobs.ended.connect(self._ended)
        self.setFocusProxy(self._text)
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(self._text, 2)
        bar = FlowWidget()
        for button in (self._resolve, self._open, self._cancel):
            bar.flow.addWidget(button)
        column.addWidget(bar)
        column.addWidget(self._bar)
        column.addWidget(self._found_label)
        column.addWidget(self._add)
        column.addWidget(self._lost_label)
        column.addWidget(self._lost, 2)
        column.addWidget(self._copy)
        self._text.setMinimumHeight(60)
        self._lost.setMinimumHeight(60)

    @property
    def identifiers(self) -> tuple[Identifier, ...]:
        """What the text names, as far as it was looked through."""
        return self._found.identifiers if self._found is not None else ()

    def take(self, text: str) -> None:
        """Put a text into the box."""
        self._text.setPlainText(text)

    def ask_file(self) -> None:
        """Ask for a file and read it."""
        lists, every = self.tr("Lists of papers"), self.tr("All files")
        what = f"{lists} (*.txt *.csv *.tsv *.md *.nbib *.ris);;{every} (*)"
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Open a list"), "", what)
        if paths:
            self.read_files([Path(path) for path in paths])

    def read_files(self, paths: list[Path]) -> None:
        """Put the text of files into the box."""

        def work(context: JobContext) -> str:
            del context
            return "\n".join(map(_text_of, paths))

        def done(text: str) -> None:
            self._error = None
            self.take(text)

        self._jobs.submit("", work, Lane.READ, self, done, self._fail)

    def resolve(self) -> None:
        """Look through the text."""
        text = self._text.toPlainText()
        if not text.strip() or self._is_running:
            return
        resolving = self._resolving
        self._found = self._error = None

        def work(context: JobContext) -> Resolution:
            return resolving.resolve(text, context)

        self._job = self._jobs.submit(
            lambda: self.tr("Looking through a list of papers"),
            work,
            Lane.NETWORK,
            self,
            self._take_found,
            self._fail,
        )
        self._say()

    def cancel(self) -> None:
        """Stop looking."""
        if self._job is not None and self._job.is_active:
            self._job.cancel()

    @property
    def _is_running(self) -> bool:
        return self._job is not None and self._job.is_active

    def _take_found(self, found: Resolution) -> None:
        self._found = found
        self._say()

    def _fail(self, error: RefdeskError) -> None:
        self._error = error
        self._say()

    def _progressed(self, job: Job) -> None:
        if job is self._job and job.progress is not None:
            self._bar.setMaximum(max(0, job.progress.total))
            self._bar.setValue(job.progress.done)

    def _ended(self, job: Job) -> None:
        if job is self._job and job.state is not JobState.DONE:
            self._say()

    def _ask_add(self) -> None:
        if self.identifiers:
            self.add_requested.emit(list(self.identifiers))

    def _copy_unresolved(self) -> None:
        if self._found is not None:
            copy_plain("\n".join(one.text for one in self._found.unresolved))

    def _say(self) -> None:
        running, found = self._is_running, self._found
        self._resolve.setEnabled(bool(self._text.toPlainText().strip()) and not running)
        self._cancel.setVisible(running)
        self._bar.setVisible(running)
        self._open.setEnabled(not running)
        if not running:
            self._bar.setMaximum(0)
        self._found_label.setText(self._words())
        self._found_label.setVisible(bool(self._found_label.text()))
        count = len(self.identifiers)
        self._add.setText(self.tr("Add %Ln paper(s)", "", count))
        self._add.setVisible(count > 0 and not running)
        lost = found.unresolved if found is not None and not running else ()
        for widget in (self._lost_label, self._lost, self._copy):
            widget.setVisible(bool(lost))
        self._lost_label.setText(self.tr("%Ln line(s) name no paper:", "", len(lost)))
        self._lost.clear()
        for one in lost:
            words = self._lost_words(one)
            self._lost.addItem(words)
            set_tip(self._lost.item(self._lost.count() - 1), words)

    def _words(self) -> str:
        if self._is_running:
            return self.tr("Looking through the list…")
        if self._error is not None:
            return error_sentence(self._error)
        if self._found is None:
            return ""
        count = len(self._found.identifiers)
        return self.tr("%Ln paper(s) found", "", count) if count else self.tr("No paper found")

    def _lost_words(self, one: Unresolved) -> str:
        reason = error_sentence(one.error) if one.error else unresolved_word(one.reason)
        line = self.tr("line {line}").format(line=one.line)
        return f"{one.text[:300]}\n{line}: {reason}"

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._text.setPlaceholderText(
            self.tr("Paste or drop PMIDs, DOIs, PMCIDs, links or whole citations, one a line.")
        )
        self._text.setAccessibleName(self.tr("List of papers"))
        self._open.setText(self.tr("Open a file…"))
        self._resolve.setText(self.tr("Look up"))
        self._cancel.setText(self.tr("Cancel"))
        self._copy.setText(self.tr("Copy these lines"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._lost.setAccessibleName(self.tr("Lines that name no paper"))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


def _text_of(path: Path) -> str:
    """Return the text of a file.

    Raises:
        UnreadableError: it cannot be read.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UnreadableError(str(path), "too-large")
        data = path.read_bytes()
    except IsADirectoryError:
        raise UnreadableError(str(path), "is-a-folder") from None
    except FileNotFoundError:
        raise UnreadableError(str(path), "missing") from None
    except OSError as error:
        raise UnreadableError(str(path), "io", detail=str(error)) from None
    if b"\0" in data[:4096]:
        raise UnreadableError(str(path), "unknown-format")
    for coding in _CODINGS:
        try:
            return data.decode(coding)
        except UnicodeDecodeError:
            continue
    return ""
