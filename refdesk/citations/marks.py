# SPDX-License-Identifier: GPL-3.0-or-later
"""Characters that stand in an item for what the engine has no way to say, until it is printed."""

GROUP = "\ue0fd"
"""Stands before a group of authors: medical styles have a semicolon there, not a comma."""
