# SPDX-License-Identifier: GPL-3.0-or-later
"""The left and centre panes: collections, tags, the list."""
