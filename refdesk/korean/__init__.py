# SPDX-License-Identifier: GPL-3.0-or-later
"""Korean made from what was read: particles, terms, phrases, and the summary of a paper."""
