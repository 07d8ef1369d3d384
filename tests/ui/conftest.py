# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows are tested off-screen unless the person who runs the tests asks for a display."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
