# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving and printing a full text, with where it came from and what its licence says."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEventLoop,
    QIODevice,
    QMarginsF,
    QObject,
    QSaveFile,
    QStandardPaths,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from refdesk.domain.attachments import file_stem
from refdesk.domain.citation import RenderedCitation
from refdesk.domain.errors import RefdeskError, StyleError, WriteFailedError
from refdesk.domain.file_names import file_name
from refdesk.domain.fulltext import Article
from refdesk.domain.jobs import JobContext
from refdesk.fulltext.lines import plain
from refdesk.fulltext.saved import Provenance, saved_html, saved_markdown
from refdesk.messages import sentence
from refdesk.settings import Citing
from refdesk.ui.detail.seam import FulltextPage, Jobs, Services
from refdesk.ui.detail.words import origin_word, reader_words
from refdesk.ui.reader.licence_words import licence_sentence
from refdesk.ui.theme import reading_families
from refdesk.ui.widgets.buttons import IconButton
from refdesk.worker import Lane

FORMS = {"pdf": "PDF", "html": "HTML", "md": "Markdown"}
Pictures = Callable[[Article], dict[str, str]]
"""Gives ``data:`` addresses of the pictures at hand by name of the graphic; called in a job."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is saved: a text, and the paper that it is of."""

    page: FulltextPage
    reference_id: int | None


class TextSaver(QObject):
    """Saves what one reader shows. Files are written whole or not at all, off the main thread."""

    said = Signal(str)

    def __init__(self, services: Services, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._jobs, self._parent = services, jobs, parent
        self._shown: _Shown | None = None
        self.citing: Callable[[], Citing] = Citing
        """Says how citations are made."""
        self.pictures: Pictures = lambda _article: {}
        """Where the pictures of a saved page come from."""
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
        words, lines, citing = reader_words(), self._lines(shown.page), self.citing()
        services, pictures = self._services, self.pictures
        article = shown.page.article
        licence_url = article.licence.url

        def write(context: JobContext) -> None:
            citation = _citation(services, shown, citing)
            provenance = Provenance(citation, lines, licence_url)
            context.cancel.check()
            if ending == "md":
                _write(path, saved_markdown(article, provenance, words=words).encode())
                return
            html = saved_html(article, provenance, images=pictures(article), words=words)
            context.cancel.check()
            if ending == "pdf":
                _write_pdf(path, html, plain(article.title))
            else:
                _write(path, html.encode())

        self._jobs.submit(
            lambda: self.tr("Saving {name}").format(name=path.name),
            write,
            Lane.BACKGROUND,
            self,
            lambda _: self.said.emit(self.tr("Text saved to {path}").format(path=path)),
            self._fail,
        )

    # Inside

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
        code = article.licence.code or source.licence
        licence = self.tr("Licence: {0}.").format(code or self.tr("licence not stated"))
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
    """Write pages in A4 with numbers. Runs in any thread: the document is made here."""
    file = _opened(path)
    loop = QEventLoop()  # gives this thread what the timers of a document ask for
    writer = QPdfWriter(file)
    writer.setTitle(title)
    writer.setCreator("refdesk")
    dress(writer)
    document = QTextDocument()
    document.setDefaultFont(_print_font())
    document.setHtml(html)
    document.print_(writer)
    del document, writer, loop
    _finish(file, path)


def dress(device: QPagedPaintDevice) -> None:
    """Give a printer or a PDF its page."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)  # Qt's text adds 2 cm


def _print_font() -> QFont:
    font = QFont()
    font.setFamilies(reading_families("serif"))
    font.setPointSizeF(10)
    return font


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
