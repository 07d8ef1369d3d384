# SPDX-License-Identifier: GPL-3.0-or-later
"""Preferences that may leave this machine: how the program looks and works, not who asks and how."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from refdesk.settings import Settings, read_as

PARTS = ("appearance", "citing", "filing", "backing_up", "exporting", "shortcuts")
"""Parts of :class:`Settings`. Names, addresses, keys and the layout of a screen are in none of them."""


def portable(settings: Settings) -> dict[str, Any]:
    """Return what of the preferences may go along, as JSON has it."""
    said = asdict(settings)
    return {name: said[name] for name in PARTS}


def with_portable(settings: Settings, said: Mapping[str, Any]) -> Settings:
    """Return settings with preferences that came along; what cannot be understood stays as it was."""
    read = read_as(Settings, dict(said))
    return replace(
        settings, **{n: getattr(read, n) for n in PARTS if isinstance(said.get(n), dict)}
    )
