"""A language model on loopback: both interfaces, its troubles, and words it makes up on demand."""

import json
import threading
from collections.abc import Callable, Iterator
from typing import Any

from tests.server.answers import Answer, Asked

MODELS = ("gemma3:4b", "qwen3:8b")
_FENCES = ("----- BEGIN OF TEXT -----\n", "\n----- END OF TEXT -----")


def asked_text(question: dict[str, Any]) -> str:
    """The text between the lines that every question has."""
    said = question["messages"][-1]["content"]
    return said.partition(_FENCES[0])[2].partition(_FENCES[1])[0]


class FakeModel:
    """Answers with what ``replies`` makes of the text, in pieces that end where no letter does."""

    def __init__(self, stopping: threading.Event) -> None:
        self.replies: Callable[[str], str] = lambda text: "번역되었다."
        self.key = ""
        """Where set, who has another one is refused."""
        self.trouble = ""
        """What goes wrong: see ``_body``."""
        self.piece = 5
        """Bytes of a piece: fewer than two Hangul syllables, and in the middle of a line."""
        self.pause_after: int | None = None
        """Pieces after which it waits for ``gate``."""
        self.gate = threading.Event()
        self.questions: list[dict[str, Any]] = []
        self.refuses_temperature = False
        self.gone = threading.Event()
        """Set where whoever listened went away in the middle."""
        self._stopping = stopping

    def answer(self, asked: Asked) -> Answer:
        key = asked.headers.get("authorization", "").removeprefix("Bearer ")
        if self.key and key != self.key:
            return _json({"error": {"message": f"Incorrect API key provided: {key}"}}, 401)
        match asked.method, asked.path:
            case "GET", "/api/tags":
                return _json({"models": [{"name": name} for name in MODELS]})
            case "GET", "/v1/models":
                return _json({"object": "list", "data": [{"id": name} for name in MODELS]})
            case "POST", "/api/chat":
                return self._written(asked, self._ollama)
            case "POST", "/v1/chat/completions":
                return self._written(asked, self._openai)
        return Answer(404, b"404 page not found")

    def _written(self, asked: Asked, lines: Callable[[str], Iterator[str]]) -> Answer:
        question = json.loads(asked.body)
        self.questions.append(question)
        if self.refuses_temperature and "temperature" in question:
            words = "Unsupported value: 'temperature' does not support 0 with this model."
            return _json({"error": {"message": words, "param": "temperature"}}, 400)
        if question["model"] not in MODELS:
            words = f"model '{question['model']}' not found"
            return _json(
                {"error": {"message": words}} if "v1" in asked.path else {"error": words}, 404
            )
        body = "".join(lines(self._body(asked_text(question)))).encode()
        kind = "text/event-stream" if "v1" in asked.path else "application/x-ndjson"
        return Answer(200, content_type=kind, stream=lambda: self._pieces(body))

    def _body(self, text: str) -> str:
        reply = "" if self.trouble == "empty" else self.replies(text)
        return (
            f"<think>\nLet me see: 777 mg.\n</think>\n\n{reply}"
            if self.trouble == "thinks"
            else reply
        )

    def _pieces(self, body: bytes) -> Iterator[bytes]:
        if self.trouble in {"cut", "stall", "broken"}:
            body = body[: len(body) * 2 // 3]
        place, paused = 0, self.pause_after is None
        try:
            while place < len(body):
                if not paused and place >= self.piece * (self.pause_after or 0):
                    # At the end of a line, where one more is no part of anything; tells when nobody listens.
                    paused, end = True, body.index(b"\n", place) + 1
                    yield body[place:end]
                    place = end
                    while not self.gate.wait(0.01) and not self._stopping.is_set():
                        yield b"\n"
                yield body[place : place + self.piece]
                place += self.piece
        except GeneratorExit:
            self.gone.set()
            raise
        if self.trouble == "stall":
            self._stopping.wait(60)
        if self.trouble in {"cut", "stall"}:
            raise EOFError

    def _ollama(self, reply: str) -> Iterator[str]:
        for number, letter in enumerate(reply):
            if self.trouble == "error" and number == len(reply) // 2:
                yield (
                    json.dumps({"error": "llama runner process has terminated: signal: killed"})
                    + "\n"
                )
                return
            said = {"role": "assistant", "content": letter}
            yield json.dumps({"message": said, "done": False}, ensure_ascii=False) + "\n"
        if self.trouble != "no-end":
            reason = "length" if self.trouble == "length" else "stop"
            said = {"role": "assistant", "content": ""}
            yield json.dumps({"message": said, "done": True, "done_reason": reason}) + "\n"

    def _openai(self, reply: str) -> Iterator[str]:
        if self.trouble == "whole":
            said = {"role": "assistant", "content": reply}
            yield json.dumps({"choices": [{"message": said, "finish_reason": "stop"}]}, indent=1)
            return
        yield ": keep-alive\r\n\r\n"
        for number, letter in enumerate(reply):
            if self.trouble == "error" and number == len(reply) // 2:
                yield 'data: {"error": {"message": "The engine is overloaded", "code": 502}}\r\n\r\n'
                return
            yield _event({"choices": [{"index": 0, "delta": {"content": letter}}]})
        if self.trouble == "no-end":
            return
        reason = {"length": "length", "filtered": "content_filter"}.get(self.trouble, "stop")
        yield _event({"choices": [{"index": 0, "delta": {}, "finish_reason": reason}]})
        yield _event({"choices": [], "usage": {"total_tokens": 9}})
        yield "data: [DONE]\r\n\r\n"


def _event(data: dict[str, Any]) -> str:
    return f"data: {json.dumps(data, ensure_ascii=False)}\r\n\r\n"


def _json(data: object, status: int = 200) -> Answer:
    return Answer(status, json.dumps(data).encode(), "application/json; charset=utf-8")
