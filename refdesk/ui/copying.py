# SPDX-License-Identifier: GPL-3.0-or-later
"""What a selection of rich text is on the clipboard, where some of its images are words."""

import re
from collections.abc import Callable, Mapping

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from refdesk.domain.escaping import escape

_IMAGE = "\ufffc"
_IMAGE_UNIT = _IMAGE.encode("utf-16-le")
_IMAGE_TAG = re.compile(r'<img\b[^>]*?\bsrc="([a-z]+):([^"]*)"[^>]*>')


def copied(selected: QTextCursor, writers: Mapping[str, Callable[[str], str]]) -> QMimeData:
    """Return a selection as text and HTML.

    Args:
        selected: the selection.
        writers: by scheme, what gives the words for an image ``scheme:name``.
    """

    def words(scheme: str, name: str, otherwise: str) -> str:
        return writers[scheme](name) if scheme in writers else otherwise

    fragment = selected.selection()
    names = _image_names(selected)
    text = "".join(
        words(*names.pop(0), sign) if sign == _IMAGE and names else sign
        for sign in fragment.toPlainText()
    )
    html = _IMAGE_TAG.sub(
        lambda match: escape(words(match[1], match[2], "")) or match[0], fragment.toHtml()
    )
    data = QMimeData()
    data.setText(text)
    data.setHtml(html)
    return data


def _image_names(selected: QTextCursor) -> list[tuple[str, str]]:
    """Return scheme and name of each image of a selection, in order."""
    document = selected.document()
    first, last = selected.selectionStart(), selected.selectionEnd()
    signs = document.toRawText().encode("utf-16-le")  # a document counts in these units
    cursor = QTextCursor(document)
    names = []
    for place in range(first, last):
        if signs[2 * place : 2 * place + 2] == _IMAGE_UNIT:
            cursor.setPosition(place + 1)
            scheme, _, name = cursor.charFormat().toImageFormat().name().partition(":")
            names.append((scheme, name))
    return names
