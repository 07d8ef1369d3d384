# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of the window: all of them to see, and most of them to change."""
