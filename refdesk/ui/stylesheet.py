# SPDX-License-Identifier: GPL-3.0-or-later
"""The application's style sheet, made from colours and sizes; shapes and spaces on a 4-px grid.

Widgets choose a look with the dynamic properties ``kind`` (what it is), ``role`` (which text) and
``tone`` (which meaning); nothing else in the program sets a style sheet.
"""

from collections.abc import Mapping
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from refdesk.ui.contrast_sheet import CONTRAST_SHEET
from refdesk.ui.focus_sheet import FOCUS_SHEET
from refdesk.ui.type_scale import zoomed
from refdesk.ui.window_sheet import WINDOW_SHEET

_CHROME = """
QToolTip { color: $text; background: $surface_raised; border: 1px solid $border; padding: 6px 8px; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabWidget::tab-bar { left: 8px; }
QTabBar { background: transparent; }
QTabBar::tab { color: $text_secondary; background: transparent; border: none; padding: 8px 10px 6px 10px;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $accent; }
QTabBar[density="narrow"]::tab { padding: 8px 6px 6px 6px; }
QTabBar QToolButton { background: $surface; border: none; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 11px; }
QScrollBar:horizontal { height: 11px; }
QScrollBar::handle { background: $border; border-radius: 3px; margin: 2px 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QHeaderView { background: $surface; }
QHeaderView::section { background: $surface; color: $text_secondary; border: none;
  border-bottom: 1px solid $border; padding: 5px 11px; font-size: ${small}px; }
QTableView, QTreeView, QListView { background: $surface; border: none; outline: none;
  selection-background-color: $selection; selection-color: $text; gridline-color: $border; }
QTableView::item { padding: 4px 8px; }
QTableView[kind="dense"]::item { padding: 4px 4px; }
QTableView[kind="dense"] QHeaderView::section { padding: 5px 6px; }
"""

