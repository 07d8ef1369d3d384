# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that may not be in the library: their lists, their preview, the window that searches for them."""
