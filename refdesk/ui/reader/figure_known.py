# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of the pictures of one article: which are here, how large, which cannot be shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from refdesk.domain.errors import RefdeskError, UnavailableError, UnreadableError
from refdesk.ui.reader.figure_images import Encoded
from refdesk.ui.reader.figure_states import Why

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QSize

    from refdesk.domain.fulltext import Article, FulltextSource
    from refdesk.domain.jobs import JobContext
    from refdesk.ui.detail.seam import Figures, FigureState


@dataclass(frozen=True)
class Known:
    """Sizes in pixels of the pictures that are here, and why some of these cannot be shown."""

    state: FigureState
    sizes: dict[Path, QSize] = field(default_factory=dict)
    broken: dict[Path, Why] = field(default_factory=dict)


def looked_at(figures: Figures, state: FigureState, before: Known | None) -> Known:
    """Measure the pictures that are here and were not ``before``; for a background thread."""
    known = Known(state, broken=dict(before.broken) if before is not None else {})
    for path in state.files.values():
        if path in known.broken:
            continue
        if before is not None and path in before.sizes:
            known.sizes[path] = before.sizes[path]
            continue
        try:
            known.sizes[path] = encoded(figures, path).size()
        except UnreadableError as error:
            known.broken[path] = why_of(error)
    return known


def encoded(figures: Figures, path: Path) -> Encoded:
    """Return a picture ready to be decoded.

    Raises:
        UnreadableError: it is gone, no picture, or refused.
    """
    data, kind = figures.read(path)
    return Encoded(data, kind, path.name)


def why_of(error: RefdeskError) -> Why:
    """Return what the text says of a picture that cannot be shown."""
    is_refused = isinstance(error, UnreadableError) and error.reason == "suspicious"
    return Why.REFUSED if is_refused else Why.UNREADABLE


def came(
    figures: Figures, article: Article, source: FulltextSource, context: JobContext, *, again: bool
) -> bool:
    """Fetch pictures; return whether the service answered.

    Nobody asked for what is fetched by itself: that it did not come is said where they would be.
    """
    try:
        figures.fetch(article, source, context, again=again)
    except UnavailableError:
        if again:
            raise
        return False
    return True
