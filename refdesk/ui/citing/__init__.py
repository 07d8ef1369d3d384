# SPDX-License-Identifier: GPL-3.0-or-later
"""Citing as a person sees it: choosing styles, reference lists, citations in a text."""
