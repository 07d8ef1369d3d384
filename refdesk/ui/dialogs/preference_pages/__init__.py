# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the preferences, one a file."""
