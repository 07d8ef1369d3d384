# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for every failure: one clear sentence, translatable, without Qt.

The command line passes :func:`untranslated`; the window passes Qt's translator. Source texts are
literals in calls of a function named ``translate`` so that Qt's ``lupdate`` finds them.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from refdesk.domain.errors import (
    BackupError,
    BadRequestError,
    CancelledError,
    InvalidIdentifierError,
    InvalidValueError,
    LibraryError,
    ModelError,
    NotFoundError,
    NotOpenError,
    RefdeskError,
    StyleError,
    TooManyError,
    UnavailableError,
    UnknownFormatError,
    UnknownReferenceError,
    UnreadableError,
    WriteFailedError,
)
from refdesk.field_messages import invalid_value
from refdesk.finding_messages import backup_failure
from refdesk.service_messages import model_failure, service_failure

if TYPE_CHECKING:  # a start of the window needs none of it
    from refdesk.domain.belongings import Brought

Translate = Callable[[str, str], str]
"""``translate(context, source text) -> text in the person's language``."""


def untranslated(context: str, text: str) -> str:
    """Return the English source text."""
    del context
    return text


def sentence(error: BaseException, translate: Translate = untranslated) -> str:
    """Return what went wrong and, where there is something to do, what to do."""
    match error:
        case InvalidIdentifierError():
            text = translate(
                "Errors",
                "“{text}” is no PMID, PMCID, DOI, NCT or arXiv number, nor a link that holds one.",
            )
            return text.format(text=error.text[:80])
        case InvalidValueError():
            return invalid_value(error, translate)
        case NotFoundError() | NotOpenError() | UnavailableError() | BadRequestError():
            return service_failure(error, translate)
        case ModelError():
            return model_failure(error, translate)
        case UnreadableError():
            return _unreadable(error, translate)
        case WriteFailedError():
            return _write_failed(error, translate)
        case LibraryError():
            return _library(error, translate)
        case BackupError():
            return backup_failure(error, translate)
        case _:
            return _other(error, translate)


def _other(error: BaseException, translate: Translate) -> str:
    match error:
        case UnknownReferenceError():
            text = translate("Errors", "The library has no paper “{text}”.")
            return text.format(text=error.text[:80])
        case UnknownFormatError(task="read"):
            text = translate("Errors", "refdesk cannot read the format “{name}”.")
            return text.format(name=error.name)
        case UnknownFormatError(task="write"):
            text = translate("Errors", "refdesk cannot write the format “{name}”.")
            return text.format(name=error.name)
        case UnknownFormatError():
            text = translate("Errors", "There is no format called “{name}”.")
            return text.format(name=error.name)
        case TooManyError():
            text = translate(
                "Errors",
                "{most} papers at most can be formatted at once; these are {count}. "
                "Select fewer, or export them.",
            )
            return text.format(most=f"{error.most:,}", count=f"{error.count:,}")
        case StyleError():
            text = translate("Errors", "The citation style “{style}” cannot be used: {reason}")
            return text.format(style=error.style, reason=_style_reason(error, translate))
        case CancelledError():
            return translate("Errors", "Cancelled.")
        case RefdeskError():
            return translate("Errors", "This could not be done: {detail}").format(detail=error)
        case _:
            return translate("Errors", "An unexpected error occurred: {detail}").format(
                detail=type(error).__name__
            )


def _style_reason(error: StyleError, translate: Translate) -> str:
    if error.reason == "malformed" and error.line:
        return translate("Errors", "line {line} is not well-formed XML.").format(line=error.line)
    if error.reason == "malformed" and error.detail:
        text = translate("Errors", "it is not a CSL style ({detail}).")
        return text.format(detail=error.detail)
    reasons = {
        "unknown": translate("Errors", "no style of that name is installed."),
        "missing": translate("Errors", "the file does not exist."),
        "malformed": translate("Errors", "it is not a CSL style."),
        "too-large": translate("Errors", "the file is too large."),
        "timeout": translate("Errors", "it took too long."),
        "engine": translate("Errors", "the citation engine failed on it."),
        "no-bibliography": translate("Errors", "it makes no reference list."),
        "no-data": translate(
            "Errors", "the citation data is missing; run “python3 packaging/dev.py run” once."
        ),
    }
    return reasons.get(error.reason, error.detail or error.reason)


_DETAILED = frozenset(
    {"syntax", "not-xml", "encoding", "too-large", "unsafe-archive", "bundle-damaged"}
)


