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
    parent_title: str = ""
    fields: tuple[str, ...] = ()
    """What it is used in, by CSL's names: ``medicine``, ``social_science``."""
    is_own: bool = False
    """Whether the person added it from a file."""


@dataclass(frozen=True, slots=True)
class RenderedCitation:
    """One formatted text in both forms: ``html`` is a safe fragment, ``text`` is derived from it."""

    html: str
    text: str
