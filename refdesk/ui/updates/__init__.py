# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers brought up to date behind the window, and what waits for a network."""
