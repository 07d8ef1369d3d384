# SPDX-License-Identifier: GPL-3.0-or-later
"""JATS in; tree, HTML, Markdown and plain text out."""
