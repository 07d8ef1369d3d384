# SPDX-License-Identifier: GPL-3.0-or-later
"""The tour: walks the real window over the sample library and takes its pictures."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEventLoop,
)
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from refdesk.domain.editing import Field, Operation
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext
from refdesk.trouble.faults import Fault, Place
from refdesk.ui.dialogs.batch_edit_dialog import BatchEditDialog
from refdesk.ui.dialogs.crash_dialog import CrashDialog
from refdesk.ui.dialogs.import_dialog import ImportDialog
from refdesk.ui.dialogs.preference_pages.names import SHORTCUTS
from refdesk.ui.language import LANGUAGES
from refdesk.ui.main_window import MainWindow
from refdesk.ui.mnemonics import plain_name
from refdesk.ui.reader.reading_page import ReadingPage
from refdesk.ui.reader.table_window import TableWindow

SIZES = ((1280, 800), (1024, 700))
THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class TourLook:
    """In which looks the pictures are taken: every size in every theme and language."""

    themes: tuple[str, ...] = THEMES
    sizes: tuple[tuple[int, int], ...] = SIZES
    """Width and height in pixels; the first has more pictures than the others."""
    languages: tuple[str, ...] = LANGUAGES
    text_size: int = 100
    """Of the program's words in per cent."""
    density: str = "compact"


TABS = ("abstract", "fulltext", "pico", "citations", "related", "notes")

TRIAL, META, RETRACTED, LONG_TITLE, CROWD, KOREAN, PLAIN = (
    "90000001", "90000003", "90000005", "90000009", "90000008", "90000011", "90000007",
)  # fmt: skip
"""PMIDs of the sample papers that the tour stops at."""

DOUBTFUL = "https://pubmed.ncbi.nlm.nih.gov@example.org/31510672/"
USUAL_LOOK = TourLook()
PATIENCE_MS = 20_000
"""Longest wait for background work before a picture is taken all the same."""


