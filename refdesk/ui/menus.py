# SPDX-License-Identifier: GPL-3.0-or-later
"""The menu bar and the menu of the list, made of the actions."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from refdesk.ui.actions import RATINGS, Actions
from refdesk.ui.mnemonics import literal, plain_name

SEPARATOR = ""
RATING = "rating"
"""Stands for the actions that give stars: a menu of their own."""
SORTING = "sorting"
"""Stands for the orders of the list, which the list knows."""

_FILE = (
    "actionAdd", "actionNewPaper", "actionImport", SEPARATOR, "actionExport", "actionExportRis",
    "actionExportBibtex", "actionExportNotes", "actionExportCorrections", SEPARATOR,
    "actionExportLibrary", "actionImportBundle", SEPARATOR, "actionQuit",
)  # fmt: skip
_EDIT = (
    "actionUndo", "actionRedo", SEPARATOR, "actionCopyBibliography", "actionCopyInText",
    "actionCopyKey", "actionCopyApa", "actionCopyMla", SEPARATOR, "actionCiteInText",
    "actionBibliography", SEPARATOR, "actionSelectAll", "actionFind",
    "actionSaveSearch", SEPARATOR, "actionPreferences",
)  # fmt: skip
_VIEW = (
    "actionPalette", SEPARATOR, "actionFocusList", "actionFocusDetail", "actionFocusCollections",
    "actionNextPane", "actionPreviousPane", SEPARATOR,
    "actionNextPaper", "actionPreviousPaper", SEPARATOR, "actionNextTab", "actionPreviousTab",
    "actionCloseTab", "actionReopenTab", SEPARATOR, "actionShowSide", "actionShowDetail",
    "actionShowJobs", SEPARATOR, SORTING,
)  # fmt: skip
_LIBRARY = (
    "actionOpenPaper", "actionOpenBehind", "actionOpenPdf", "actionOpenFulltext",
    "actionOpenFile", "actionOpenWeb", "actionOpenDoi", "actionOpenPubmed", SEPARATOR,
    "actionEditPaper", "actionBatchEdit", "actionAttachFile", SEPARATOR, "actionMarkRead",
    "actionMarkUnread", RATING, "actionAddTag", "actionNewCollection", SEPARATOR,
    "actionRefresh", "actionFetchFulltext", "actionEnrich", SEPARATOR, "actionRemove",
    "actionTrash",
    "actionRestore", "actionDelete", "actionEmptyTrash",
)  # fmt: skip
_TOOLS = (
    "actionSearchPubmed", "actionFindDuplicates", "actionMerge", SEPARATOR,
    "actionEnrichLibrary", "actionReadEvidence", "actionCheckNotices", "actionCheckLibrary",
    "actionBackups",
    SEPARATOR, "actionAddStyle", "actionSamples",
    SEPARATOR, "actionOffline",
)  # fmt: skip
_HELP = (
    "actionHelp", "actionSearchHelp", "actionWhatIsThis", "actionTour", SEPARATOR, "actionShortcuts",
    "actionAbout",
)  # fmt: skip
_MENUS = (_FILE, _EDIT, _VIEW, _LIBRARY, _TOOLS, _HELP)

_PAPER_MENU = (
    "actionOpenPaper", "actionOpenBehind", "actionOpenPdf", "actionOpenFulltext",
    "actionOpenWeb", "actionOpenDoi", "actionOpenPubmed", SEPARATOR, "actionCopyBibliography",
    "actionCopyInText", "actionCopyKey", "actionCiteInText", "actionBibliography", SEPARATOR,
    "actionEditPaper", "actionBatchEdit",
    "actionAttachFile", SEPARATOR, "actionMarkRead", "actionMarkUnread", RATING, "actionAddTag",
    SEPARATOR, "actionRefresh", "actionFetchFulltext", "actionEnrich", "actionExport",
    "actionMerge", SEPARATOR, "actionRemove", "actionTrash", "actionRestore", "actionDelete",
)  # fmt: skip


def _titles() -> list[str]:
    translate = QCoreApplication.translate
    return [
        translate("Menus", "&File"),
        translate("Menus", "&Edit"),
        translate("Menus", "&View"),
        translate("Menus", "&Library"),
        translate("Menus", "&Tools"),
        translate("Menus", "&Help"),
    ]


def _single(names: Sequence[str]) -> Iterator[str]:
    """Yield the actions that entries of a menu stand for."""
    for name in names:
        if name == RATING:
            yield from RATINGS
        elif name and name != SORTING:
            yield name


class Menus:
    """The menu bar of a window, and the menu that a click on papers brings."""

    def __init__(self, bar: QMenuBar, actions: Actions) -> None:
        self._actions = actions
        self._menus: list[QMenu] = []
        self._ratings = QMenu(bar)
        self.sorting = QMenu(bar)
        """Filled when it is about to be shown."""
        self.sorting.setObjectName("sortMenu")
        for name in RATINGS:
            self._ratings.addAction(actions[name])
        for names in _MENUS:
            menu = bar.addMenu("")
            menu.setToolTipsVisible(True)
            self._fill(menu, names)
            self._menus.append(menu)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the titles in the language that is now in use."""
        for menu, title in zip(self._menus, _titles(), strict=True):
            menu.setTitle(title)
        self._ratings.setTitle(QCoreApplication.translate("Menus", "Ratin&g"))
        self.sorting.setTitle(QCoreApplication.translate("Menus", "So&rt list by"))

    def _fill(self, menu: QMenu, names: Sequence[str]) -> None:
        for name in names:
            if name == SEPARATOR:
                menu.addSeparator()
            elif name == RATING:
                menu.addMenu(self._ratings)
            elif name == SORTING:
                menu.addMenu(self.sorting)
            else:
                menu.addAction(self._actions[name])

    def groups(self) -> list[tuple[str, list[QAction]]]:
        """Return every menu's title and actions, for the help on keys."""
        return [
            (plain_name(menu.title()), [self._actions[name] for name in _single(names)])
            for menu, names in zip(self._menus, _MENUS, strict=True)
        ]

    def paper_menu(self, parent: QWidget, tags: Sequence[tuple[str, Callable[[], None]]]) -> QMenu:
        """Return the menu of the selected papers; ``tags`` are names and what choosing one does."""
        menu = QMenu(parent)
        self._fill(menu, _PAPER_MENU)
        if tags:
            sub = QMenu(QCoreApplication.translate("Menus", "Tag with"), menu)
            for name, choose in tags:
                sub.addAction(literal(name), choose)
            menu.insertMenu(self._actions["actionAddTag"], sub)
        return menu
