# SPDX-License-Identifier: GPL-3.0-or-later
"""The makers of packages are scripts beside the program; here they are importable."""

import sys
from pathlib import Path

PACKAGING = Path(__file__).parents[2] / "packaging"
if str(PACKAGING) not in sys.path:
    sys.path.append(str(PACKAGING))
