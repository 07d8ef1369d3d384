# SPDX-License-Identifier: GPL-3.0-or-later
"""The languages that citations are made in, each by its own name."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QLocale

FIRST_LOCALES = ("en-US", "en-GB", "ko-KR")
"""What is offered before the others."""


def named_locales(codes: Sequence[str]) -> list[tuple[str, str]]:
    """Return code and name of locales, the usual ones first, the others by name.

    A country is named where there are several of a language.
    """
    languages = Counter(code.partition("-")[0] for code in codes)
    names = {code: _name(code, languages[code.partition("-")[0]] > 1) for code in codes}
    first = [code for code in FIRST_LOCALES if code in names]
    others = sorted(set(names) - set(first), key=lambda code: names[code].casefold())
    return [(code, names[code]) for code in (*first, *others)]


def _name(code: str, with_country: bool) -> str:
    locale = QLocale(code.replace("-", "_"))
    language = locale.nativeLanguageName() or code
    country = locale.nativeTerritoryName()
    if with_country and country and code.partition("-")[0] != "en":
        return f"{language} ({country})"  # English is named with its country by Qt
    return language[:1].upper() + language[1:]
