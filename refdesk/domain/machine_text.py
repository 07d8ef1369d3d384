# SPDX-License-Identifier: GPL-3.0-or-later
"""Korean that a language model wrote of a paper's abstract, and what it was written of."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from refdesk.domain.reference import Abstract

TRANSLATION, SUMMARY = "translation", "summary"


@dataclass(frozen=True, slots=True)
class TextPart:
    """A section of a text: its label as the authors wrote it, may be ``""``, and plain text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class MachineText:
    """What a model wrote, whole: a translation has the sections of its source, a summary one part."""

    kind: str
    """``translation`` or ``summary``."""
    parts: tuple[TextPart, ...]
    model: str
    host: str
    interface: str
    source: str
    """:func:`digest` of what it was written of."""
    prompt: int
    """Version of what was asked."""
    made_at: datetime


def source_parts(abstract: Abstract) -> tuple[TextPart, ...]:
    """Return an abstract as it is given to a model."""
    parts = (TextPart(section.label, section.plain.strip()) for section in abstract.sections)
    return tuple(part for part in parts if part.text)


def digest(parts: Iterable[TextPart]) -> str:
    """Return by what a text is known again: whether an abstract has changed since."""
    said = json.dumps([[part.label, part.text] for part in parts], ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]
