# SPDX-License-Identifier: GPL-3.0-or-later
"""Text in, findings out: PICO, statistics, design, number checks. Pure."""
