# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers that a reference list can be made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperSet:
    """Some papers in their order."""

    name: Callable[[], str]
    """What they are, in the language that is now in use."""
    ids: Sequence[int]
