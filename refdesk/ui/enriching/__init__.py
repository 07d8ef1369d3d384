# SPDX-License-Identifier: GPL-3.0-or-later
"""Completing papers: what it costs is said first, what came of it last."""
