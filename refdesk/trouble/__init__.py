# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept of the program's own faults: a log and reports, without anything private in them."""
