# SPDX-License-Identifier: GPL-3.0-or-later
"""What was given for ``--style`` and ``--locale``: wrong usage is told before anything is done."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Protocol

from refdesk.citations.styles import ALIASES
from refdesk.cli.session import Exit, Session
from refdesk.domain.citation import StyleInfo
from refdesk.domain.errors import StyleError

_NEAR = 0.7
"""Likeness, from 0 to 1, from which a style's id may be a mistyped one."""
_MOST_NEAR = 3


class Styles(Protocol):
    """Finds styles and their languages."""

    def styles(self, query: str = "") -> list[StyleInfo]:
        """Return the styles that hold all words of ``query``, or all of them."""

    def style(self, style_id: str) -> StyleInfo:
        """Return one style; raises :class:`StyleError` where there is none."""

    def locales(self) -> list[str]:
        """Return the codes of all languages."""


def are_usable(session: Session, styles: Styles) -> bool:
    """Whether style and locale of the command are known; what is wrong with them is told.

    A locale may lack its country, and then has it: ``ko-KR`` for ``ko``.

    Raises:
        StyleError: the style is there and cannot be used.
    """
    name, locale = session.options.style, session.options.locale
    try:
        styles.style(name)
    except StyleError as error:
        if error.reason != "unknown":
            raise
        near = _near(name, styles)
        meant = f"; similar: {', '.join(near)}" if near else ""
        every = "“refdesk cite --style list” lists all of them."
        session.tell(f"refdesk: there is no citation style “{name}”{meant}; {every}")
        session.note(Exit.USAGE)
        return False
    known = styles.locales()
    code = _full_code(locale, known)
    if not code:
        codes = ", ".join(known)
        session.tell(f"refdesk: citations have no locale “{locale}”: use one of {codes}.")
        session.note(Exit.USAGE)
        return False
    session.options.locale = code
    return True


def _full_code(locale: str, known: Sequence[str]) -> str:
    """Return a code as CSL has it: ``ko-KR`` for ``ko-kr`` and for ``ko``; ``""`` for none."""
    by_name = {code.lower(): code for code in known}
    language = locale.lower()
    usual = (language, f"{language}-{language}", "en-us" if language == "en" else "")
    whole = next((by_name[code] for code in usual if code in by_name), "")
    return whole or next((c for c in known if c.lower().startswith(f"{language}-")), "")


def _near(name: str, styles: Styles) -> Sequence[str]:
    found = [style.id for style in styles.styles(name)] if name.strip() else []
    if not found:
        ids = [*ALIASES, *(style.id for style in styles.styles())]
        found = get_close_matches(name.lower(), ids, _MOST_NEAR, _NEAR)
    return found[:_MOST_NEAR]
