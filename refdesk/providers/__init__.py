# SPDX-License-Identifier: GPL-3.0-or-later
"""WHO knows metadata and full texts: one remote service a file."""
