# SPDX-License-Identifier: GPL-3.0-or-later
"""XML from outside, made harmless, and the PubMed records in it."""
