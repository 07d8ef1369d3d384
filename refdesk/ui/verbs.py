# SPDX-License-Identifier: GPL-3.0-or-later
"""What the actions of the window do: each a short method, connected by the action's name."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import shiboken6
from PySide6.QtCore import QMimeData, QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog

from refdesk.domain.bundles import ENDING
from refdesk.domain.identifiers import Scheme
from refdesk.domain.notices import Alarms
from refdesk.domain.query import LibraryQuery
from refdesk.settings import Exporting
from refdesk.ui.actions import IN_LIBRARY, RATINGS
from refdesk.ui.citing.desk import CitingDesk
from refdesk.ui.dialogs.check_dialog import CheckDialog
from refdesk.ui.dialogs.columns_dialog import ColumnMemory
from refdesk.ui.dialogs.export_dialog import ExportDialog, Scope
from refdesk.ui.dialogs.import_dialog import ImportDialog, import_filter
from refdesk.ui.duplicates.merge_panel import MOST_SHOWN
from refdesk.ui.duplicates.merge_window import MergeWindow
from refdesk.ui.duplicates.window import DuplicatesWindow
from refdesk.ui.evidence_export import CorrectionExport
from refdesk.ui.frame import WindowFrame
from refdesk.ui.going import Going
from refdesk.ui.library.alarm_words import with_alarms
from refdesk.ui.reader.highlight_export import HighlightExport
from refdesk.ui.widgets.focus import hand_back
from refdesk.worker import Lane


class Verbs(QObject):
    """The deeds of one main window."""

    def __init__(self, window: WindowFrame) -> None:
        super().__init__(window)
        self._window = window
        self.going = Going(window)
        self.citing = CitingDesk(window)
        self._duplicates: DuplicatesWindow | None = None
        self._by_name = self._deeds()

    def do(self, name: str) -> None:
        """Do what the action ``name`` means; nothing where it is only a switch."""
        if name in IN_LIBRARY:
            self._window.reading.show_library()
        deed = self._by_name.get(name)
        if deed is not None:
            deed()

    def _deeds(self) -> dict[str, Callable[[], object]]:
        window, view = self._window, self._window.papers.view
        selected, copier, curation = window.selected, window.copier, window.furniture.curation
        reading = window.reading
        rated = {
            name: lambda stars=stars: curation.rate(stars) for stars, name in enumerate(RATINGS)
        }
        return rated | {
            "actionAdd": self.add,
            "actionImport": self.ask_import,
            "actionExport": self.export,
            "actionExportRis": lambda: self.export("ris"),
            "actionExportBibtex": lambda: self.export("bibtex"),
            "actionExportNotes": self.export_notes,
            "actionExportCorrections": self.export_corrections,
            "actionExportLibrary": window.furniture.bundles.export,
            "actionImportBundle": window.furniture.bundles.ask_import,
            "actionPreferences": self.preferences,
            "actionQuit": window.close,
            "actionUndo": window.commands.undo,
            "actionRedo": window.commands.redo,
            "actionCopyBibliography": lambda: copier.bibliography(selected()),
            "actionCopyInText": lambda: copier.in_text(selected()),
            "actionCopyKey": lambda: copier.keys(selected()),
            "actionCopyApa": lambda: copier.bibliography(selected(), "apa"),
            "actionCopyMla": lambda: copier.bibliography(selected(), "modern-language-association"),
            "actionCiteInText": self.citing.cite_in_text,
            "actionBibliography": self.citing.create_bibliography,
            "actionAddStyle": window.furniture.own_styles.ask,
            "actionSelectAll": window.papers.select_all,
            "actionFind": self.going.find,
            "actionSaveSearch": window.search.save,
            "actionFocusList": self.going.go_to_list,
            "actionFocusDetail": self.going.go_to_detail,
            "actionFocusCollections": self.going.go_to_collections,
            "actionNextPaper": lambda: view.step(1),
            "actionPreviousPaper": lambda: view.step(-1),
            "actionNextTab": lambda: reading.step(1),
            "actionPreviousTab": lambda: reading.step(-1),
            "actionCloseTab": reading.close_current,
            "actionReopenTab": reading.reopen,
            "actionOpenPaper": self.going.open_current,
            "actionOpenBehind": lambda: self.going.open_current(behind=True),
            "actionOpenPdf": self.going.open_pdf,
            "actionOpenFulltext": self.going.open_fulltext,
            "actionOpenWeb": self.going.open_web,
            "actionOpenDoi": lambda: self.going.open_web(Scheme.DOI),
            "actionOpenPubmed": lambda: self.going.open_web(Scheme.PMID),
            "actionNewPaper": curation.new_paper,
            "actionEditPaper": curation.edit_paper,
            "actionBatchEdit": curation.batch_edit,
            "actionAttachFile": curation.ask_attach,
            "actionOpenFile": curation.open_file,
            "actionMarkRead": lambda: window.commands.set_read(selected(), read=True),
            "actionMarkUnread": lambda: window.commands.set_read(selected(), read=False),
            "actionAddTag": self.ask_tag,
            "actionNewCollection": window.side.tree.request_create,
            "actionRemove": self.remove,
            "actionTrash": lambda: window.commands.trash(selected()),
            "actionRestore": lambda: window.commands.restore(selected()),
            "actionDelete": curation.delete,
            "actionEmptyTrash": curation.empty_trash,
            "actionRefresh": lambda: window.fetcher.refresh(selected()),
            "actionFetchFulltext": self.fetch_fulltexts,
            "actionEnrich": window.furniture.enriching.ask_for_selected,
            "actionEnrichLibrary": window.furniture.enriching.ask_for_library,
            "actionSearchPubmed": self.search_pubmed,
            "actionFindDuplicates": self.find_duplicates,
            "actionMerge": self.merge,
            "actionReadEvidence": window.evidence.read,
            "actionCheckNotices": window.furniture.notices.check,
            "actionCheckLibrary": self.check_library,
            "actionBackups": window.furniture.backups.show,
            "actionSamples": self.add_samples,
            "actionHelp": window.furniture.help.show_again,
            "actionSearchHelp": window.furniture.help.show_searching,
            "actionWhatIsThis": window.furniture.help.point,
            "actionTour": window.furniture.help.tour,
            "actionShortcuts": window.furniture.hands.toggle_shortcuts,
            "actionPalette": window.furniture.hands.palette.toggle,
            "actionNextPane": lambda: window.furniture.hands.panes.step(1),
            "actionPreviousPane": lambda: window.furniture.hands.panes.step(-1),
            "actionAbout": window.furniture.help.about,
        }

    # Bringing papers in

    def add(self) -> None:
        """Go to the box that takes identifiers."""
        self._window.add_box.setFocus()
        self._window.add_box.selectAll()

    def add_samples(self) -> None:
        """Add the sample papers."""
        window = self._window
        window.jobs.submit(
            lambda: self.tr("Adding the sample library"),
            window.services.samples.add,
            Lane.LOCAL,
            window,
            None,
            window.say_error,
        )

    def ask_import(self) -> None:
        """Ask for files and show what is in them."""
        window = self._window
        what = import_filter(window.services.transfer, self.tr("References"))
        paths, _ = QFileDialog.getOpenFileNames(window, self.tr("Import files"), "", what)
        if paths:
            self.import_files([Path(path) for path in paths])

    def import_files(self, paths: list[Path], collection_id: int | None = None) -> None:
        """Show what is in files, ready to import."""
        window = self._window
        if len(paths) == 1 and paths[0].name.casefold().endswith(ENDING):
            window.furniture.bundles.show_bundle(paths[0])
            return
        dialog = ImportDialog(
            window.services.transfer,
            window.jobs,
            paths,
            collections=window.services.library.collections,
            collection_id=collection_id or window.papers.query.collection_id,
            memory=ColumnMemory(window.preferences),
            parent=window,
        )
        dialog.papers_named.connect(window.fetcher.refresh)
        dialog.open()

    def paste(self) -> None:
        """Take what is on the clipboard: files, identifiers, links."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData) -> None:
        """Take what was dropped or pasted: files to import, else identifiers and links."""
        files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if files:
            self._window.furniture.curation.take_files(files)
            return
        text = " ".join(url.toString() for url in mime.urls()) or mime.text()
        box = self._window.add_box
        if text.strip() and not box.take(text) and not box.text():
            box.setText(" ".join(text.split())[:2000])

    # Taking papers out

    def export(self, format_id: str = "ris") -> None:
        """Ask what to export and where."""
        window = self._window
        listed = window.papers.whole_ids()
        transfer = window.services.transfer
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        scope = Scope(window.selected(), listed, lambda: transfer.all_ids(LibraryQuery()))
        dialog = ExportDialog(
            transfer,
            window.jobs,
            scope,
            folder=folder,
            format_id=format_id,
            remembered=window.preferences.settings.exporting,
            parent=window,
        )
        dialog.exported.connect(self._say_exported)
        dialog.chosen.connect(self._remember_export)
        hand_back(dialog)
        dialog.open()

    def export_notes(self) -> None:
        """Ask for a file and write the highlights of the selected papers to it."""
        window = self._window
        citing = window.preferences.settings.citing
        exporter = HighlightExport(window.services, window.jobs, window)
        exporter.said.connect(window.say)
        exporter.ask(window.selected(), citing.style, citing.locale)

    def export_corrections(self) -> None:
        """Write what the person corrected in the evidence to a file of test data."""
        window = self._window
        export = CorrectionExport(window.services.evidence, window.jobs, window)
        export.said.connect(window.say)
        export.said.connect(export.deleteLater)
        export.ask()

    def _remember_export(self, exporting: Exporting) -> None:
        preferences = self._window.preferences
        preferences.change(replace(preferences.settings, exporting=exporting))

    def _say_exported(self, count: int, path: str, alarms: Alarms) -> None:
        text = self.tr("%n paper(s) exported to {path}", "", count).format(path=path)
        self._window.say(with_alarms(text, alarms, count))

    # Arranging

    def remove(self) -> None:
        """Take papers out of the collection; where there is none, into the trash."""
        window = self._window
        collection_id = window.papers.query.collection_id
        if collection_id is None:
            window.commands.trash(window.selected())
            return
        name = window.side.tree.collection_name(collection_id)
        window.commands.remove_from_collection(collection_id, window.selected(), name)

    def collect(self, collection_id: int, ids: list[int]) -> None:
        """Put papers into a collection."""
        name = self._window.side.tree.collection_name(collection_id)
        self._window.commands.add_to_collection(collection_id, ids, name)

    def delete_collection(self, collection_id: int) -> None:
        """Delete a collection; it can be taken back."""
        self._window.commands.delete_collection(collection_id)

    def ask_tag(self) -> None:
        """Ask for a tag and give it to the selected papers."""
        window = self._window
        ids = window.selected()
        dialog = QInputDialog(window)
        dialog.setObjectName("tagDialog")
        dialog.setWindowTitle(self.tr("Add tag"))
        dialog.setLabelText(self.tr("Tag for %n paper(s)", "", len(ids)))
        dialog.setComboBoxItems(["", *window.side.tags.names])
        dialog.setComboBoxEditable(True)
        dialog.textValueSelected.connect(lambda name: window.commands.tag(ids, name))
        dialog.open()

    def untag(self, name: str) -> None:
        """Take a tag from the selected papers."""
        self._window.commands.untag(self._window.selected(), name)

    def delete_tag(self, name: str) -> None:
        """Take a tag from every paper."""
        tag_id = self._window.side.tags.id_of(name)
        if tag_id is not None:
            self._window.commands.delete_tag(tag_id, name)

    def fetch_fulltexts(self) -> None:
        """Get the full text of the selected papers."""
        for reference_id in self._window.selected():
            self._window.fetcher.fulltext(reference_id, asked=True)

    # Beyond the library

    def search_pubmed(self) -> None:
        """Show the window that searches PubMed and other services."""
        self._window.furniture.beyond.search()

    # Duplicates

    def find_duplicates(self) -> None:
        """Show the groups of duplicates; one window at a time."""
        if self._duplicates is not None and shiboken6.isValid(self._duplicates):
            self._duplicates.activateWindow()
            return
        window = self._window
        self._duplicates = DuplicatesWindow(window.services, window.jobs, window)
        self._duplicates.undo_requested.connect(window.commands.undo)
        self._duplicates.show()

    def merge(self) -> None:
        """Show the selected papers side by side, to make one of them."""
        window = self._window
        ids = window.selected()
        if not 1 < len(ids) <= MOST_SHOWN:
            window.say(self.tr("Select 2 to %n paper(s) to merge them.", "", MOST_SHOWN))
            return
        dialog = MergeWindow(window.services, window.jobs, ids, window)
        dialog.said.connect(window.say)
        dialog.undoable.connect(window.say_undoable)
        dialog.show()

    # The program

    def preferences(self, page: str = "") -> None:
        """Show the preferences, at a page."""
        self._window.furniture.hands.preferences(page)

    def check_library(self) -> None:
        """Look the library over in the background, and say what is wrong."""
        CheckDialog(self._window.services, self._window.jobs, self._window).open()
