# SPDX-License-Identifier: GPL-3.0-or-later
"""Versions of the program that are there to be had."""

import re
from dataclasses import dataclass

_NUMBERS = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,3}")


@dataclass(frozen=True, slots=True)
class Release:
    """A version, and the page that tells of it."""

    version: str
    address: str
    """https, of the host that was asked."""


def is_version(text: str) -> bool:
    """Whether a text is the number of a version that people are told of: no trial versions."""
    return _NUMBERS.fullmatch(text) is not None


def is_newer(version: str, than: str) -> bool:
    """Whether a version comes after another one; ``1.10`` comes after ``1.9``, and ``1.0`` is ``1``."""
    return _parts(version) > _parts(than)


def _parts(version: str) -> tuple[int, ...]:
    found = _NUMBERS.match(version)
    numbers = [int(part) for part in found[0].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
