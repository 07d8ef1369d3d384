# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the parts of the program that need no list: one module each, known by one constant."""

import pkgutil
from importlib import import_module
from typing import TypeVar

T = TypeVar("T")


def discover(package: str, attribute: str, kind: type[T]) -> tuple[T, ...]:
    """Return the constant ``attribute`` of every module of ``package`` that has one, by module name.

    Args:
        package: dotted name, such as ``refdesk.formats``.
        attribute: name of the constant, such as ``FORMAT``.
        kind: what the constant must be.

    Raises:
        LookupError: none was found, as in a frozen build that left the modules out.
        TypeError: a module has the constant, but of another type.
    """
    found = []
    for info in sorted(pkgutil.iter_modules(import_module(package).__path__), key=lambda i: i.name):
        module = import_module(f"{package}.{info.name}")
        value = getattr(module, attribute, None)
        if value is None:
            continue
        if not isinstance(value, kind):
            raise TypeError(f"{module.__name__}.{attribute} is no {kind.__name__}")
        found.append(value)
    if not found:
        raise LookupError(f"no {attribute} in {package}")
    return tuple(found)
