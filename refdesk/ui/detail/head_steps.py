# SPDX-License-Identifier: GPL-3.0-or-later
"""How much room the head of the detail pane takes: ample where there is some, tight where not."""

from dataclasses import dataclass

from refdesk.ui.type_scale import text_size, zoomed

SHARE = 0.4
"""Most of the pane's height that the head takes, at the usual size of the words."""
_MOST = 0.55


@dataclass(frozen=True, slots=True)
class Step:
    """How the head is set: size and lines of the title, space around, between, over the badges."""

    role: str
    lines: int
    margins: tuple[int, int, int, int]
    spacing: int
    over_badges: int


_STEPS = (
    Step("title", 4, (16, 12, 16, 12), 4, 4),
    Step("title-long", 4, (16, 12, 16, 8), 4, 0),
    Step("title-long", 3, (16, 8, 16, 4), 2, 0),
    Step("title-long", 2, (16, 8, 16, 4), 2, 0),
)
"""From ample to tight; the first that fits is taken."""
_NARROW = 380
"""Width under which the ample step is not tried."""


def share() -> float:
    """Return the share of the pane's height for the head: larger words need more of it."""
    return min(_MOST, SHARE * (0.6 + 0.4 * text_size() / 100))


def steps(width: int, *, unfolded: bool) -> tuple[Step, ...]:
    """Return the steps to try; who asked for all there is gets no tighter setting for it."""
    if unfolded:
        return _STEPS[1:2]
    return _STEPS[1:] if width < zoomed(_NARROW) else _STEPS