_CONTROLS = """
QMenu, QLineEdit, QComboBox, QTreeView, QListView { icon-size: ${icon}px; }
QPushButton { color: $text; background: $surface; border: 1px solid $edge; border-radius: 5px;
  padding: 5px 12px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $selection; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $faint; border-color: $border; background: $surface; }
QPushButton:default, QPushButton[kind="primary"] { color: $on_accent; background: $accent;
  border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_strong; }
QPushButton[kind="primary"]:focus { border-color: $text; }
QPushButton[kind="primary"]:disabled, QPushButton:default:disabled { color: $faint;
  border-color: $border; background: $surface_raised; }

QRadioButton::indicator, QCheckBox::indicator { width: ${box}px; height: ${box}px; background: $surface;
  border: 1px solid $control; }
QRadioButton::indicator { border-radius: ${round}px; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator:hover, QCheckBox::indicator:hover { border-color: $accent; }
QRadioButton::indicator:focus, QCheckBox::indicator:focus { border-color: $accent; }
QRadioButton::indicator:checked { width: ${dot}px; height: ${dot}px; border: ${ring}px solid $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton::indicator:disabled, QCheckBox::indicator:disabled { border-color: $border; }

QPushButton[kind="link"], QToolButton[kind="link"] { color: $link; background: transparent; border: none;
  border-radius: 3px; padding: 1px 2px; text-align: left; }
QPushButton[kind="link"][tone="small"] { font-size: ${small}px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { background: $selection; }
QPushButton[kind="link"]:disabled { color: $faint; }

QToolButton[kind="icon"] { background: transparent; border: 1px solid transparent; border-radius: 4px;
  padding: 2px; }
QToolButton[kind="icon"][size="small"] { padding: 1px; }
QToolButton[kind="icon"]:hover { background: $hover; }
QToolButton[kind="icon"]:pressed, QToolButton[kind="icon"]:checked { background: $selection; }
QToolButton[kind="icon"]:focus { border-color: $accent; }
QToolButton[kind="icon"]::menu-button { border: none; background: transparent; width: 14px; }

QPushButton[kind="chip"] { background: $surface_raised; border: 1px solid $surface_raised;
  border-radius: 11px; padding: 2px 9px; font-size: ${small}px; text-align: left; min-height: ${icon}px; }
QPushButton[kind="chip"]:hover { background: $hover; border-color: $edge; }
QPushButton[kind="chip"]:focus { border-color: $accent; }
QPushButton[kind="chip"][tone="faint"] { background: transparent; color: $text_secondary;
  border-color: $border; }
QPushButton[kind="chip"][tone="major"] { background: $selection; border-color: $selection; }
QPushButton[kind="chip"][hit="yes"] { background: $highlight_1; border-color: $highlight_1; }
QPushButton[kind="chip"][hit="yes"]:focus { border-color: $accent; }
QPushButton[kind="chip"][tone="major"]:focus { border-color: $accent; }

QToolButton[kind="badge"] { background: $surface_raised; color: $text; border: 1px solid $surface_raised;
  border-radius: 4px; padding: 2px 8px; font-size: ${small}px; font-weight: 500; }
QToolButton[kind="badge"]:hover { border-color: $edge; }
QToolButton[kind="badge"]:focus { border-color: $accent; }
QToolButton[kind="badge"][tone="accent"] { background: $selection; border-color: $selection; }
QToolButton[kind="badge"][tone="accent"]:focus { border-color: $accent; }
QToolButton[kind="badge"][tone="guess"] { background: transparent; border: 1px dashed $control; }
QToolButton[kind="badge"][tone="plain"] { background: transparent; color: $text_secondary;
  border-color: $border; }
QToolButton[kind="badge"][tone="danger"] { background: $danger_tint; color: $danger;
  border-color: $danger_tint; }
QToolButton[kind="badge"][tone="warning"] { background: $warning_tint; color: $warning;
  border-color: $warning_tint; }

QPushButton[kind="legend"] { border: 1px solid $border; border-radius: 4px; padding: 2px 8px;
  font-size: ${small}px; color: $text_secondary; background: transparent; }
QPushButton[kind="legend"]:hover { border-color: $control; }
QPushButton[kind="legend"]:focus { border-color: $accent; }
QPushButton[kind="legend"]:checked { color: $text; border-color: transparent; }
QPushButton[kind="legend"]:checked:focus { border-color: $accent; }
QPushButton[kind="legend"][tone="plain"]:checked { background: $selection; }
QPushButton[kind="legend"][tone="P"]:checked { background: $evidence_p; }
QPushButton[kind="legend"][tone="I"]:checked { background: $evidence_i; }
QPushButton[kind="legend"][tone="C"]:checked { background: $evidence_c; }
QPushButton[kind="legend"][tone="O"]:checked { background: $evidence_o; }
QPushButton[kind="legend"]:disabled, QPushButton[kind="legend"]:checked:disabled { color: $faint;
  background: transparent; border-color: $border; }

QLineEdit, QComboBox { color: $text; background: $surface; border: 1px solid $control;
  border-radius: 5px; padding: 4px 8px; selection-background-color: $selection; selection-color: $text; }
QLineEdit:focus, QComboBox:focus { border-color: $accent; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; }
QComboBox::drop-down { border: none; width: ${drop}px; }
QComboBox::down-arrow { image: url("$chevron"); width: ${arrow}px; height: ${arrow}px; }
QComboBox QAbstractItemView, QListView[kind="popup"] { background: $surface; border: 1px solid $control;
  selection-background-color: $selection; selection-color: $text; padding: 4px; }
"""

