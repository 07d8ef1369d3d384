# SPDX-License-Identifier: GPL-3.0-or-later
"""Widgets, words and presenters.

WORKAROUND(pyside 6.11): once PySide6 is there it reads and splits the source of every module imported
later, ours, SQLAlchemy's and the library's, to see whether the module could use its ``__feature__``
switch. We use none. The import that PySide6 put in between is taken out again; the one that it keeps
below for its own modules stays. Measured until all is loaded: 250 files and 26 ms less, warm.
"""

import builtins

if hasattr(builtins, "__feature_import__"):
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
