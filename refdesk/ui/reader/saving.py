# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving and printing a full text, with where it came from and what its licence says."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QIODevice,
    QObject,
    QPoint,
    QSaveFile,
    QStandardPaths,
    Signal,
)
from PySide6.QtGui import QPagedPaintDevice, QPdfWriter
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from refdesk.domain.attachments import file_stem
from refdesk.domain.citation import RenderedCitation
from refdesk.domain.errors import RefdeskError, StyleError, WriteFailedError
from refdesk.domain.file_names import file_name
from refdesk.domain.fulltext import Formula
from refdesk.domain.jobs import JobContext
from refdesk.fulltext.lines import plain
from refdesk.fulltext.saved import SANS, SERIF, Provenance, saved_html, saved_markdown
from refdesk.messages import sentence
from refdesk.settings import Citing
from refdesk.ui.detail.seam import FulltextPage, Jobs, Services
from refdesk.ui.detail.words import origin_word, reader_words
from refdesk.ui.reader.licence_words import licence_name, licence_sentence
from refdesk.ui.reader.printing import choose_printer, print_html
from refdesk.ui.reader.saved_pictures import figure_addresses, for_browsers, for_paper
from refdesk.ui.reader.source_line import licence_of
from refdesk.ui.theme import font_list, reading_families
from refdesk.ui.widgets.buttons import IconButton
from refdesk.ui.widgets.reading import ReadingView
from refdesk.worker import Lane

