# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching beside the box itself: how it goes on, what was not understood, searches that are kept."""
