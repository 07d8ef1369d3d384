# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers that tests and odd networks set through the environment."""

import math
from collections.abc import Mapping


def positive_number(environ: Mapping[str, str], name: str, usual: float) -> float:
    """Return the variable's value, or ``usual`` where it is absent or no positive number."""
    try:
        value = float(environ.get(name, ""))
    except ValueError:
        return usual
    return value if value > 0 and math.isfinite(value) else usual
