# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for what a field of a paper cannot hold; see :mod:`refdesk.messages`."""

from collections.abc import Callable

from refdesk.domain.errors import InvalidValueError


def invalid_value(error: InvalidValueError, translate: Callable[[str, str], str]) -> str:
    """Return what is wrong with a value that a person typed, in one sentence."""
    if error.reason == "slow-pattern":
        return translate(
            "Errors", "This regular expression repeats a repetition; it might never come to an end."
        )
    if error.reason.startswith("pattern: "):
        text = translate("Errors", "This is no regular expression: {detail}.")
        return text.format(detail=error.reason.removeprefix("pattern: "))
    if error.reason == "taken":
        text = translate("Errors", "Another paper of the library has {scheme} {text} already.")
        return text.format(scheme=error.field.upper(), text=error.text)
    if error.reason == "empty":
        if error.field == "title":
            return translate("Errors", "A paper needs a title.")
        return translate("Errors", "Type what to set, to find, to add or to remove.")
    reasons = {
        "year": translate("Errors", "“{text}” is no year: four digits, such as 2026."),
        "published": translate(
            "Errors", "“{text}” is no date: write 2026, 2026-01, 2026-01-28 or 2025 Winter."
        ),
        "language": translate(
            "Errors",
            "“{text}” is no language: write its English name or a code such as eng or kor.",
        ),
        "doi": translate("Errors", "“{text}” is no DOI: it begins with 10. and has a slash."),
        "pmid": translate("Errors", "“{text}” is no PMID: up to nine digits."),
        "pmcid": translate("Errors", "“{text}” is no PMCID: PMC and digits."),
        "isbn": translate("Errors", "“{text}” is no ISBN: ten or thirteen digits."),
        "key-pattern": translate(
            "Errors",
            "“{text}” is no pattern of citation keys: write, for example, [auth][year][shorttitle].",
        ),
    }
    text = reasons.get(error.field, translate("Errors", "“{text}” cannot stand in this field."))
    return text.format(text=error.text[:80])
