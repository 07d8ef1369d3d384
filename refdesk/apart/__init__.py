# SPDX-License-Identifier: GPL-3.0-or-later
"""Work apart from the thread that waits for it: in a process of its own, or ahead in another thread."""
