# SPDX-License-Identifier: GPL-3.0-or-later
"""Help: pages to read and search, what a sign means, a first tour, and what this program is."""
