# SPDX-License-Identifier: GPL-3.0-or-later
"""HOW bytes arrive: pace, retry, cancel, cache, classify."""