def _unreadable(error: UnreadableError, translate: Translate) -> str:
    reasons = {
        "not-xml": translate("Errors", "it is not well-formed XML"),
        "truncated": translate("Errors", "it ends in the middle"),
        "too-large": translate("Errors", "it is too large"),
        "suspicious": translate("Errors", "it declares XML entities, which are refused"),
        "encoding": translate("Errors", "its text encoding is not supported"),
        "unknown-format": translate("Errors", "its format is not known"),
        "empty": translate("Errors", "it is empty"),
        "missing": translate("Errors", "there is no such file"),
        "is-a-folder": translate("Errors", "it is a folder"),
        "no-permission": translate("Errors", "it may not be read"),
        "no-article": translate("Errors", "it holds no article"),
        "html": translate("Errors", "it is a web page"),
        "syntax": translate("Errors", "it breaks the rules of its format"),
        "io": translate("Errors", "the disk could not read it"),
        "protected": translate("Errors", "it is protected by a password"),
        "timeout": translate("Errors", "it takes too long to read"),
        "reader-died": translate("Errors", "reading it broke off, perhaps for want of memory"),
        "no-reader": translate("Errors", "the reader of PDFs is not installed"),
        "damaged": translate("Errors", "it is damaged"),
        "damaged-archive": translate("Errors", "it is damaged, or packed in a way not known here"),
        "unsafe-archive": translate(
            "Errors", "it has links or paths that lead out of it, which are refused"
        ),
        "encrypted-archive": translate("Errors", "it is locked with a password; unpack it first"),
        "no-records": translate("Errors", "no file in it holds references"),
        "no-bundle": translate("Errors", "it is no library bundle of refdesk"),
        "bundle-too-new": translate(
            "Errors", "a newer version of refdesk made it; update refdesk first"
        ),
        "bundle-damaged": translate("Errors", "it is damaged; something in it is not as written"),
    }
    reason = reasons.get(error.reason, error.reason)
    if error.detail and error.reason in _DETAILED:
        reason += f" ({error.detail})"
    if error.line:
        text = translate("Errors", "{source}, line {line}, cannot be read: {reason}.")
        return text.format(source=error.source, line=error.line, reason=reason)
    text = translate("Errors", "{source} cannot be read: {reason}.")
    return text.format(source=error.source, reason=reason)


def _write_failed(error: WriteFailedError, translate: Translate) -> str:
    reasons = {
        "disk-full": translate("Errors", "the disk is full"),
        "read-only": translate("Errors", "the disk is read-only"),
        "no-permission": translate("Errors", "the folder may not be written to"),
        "missing-folder": translate("Errors", "the folder does not exist"),
        "in-use": translate("Errors", "another program has the file open"),
        "io-error": translate("Errors", "the disk reports an error"),
        "no-papers": translate("Errors", "there are no papers to write"),
        "is-a-library": translate("Errors", "a library has this name"),
        "library-there": translate("Errors", "there is a file of this name already"),
    }
    text = translate("Errors", "{path} was not written: {reason}. Nothing was changed.")
    return text.format(path=error.path, reason=reasons.get(error.reason, error.detail))


def _library(error: LibraryError, translate: Translate) -> str:
    reasons = {
        "locked": translate(
            "Errors", "another program is writing to it. Close that program and try again."
        ),
        "damaged": translate(
            "Errors", "the file is damaged. It was not changed; restore a backup from “backups”."
        ),
        "too-new": translate(
            "Errors", "a newer version of refdesk made it. It was not changed; update refdesk."
        ),
        "read-only": translate("Errors", "the file or its folder is read-only."),
        "unmerged": translate(
            "Errors",
            "it was not closed properly, and nothing can be written to its folder. Copy the folder to a "
            "disk of this computer and open it there.",
        ),
        "no-permission": translate("Errors", "you may not open this file."),
        "missing-folder": translate("Errors", "the file or its folder does not exist."),
        "disk-full": translate("Errors", "the disk is full. Nothing of this step was stored."),
        "io-error": translate(
            "Errors", "the disk reports an error. Nothing of this step was stored."
        ),
        "foreign-programs": translate(
            "Errors",
            "it holds commands that refdesk did not put there and that would run by themselves. It was "
            "not changed.",
        ),
        "not-a-library": translate("Errors", "the file is no refdesk library. It was not changed."),
    }
    text = translate("Errors", "The library {path} cannot be used: {reason}")
    return text.format(path=error.path, reason=reasons.get(error.reason, error.detail))


def skipped_reason(reason: str, translate: Translate = untranslated) -> str:
    """Return the words for a record that an import left out."""
    reasons = {
        "empty": translate("Errors", "the record is empty"),
        "no-title": translate("Errors", "the record has neither title nor identifier"),
        "syntax": translate("Errors", "the record breaks the rules of its format"),
        "truncated": translate("Errors", "the record ends in the middle"),
        "not-xml": translate("Errors", "the record is not well-formed XML"),
        "duplicate-key": translate("Errors", "another record has the same citation key"),
        "unknown-type": translate("Errors", "the record's type is not known"),
        "too-large": translate("Errors", "the record is too large"),
        "stands-alone": translate("Errors", "a note or file that belongs to no record"),
        "file-missing": translate("Errors", "its file was not found"),
        "file-unreadable": translate("Errors", "its file cannot be read"),
    }
    return reasons.get(reason, reason)


class ReportedRecord(Protocol):
    """A record that did not come whole."""

    @property
    def line(self) -> int:
        """Where it begins."""

    @property
    def reason(self) -> str:
        """A short code."""

    @property
    def detail(self) -> str:
        """More about it."""


