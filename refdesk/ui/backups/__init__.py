# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups in the window: what there is, making one, putting one back."""
