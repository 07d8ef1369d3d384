# SPDX-License-Identifier: GPL-3.0-or-later
"""Every failure that is not our bug. Errors carry facts; ``refdesk.messages`` has the words."""

import errno
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from refdesk.domain.changes import ChangeSet

SYSTEM_REASONS = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EROFS: "read-only",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EIO: "io-error",
}
"""Why the system would not write a file, by its error number."""


class RefdeskError(Exception):
    """Something outside the program is wrong; a person is told in one sentence."""

    changes: ChangeSet = ChangeSet()
    """What was done before, and stays."""

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error come whole out of another process: its facts are no arguments to Python."""
        return _made_again, (type(self), self.args, self.__dict__)


def _made_again(
    kind: type[RefdeskError], args: tuple[object, ...], facts: dict[str, object]
) -> RefdeskError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(facts)
    return error


class CancelledError(RefdeskError):
    """The person cancelled the job; nothing is shown."""


@dataclass(eq=False)
class InvalidIdentifierError(RefdeskError):
    """The text is no identifier that we know."""

    text: str


@dataclass(eq=False)
class InvalidValueError(RefdeskError):
    """A field of a paper cannot hold the text.

    ``reason`` is ``""`` where the text is not what the field is for, else ``empty``, ``taken`` (another
    paper has it), ``slow-pattern`` or ``pattern: `` and what is wrong with a regular expression.
    """

    field: str
    text: str
    reason: str = ""


@dataclass(eq=False)
class NotFoundError(RefdeskError):
    """The service answered that it has no such record."""

    service: str
    identifier: str


@dataclass(eq=False)
class NotOpenError(RefdeskError):
    """The record exists, its full text is withheld."""

    service: str
    identifier: str


class ScannedOnlyError(NotOpenError):
    """There are pictures of the pages, and no text."""


@dataclass(eq=False)
class UnavailableError(RefdeskError):
    """The service did not answer, or answered with something that is no answer.

    ``reason`` is a short code: ``offline``, ``no-connection``, ``timeout``, ``rate-limited``,
    ``server-error``, ``html``, ``truncated``, ``unparseable``, ``too-large``, ``suspicious``,
    ``blocked``, ``redirect``; of a PDF ``no-pdf`` (what came is none) and why it was not asked for:
    ``not-encrypted``, ``no-robots``, ``no-address``.
    """

    service: str
    reason: str
    detail: str = ""
    retry_at: datetime | None = None


@dataclass(eq=False)
class BadRequestError(RefdeskError):
    """The service refused the question; ``message`` is its own, secrets removed."""

    service: str
    message: str


@dataclass(eq=False)
class ModelError(RefdeskError):
    """A language model did not write what it was asked for, or not all of it.

    ``reason``: ``unset`` (nobody set one up), ``no-address``, ``not-encrypted``, ``offline``,
    ``no-connection``, ``timeout``, ``stalled``, ``cut``, ``key``, ``no-model``, ``no-interface``,
    ``rate-limited``, ``server-error``, ``html``, ``redirect``, ``too-large``, ``unparseable``, ``empty``,
    ``length`` (it stopped at its limit), ``filtered`` (its server withheld the rest), ``said`` (``detail``
    is what its server says).
    """

    reason: str
    model: str = ""
    host: str = ""
    detail: str = ""
    retry_at: datetime | None = None


@dataclass(eq=False)
class UnreadableError(RefdeskError):
    """A file, or a place in one, cannot be read as what it claims to be.

    ``reason`` is a short code: ``not-xml``, ``truncated``, ``too-large``, ``suspicious``,
    ``encoding``, ``unknown-format``, ``empty``, ``missing``, ``is-a-folder``, ``no-permission``,
    ``no-article``, ``syntax``; ``detail`` adds the parser's own words.
    """

    source: str
    reason: str
    line: int | None = None
    detail: str = ""


@dataclass(eq=False)
class WriteFailedError(RefdeskError):
    """A file could not be written; nothing of it was left behind.

    ``reason``: ``disk-full``, ``read-only``, ``no-permission``, ``in-use`` (another program has the
    file open), ``io-error``, ``missing-folder``, ``no-papers`` (an older file would be emptied),
    ``is-a-library`` (one would be replaced), ``library-there`` (there is a file already), ``other``.
    """

    path: Path
    reason: str
    detail: str = ""


@dataclass(eq=False)
class LibraryError(RefdeskError):
    """The library cannot be opened or written.

    ``reason``: ``locked``, ``damaged``, ``too-new``, ``read-only``, ``no-permission``,
    ``missing-folder``, ``disk-full``, ``io-error``, ``not-a-library``, ``unmerged`` (its newest papers
    stand in a log beside it, which cannot be read on a medium that is read-only).
    """

    path: Path
    reason: str
    detail: str = ""


@dataclass(eq=False)
class UnknownReferenceError(RefdeskError):
    """The library holds no paper with this id."""

    text: str


@dataclass(eq=False)
class UnknownFormatError(RefdeskError):
    """No file format has this name, or it cannot do what was asked (``task``: read or write)."""

    name: str
    task: str = ""


@dataclass(eq=False)
class StyleError(RefdeskError):
    """A citation style is missing, malformed, or made the engine fail."""

    style: str
    reason: str
    detail: str = ""
    line: int = 0
    """Where the file is no XML, from 1; 0 where that is not known."""


@dataclass(eq=False)
class TooManyError(RefdeskError):
    """More papers at once than this is made for: nothing was done."""

    count: int
    most: int


@dataclass(eq=False)
class BackupError(RefdeskError):
    """A backup was not made, or not put back; the library and the other backups are as they were.

    ``task``: ``make``, ``bulk`` (nothing of what was to be done after it was done), ``restore``,
    ``bundle`` (a bundle did not take the place of the library).
    ``reason``: as of :class:`LibraryError`, and ``unknown`` (there is none of that name),
    ``loses-much`` (it holds much less than the library; ``detail`` says how much).
    """

    path: Path
    task: str
    reason: str
    detail: str = ""
