# SPDX-License-Identifier: GPL-3.0-or-later
"""What macOS wants of a bundle."""
