# SPDX-License-Identifier: GPL-3.0-or-later
"""The only package that knows the citation engine."""
