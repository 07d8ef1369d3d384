# SPDX-License-Identifier: GPL-3.0-or-later
"""Token labels: every mention of population, intervention, comparison and outcome in the text."""

from collections.abc import Sequence

from refdesk.domain.evidence import TokenLabel
from refdesk.evidence.arm_phrases import is_control
from refdesk.evidence.arms import Arms
from refdesk.evidence.candidates import content_words
from refdesk.evidence.phrases import Word
from refdesk.evidence.tagged_phrases import stretches
from refdesk.evidence.tagger.tags import Tags
from refdesk.evidence.text import Document
from refdesk.evidence.vocabulary import BREAKS, word_set

_APART = word_set("or and versus vs with than to for against")
"""Words between two arms, or behind one."""


def label_tokens(
    document: Document, tags: Tags, arms: Arms | None, *, population: bool = True
) -> tuple[TokenLabel, ...]:
    """Return a label for every word of every mention; words outside all elements are left out.

    The tagger tells what belongs to an arm. It is the comparator's, ``C``, where it only says what
    the comparator's own phrase says, or where it reads like a control and is no part of the
    intervention's phrase.
    """
    active = content_words(arms.intervention.text) if arms and arms.intervention else frozenset()
    named = content_words(arms.comparison.text) if arms and arms.comparison else frozenset()
    comparator = named - active
    found: list[TokenLabel] = []
    for number, sentence in enumerate(document.sentences):
        labels = list(tags.labels[number])
        for first, last in tags.runs(number, "I"):
            for start, end in stretches(sentence.words, first, last, _APART):
                if _names(sentence.words[start:end], comparator, active):
                    labels[start:end] = ["C"] * (end - start)
        section = document.sections[sentence.section]
        for word, label in zip(sentence.words, labels, strict=True):
            if label and (population or label != "P"):
                start, end = sentence.start + word.start, sentence.start + word.end
                found.append(TokenLabel(section.name, start, end, label, section.index))
    return tuple(found)


def _names(words: Sequence[Word], comparator: frozenset[str], active: frozenset[str]) -> bool:
    text = " ".join(word.text for word in words if not word.is_sign)
    said = content_words(text) - BREAKS
    return bool(said) and (said <= comparator or (is_control(text) and not said & active))
