# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain text made fit for tool tips and attributes, which Qt would else read as HTML."""

from refdesk.domain.escaping import escape


def tip(text: str) -> str:
    """Return plain ``text`` as a tool tip; Qt would take a text with tags in it as markup."""
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if text else ""


def attribute(text: str) -> str:
    """Return plain ``text`` for use between double quotes."""
    return escape(text).replace('"', "&quot;")
