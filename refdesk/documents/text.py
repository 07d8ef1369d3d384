# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists as plain text."""

from refdesk.domain.citation import Bibliography


def written(bibliography: Bibliography) -> bytes:
    """Return a reference list as a UTF-8 file, an entry a line; the title stands above."""
    heading = [bibliography.title, ""] if bibliography.title else []
    lines = [*heading, *(entry.text for entry in bibliography.entries)]
    return ("\n".join(lines) + "\n").encode()