class ReportedFile(Protocol):
    """What became of one imported file."""

    @property
    def path(self) -> str:
        """Which file."""

    @property
    def format_id(self) -> str:
        """As what it was read."""

    @property
    def added(self) -> int:
        """New papers."""

    @property
    def merged(self) -> int:
        """Papers that are richer now."""

    @property
    def unchanged(self) -> int:
        """Papers that the library had."""

    @property
    def skipped(self) -> Sequence[ReportedRecord]:
        """What was left out."""

    @property
    def problems(self) -> Sequence[ReportedRecord]:
        """Files of papers that did not come."""

    @property
    def brought(self) -> "Brought":
        """What came along."""

    @property
    def error(self) -> RefdeskError | None:
        """Why the file as a whole could not be read."""


def import_report(files: Iterable[ReportedFile], translate: Translate = untranslated) -> list[str]:
    """Return what became of imported files, line by line: to copy, to save, to print."""
    lines: list[str] = []
    words: dict[str, str] = {}
    for file in files:
        lines.append(f"{file.path} ({file.format_id})" if file.format_id else file.path)
        if file.error is not None:
            lines.append(f"\t{sentence(file.error, translate)}")
        if file.format_id:
            counts = (
                (translate("Import", "added"), file.added),
                (translate("Import", "updated"), file.merged),
                (translate("Import", "unchanged"), file.unchanged),
                (translate("Import", "left out"), len(file.skipped)),
            )
            lines.append("\t" + ", ".join(f"{words}: {count}" for words, count in counts))
            if along := came_along(file.brought, translate):
                lines.append(f"\t{along}")
        line = translate("Import", "line {line}")
        for record in in_order(file):
            detail = f" ({record.detail})" if record.detail else ""
            if record.reason not in words:
                words[record.reason] = skipped_reason(record.reason, translate)
            place = line.format(line=record.line)
            lines.append(f"\t{place}: {words[record.reason]}{detail}")
    return lines


def in_order(file: ReportedFile) -> list[ReportedRecord]:
    """Return what did not come whole, by line."""
    return sorted((*file.skipped, *file.problems), key=lambda record: record.line)


def came_along(brought: "Brought", translate: Translate = untranslated) -> str:
    """Return what came along with records, ``""`` where nothing did."""
    counts = (
        (translate("Import", "placed in collections"), brought.collected),
        (translate("Import", "tags"), brought.tagged),
        (translate("Import", "notes"), brought.notes),
        (translate("Import", "files"), brought.files),
        (translate("Import", "files not found"), brought.missing_files),
    )
    return ", ".join(f"{words}: {count}" for words, count in counts if count)


def design_name(code: str, translate: Translate = untranslated) -> str:
    """Return the name of a study design, for badges and lists."""
    names = {
        "retraction-notice": translate("Designs", "Retraction notice"),
        "erratum": translate("Designs", "Erratum"),
        "concern": translate("Designs", "Expression of concern"),
        "network-meta-analysis": translate("Designs", "Network meta-analysis"),
        "meta-analysis": translate("Designs", "Meta-analysis"),
        "systematic-review": translate("Designs", "Systematic review"),
        "guideline": translate("Designs", "Guideline"),
        "rct": translate("Designs", "Randomized controlled trial"),
        "controlled-trial": translate("Designs", "Controlled clinical trial"),
        "phase-4-trial": translate("Designs", "Clinical trial, phase IV"),
        "phase-3-trial": translate("Designs", "Clinical trial, phase III"),
        "phase-2-trial": translate("Designs", "Clinical trial, phase II"),
        "phase-1-trial": translate("Designs", "Clinical trial, phase I"),
        "clinical-trial": translate("Designs", "Clinical trial"),
        "protocol": translate("Designs", "Trial protocol"),
        "cohort": translate("Designs", "Cohort study"),
        "case-control": translate("Designs", "Case-control study"),
        "cross-sectional": translate("Designs", "Cross-sectional study"),
        "diagnostic": translate("Designs", "Diagnostic accuracy study"),
        "observational": translate("Designs", "Observational study"),
        "clinical-study": translate("Designs", "Clinical study"),
        "qualitative": translate("Designs", "Qualitative study"),
        "economic": translate("Designs", "Economic evaluation"),
        "scoping-review": translate("Designs", "Scoping review"),
        "review": translate("Designs", "Review"),
        "case-report": translate("Designs", "Case report"),
        "animal": translate("Designs", "Animal study"),
        "in-vitro": translate("Designs", "Laboratory study"),
        "cluster-trial": translate("Designs", "Cluster-randomized"),
        "crossover-trial": translate("Designs", "Crossover"),
        "non-inferiority": translate("Designs", "Non-inferiority"),
        "pilot": translate("Designs", "Pilot study"),
        "before-after": translate("Designs", "Before-and-after study"),
        "time-series": translate("Designs", "Time series"),
        "validation": translate("Designs", "Validation study"),
        "prediction-model": translate("Designs", "Prediction model"),
        "mixed-methods": translate("Designs", "Mixed methods"),
        "secondary-analysis": translate("Designs", "Secondary analysis"),
        "preprint": translate("Designs", "Preprint"),
        "editorial": translate("Designs", "Editorial"),
        "letter": translate("Designs", "Letter"),
        "comment": translate("Designs", "Comment"),
    }
    return names.get(code, code)
