# SPDX-License-Identifier: GPL-3.0-or-later
"""Every action of the window once: name, words, keys, icon. What they do is connected elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import QWidget

from refdesk.ui.icons import icon


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. ``local`` keys work only in the list, so that Del still deletes letters."""

    keys: tuple[str, ...] = ()
    icon: str = ""
    local: bool = False
    checkable: bool = False


SPECS: dict[str, ActionSpec] = {
    "actionAdd": ActionSpec(("Ctrl+N",), "add"),
    "actionImport": ActionSpec(("Ctrl+Shift+I",), "download"),
    "actionExport": ActionSpec(("Ctrl+Shift+E",), "upload"),
    "actionExportRis": ActionSpec(),
    "actionExportBibtex": ActionSpec(),
    "actionExportNotes": ActionSpec(),
    "actionExportCorrections": ActionSpec(),
    "actionExportLibrary": ActionSpec(),
    "actionImportBundle": ActionSpec(),
    "actionPreferences": ActionSpec(("Ctrl+,",), "settings"),
    "actionQuit": ActionSpec(("Ctrl+Q",)),
    "actionUndo": ActionSpec(("Ctrl+Z",), "undo"),
    "actionRedo": ActionSpec(("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    "actionCopyBibliography": ActionSpec(("Ctrl+Shift+C",), "copy"),
    "actionCopyInText": ActionSpec(("Ctrl+Shift+A",), "quote"),
    "actionCopyKey": ActionSpec(("Ctrl+Shift+K",)),
    "actionCiteInText": ActionSpec(("Ctrl+Alt+A",)),
    "actionBibliography": ActionSpec(("Ctrl+Alt+B",), "list"),
    "actionAddStyle": ActionSpec(),
    "actionCopyApa": ActionSpec(),
    "actionCopyMla": ActionSpec(),
    "actionSelectAll": ActionSpec(("Ctrl+A",), local=True),
    "actionFind": ActionSpec(("Ctrl+F",), "search"),
    "actionSaveSearch": ActionSpec(("Ctrl+Shift+S",), "bookmark"),
    "actionFocusList": ActionSpec(("Alt+1",)),
    "actionFocusDetail": ActionSpec(("Alt+2",)),
    "actionFocusCollections": ActionSpec(("Alt+3",)),
    "actionNextPaper": ActionSpec(("Alt+Down",)),
    "actionPreviousPaper": ActionSpec(("Alt+Up",)),
    "actionNextPane": ActionSpec(("F6",)),
    "actionPreviousPane": ActionSpec(("Shift+F6",)),
    "actionPalette": ActionSpec(("Ctrl+Shift+P",), "search"),
    "actionShowSide": ActionSpec(checkable=True),
    "actionShowDetail": ActionSpec(checkable=True),
    "actionShowJobs": ActionSpec(checkable=True),
    "actionNextTab": ActionSpec(("Ctrl+Tab", "Ctrl+PgDown")),
    "actionPreviousTab": ActionSpec(("Ctrl+Shift+Tab", "Ctrl+PgUp")),
    "actionCloseTab": ActionSpec(("Ctrl+W",)),
    "actionReopenTab": ActionSpec(("Ctrl+Shift+T",)),
    "actionOpenPaper": ActionSpec(("Return", "Enter"), local=True),
    "actionOpenBehind": ActionSpec(("Ctrl+Return", "Ctrl+Enter"), local=True),
    "actionOpenPdf": ActionSpec(),
    "actionOpenFulltext": ActionSpec(),
    "actionOpenWeb": ActionSpec(("Shift+Return", "Shift+Enter"), local=True),
    "actionOpenDoi": ActionSpec(("F3",), "external"),
    "actionOpenPubmed": ActionSpec(),
    "actionNewPaper": ActionSpec(("Ctrl+Shift+N",)),
    "actionEditPaper": ActionSpec(("Alt+Return", "Alt+Enter"), "note"),
    "actionBatchEdit": ActionSpec(("Ctrl+Shift+B",)),
    "actionAttachFile": ActionSpec((), "pdf"),
    "actionOpenFile": ActionSpec(("F4",)),
    "actionMarkRead": ActionSpec((), "read"),
    "actionMarkUnread": ActionSpec((), "unread"),
    "actionRate0": ActionSpec(("Ctrl+Alt+0",), local=True),
    "actionRate1": ActionSpec(("Ctrl+Alt+1",), local=True),
    "actionRate2": ActionSpec(("Ctrl+Alt+2",), local=True),
    "actionRate3": ActionSpec(("Ctrl+Alt+3",), local=True),
    "actionRate4": ActionSpec(("Ctrl+Alt+4",), local=True),
    "actionRate5": ActionSpec(("Ctrl+Alt+5",), local=True),
    "actionAddTag": ActionSpec((), "tag"),
    "actionNewCollection": ActionSpec((), "folder-add"),
    "actionRemove": ActionSpec(("Del",), local=True),
    "actionTrash": ActionSpec(("Shift+Del",), "trash", local=True),
    "actionRestore": ActionSpec(),
    "actionDelete": ActionSpec(),
    "actionEmptyTrash": ActionSpec(),
    "actionRefresh": ActionSpec(("F5",), "refresh"),
    "actionFetchFulltext": ActionSpec((), "document"),
    "actionEnrich": ActionSpec(),
    "actionEnrichLibrary": ActionSpec(),
    "actionSearchPubmed": ActionSpec(("Ctrl+Shift+F",), "search"),
    "actionFindDuplicates": ActionSpec((), "duplicate"),
    "actionMerge": ActionSpec(("Ctrl+M",), "merge"),
    "actionReadEvidence": ActionSpec(),
    "actionCheckNotices": ActionSpec(),
    "actionCheckLibrary": ActionSpec(),
    "actionBackups": ActionSpec(),
    "actionOffline": ActionSpec((), "offline", checkable=True),
    "actionSamples": ActionSpec(),
    "actionHelp": ActionSpec(("Ctrl+F1",), "help"),
    "actionSearchHelp": ActionSpec(("Shift+F1",)),
    "actionWhatIsThis": ActionSpec(),
    "actionTour": ActionSpec(),
    "actionShortcuts": ActionSpec(("F1",)),
    "actionAbout": ActionSpec(),
}

RATINGS = tuple(f"actionRate{stars}" for stars in range(6))
"""Actions that give the selected papers stars, none first."""

NEED_PAPERS = frozenset(
    {
        "actionExportNotes", "actionCopyBibliography", "actionCopyInText", "actionCopyKey", "actionCopyApa",
        "actionCopyMla", "actionCiteInText", "actionOpenPaper", "actionOpenBehind", "actionOpenPdf",
        "actionOpenFulltext", "actionOpenWeb", "actionOpenDoi", "actionOpenPubmed",
        "actionMarkRead", "actionMarkUnread", "actionAddTag", "actionRemove", "actionTrash",
        "actionRestore", "actionRefresh", "actionFetchFulltext", "actionEnrich", "actionEditPaper",
        "actionBatchEdit", "actionAttachFile", "actionOpenFile", "actionDelete", *RATINGS,
    }
)  # fmt: skip
"""Actions that mean the selected papers."""


IN_LIBRARY = frozenset(
    {
        "actionAdd", "actionSaveSearch", "actionSelectAll", "actionFocusList", "actionFocusDetail",
        "actionFocusCollections", "actionNextPaper", "actionPreviousPaper", "actionShowSide",
        "actionShowDetail", "actionNewCollection",
    }
)  # fmt: skip
"""Actions of what is seen in the library: who does one while reading goes back there."""


class Actions(QObject):
    """All actions, by object name."""

    def __init__(self, window: QWidget, list_view: QWidget) -> None:
        super().__init__(window)
        self._by_name: dict[str, QAction] = {}
        for name, spec in SPECS.items():
            action = QAction(window)
            action.setObjectName(name)
            action.setCheckable(spec.checkable)
            if spec.local:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                list_view.addAction(action)
            else:
                window.addAction(action)
            self._by_name[name] = action
        self.use_keys({})
        self.retranslate()

    def use_keys(self, chosen: Mapping[str, str]) -> None:
        """Give every action the keys that the person chose for it, else its usual ones."""
        for name, action in self._by_name.items():
            if name in chosen:
                text = chosen[name]
                action.setShortcuts(QKeySequence.listFromString(text) if text else [])
            else:
                action.setShortcuts([QKeySequence(key) for key in SPECS[name].keys])

    @property
    def names(self) -> list[str]:
        """The object names of all actions."""
        return list(self._by_name)

    def __getitem__(self, name: str) -> QAction:
        """Return an action by its object name."""
        return self._by_name[name]

    def enable_for(self, *, papers: int, in_collection: bool, in_trash: bool) -> None:
        """Enable what makes sense for the selection and the place."""
        for name in NEED_PAPERS:
            self._by_name[name].setEnabled(papers > 0)
        self._by_name["actionRestore"].setEnabled(papers > 0 and in_trash)
        for name in ("actionRestore", "actionDelete", "actionEmptyTrash"):
            self._by_name[name].setVisible(in_trash)
        self._by_name["actionDelete"].setEnabled(papers > 0 and in_trash)
        self._by_name["actionTrash"].setEnabled(papers > 0 and not in_trash)
        self._by_name["actionMerge"].setEnabled(papers > 1 and not in_trash)
        self._by_name["actionRemove"].setEnabled(papers > 0 and not in_trash)
        self._by_name["actionRemove"].setText(
            self.tr("Remove from collection") if in_collection else self.tr("Remove")
        )

    def enable_tabs(self, *, any_open: bool, reading: bool, can_reopen: bool) -> None:
        """Enable what makes sense for the tabs; keys of what does not go to whatever has focus."""
        for name in ("actionNextTab", "actionPreviousTab"):
            self._by_name[name].setEnabled(any_open)
        self._by_name["actionCloseTab"].setEnabled(reading)
        self._by_name["actionReopenTab"].setEnabled(can_reopen)
        self._by_name["actionFind"].setText(
            self.tr("&Find in text") if reading else self.tr("&Find in library")
        )

    def redraw(self, palette: QPalette) -> None:
        """Draw the icons in the colours of ``palette``. Nothing shows them before a menu is opened."""
        for name, spec in SPECS.items():
            if spec.icon:
                self._by_name[name].setIcon(icon(spec.icon, palette, "text_secondary"))

    def name_steps(self, undo: str, redo: str) -> None:
        """Say in the menu what undo and redo would do."""
        for name, step, text in (
            ("actionUndo", undo, self.tr("&Undo")),
            ("actionRedo", redo, self.tr("&Redo")),
        ):
            self._by_name[name].setText(f"{text}: {step}" if step else text)
            self._by_name[name].setEnabled(bool(step))

    def retranslate(self) -> None:
        """Say every name in the language that is now in use."""
        for name, text in self._texts().items():
            self._by_name[name].setText(text)

    def _texts(self) -> dict[str, str]:
        ratings = {
            name: self.tr("%n star(s)", "", stars) if stars else self.tr("No rating")
            for stars, name in enumerate(RATINGS)
        }
        return ratings | {
            "actionAdd": self.tr("&Add by identifier…"),
            "actionImport": self.tr("&Import files…"),
            "actionExport": self.tr("&Export…"),
            "actionExportRis": self.tr("Export as &RIS…"),
            "actionExportBibtex": self.tr("Export as &BibTeX…"),
            "actionExportNotes": self.tr("Export notes and hi&ghlights…"),
            "actionExportCorrections": self.tr("Export &corrections of the evidence…"),
            "actionExportLibrary": self.tr("Export &whole library…"),
            "actionImportBundle": self.tr("Import &library bundle…"),
            "actionPreferences": self.tr("&Preferences…"),
            "actionQuit": self.tr("&Quit"),
            "actionUndo": self.tr("&Undo"),
            "actionRedo": self.tr("&Redo"),
            "actionCopyBibliography": self.tr("Copy &bibliography"),
            "actionCopyInText": self.tr("Copy &in-text citation"),
            "actionCopyKey": self.tr("Copy citation &key"),
            "actionCiteInText": self.tr("In-te&xt citation…"),
            "actionBibliography": self.tr("Create bib&liography…"),
            "actionAddStyle": self.tr("Add citation st&yle from file…"),
            "actionCopyApa": self.tr("Copy &APA"),
            "actionCopyMla": self.tr("Copy &MLA"),
            "actionSelectAll": self.tr("&Select all papers"),
            "actionFind": self.tr("&Find in library"),
            "actionSaveSearch": self.tr("Save sea&rch…"),
            "actionFocusList": self.tr("Go to &list"),
            "actionFocusDetail": self.tr("Go to &paper"),
            "actionFocusCollections": self.tr("Go to &collections"),
            "actionNextPaper": self.tr("&Next paper"),
            "actionPreviousPaper": self.tr("Pre&vious paper"),
            "actionNextPane": self.tr("Next p&ane"),
            "actionPreviousPane": self.tr("Previous pan&e"),
            "actionPalette": self.tr("C&ommand palette…"),
            "actionShowSide": self.tr("Show &collections and tags"),
            "actionShowDetail": self.tr("Show &detail pane"),
            "actionShowJobs": self.tr("Show background &jobs"),
            "actionNextTab": self.tr("Ne&xt tab"),
            "actionPreviousTab": self.tr("Previous ta&b"),
            "actionCloseTab": self.tr("Clos&e tab"),
            "actionReopenTab": self.tr("&Reopen closed tab"),
            "actionOpenPaper": self.tr("&Open paper"),
            "actionOpenBehind": self.tr("Open in &background tab"),
            "actionOpenPdf": self.tr("Open P&DF"),
            "actionOpenFulltext": self.tr("Open &full text"),
            "actionOpenWeb": self.tr("Open in bro&wser"),
            "actionOpenDoi": self.tr("Open &publisher's page (DOI)"),
            "actionOpenPubmed": self.tr("Open in &PubMed"),
            "actionNewPaper": self.tr("New &paper…"),
            "actionEditPaper": self.tr("&Edit paper…"),
            "actionBatchEdit": self.tr("Edit &many papers…"),
            "actionAttachFile": self.tr("&Attach file…"),
            "actionOpenFile": self.tr("Open f&ile"),
            "actionMarkRead": self.tr("Mark as &read"),
            "actionMarkUnread": self.tr("Mark as &unread"),
            "actionAddTag": self.tr("Add &tag…"),
            "actionNewCollection": self.tr("&New collection"),
            "actionRemove": self.tr("Remove"),
            "actionTrash": self.tr("Move to tras&h"),
            "actionRestore": self.tr("Restore from trash"),
            "actionDelete": self.tr("Delete for good"),
            "actionEmptyTrash": self.tr("Empty trash"),
            "actionRefresh": self.tr("Re&fresh from PubMed"),
            "actionFetchFulltext": self.tr("&Get full text"),
            "actionEnrich": self.tr("&Complete the selected papers…"),
            "actionEnrichLibrary": self.tr("Com&plete the whole library…"),
            "actionSearchPubmed": self.tr("&Search PubMed…"),
            "actionFindDuplicates": self.tr("Find &duplicates…"),
            "actionMerge": self.tr("&Merge papers…"),
            "actionReadEvidence": self.tr("Read &numbers in all abstracts"),
            "actionCheckNotices": self.tr("Check for &retractions and corrections"),
            "actionCheckLibrary": self.tr("&Check library…"),
            "actionBackups": self.tr("&Backups…"),
            "actionOffline": self.tr("&Work offline"),
            "actionSamples": self.tr("Add the &sample library"),
            "actionHelp": self.tr("refdesk &help"),
            "actionSearchHelp": self.tr("How to &search"),
            "actionWhatIsThis": self.tr("&What is this?"),
            "actionTour": self.tr("Show the &tour"),
            "actionShortcuts": self.tr("&Keyboard shortcuts"),
            "actionAbout": self.tr("&About refdesk"),
        }
