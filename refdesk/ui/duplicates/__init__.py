# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that are there more than once: found, compared, merged, told apart."""
