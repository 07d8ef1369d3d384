# SPDX-License-Identifier: GPL-3.0-or-later
"""WHICH files we speak: one format a file."""
