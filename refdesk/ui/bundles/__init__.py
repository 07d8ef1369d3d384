# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole library as one file, and such a file as a library, in the window."""
