# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows beside the main one."""
