# SPDX-License-Identifier: GPL-3.0-or-later
"""Small widgets without knowledge of papers, for any pane."""
