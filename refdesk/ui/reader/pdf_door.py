# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to the page that shows PDFs, which is loaded when a PDF is first looked at."""

import importlib
from pathlib import Path

from PySide6.QtWidgets import QWidget

from refdesk.ui.detail.seam import Jobs

_MODULE = "refdesk.ui.reader.pdf_page"


def pdf_page(path: Path, title: str, jobs: Jobs, parent: QWidget) -> QWidget:
    """Return a page that shows a PDF: a :class:`TabPage`."""
    page: QWidget = importlib.import_module(_MODULE).PdfPage(path, title, jobs, parent)
    return page
