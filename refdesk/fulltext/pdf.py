# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the first pages of a PDF, and its data about itself.

A PDF may be made to take for ever or all memory. So it is read in a process of its own, with limits,
and that process answers in JSON: :func:`main` is what runs there.
"""

import contextlib
import importlib
import json
import logging
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from refdesk.apart.program import own_program
from refdesk.domain.errors import UnreadableError
from refdesk.domain.jobs import CancelToken
from refdesk.domain.pdfs import PdfText

COMMAND = "pdf-text"
"""The hidden command of the program that reads a PDF and prints what it says."""
PAGES = 2
MOST_BYTES = 300_000_000
MOST_CHARACTERS = 60_000
SECONDS = 20.0
_MEMORY = 1_500_000_000
_PAUSE = 0.02


def read_pdf(path: Path, cancel: CancelToken, seconds: float = SECONDS) -> PdfText:
    """Return what a PDF says.

    Raises:
        UnreadableError: it is no PDF, is protected, too large, or takes too long.
        CancelledError: the person cancelled.
    """
    said = asked_apart(COMMAND, path, cancel, seconds)
    return PdfText(str(said["title"]), str(said["metadata"]), tuple(map(str, said["pages"])))


def asked_apart(
    command: str, path: Path, cancel: CancelToken, seconds: float = SECONDS, password: str = ""
) -> dict[str, Any]:
    """Return what a hidden command of this program says of a PDF, in a process of its own.

    Raises:
        UnreadableError: it is no PDF, is protected, too large, or takes too long.
        CancelledError: the person cancelled.
    """
    size = look_at(path)
    if size > MOST_BYTES:
        raise UnreadableError(path.name, "too-large", detail=f"{size:,} bytes")
    process = subprocess.Popen(  # noqa: S603 - our own program
        own_program(command, str(path.absolute())),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=path.absolute().parent,
    )
    try:
        _tell(process, password)
        output = _answer(process, cancel, seconds)
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    if output is None:
        raise UnreadableError(path.name, "timeout")
    try:
        said: dict[str, Any] = json.loads(output)
    except ValueError:
        raise UnreadableError(path.name, "syntax", detail="PDF") from None
    if "error" in said:
        raise UnreadableError(path.name, str(said["error"]), detail="PDF")
    return said


def look_at(path: Path) -> int:
    """Return the bytes of a file that begins like a PDF.

    Raises:
        UnreadableError: it is none, or cannot be read.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(1024)
    except FileNotFoundError:
        raise UnreadableError(path.name, "missing") from None
    except IsADirectoryError:
        raise UnreadableError(path.name, "is-a-folder") from None
    except OSError:
        raise UnreadableError(path.name, "no-permission") from None
    if b"%PDF-" not in head:
        raise UnreadableError(path.name, "empty" if not head else "unknown-format")
    return size


def _tell(process: "subprocess.Popen[bytes]", password: str) -> None:
    """Hand a password over: not on the command line, where anybody on the machine could read it."""
    pipe, process.stdin = process.stdin, None
    if pipe is not None:
        with contextlib.suppress(OSError), pipe:  # it died; what it did not say tells enough
            pipe.write(password.encode())


def _answer(
    process: "subprocess.Popen[bytes]", cancel: CancelToken, seconds: float
) -> bytes | None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(subprocess.TimeoutExpired):
            output, _ = process.communicate(timeout=_PAUSE)
            return output
        cancel.check()
    return None


# In the process of its own


def main(arguments: Sequence[str]) -> int:
    """Print what the PDF of the first argument says, as one JSON object."""
    return say(_said, Path(arguments[0]))


def say(reader: Callable[[Any], dict[str, Any]], path: Path) -> int:
    """Print what ``reader`` makes of an opened PDF, or why it cannot be read, as one JSON object.

    The password is what stands on standard input.
    """
    _limit()
    logging.disable(logging.CRITICAL)
    try:
        said = reader(_opened(path, sys.stdin.buffer.read().decode()))
    except ImportError:
        said = {"error": "no-reader"}
    except MemoryError:
        said = {"error": "too-large"}
    except Exception as error:  # noqa: BLE001 - a broken file may break the reader in any way
        locked = type(error).__name__ in {"FileNotDecryptedError", "DependencyError"}
        said = {"error": "protected" if locked else "syntax"}
    sys.stdout.buffer.write(json.dumps(said).encode())
    sys.stdout.buffer.flush()
    return 0


def _limit() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on every system
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        seconds = round(SECONDS)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def _opened(path: Path, password: str) -> Any:  # noqa: ANN401 - pypdf is imported late
    pypdf = importlib.import_module("pypdf")
    reader = pypdf.PdfReader(str(path), strict=False)
    if reader.is_encrypted:
        reader.decrypt(password)
    return reader


def _said(reader: Any) -> dict[str, Any]:  # noqa: ANN401
    pages = []
    for number in range(min(PAGES, len(reader.pages))):
        pages.append(reader.pages[number].extract_text()[:MOST_CHARACTERS])
    information = {str(k): str(v) for k, v in (reader.metadata or {}).items()}
    title = information.get("/Title", "").strip()
    texts = [*information.values(), *_xmp(reader)]
    return {"title": title, "metadata": "\n".join(texts)[:MOST_CHARACTERS], "pages": pages}


def _xmp(reader: Any) -> Iterator[str]:  # noqa: ANN401 - pypdf is imported late
    with contextlib.suppress(Exception):  # data about the file; the file is read without it
        metadata = reader.trailer["/Root"]["/Metadata"].get_object()
        text = metadata.get_data().decode("utf-8", "replace")
        yield text.replace("<", " <").replace(">", "> ")
