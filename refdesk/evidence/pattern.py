# SPDX-License-Identifier: GPL-3.0-or-later
"""A regular expression of the rules, compiled when it is first used and not at import."""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property


class Pattern:
    """Like ``re.compile(source)``, but importing the rules costs nothing.

    The rules hold some hundred long expressions; to compile them takes a quarter of a second,
    which a window that opens must not wait for.
    """

    def __init__(self, source: str, *, hints: tuple[str, ...] = ()) -> None:
        """Keep ``source``; ``hints`` are bits of words of which every match holds one.

        To look for a plain bit of text is fifty times faster than to run a long expression, and
        most sentences hold none. A bit in capitals counts too.
        """
        self.source = source
        self._hints = hints + tuple(hint.upper() for hint in hints)

    def _may(self, text: str) -> bool:
        return not self._hints or any(hint in text for hint in self._hints)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled once."""
        return re.compile(self.source)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """See :meth:`re.Pattern.search`."""
        return self.compiled.search(text, start, end) if self._may(text) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """See :meth:`re.Pattern.match`."""
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """See :meth:`re.Pattern.fullmatch`."""
        return self.compiled.fullmatch(text)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """See :meth:`re.Pattern.finditer`."""
        return self.compiled.finditer(text, start, end) if self._may(text) else iter(())

    def findall(self, text: str) -> list[str]:
        """See :meth:`re.Pattern.findall`."""
        return self.compiled.findall(text)

    def sub(self, into: str | Callable[[re.Match[str]], str], text: str) -> str:
        """See :meth:`re.Pattern.sub`."""
        return self.compiled.sub(into, text)

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """See :meth:`re.Pattern.split`."""
        return self.compiled.split(text, maxsplit)
