# SPDX-License-Identifier: GPL-3.0-or-later
"""What runs in the background, shown: the panel, its list and the corner of the status bar."""
