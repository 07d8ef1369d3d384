# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes while a language model writes: bytes in any pieces in, text out. Pure."""

import codecs
import json
from collections.abc import Iterator
from typing import Any

from refdesk.domain.errors import ModelError
from refdesk.providers.language_model.addresses import OLLAMA

_LONGEST_LINE = 1_000_000
_THINKING, _THOUGHT = "<think>", "</think>"


class Listener:
    """Puts together one answer of one model.

    Args:
        interface: ``ollama`` (a JSON object a line) or ``openai`` (server-sent events).
    """

    def __init__(self, interface: str) -> None:
        self._interface = interface
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        self._data: list[str] = []
        self._said = ""
        self._whole = ""
        self.finished = ""
        """Why it ended, as the server says; ``""`` while it has not said so."""
        self.heard_anything = False
        """Whether anything came that the interface has."""

    @property
    def text(self) -> str:
        """What was written so far, without what a model thinks aloud first."""
        said = self._said.lstrip()
        if _THINKING.startswith(said[: len(_THINKING)]) and said[: len(_THINKING)]:
            _, thought, rest = said.partition(_THOUGHT)
            return rest.lstrip() if thought else ""
        return said

    def take(self, piece: bytes) -> None:
        """Hear what came.

        Raises:
            ModelError: the server says that something went wrong, or nothing that can be understood.
        """
        self._rest += self._decoder.decode(piece)
        lines = self._rest.split("\n")
        self._rest = lines.pop()
        if len(self._rest) > _LONGEST_LINE:
            raise ModelError("unparseable", detail="endless line")
        for line in lines:
            self._line(line.rstrip("\r"))

    def end(self) -> None:
        """Hear that nothing more comes.

        Raises:
            ModelError: as :meth:`take`; ``cut`` where the end is missing.
        """
        self._rest += self._decoder.decode(b"", final=True)
        try:
            self._line(self._rest.rstrip("\r"))
            self._line("")
        except ModelError as error:
            raise ModelError("cut") if error.reason == "unparseable" else error from None
        if not self.heard_anything and self._whole.strip():
            self._take_whole()
        if self.heard_anything and not self.finished:
            raise ModelError("cut")

    # Inside

    def _line(self, line: str) -> None:
        if self._interface == OLLAMA:
            if line.strip():
                self._message(line)
            return
        if not line:
            data, self._data = "\n".join(self._data), []
            if data.strip():
                self._message(data)
        elif line.startswith("data:"):
            self._data.append(line[5:].removeprefix(" "))
        elif not line.startswith((":", "event:", "id:", "retry:")):
            self._whole = (self._whole + line + "\n")[:_LONGEST_LINE]

    def _message(self, text: str) -> None:
        if text.strip() == "[DONE]":
            self.heard_anything = True
            self.finished = self.finished or "stop"
            return
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            data = None
        if not isinstance(data, dict):
            if self.heard_anything:
                raise ModelError("unparseable", detail=text[:80])
            self._whole = (self._whole + text + "\n")[:_LONGEST_LINE]
            return
        self._object(data)

    def _object(self, data: dict[str, Any]) -> None:
        if error := error_words(data):
            raise ModelError("said", detail=error)
        if self._interface == OLLAMA:
            self._ollama(data)
        else:
            self._openai(data)

    def _ollama(self, data: dict[str, Any]) -> None:
        message = data.get("message")
        if "done" not in data and not isinstance(message, dict):
            return
        self.heard_anything = True
        if isinstance(message, dict) and isinstance(message.get("content"), str):
            self._said += message["content"]
        if data.get("done") is True:
            reason = data.get("done_reason")
            self.finished = reason if isinstance(reason, str) and reason else "stop"

    def _openai(self, data: dict[str, Any]) -> None:
        for choice in _dicts(data.get("choices"))[:1]:
            self.heard_anything = True
            for part in ("delta", "message"):
                said = choice.get(part)
                if isinstance(said, dict) and isinstance(said.get("content"), str):
                    self._said += said["content"]
            reason = choice.get("finish_reason")
            if isinstance(reason, str) and reason:
                self.finished = reason

    def _take_whole(self) -> None:
        """Take an answer that came in one piece, by a server that does not write while it thinks."""
        try:
            data = json.loads(self._whole)
        except (ValueError, RecursionError):
            return
        if isinstance(data, dict):
            self._object(data)


def error_words(data: dict[str, Any]) -> str:
    """Return the words of an error object, ``""`` where there is none."""
    error = data.get("error")
    if isinstance(error, dict):
        error = error.get("message") or error.get("code") or json.dumps(error)
    return str(error) if error else ""


def model_names(interface: str, data: object) -> Iterator[str]:
    """Yield the models that a server lists."""
    if not isinstance(data, dict):
        return
    for entry in _dicts(data.get("models" if interface == OLLAMA else "data")):
        name = entry.get("name") if interface == OLLAMA else entry.get("id")
        if isinstance(name, str) and name.strip():
            yield name.strip()


def _dicts(value: object) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []
