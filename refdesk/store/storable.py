# SPDX-License-Identifier: GPL-3.0-or-later
"""What no file can hold, taken out of what comes from outside."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")


def storable(value: T) -> T:
    """Return ``value`` without what no file can hold, at any depth.

    Lone surrogates, which arrive in JSON of services, become ``?``; NUL, at which SQLite stops
    reading, and numbers of more than 63 bits, which are no year, go.
    """
    made: Any = value
    if isinstance(value, str) and type(value) is str:
        made = value.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    elif isinstance(value, int) and value.bit_length() > 63:
        made = None
    elif isinstance(value, tuple):
        made = tuple(storable(item) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        made = replace(value, **{f.name: storable(getattr(value, f.name)) for f in fields(value)})
    return made  # type: ignore[no-any-return]
