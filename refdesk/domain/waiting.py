# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person asked for while there was no network, and which failures mean that there is none."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from refdesk.domain.errors import RefdeskError, UnavailableError
from refdesk.domain.identifiers import Identifier, Scheme

CONNECTING = "connecting"
"""How the detail of a failure begins where there was no way to the server at all."""
_SCHEMES = {scheme.value: scheme for scheme in Scheme}


class AskKind(StrEnum):
    """What is asked for; the value is what the library file stores."""

    ADD = "add"
    REFRESH = "refresh"
    FULLTEXT = "fulltext"
    NOTICES = "notices"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a person asked for."""

    kind: AskKind
    subject: str
    """An identifier to add, ``pmid:1``, or a paper of the library, ``#1``."""
    collections: tuple[int, ...] = ()
    """Where the paper that is added goes."""

    @property
    def identifier(self) -> Identifier | None:
        """What is to be added."""
        scheme, _, value = self.subject.partition(":")
        return Identifier(_SCHEMES[scheme], value) if scheme in _SCHEMES and value else None

    @property
    def paper(self) -> int | None:
        """The paper of the library that is meant."""
        digits = self.subject.removeprefix("#")
        is_paper = digits != self.subject and digits.isascii() and digits.isdigit()
        return int(digits) if is_paper else None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An ask that waits for the network."""

    id: int
    ask: Ask
    at: str
    title: str = ""
    """Of the paper that is meant, where the library has it."""


def adding(identifiers: Iterable[Identifier], collection_id: int | None = None) -> list[Ask]:
    """Return what asks for papers to be added."""
    into = () if collection_id is None else (collection_id,)
    return [Ask(AskKind.ADD, f"{i.scheme.value}:{i.value}", into) for i in identifiers]


def about(kind: AskKind, papers: Iterable[int]) -> list[Ask]:
    """Return what asks for something about papers of the library."""
    return [Ask(kind, f"#{paper}") for paper in papers]


def is_unreachable(error: RefdeskError | None) -> bool:
    """Whether there was no network to ask through, so that asking later is worth it.

    A service that breaks off, or cannot prove who it is, is there and in trouble.
    """
    if not isinstance(error, UnavailableError):
        return False
    is_cut_off = error.reason == "no-connection" and error.detail.startswith(CONNECTING)
    return error.reason == "offline" or is_cut_off
