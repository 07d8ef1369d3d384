# SPDX-License-Identifier: GPL-3.0-or-later
"""One text while a language model writes it: what another thread hears, for the window to look at."""

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from refdesk.domain.errors import RefdeskError
from refdesk.domain.machine_text import SUMMARY, TRANSLATION, TextPart, digest
from refdesk.korean.lock import Lock
from refdesk.korean.prompt import Question, questions
from refdesk.settings import LanguageModel
from refdesk.ui.detail.machine_text_view import HeldPart

if TYPE_CHECKING:
    from refdesk.ui.beyond_seam import HeardPart
    from refdesk.ui.detail.seam import JobHandle


class Hearing:
    """What came so far; written on the thread that asks, read on the main one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._texts: dict[int, tuple[str, bool]] = {}
        self._version = 0

    def begin(self) -> None:
        """Forget what came: it is asked anew."""
        with self._lock:
            self._texts.clear()
            self._version += 1

    def hear(self, heard: "HeardPart") -> None:
        """Take what there is of a section by now."""
        with self._lock:
            self._texts[heard.place] = (heard.text, heard.whole)
            self._version += 1

    def look(self) -> tuple[int, dict[int, tuple[str, bool]]]:
        """Return a number that grows with every change, and the sections with whether they are whole."""
        with self._lock:
            return self._version, dict(self._texts)


@dataclass(eq=False, slots=True)
class Run:
    """A text that was asked for."""

    model: LanguageModel
    source: tuple[TextPart, ...]
    hearing: Hearing = field(default_factory=Hearing)
    job: "JobHandle | None" = None
    error: RefdeskError | None = None
    stopped: bool = False
    seen: int = -1
    """Version of what is on the page."""
    questions: tuple[Question, ...] = ()
    locks: dict[int, Lock] = field(default_factory=dict)
    held: dict[int, HeldPart] = field(default_factory=dict)
    """Sections that are whole: nothing changes in them any more."""

    def __post_init__(self) -> None:
        self.questions = questions(self.model.kind, self.source)

    @property
    def is_active(self) -> bool:
        """Whether the model is still at it."""
        return self.error is None and not self.stopped

    def is_of(self, source: tuple[TextPart, ...]) -> bool:
        """Whether it is written of this text."""
        return digest(self.source) == digest(source)

    def parts(self) -> list[HeldPart]:
        """Return what there is, each section held to its source as far as it is whole."""
        self.seen, texts = self.hearing.look()
        made = []
        for number in range(len(self.questions)):
            text, whole = texts.get(number, ("", False))
            if not text:
                break
            made.append(self._held(number, text, whole=whole))
        return made

    def begin(self) -> None:
        """Begin anew, as a job does that is tried again."""
        self.hearing.begin()
        self.held.clear()

    def _held(self, number: int, text: str, *, whole: bool) -> HeldPart:
        known = self.held.get(number)
        if known is not None and known.text == text:
            return known
        question = self.questions[number]
        if number not in self.locks:
            self.locks[number] = Lock(question.source)
        is_summary = self.model.kind == SUMMARY
        held = self.locks[number].hold(text, ended=whole, whole=whole and not is_summary)
        part = HeldPart(question.label, text, held)
        if whole:
            self.held[number] = part
        return part


def held_parts(
    kind: str, written: tuple[TextPart, ...], source: tuple[TextPart, ...]
) -> list[HeldPart]:
    """Return a whole text held to its source.

    Section by section; where these are others now, to all of them together.
    """
    asked = questions(kind, source)
    if [part.label for part in written] == [question.label for question in asked]:
        locks = [Lock(question.source) for question in asked]
        whole = kind == TRANSLATION
    else:
        locks = [Lock("\n".join(part.text for part in source))] * len(written)
        whole = False
    return [
        HeldPart(part.label, part.text, lock.hold(part.text, whole=whole))
        for part, lock in zip(written, locks, strict=True)
    ]
