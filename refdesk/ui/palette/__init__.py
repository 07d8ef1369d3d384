# SPDX-License-Identifier: GPL-3.0-or-later
"""One field from which everything in the window is found by its name."""
