# SPDX-License-Identifier: GPL-3.0-or-later
"""Korean of an abstract by a language model that the person set up, asked for and kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from refdesk.domain.errors import ModelError
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.machine_text import MachineText, TextPart, digest, source_parts
from refdesk.domain.reference import Reference
from refdesk.korean.prompt import PROMPT_VERSION, Question, questions
from refdesk.providers.language_model import LanguageModels, Message, Place
from refdesk.settings import LanguageModel
from refdesk.store.database import utc_now
from refdesk.store.machine_texts import MachineTextStore

_TRIAL = TextPart("", "The trial enrolled 412 adults; the mean age was 62.3 years (P<0.001).")


@dataclass(frozen=True, slots=True)
class Heard:
    """A section while it is being written: its place, what there is of it, whether it is whole."""

    place: int
    text: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """What a model made of a sentence of ours."""

    source: str
    text: str


class MachineKoreanService:
    """Asks a model, and keeps what it wrote to the end; nothing stands in where it fails."""

    def __init__(
        self,
        models: LanguageModels,
        texts: MachineTextStore,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._models = models
        self._texts = texts
        self._now = now

    def place(self, model: LanguageModel) -> Place:
        """Return where a model is asked.

        Raises:
            ModelError: nothing is set up, or the address is none.
        """
        return self._models.place(model)

    def names(self, model: LanguageModel, context: JobContext) -> tuple[str, ...]:
        """Return the models that a server has.

        Raises:
            CancelledError: cancelled.
            ModelError: the server does not say.
        """
        return self._models.models(model, context)

    def write(
        self,
        reference_id: int,
        reference: Reference,
        model: LanguageModel,
        context: JobContext,
        hear: Callable[[Heard], None],
    ) -> MachineText:
        """Have the abstract of a paper translated or summarised, section after section, and keep it.

        ``hear`` is called on this thread with what there is of a section whenever more comes.

        Raises:
            CancelledError: cancelled; nothing is kept.
            ModelError: the model did not write all of it; nothing is kept.
            LibraryError: it could not be kept.
        """
        abstract = reference.abstract
        parts = source_parts(abstract) if abstract is not None else ()
        asked = questions(model.kind, parts)
        place = self._models.place(model)
        if not asked:
            raise ModelError("empty", model.name, place.host)
        written: list[TextPart] = []
        for number, question in enumerate(asked):
            context.report(Progress(number, len(asked)))
            text = self._answer(number, question, model, context, hear)
            hear(Heard(number, text, whole=True))
            written.append(TextPart(question.label, text))
        made = MachineText(
            model.kind,
            tuple(written),
            model.name,
            place.host,
            model.interface,
            digest(parts),
            PROMPT_VERSION,
            self._now(),
        )
        context.cancel.check()
        self._texts.keep(reference_id, made)
        return made

    def trial(self, model: LanguageModel, context: JobContext) -> Trial:
        """Have a sentence of ours translated, to see whether a model answers.

        Raises:
            CancelledError: cancelled.
            ModelError: it does not.
        """
        (question,) = questions("translation", (_TRIAL,))
        text = self._answer(0, question, model, context, _unheard)
        return Trial(_TRIAL.text, text)

    def _answer(
        self,
        number: int,
        question: Question,
        model: LanguageModel,
        context: JobContext,
        hear: Callable[[Heard], None],
    ) -> str:
        messages = (Message("system", question.order), Message("user", question.text))
        return self._models.write(model, messages, context, lambda text: hear(Heard(number, text)))


def _unheard(heard: Heard) -> None:
    del heard
