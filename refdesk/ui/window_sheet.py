# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the style sheet that dresses the main window and its dialogs."""

WINDOW_SHEET = """
QMainWindow::separator { background: $border; width: 1px; height: 1px; }
QMenuBar { background: $surface; border-bottom: 1px solid $border; padding: 0 4px; }
QMenuBar::item { padding: 5px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; border: 1px solid $control; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QToolBar { background: $surface; border: none; border-bottom: 1px solid $border; padding: 8px 12px;
  spacing: 12px; }
QStatusBar { background: $surface; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QStatusBar QLabel { padding: 2px 4px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QLineEdit[tone="danger"] { border-color: $danger; }
QLabel[kind="hint"] { background: $danger_tint; color: $danger; border: 1px solid $danger;
  border-radius: 5px; }
QPushButton[kind="link"][tone="danger"] { color: $danger; }
QProgressBar { background: $border; border: none; border-radius: 3px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QFrame[kind="sheet"] { background: $surface; border: none; }
QListView#paletteList { background: $surface; }
QTableView#shortcutTable { border: 1px solid $border; border-radius: 5px; }
QTableView#shortcutTable:focus { border-color: $accent; }
QFrame#shortcutOverlay QTextBrowser:focus { border: 1px solid $accent; border-radius: 5px; }
QListWidget#preferencesPages { border-right: 1px solid $border; padding: 8px; outline: none; }
QListWidget#preferencesPages::item { padding: 6px 8px; border-radius: 4px; border: 1px solid transparent; }
QListWidget#preferencesPages::item:hover { background: $hover; }
QListWidget#preferencesPages::item:selected { background: $selection; color: $text; }
QListWidget#preferencesPages::item:focus { border-color: $accent; }
QWidget[kind="tab-place"] { background: $surface_raised; border-bottom: 1px solid $border; }
QTabBar[kind="documents"]::tab { padding: 0 8px; height: ${tab}px; border-right: 1px solid $border; }
QTabBar[kind="documents"]::tab:selected { background: $surface; }
QTabBar[kind="documents"]::tab:focus { padding: 0 8px; border: none; border-right: 1px solid $border;
  border-bottom: 2px solid $accent; color: $accent; border-radius: 0; }
QFrame[kind="hint-line"] { background: $surface_raised; border: none; border-bottom: 1px solid $border; }
QListView#tagList::item, QListView#savedSearches::item, QTreeView#collectionTree::item { border: none; }
QListView#tagList::item:selected, QListView#savedSearches::item:selected,
QTreeView#collectionTree::item:selected,
QTreeView#collectionTree::branch:selected { background: $selection; color: $text; }
QListView#tagList::item:hover:!selected, QListView#savedSearches::item:hover:!selected,
QTreeView#collectionTree::item:hover:!selected {
  background: $hover; }
QListView#tagList::item, QListView#savedSearches::item { padding-left: 8px; }
QTableView#libraryView::item { padding: 0; border: none; }
QTableView#libraryView::item:selected { background: $selection; }
QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $border; }
QListView#duplicateGroups { border-top: 1px solid $border; }
QTableView#mergeFields { border-top: 1px solid $border; border-bottom: 1px solid $border; }
QDialog QPlainTextEdit { border: 1px solid $control; border-radius: 5px; padding: 2px 4px; }
QDialog QPlainTextEdit:focus { border-color: $accent; }
QTableView#importFiles, QTableView#importSkipped, QTableView#batchPreview,
QListView#attachmentList, QListWidget#citePapers { border: 1px solid $border; border-radius: 5px; }
QListWidget#citePapers::item { padding: 3px 6px; }
QListWidget#citePapers::item:selected { background: $selection; color: $text; }
"""
