# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists; for now as plain text."""

from refdesk.documents.text import written

__all__ = ["written"]
