# SPDX-License-Identifier: GPL-3.0-or-later
"""The library on disk: SQLite through SQLAlchemy Core."""
