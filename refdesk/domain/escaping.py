# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain text made fit to stand in markup. Apart from the rest of it: a start of the window needs no more."""


def escape(text: str) -> str:
    """Return plain ``text`` as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