FORMS = {"pdf": "PDF", "html": "HTML", "md": "Markdown"}


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is saved: a text, and the paper that it is of."""

    page: FulltextPage
    reference_id: int | None


class TextSaver(QObject):
    """Saves what one reader shows. Files are written whole or not at all, off the main thread."""

    said = Signal(str)

    def __init__(self, view: ReadingView, services: Services, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._jobs, self._parent = services, jobs, parent
        view.menu_parts.append(self._offer)
        self._shown: _Shown | None = None
        self.citing: Callable[[], Citing] = Citing
        """Says how citations are made."""
        self.choose_printer: Callable[[QWidget, str], QPagedPaintDevice | None] = choose_printer
        self.button = IconButton("download")
        self.button.setObjectName("saveTextButton")
        self.button.setEnabled(False)
        self.button.clicked.connect(self.ask)
        self.retranslate()

    def take(self, page: FulltextPage, reference_id: int | None) -> None:
        """Save this text from now on."""
        self._shown = _Shown(page, reference_id)
        self.button.setEnabled(True)

    def retranslate(self) -> None:
        """Set all words anew."""
        self.button.describe(self.tr("Save text as PDF, HTML or Markdown…"))

    def ask(self) -> None:
        """Ask for a file and write it; its ending says the form."""
        if self._shown is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        filters = ";;".join(f"{name} (*.{ending})" for ending, name in FORMS.items())
        path, chosen = QFileDialog.getSaveFileName(
            self._parent,
            self.tr("Save text as"),
            str(Path(folder, self.suggested_name("pdf"))),
            filters,
        )
        if path:
            target = Path(path)
            if target.suffix[1:].lower() not in FORMS:
                ending = next((e for e in FORMS if f"*.{e}" in chosen), "pdf")
                target = target.with_name(f"{target.name}.{ending}")
            self.save(target)

    def suggested_name(self, ending: str) -> str:
        """Return what a file of this text is called, such as ``Seo et al - 2026 - Title.pdf``."""
        assert self._shown is not None
        article, paper = self._shown.page.article, self._shown.reference_id
        stored = self._services.library.get(paper) if paper is not None else None
        stem = file_stem(stored.reference) if stored is not None else plain(article.title)
        return file_name(f"{stem or 'text'}.{ending}")

    def save(self, path: Path) -> None:
        """Write the text to ``path`` in the form of its ending, in the background."""
        shown = self._shown
        if shown is None:
            return
        ending = path.suffix[1:].lower()
        title, compose = plain(shown.page.article.title), self._composer(shown)

        def write(context: JobContext) -> None:
            text = compose(ending, context)
            context.cancel.check()
            if ending == "pdf":
                _write_pdf(path, text, title)
            else:
                _write(path, text.encode())

        self._jobs.submit(
            lambda: self.tr("Saving {name}").format(name=path.name),
            write,
            Lane.BACKGROUND,
            self,
            lambda _: self.said.emit(self.tr("Text saved to {path}").format(path=path)),
            self._fail,
        )

    def print_text(self) -> None:
        """Ask for a printer and print the text, in the background."""
        shown = self._shown
        if shown is None:
            return
        printer = self.choose_printer(self._parent, self.tr("Print text"))
        if printer is None:
            return
        compose = self._composer(shown)
        self._jobs.submit(
            self.tr("Printing"),
            lambda context: print_html(compose("pdf", context), printer),
            Lane.BACKGROUND,
            self,
            lambda _: self.said.emit(self.tr("Text sent to the printer.")),
            self._fail,
        )

    # Inside

    def _offer(self, menu: QMenu, _place: QPoint) -> None:
        menu.addSeparator()
        save = menu.addAction(self.tr("Save text as…"))
        save.setObjectName("saveText")
        save.triggered.connect(self.ask)
        paper = menu.addAction(self.tr("Print text…") + "\tCtrl+P")
        paper.setObjectName("printText")
        paper.triggered.connect(self.print_text)

    def _composer(self, shown: _Shown) -> Callable[[str, JobContext], str]:
        """Return what makes the source of a form in a job; the words are those of now."""
        words, lines, citing = reader_words(), self._lines(shown.page), self.citing()
        services, article = self._services, shown.page.article
        families = tuple(reading_families("serif"))
        here = (font_list(families), font_list(reading_families("sans")))

        def compose(form: str, context: JobContext) -> str:
            citation = _citation(services, shown, citing)
            url = article.licence.url if article.licence.code == licence_of(shown.page) else ""
            provenance = Provenance(citation, lines, url)
            if form == "md":
                return saved_markdown(article, provenance, words=words)
            formulas: list[Formula] = []
            page = saved_html(
                article,
                provenance,
                images=figure_addresses(services.figures, shown.page),
                words=words,
                fonts=here if form == "pdf" else (SERIF, SANS),
                formulas=formulas,
            )
            if form == "pdf":
                return for_paper(page, formulas, families, context)
            return for_browsers(page, formulas, context)

        return compose

    def _fail(self, error: RefdeskError) -> None:
        self.said.emit(sentence(error, QCoreApplication.translate))

    def _lines(self, page: FulltextPage) -> tuple[str, ...]:
        """Return where a text came from and what its licence says, as plain sentences."""
        source, article = page.source, page.article
        origin = [origin_word(source.provider)]
        if source.version:
            origin.append(self.tr("version {0}").format(source.version))
        if source.fetched_at:
            origin.append(self.tr("fetched {0}").format(source.fetched_at[:10]))
        code = licence_of(page)
        licence = self.tr("Licence: {0}.").format(licence_name(code))
        return tuple(
            line
            for line in (
                self.tr("Source: {0}.").format(", ".join(origin)),
                source.url,
                f"{licence} {licence_sentence(code)}",
                article.copyright,
            )
            if line
        )


def _citation(services: Services, shown: _Shown, citing: Citing) -> RenderedCitation:
    """Return the paper as the person's style has it; its title where that cannot be."""
    if shown.reference_id is not None:
        try:
            return services.citing.format_one(shown.reference_id, citing.style, citing.locale)
        except StyleError:
            return services.citing.format_one(shown.reference_id)
    title = plain(shown.page.article.title)
    return RenderedCitation(title.replace("&", "&amp;").replace("<", "&lt;"), title)


def _write(path: Path, data: bytes) -> None:
    file = _opened(path)
    file.write(data)
    _finish(file, path)


def _write_pdf(path: Path, html: str, title: str) -> None:
    file = _opened(path)
    writer = QPdfWriter(file)
    writer.setTitle(title)
    writer.setCreator("refdesk")
    print_html(html, writer)
    del writer
    _finish(file, path)


def _opened(path: Path) -> QSaveFile:
    """Return a new file that will take the place of ``path`` once it is whole."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        reason = "other" if path.parent.is_dir() else "missing-folder"
        raise WriteFailedError(path, reason, file.errorString())
    return file


def _finish(file: QSaveFile, path: Path) -> None:
    if not file.commit():
        raise WriteFailedError(path, "other", file.errorString())
