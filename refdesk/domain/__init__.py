# SPDX-License-Identifier: GPL-3.0-or-later
"""Frozen values and pure rules: what a reference is. Standard library only."""
