# SPDX-License-Identifier: GPL-3.0-or-later
"""Over the pages of a PDF: which page, how large, back and forward."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from refdesk.ui.reader.pdf_layout import Zoom
from refdesk.ui.reader.pdf_view import PdfView
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.buttons import IconButton

_FACTORS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 4.0)


class PdfBar(QWidget):
    """Where a person is in one view, and how to go elsewhere."""

    def __init__(self, view: PdfView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._back, self._forward = IconButton("arrow-left"), IconButton("arrow-right")
        self._previous, self._next = IconButton("chevron-up"), IconButton("chevron-down")
        self.page = QLineEdit()
        self.page.setObjectName("pdfPageField")
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page.setFixedWidth(56)
        self._count = QLabel()
        mark(self._count, role="small")
        self._smaller, self._larger = IconButton("minus"), IconButton("add")
        self.zoom = QComboBox()
        self.zoom.setObjectName("pdfZoom")
        self.zoom.setEditable(True)
        self.zoom.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.zoom.setFixedWidth(112)
        self._back.clicked.connect(view.go_back)
        self._forward.clicked.connect(view.go_forward)
        self._previous.clicked.connect(lambda: view.scroll_to(view.page - 1))
        self._next.clicked.connect(lambda: view.scroll_to(view.page + 1))
        self._smaller.clicked.connect(lambda: view.zoom_by(-1))
        self._larger.clicked.connect(lambda: view.zoom_by(1))
        self.page.returnPressed.connect(self._page_typed)
        self.page.editingFinished.connect(self._show_page)
        self.zoom.activated.connect(self._zoom_chosen)
        line = self.zoom.lineEdit()
        assert line is not None
        line.returnPressed.connect(self._zoom_typed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self._back, self._forward),
            (self._previous, self.page, self._count, self._next),
            (self._smaller, self.zoom, self._larger),
        )
        for group in groups:
            row.addSpacing(8)
            for widget in group:
                row.addWidget(widget)
        view.page_changed.connect(self._show_page)
        view.zoomed.connect(self._show_zoom)
        view.moved.connect(self._show_ways)
        self.retranslate()
        self._show_ways()

    def retranslate(self) -> None:
        """Set all words anew."""
        self._back.describe(self.tr("Back to where you were (Alt+Left)"))
        self._forward.describe(self.tr("Forward (Alt+Right)"))
        self._previous.describe(self.tr("Previous page"))
        self._next.describe(self.tr("Next page"))
        self._smaller.describe(self.tr("Smaller (Ctrl+-)"))
        self._larger.describe(self.tr("Larger (Ctrl++)"))
        self.page.setAccessibleName(self.tr("Page"))
        self.zoom.setAccessibleName(self.tr("Zoom"))
        self.zoom.clear()
        self.zoom.addItem(self.tr("Fit width"), Zoom("width"))
        self.zoom.addItem(self.tr("Fit page"), Zoom("page"))
        for factor in _FACTORS:
            self.zoom.addItem(f"{factor:.0%}", Zoom.of(factor))
        self._show_page()
        self._show_zoom()

    # Inside

    def _show_page(self, *_page: int) -> None:
        document, page = self._view.document, self._view.page
        count = len(document.sizes)
        if document.labels:
            self.page.setText(document.labels[page])
            self._count.setText(f"({page + 1} / {count})")
        else:
            self.page.setText(str(page + 1) if count else "")
            self._count.setText(f"/ {count}" if count else "")
        self._previous.setEnabled(page > 0)
        self._next.setEnabled(page + 1 < count)

    def _page_typed(self) -> None:
        document, typed = self._view.document, self.page.text().strip()
        if typed in document.labels:
            self._view.jump(document.labels.index(typed))
        elif typed.isdecimal() and 1 <= int(typed) <= len(document.sizes):
            self._view.jump(int(typed) - 1)
        self._view.setFocus()

    def _show_zoom(self) -> None:
        zoom = self._view.zoom
        row = {"width": 0, "page": 1}.get(zoom.kind, -1)
        self.zoom.setCurrentIndex(row)
        if row < 0:
            self.zoom.setEditText(f"{self._view.factor:.0%}")

    def _zoom_chosen(self, row: int) -> None:
        zoom = self.zoom.itemData(row)
        if isinstance(zoom, Zoom):
            self._view.set_zoom(zoom)

    def _zoom_typed(self) -> None:
        number = re.search(r"\d+(?:[.,]\d+)?", self.zoom.currentText())
        if number is not None:
            self._view.set_zoom(Zoom.of(float(number[0].replace(",", ".")) / 100))
        self._show_zoom()
        self._view.setFocus()

    def _show_ways(self) -> None:
        back, forward = self._view.ways
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)
