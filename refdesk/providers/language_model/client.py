# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks a language model: OpenAI's chat completions, which many servers speak, or Ollama's chat."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from refdesk.domain.errors import BadRequestError, ModelError, NotFoundError, UnavailableError
from refdesk.domain.jobs import JobContext
from refdesk.domain.waiting import CONNECTING
from refdesk.net.classify import looks_like_html, message_of
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName, is_loopback
from refdesk.net.exchange import Request, Response
from refdesk.net.redact import redact
from refdesk.providers.language_model.addresses import (
    OLLAMA,
    OPENAI,
    base_of,
    chat_address,
    host_of,
    models_address,
)
from refdesk.providers.language_model.listening import Listener, error_words, model_names
from refdesk.settings import LanguageModel

_MOST_BYTES = 4_000_000
"""Of one answer; a translated abstract has some ten thousand, in events a few hundred thousand."""
_CHARACTERS_PER_TOKEN = 1.2
"""Of Korean, at worst, in the vocabularies of today's models."""
_ROOM_STEP = 4096
_OPTIONAL = ("temperature", "seed")
"""What some models of the interface refuse to be told."""


@dataclass(frozen=True, slots=True)
class Message:
    """One thing said to a model: ``role`` is ``system`` or ``user``."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a model is asked."""

    base: str
    host: str
    is_local: bool
    """Whether that is this very computer."""


