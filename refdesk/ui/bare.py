# SPDX-License-Identifier: GPL-3.0-or-later
"""A document that loads nothing: Qt's own would read any file that its HTML names as a picture."""

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument


class BareDocument(QTextDocument):
    """To measure, draw and print safe HTML."""

    def loadResource(self, kind: int, name: QUrl | str, /) -> Any:  # noqa: ANN401 - Qt's own
        """See QTextDocument: what the address itself holds (``data:``), else nothing, from nowhere."""
        held = (name if isinstance(name, str) else name.toString()).startswith("data:image/")
        return super().loadResource(kind, name) if held else b""
