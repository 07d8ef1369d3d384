# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window does when the program breaks: says so once, keeps a report, goes on."""
