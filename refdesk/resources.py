# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the files that come with the program lie: beside the checkout, or inside the wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "resources"
_CHECKOUT = _PACKAGE.parent / "resources"

ROOT = _CHECKOUT if (_CHECKOUT / "icons").is_dir() else _INSTALLED
"""Folder with ``icons/``, ``sample/``, ``i18n/`` and ``build/`` (made by ``packaging/dev.py``)."""


def resource(*parts: str) -> Path:
    """Return the path of a resource; it may be absent where the build step has not run."""
    return ROOT.joinpath(*parts)
