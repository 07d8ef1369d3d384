# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be told of an exception: words of code and of Python, nothing that was data.

A message of an exception may hold a title, a search, a path or the parameters of an SQL statement. So
nothing is searched for that must go; what may stay is known instead (docs/decisions/0039):

- texts that stand in the code that raised it;
- words of Python's own messages, small numbers, and in errors about code the names of code.
"""

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import CodeType, TracebackType

from refdesk.net.redact import redact

GAP = "…"
"""Stands for what was left out."""
LONGEST = 300
"""Characters of a message that are looked at."""
_LEAST_CONSTANT = 4
"""Characters of a text in code that is looked for in a message: shorter ones are in every title."""
_FRAMES = 2
"""Innermost frames whose texts count as the message's own: the one that raised, and its caller."""
_PREFIX = re.compile(r"^(?:Error calling Python override of [\w:]+\(\): )+")
_TOKEN = re.compile(r"'[A-Za-z_][\w.]*'|\w+|\s+|[^\w\s]")
_ABOUT_CODE = (AttributeError, NameError, TypeError, ImportError)

_WORDS = frozenset(
    """a access already an and any argument arguments as associated at attribute be but by call
    callable called calling cannot changed codec concatenate convert could create deleted depth
    dictionary division does during empty exceed exceeded expected failed file float for form found from
    function generator get given got has have if import in index instance instances int integer
    internal into invalid is iterable iteration iterator item key keyword keywords length limit list
    local many maximum memory method missing module modified more must name no none not object of
    on only open operand operation or out pop position positional range recursion required return
    returned running sequence set setter size str string subscriptable substring supported take takes
    than the to too tuple type types unexpected unhashable unknown unpack unsupported use used value
    values variable was were when where while with without zero C Python python positional-only
    built-in enough NoneType""".split()  # noqa: SIM905 - a table of 130 quotes is no better
)


def home_as_tilde(text: str) -> str:
    """Return ``text`` without the place of the home folder, which holds a person's name."""
    home = str(Path.home())
    return text.replace(home, "~") if len(home) > 1 else text


def clean(line: str, secrets: Iterable[str] = ()) -> str:
    """Return one line as it may be kept: a second lock behind all that chose its words."""
    return home_as_tilde(redact(line, secrets))


def message_of(error: BaseException) -> str:
    """Return what may be told of an exception's message, ``""`` where there is none."""
    inner = getattr(error, "orig", None)
    if isinstance(inner, BaseException):  # of SQLAlchemy, whose message quotes statement and values
        return f"{kind_of(inner)}: {message_of(inner)}"
    if isinstance(error, OSError) and error.errno is not None:
        return f"[Errno {error.errno}] {os.strerror(error.errno)}"
    if isinstance(error, UnicodeError):
        encoding, reason = getattr(error, "encoding", ""), getattr(error, "reason", "")
        return _allowed(f"{encoding} {reason}", frozenset({encoding}))
    code = getattr(error, "sqlite_errorname", "")
    text = redact(_PREFIX.sub("", str(error)))[:LONGEST]
    told = _told(text, error)
    return f"{code}: {told}" if code else told


def kind_of(error: BaseException) -> str:
    """Return the type of an exception with its module, where that is not Python's own."""
    kind = type(error)
    return (
        kind.__qualname__
        if kind.__module__ == "builtins"
        else f"{kind.__module__}.{kind.__qualname__}"
    )


def _told(text: str, error: BaseException) -> str:
    codes = _innermost(error.__traceback__)
    constants = {text for code in codes for text in code.co_consts if isinstance(text, str)}
    if text in constants:
        return text
    names = _names(codes) if isinstance(error, _ABOUT_CODE) else frozenset()
    pieces = sorted(
        (one for one in constants if len(one) >= _LEAST_CONSTANT), key=len, reverse=True
    )
    return re.sub(rf"{GAP}[\s{GAP}]*{GAP}", GAP, _covered(text, pieces, names)).strip()


def _covered(text: str, pieces: list[str], names: frozenset[str]) -> str:
    """Return ``text`` with what stands in code as it is, and of the rest the words that may be told."""
    for place, piece in enumerate(pieces):
        before, found, after = text.partition(piece)
        if found:
            rest = pieces[place:]
            return _covered(before, rest, names) + found + _covered(after, rest, names)
    return _allowed(text, names)


def _allowed(text: str, names: frozenset[str]) -> str:
    def told(match: re.Match[str]) -> str:
        piece = match.group()
        bare = piece.strip("'")
        is_word = bare in _WORDS or bare in names or bare.lower() in _WORDS
        is_number = bare.isdecimal() and len(bare) < 6  # longer ones may be a paper's
        is_mark = len(piece) == 1 and piece in " .,:;()+-*/<>=!%[]'\""
        return piece if is_word or is_number or is_mark or piece.isspace() else GAP

    return _TOKEN.sub(told, text)


def _innermost(trace: TracebackType | None) -> list[CodeType]:
    codes: list[CodeType] = []
    while trace is not None:
        codes.append(trace.tb_frame.f_code)
        trace = trace.tb_next
    return codes[-_FRAMES:]


def _names(codes: Iterable[CodeType]) -> frozenset[str]:
    """Return the names that stand in some code, and those of all classes."""
    found = set(_class_names())
    for code in codes:
        found.update(code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)
        found.update((code.co_name, *code.co_qualname.split(".")))
    return frozenset(found)


@cache
def _class_names() -> frozenset[str]:
    names: set[str] = set()
    waiting: list[type] = [object]
    seen: set[type] = set()
    while waiting:
        kind = waiting.pop()
        if kind not in seen:
            seen.add(kind)
            names.add(kind.__name__)
            waiting += type.__subclasses__(kind)
    return frozenset(names)
