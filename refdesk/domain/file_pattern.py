# SPDX-License-Identifier: GPL-3.0-or-later
"""How files are called; apart from what fills it in, since the settings are read at every start."""

PATTERN = "{author} - {year} - {title}"
"""How files are called until the person prefers something else."""
PLACES = ("author", "year", "title", "journal", "pmid", "key")
"""What a pattern may name, between braces."""
