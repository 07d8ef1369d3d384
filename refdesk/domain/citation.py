# SPDX-License-Identifier: GPL-3.0-or-later
"""A formatted citation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StyleInfo:
    """A CSL style that can be asked for. ``id`` is its file name without ``.csl``."""

    id: str
    title: str
    short_title: str = ""
    parent: str = ""
    """Id of the independent style that a dependent one uses, else ``""``."""


@dataclass(frozen=True, slots=True)
class RenderedCitation:
    """One formatted text in both forms: ``html`` is a safe fragment, ``text`` is derived from it."""

    html: str
    text: str
