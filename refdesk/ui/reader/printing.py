# SPDX-License-Identifier: GPL-3.0-or-later
"""HTML on pages of paper or of a PDF, with numbers."""

import importlib

from PySide6.QtCore import QEventLoop, QMarginsF
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize
from PySide6.QtWidgets import QWidget

from refdesk.ui.bare import BareDocument
from refdesk.ui.theme import reading_families

_POINTS = 10


def choose_printer(parent: QWidget, title: str) -> QPagedPaintDevice | None:
    """Ask for a printer; ``None`` where none was chosen. Qt's printing is loaded only here."""
    support = importlib.import_module("PySide6.QtPrintSupport")
    printer = support.QPrinter(support.QPrinter.PrinterMode.HighResolution)
    dialog = support.QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    chosen: QPagedPaintDevice | None = printer if dialog.exec() else None
    return chosen


def print_html(html: str, device: QPagedPaintDevice, tab_stop: float = 0) -> None:
    """Print in A4. Runs in any thread, which Qt lets others run meanwhile: the document is made here.

    Args:
        html: safe HTML.
        device: where the pages go.
        tab_stop: pixels from one tab stop to the next; 0 for Qt's own.
    """
    loop = QEventLoop()  # gives this thread what the timers of a document ask for
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)  # Qt adds its 2 cm
    font = QFont()
    font.setFamilies(reading_families("serif"))
    font.setPointSizeF(_POINTS)
    document = BareDocument()
    document.setDefaultFont(font)
    if tab_stop:
        option = document.defaultTextOption()
        option.setTabStopDistance(tab_stop)
        document.setDefaultTextOption(option)
    document.setHtml(html)
    document.print_(device)
    del document, loop
