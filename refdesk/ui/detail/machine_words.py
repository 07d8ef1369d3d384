# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for what a language model wrote, and for what its source does not say."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from refdesk.domain.machine_text import SUMMARY, MachineText
from refdesk.korean.lock import Doubt
from refdesk.settings import LanguageModel
from refdesk.ui.detail.notice_state import day

_LONGEST_QUOTE = 160


def doubt_words(doubt: Doubt) -> str:
    """Return what is wrong with a sentence."""
    translate = QCoreApplication.translate
    words = {
        "number": translate("MachineKorean", "The abstract has no number “{text}”."),
        "unit": translate("MachineKorean", "“{text}” is not what the abstract says: “{source}”."),
        "sign": translate("MachineKorean", "“{text}” is not what the abstract says: “{source}”."),
        "word": translate("MachineKorean", "The abstract has no word “{text}”."),
        "drug": translate("MachineKorean", "The abstract names no drug “{text}”."),
        "direction": translate(
            "MachineKorean", "The abstract says the opposite direction: “{source}”"
        ),
        "negation": translate(
            "MachineKorean",
            "The abstract says the opposite of whether something was shown: “{source}”",
        ),
    }
    source = doubt.source
    if len(source) > _LONGEST_QUOTE:
        source = source[: _LONGEST_QUOTE - 1] + "…"
    return words[doubt.kind].format(text=doubt.text, source=source)


def missing_words(numbers: Sequence[str]) -> str:
    """Return which numbers of a section a translation leaves out."""
    words = QCoreApplication.translate(
        "MachineKorean", "Numbers of this section that are not in the translation: {numbers}"
    )
    return words.format(numbers=", ".join(numbers))


def ask_words(model: LanguageModel, *, again: bool = False) -> str:
    """Return what the button says that asks a model."""
    translate = QCoreApplication.translate
    if model.kind == SUMMARY:
        text = (
            translate("MachineKorean", "Summarise again with {model}")
            if again
            else translate("MachineKorean", "Summarise in Korean with {model}")
        )
    else:
        text = (
            translate("MachineKorean", "Translate again with {model}")
            if again
            else translate("MachineKorean", "Translate into Korean with {model}")
        )
    return text.format(model=model.name)


def made_words(text: MachineText) -> str:
    """Return who made a text, and when."""
    translate = QCoreApplication.translate
    words = (
        translate("MachineKorean", "Machine-made summary: {model}, {date}")
        if text.kind == SUMMARY
        else translate("MachineKorean", "Machine-made translation: {model}, {date}")
    )
    return words.format(model=text.model, date=day(text.made_at))


def making_words(model: LanguageModel) -> str:
    """Return who is making a text now."""
    translate = QCoreApplication.translate
    words = (
        translate("MachineKorean", "Machine-made summary: {model}, not finished")
        if model.kind == SUMMARY
        else translate("MachineKorean", "Machine-made translation: {model}, not finished")
    )
    return words.format(model=model.name)


def progress_words(place: int, total: int, *, begun: bool) -> str:
    """Return how far a model is."""
    translate = QCoreApplication.translate
    if total > 1:
        words = translate("MachineKorean", "Section {place} of {total}…")
        return words.format(place=place, total=total)
    if begun:
        return translate("MachineKorean", "Writing…")
    return translate("MachineKorean", "Waiting for the model…")
