# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain text made fit to stand in Markdown."""

import re

# What begins emphasis, links, code, HTML, tables and headings; and in other dialects mathematics,
# superscripts and citations by key.
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~$^]|(?<!\w)@(?=\w)|&(?=#?\w{1,32};)")


def escape_markdown(text: str) -> str:
    """Return plain ``text`` as Markdown inside a line, whatever dialect reads it."""
    return _SPECIAL.sub(r"\\\g<0>", text)
