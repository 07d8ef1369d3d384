# SPDX-License-Identifier: GPL-3.0-or-later
"""The right pane: one paper and its tabs."""