class Tour:
    """One walk through one window. Pictures are ``<size>-<language>-<theme>-<what>.png``.

    A text size other than the usual one stands after the theme.
    """

    def __init__(
        self, window: MainWindow, folder: Path, sample_file: Path, look: TourLook = USUAL_LOOK
    ) -> None:
        self._window = window
        self._look = look
        self._folder = folder
        self._sample_file = sample_file
        self._prefix = ""
        self.pictures: list[Path] = []

    def take(self) -> list[Path]:
        """Take every picture and return where they are."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._settle()
        for _ in self._looks():
            self._picture("start")
        self._window.verbs.add_samples()
        self._settle()
        for size in self._looks():
            is_first = size == self._look.sizes[0]
            self._papers(small=not is_first)
            if is_first:
                self._search()
                self._reading()
                self._dialogs()
        return self.pictures

    def _looks(self) -> Iterator[tuple[int, int]]:
        window, wanted = self._window, self._look
        mark = "" if wanted.text_size == 100 else f"-{wanted.text_size}"
        for language, theme in product(wanted.languages, wanted.themes):
            settings = window.preferences.settings
            look = replace(
                settings.appearance,
                language=language,
                theme=theme,
                text_size=wanted.text_size,
                density=wanted.density,
            )
            window.preferences.change(replace(settings, appearance=look))
            for width, height in wanted.sizes:
                window.resize(width, height)
                self._prefix = f"{width}x{height}-{language}-{theme}{mark}"
                self._settle()
                yield width, height

    # Stops

    def _papers(self, *, small: bool) -> None:
        detail = self._window.detail
        self._show(TRIAL)
        for name in TABS[:3] if small else TABS:
            detail.tabs.setCurrentWidget(getattr(detail, name))
            self._picture(name)
        if not small:
            detail.tabs.setCurrentWidget(detail.citations)
            self._show(META)
            self._picture("citations-meta-analysis")
        detail.tabs.setCurrentWidget(detail.abstract)
        stops = {RETRACTED: "retracted", LONG_TITLE: "long-title", CROWD: "300-authors"}
        if not small:
            stops |= {KOREAN: "korean-paper", PLAIN: "no-abstract"}
        for pmid, name in stops.items():
            self._show(pmid)
            self._picture(name)

    def _show(self, pmid: str) -> None:
        reference_id = self._window.services.library.find(Identifier(Scheme.PMID, pmid))
        if reference_id is not None:
            self._window.verbs.going.show_paper(reference_id)
        self._settle()

    def _reading(self) -> None:
        """Read a full text in a tab, and one of its tables large."""
        window = self._window
        self._show(TRIAL)
        window.verbs.going.open_fulltext()
        self._settle()
        self._picture("reading")
        for page in window.documents.findChildren(ReadingPage):
            page.text.reader.tables.open_large(0)
            self._settle()
        for table in window.findChildren(TableWindow):
            self._picture("window-table", table)
            table.close()
        window.reading.close_all()
        self._settle()

    def _search(self) -> None:
        window = self._window
        window.verbs.going.search("수면의" if "-ko-" in self._prefix else "liver cancer design:rct")
        self._settle()
        window.papers.view.select_row(0)
        self._picture("search")
        window.verbs.going.search("zzz nothing zzz")
        self._picture("search-nothing")
        window.verbs.going.clear_search()
        self._settle()
        window.papers.view.selectAll()
        self._picture("many-selected")
        self._show(TRIAL)
        window.actions_by_name["actionShowJobs"].setChecked(True)
        self._picture("jobs")
        window.actions_by_name["actionShowJobs"].setChecked(False)

    def _dialogs(self) -> None:
        verbs, actions = self._window.verbs, self._window.actions_by_name
        self._import()
        stops: dict[str, Callable[[], object]] = {
            "window-bibliography": verbs.citing.create_bibliography,
            "dialog-in-text": verbs.citing.cite_in_text,
            "dialog-export": verbs.export,
            "dialog-batch-edit": self._batch_edit,
            "dialog-edit-paper": self._window.furniture.curation.edit_paper,
            "dialog-preferences": verbs.preferences,
            "dialog-shortcuts": lambda: verbs.preferences(SHORTCUTS),
            "dialog-about": actions["actionAbout"].trigger,
            "dialog-backups": actions["actionBackups"].trigger,
            "dialog-check-library": actions["actionCheckLibrary"].trigger,
            "dialog-library-bundle": actions["actionExportLibrary"].trigger,
            "dialog-link": lambda: verbs.going.open_address(DOUBTFUL),
            "dialog-fault": self._fault,
            "dialog-merge": self._merge,
            "window-duplicates": verbs.find_duplicates,
        }
        for name, open_dialog in stops.items():
            open_dialog()
            self._settle()
            for dialog in self._window.findChildren(QDialog):
                if dialog.isVisible():
                    self._picture(name, dialog)
                    dialog.reject()
            self._settle()
        self._window.furniture.commands.undo()  # the import
        self._show(TRIAL)

    def _import(self) -> None:
        """Import a file with new papers, known ones, duplicates and a broken record."""
        self._window.verbs.import_files([self._sample_file])
        self._settle()
        for dialog in self._window.findChildren(ImportDialog):
            self._picture("dialog-import", dialog)
            button = dialog.findChild(QPushButton, "importButton")
            assert isinstance(button, QPushButton)
            button.click()
            self._picture("dialog-import-report", dialog)
            dialog.reject()
        self._settle()

    def _merge(self) -> None:
        """Show a paper and its double from the import side by side."""
        papers = self._window.papers
        groups = self._window.services.duplicates.in_library(JobContext())
        papers.view.select_ids([member.record for member in groups[-1].members])
        self._settle()
        self._window.verbs.merge()

    def _fault(self) -> None:
        """Show what a fault of the program looks like."""
        fault = Fault("ValueError", "…", (Place("refdesk.ui.tour", 0, "Tour._fault"),))
        export = plain_name(self._window.actions_by_name["actionExport"].text())
        CrashDialog(fault, export, "\n".join(fault.lines()), None, self._window).open()

    def _batch_edit(self) -> None:
        """Show what an edit of all papers would change."""
        window = self._window
        window.papers.view.selectAll()
        window.furniture.curation.batch_edit()
        for dialog in window.findChildren(BatchEditDialog):
            dialog.form.choose(Field.JOURNAL, Operation.REPLACE)
            dialog.form.fill("Journal", "Annals")

    # Pictures

    def _picture(self, name: str, widget: QWidget | None = None) -> None:
        self._settle()
        path = self._folder / f"{self._prefix}-{name}.png"
        (widget or self._window).grab().save(str(path))
        self.pictures.append(path)

    def _settle(self) -> None:
        """Let events and background work come to rest, so that a picture shows no half state."""
        deadline = QDeadlineTimer(PATIENCE_MS)
        quiet = 0
        while quiet < 3 and not deadline.hasExpired():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
            time.sleep(0.02)  # timers of the window (debounce, skeletons) run on the wall clock
            quiet = 0 if self._window.jobs.active else quiet + 1
        end = QDeadlineTimer(350)  # the longest of the window's own delays is 300 ms
        while not end.hasExpired():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.01)
