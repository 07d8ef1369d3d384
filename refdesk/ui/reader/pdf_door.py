# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to the page that shows PDFs: QtPdf is loaded when a PDF is first looked at, not before."""

import importlib
import importlib.util
from pathlib import Path

from PySide6.QtWidgets import QWidget

from refdesk.ui.detail.seam import Jobs

_MODULE = "refdesk.ui.reader.pdf_page"


def shows_pdfs() -> bool:
    """Whether this build has a page for PDFs; without one the system's viewer opens them."""
    return importlib.util.find_spec(_MODULE) is not None


def pdf_page(path: Path, title: str, jobs: Jobs, parent: QWidget) -> QWidget:
    """Return a page that shows a PDF: a :class:`TabPage`."""
    page: QWidget = importlib.import_module(_MODULE).PdfPage(path, title, jobs, parent)
    return page