_TEXT = """
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="title-long"] { font-size: ${heading}px; font-weight: 600; }
QLabel[role="heading"] { font-size: ${base}px; font-weight: 600; }
QLabel[role="display"] { font-size: ${heading}px; font-weight: 600; }
QLabel[role="secondary"] { color: $text_secondary; }
QLabel[role="small"] { color: $text_secondary; font-size: ${small}px; }
QLabel[role="danger"] { color: $danger; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="success"] { color: $success; }
QLabel[kind="letter"] { border-radius: 4px; font-weight: 700; font-size: ${small}px; }
QLabel[kind="letter"][tone="P"] { background: $evidence_p; }
QLabel[kind="letter"][tone="I"] { background: $evidence_i; }
QLabel[kind="letter"][tone="C"] { background: $evidence_c; }
QLabel[kind="letter"][tone="O"] { background: $evidence_o; }
QLabel[kind="letter"][tone="none"] { background: $surface_raised; color: $text_secondary; }

QTextBrowser, QTextEdit, QPlainTextEdit { border: none; background: $surface;
  selection-background-color: $selection; selection-color: $text; }
QTextBrowser[kind="quote"] { background: $surface_raised; border-radius: 6px;
  border-left: 3px solid $surface_raised; }
QTextBrowser[kind="quote"][tone="danger"] { border-left-color: $danger; }
QPlainTextEdit[kind="page"] { padding: 12px; }
QPlainTextEdit[kind="field"] { border: 1px solid $control; border-radius: 5px; padding: 2px; }
QPlainTextEdit[kind="field"]:focus { border-color: $accent; }

QFrame[kind="banner"] { border-radius: 6px; }
QFrame[kind="banner"][place="window"] { border-radius: 0; }
QFrame[kind="banner"][tone="danger"] { background: $danger_tint; }
QFrame[kind="banner"][tone="warning"] { background: $warning_tint; }
QFrame[kind="banner"][tone="info"] { background: $surface_raised; }
QFrame[kind="banner"][tone="danger"] QLabel { color: $danger; }
QFrame[kind="banner"][tone="warning"] QLabel { color: $warning; }
QFrame[kind="card"] { border: 1px solid transparent; border-radius: 6px; background: transparent; }
QFrame[kind="card"]:hover { background: $surface_raised; }
QFrame[kind="card"]:focus { border-color: $accent; background: $surface_raised; }
QFrame[kind="floating"], QFrame[kind="popover"] {
  background: $surface; border: 1px solid $control; border-radius: 6px; }
QPushButton[kind="segment"]:checked { background: $selection; border-color: $accent; }
QFrame[kind="rule"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QListWidget[kind="outline"] { background: $surface; padding: 8px 4px; font-size: ${small}px; }
QListWidget[kind="outline"]::item { padding: 4px 8px; border-radius: 4px; color: $text_secondary; }
QListWidget[kind="outline"]::item:hover { background: $hover; }
QListWidget[kind="outline"]::item:selected { background: $selection; color: $text; }
"""


def _measures() -> dict[str, int]:
    """Return the lengths of what stands beside text and grows with it, in pixels."""
    box, ring = zoomed(13), zoomed(4)
    return {
        "icon": zoomed(16),
        "box": box,
        "ring": ring,
        "dot": box + 2 - 2 * ring,
        "round": (box + 2) // 2,
        "drop": zoomed(22),
        "arrow": zoomed(14),
        "tab": zoomed(31),
    }


def style_sheet(
    colours: Mapping[str, str], sizes: Mapping[str, int], *, strong: bool = False
) -> str:
    """Return the style sheet.

    Args:
        colours: by role, with ``edge``, ``faint`` and ``accent_strong`` besides the scheme's.
        sizes: ``base``, ``small``, ``heading`` and ``title`` in pixels.
        strong: whether shapes have edges, for high contrast.
    """
    lengths = {name: str(size) for name, size in {**sizes, **_measures()}.items()}
    sheet = _CHROME + _CONTROLS + _TEXT + WINDOW_SHEET
    sheet += (CONTRAST_SHEET if strong else "") + FOCUS_SHEET
    return Template(sheet).substitute({**colours, **lengths})


def mark(widget: QWidget, **properties: str) -> None:
    """Give ``widget`` its ``kind``, ``role`` or ``tone`` and show it, also when already polished."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
