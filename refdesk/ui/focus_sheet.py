# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of the style sheet that shows where the keyboard is; stands last and so wins."""

FOCUS_SHEET = """
QPushButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QPushButton:default:focus, QPushButton[kind="primary"]:focus { border: 2px solid $text; padding: 4px 11px; }
QPushButton[kind="link"]:focus { border: 1px solid $accent; padding: 0 1px; background: transparent; }
QPushButton[kind="chip"]:focus, QPushButton[kind="chip"][tone]:focus { border: 2px solid $accent;
  padding: 1px 8px; }
QPushButton[kind="legend"]:focus, QPushButton[kind="legend"]:checked:focus { border: 2px solid $accent;
  padding: 1px 7px; }
QToolButton[kind="icon"]:focus { border: 2px solid $accent; padding: 1px; }
QToolButton[kind="icon"][size="small"]:focus { padding: 0; }
QToolButton[kind="badge"]:focus, QToolButton[kind="badge"][tone]:focus { border: 2px solid $accent;
  padding: 1px 7px; }
QTabBar::tab:focus { color: $text; border: 1px solid $accent; border-bottom: 2px solid $accent;
  border-top-left-radius: 4px; border-top-right-radius: 4px; padding: 7px 9px 6px 9px; }
QTabBar[density="narrow"]::tab:focus { padding: 7px 5px 6px 5px; }
QListWidget[kind="outline"]::item:focus { border: 1px solid $accent; padding: 3px 7px; }
"""
