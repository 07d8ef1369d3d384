# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done before there is a window: a backup that waits to be put back, a library that does not open."""
