# SPDX-License-Identifier: GPL-3.0-or-later
"""How an English preposition joins a phrase to its head in Korean: what hangs behind comes first."""

import re
from collections.abc import Callable

from refdesk.korean.particles import josa
from refdesk.korean.word_kinds import (
    ANIMALS,
    CHANGES,
    DEATHS,
    PEOPLE,
    PLACES,
    RELATIONS,
    STUDIES,
    TREATMENTS,
)


class UntranslatableError(Exception):
    """A phrase that is better left in its own words."""


_MEASURED = re.compile(r"[<>≥≤=]|\d")
_NO_MEASURE = re.compile(r"제\d형|\([^()]*\)")
_IMAGED = re.compile(r"(?:^|\b)(?:CT|MRI|PET|EEG|ECG)$|검사$|촬영|심초음파$")


def join(link: str, behind: str, head: str) -> str:
    """Return a head with what a preposition hangs behind it.

    Args:
        link: The preposition, in lower case.
        behind: What it joins, in Korean.
        head: What it joins it to, in Korean.

    Raises:
        UntranslatableError: the preposition means something else here.
    """
    return _JOINERS.get(link, _refused)(behind, head)


def is_people(korean: str) -> bool:
    """Whether a Korean phrase is one of people or animals."""
    return _last(korean) in PEOPLE | ANIMALS


def _last(korean: str) -> str:
    return korean.rsplit(maxsplit=1)[-1] if korean.strip() else ""


def _refused(behind: str, head: str) -> str:
    raise UntranslatableError(f"{behind} / {head}")


def _with(behind: str, head: str) -> str:
    last = _last(head)
    if last in STUDIES and re.search(r"\d명", behind):
        return f"{josa(behind, '을')} 포함한 {head}"
    if last in RELATIONS:
        return f"{josa(behind, '과')}의 {head}"
    if last == "순응도" or last in TREATMENTS:
        return f"{behind} {head}"
    if not is_people(head):
        return _refused(behind, head)
    if _MEASURED.search(_NO_MEASURE.sub("", behind)):
        return f"{behind}인 {head}"
    return f"{behind} {head}" if last == "환자" else f"{josa(behind, '이')} 있는 {head}"


def _without(behind: str, head: str) -> str:
    return f"{josa(behind, '이')} 없는 {head}" if is_people(head) else _refused(behind, head)


def _for(behind: str, head: str) -> str:
    if is_people(head):
        return _refused(behind, head)
    return f"{behind} {head}" if _last(head) == "위험" else f"{behind}에 대한 {head}"


def _to(behind: str, head: str) -> str:
    if _last(head) == "순응도":
        return f"{behind} {head}"
    return f"{behind}까지의 {head}" if _last(head) in {"시간", "기간"} else _refused(behind, head)


def _at(behind: str, head: str) -> str:
    place = PLACES & set(behind.split()[-2:])
    return f"{behind}의 {head}" if place else f"{behind} 시점의 {head}"


def _within(behind: str, head: str) -> str:
    place = PLACES & set(behind.split()[-2:])
    return f"{behind}의 {head}" if place else f"{behind} 이내 {head}"


def _in(behind: str, head: str) -> str:
    return f"{behind} {head}" if _last(head) in CHANGES else f"{behind}의 {head}"


def _on(behind: str, head: str) -> str:
    return f"{behind}상 {head}" if _IMAGED.search(behind) else _refused(behind, head)


def _from(behind: str, head: str) -> str:
    if _last(head) in DEATHS:
        return f"{josa(behind, '으로')} 인한 {head}"
    return f"{behind}에서 {head}" if _last(head) == "회복" else _refused(behind, head)


_JOINERS: dict[str, Callable[[str, str], str]] = {
    "of": lambda behind, head: f"{behind} {head}",
    "after": lambda behind, head: f"{behind} 후 {head}",
    "following": lambda behind, head: f"{behind} 후 {head}",
    "before": lambda behind, head: f"{behind} 전 {head}",
    "during": lambda behind, head: f"{behind} 중 {head}",
    "with": _with,
    "without": _without,
    "for": _for,
    "to": _to,
    "at": _at,
    "within": _within,
    "in": _in,
    "among": _in,
    "on": _on,
    "from": _from,
}
