# SPDX-License-Identifier: GPL-3.0-or-later
"""A regular expression of the rules, compiled when it is first used and not at import."""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property


def holds_one(text: str, bits: tuple[str, ...]) -> bool:
    """Whether a text holds one of some bits of words."""
    for bit in bits:  # noqa: SIM110  (``any`` over a generator takes twice as long)
        if bit in text:
            return True
    return False


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

    @cached_property
    def _small(self) -> re.Pattern[str] | None:
        """The same for small letters alone, where the expression takes no notice of case.

        It runs in half the time, and most sentences are only to be told from those that match.
        """
        letters = re.sub(r"\\.|\(\?P<\w+>", "", self.source)
        small = self.source.startswith("(?i)") and letters == letters.lower()
        return re.compile(self.source[4:]) if small else None

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression, compiled once."""
        return re.compile(self.source)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """See :meth:`re.Pattern.search`."""
        if self._hints and not holds_one(text, self._hints):
            return None
        small = self._small
        if small is not None and small.search(text.lower(), start, end) is None:
            return None
        return self.compiled.search(text, start, end)

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
        if self._hints and not holds_one(text, self._hints):
            return iter(())
        small = self._small
        if small is not None and small.search(text.lower(), start, end) is None:
            return iter(())
        return self.compiled.finditer(text, start, end)

    def findall(self, text: str) -> list[str]:
        """See :meth:`re.Pattern.findall`."""
        return self.compiled.findall(text)

    def sub(self, into: str | Callable[[re.Match[str]], str], text: str) -> str:
        """See :meth:`re.Pattern.sub`."""
        return (
            self.compiled.sub(into, text)
            if not self._hints or holds_one(text, self._hints)
            else text
        )

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """See :meth:`re.Pattern.split`."""
        return self.compiled.split(text, maxsplit)
