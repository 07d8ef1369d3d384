# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists as documents of other programs, and on the clipboard. Entries come formatted."""
