# SPDX-License-Identifier: GPL-3.0-or-later
"""refdesk: a desktop reference manager for people who read clinical evidence."""

__version__ = "0.1.0"