class LanguageModels:
    """Whatever model a person chose, asked through the program's own client."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    def place(self, model: LanguageModel) -> Place:
        """Return where a model is asked.

        Raises:
            ModelError: nothing is set up, or the address is none.
        """
        override = self._client.endpoints.overrides.get(ServiceName.LLM, "")
        if model.interface not in {OLLAMA, OPENAI} or not (override or model.address.strip()):
            raise ModelError("unset")
        base = base_of(model.interface, override or model.address)
        return Place(base, host_of(base), is_loopback(base))

    def models(self, model: LanguageModel, context: JobContext) -> tuple[str, ...]:
        """Return the names of the models that a server has.

        Raises:
            CancelledError: cancelled.
            ModelError: no answer that says anything.
        """
        place = self.place(model)
        pieces: list[bytes] = []
        request = self._request(model, models_address(model.interface, place.base))
        self._stream(model, place, request, context, pieces.append)
        body = b"".join(pieces)
        if looks_like_html(body):
            raise ModelError("html", model.name, place.host)
        try:
            names = tuple(model_names(model.interface, json.loads(body)))
        except (ValueError, RecursionError):
            raise ModelError("unparseable", model.name, place.host) from None
        return tuple(sorted(dict.fromkeys(names), key=str.casefold))

    def write(
        self,
        model: LanguageModel,
        messages: Sequence[Message],
        context: JobContext,
        hear: Callable[[str], None],
    ) -> str:
        """Return what a model writes; ``hear`` is told all of it so far whenever more comes.

        Asked once: an answer that ends early is an error, and what came of it was heard.

        Raises:
            CancelledError: cancelled; the connection is closed.
            ModelError: it did not write, or not to the end.
        """
        place = self.place(model)
        if not model.name:
            raise ModelError("unset")
        question = _question(model, messages)
        try:
            return self._write(model, place, question, context, hear)
        except ModelError as error:
            refused = [
                name for name in _OPTIONAL if f"'{name}'" in error.detail and name in question
            ]
            if error.reason != "said" or not refused:
                raise
            plain = {name: value for name, value in question.items() if name not in _OPTIONAL}
            return self._write(model, place, plain, context, hear)

    # Inside

    def _write(
        self,
        model: LanguageModel,
        place: Place,
        question: dict[str, Any],
        context: JobContext,
        hear: Callable[[str], None],
    ) -> str:
        listener = Listener(model.interface)
        told = ""

        def take(piece: bytes) -> None:
            nonlocal told
            listener.take(piece)
            if listener.text != told:
                told = listener.text
                hear(told)

        body = json.dumps(question, ensure_ascii=False).encode()
        request = replace(
            self._request(model, chat_address(model.interface, place.base)),
            method="POST",
            body=body,
        )
        try:
            response = self._stream(
                model, place, request, context, take, begun=lambda: listener.heard_anything
            )
            listener.end()
        except ModelError as error:
            raise _placed(error, model, place) from None
        if listener.text != told:
            hear(listener.text)
        return _whole(listener, response, model, place)

    def _request(self, model: LanguageModel, url: str) -> Request:
        key = {"Authorization": f"Bearer {model.key}"} if model.key else {}
        return Request(
            ServiceName.LLM,
            url,
            subject=model.name,
            headers={"Content-Type": "application/json", "Accept-Encoding": "identity"},
            secret_headers=key,
            max_bytes=_MOST_BYTES,
            judge=_judge,
            missing_statuses=frozenset(),
        )

    def _stream(
        self,
        model: LanguageModel,
        place: Place,
        request: Request,
        context: JobContext,
        take: Callable[[bytes], None],
        begun: Callable[[], bool] = lambda: False,
    ) -> Response:
        try:
            return self._client.stream(request, context.cancel, take)
        except UnavailableError as error:
            reason = _reason(error, begun=begun())
            raise ModelError(reason, model.name, place.host, error.detail, error.retry_at) from None
        except BadRequestError as error:
            raise ModelError("said", model.name, place.host, error.message) from None
        except NotFoundError:
            raise ModelError("no-interface", model.name, place.host) from None
        except ModelError as error:
            raise _placed(error, model, place) from None


def _question(model: LanguageModel, messages: Sequence[Message]) -> dict[str, Any]:
    """Return what is asked: always the same of the same, as far as the model can."""
    said = [{"role": message.role, "content": message.text} for message in messages]
    asked: dict[str, Any] = {"model": model.name, "messages": said, "stream": True}
    if model.interface == OPENAI:
        return {**asked, "temperature": 0, "seed": 1}
    # Ollama cuts a text that its window does not hold, and says nothing: the window is made large enough.
    tokens = 3 * sum(len(message.text) for message in messages) / _CHARACTERS_PER_TOKEN
    room = max(8192, -int(-tokens // _ROOM_STEP) * _ROOM_STEP)
    return {**asked, "options": {"temperature": 0, "seed": 1, "num_ctx": min(room, 32_768)}}


def _whole(listener: Listener, response: Response, model: LanguageModel, place: Place) -> str:
    if not listener.heard_anything:
        reason = "html" if looks_like_html(response.body) else "unparseable"
        raise ModelError("empty" if not response.body.strip() else reason, model.name, place.host)
    if listener.finished in {"length", "max_tokens"}:
        raise ModelError("length", model.name, place.host)
    if listener.finished == "content_filter":
        raise ModelError("filtered", model.name, place.host)
    text = listener.text.strip()
    if not text:
        raise ModelError("empty", model.name, place.host)
    return text


def _judge(response: Response) -> None:
    """Tell "no such model" from "no such page", which have one status."""
    if response.status not in {404, 405}:
        return
    try:
        data = json.loads(response.body)
    except (ValueError, RecursionError):
        data = None
    words = error_words(data) if isinstance(data, dict) else ""
    if response.status == 404 and "model" in words.lower():
        raise ModelError("no-model", detail=words)
    raise ModelError("no-interface", detail=message_of(response))


def _reason(error: UnavailableError, *, begun: bool) -> str:
    match error.reason:
        case "timeout":
            if begun:
                return "stalled"
            return "no-connection" if error.detail.startswith(CONNECTING) else "timeout"
        case "truncated":
            return "cut"
        case "no-connection" if begun:
            return "cut"
        case "blocked":
            return "not-encrypted" if "not encrypted" in error.detail else "key"
        case reason:
            return reason


def _placed(error: ModelError, model: LanguageModel, place: Place) -> ModelError:
    """Return an error that names its model; one that says "no model" inside an answer is that."""
    reason, words = error.reason, error.detail.lower()
    if (
        reason == "said"
        and "model" in words
        and ("not found" in words or "does not exist" in words)
    ):
        reason = "no-model"
    detail = redact(error.detail, (model.key,))
    return ModelError(reason, model.name, place.host, detail, error.retry_at)
