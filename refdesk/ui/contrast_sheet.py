# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the style sheet for high contrast: what is else told by a tint has an edge as well."""

CONTRAST_SHEET = """
QToolTip { border: 1px solid $control; }
QTabBar::tab:selected { border-bottom: 3px solid $accent; padding-bottom: 5px; font-weight: 600; }
QScrollBar::handle { background: $control; }
QPushButton[kind="link"], QToolButton[kind="link"] { text-decoration: underline; }
QPushButton[kind="chip"], QPushButton[kind="chip"][tone="faint"] { border-color: $control; }
QPushButton[kind="chip"][tone="major"], QPushButton[kind="chip"][hit="yes"] { border: 2px solid $control;
  padding: 1px 8px; }
QToolButton[kind="badge"], QToolButton[kind="badge"][tone="accent"],
QToolButton[kind="badge"][tone="plain"] { border-color: $control; }
QToolButton[kind="badge"][tone="danger"] { border-color: $danger; }
QToolButton[kind="badge"][tone="warning"] { border-color: $warning; }
QToolButton[kind="icon"]:checked { border-color: $control; }
QPushButton[kind="legend"]:checked { border-color: $control; }
QLabel[kind="letter"] { border: 1px solid $control; }
QFrame[kind="banner"] { border: 1px solid $control; }
QFrame[kind="banner"][tone="danger"] { border-color: $danger; }
QFrame[kind="banner"][tone="warning"] { border-color: $warning; }
QTextBrowser[kind="quote"] { border: 1px solid $control; border-left-width: 3px; }
QFrame[kind="card"] { border-color: $border; }
QMenu::item:selected { border: 1px solid $control; padding: 4px 23px 4px 7px; }
QMenuBar::item:selected { border: 1px solid $control; padding: 4px 7px; }
QComboBox QAbstractItemView::item:selected { border: 1px solid $control; }
QTableView::item:selected, QListView::item:selected { border: 1px solid $control; }
QTableView#libraryView::item:selected, QListView#tagList::item:selected,
QListView#savedSearches::item:selected { border: none; }
QListWidget[kind="outline"]::item:selected { border: 1px solid $control; padding: 3px 7px; }
"""
