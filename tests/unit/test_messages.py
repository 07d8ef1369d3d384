"""Every failure has one clear sentence."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from refdesk.domain import errors
from refdesk.domain.designs import DESIGNS
from refdesk.messages import design_name, sentence, skipped_reason

PACKAGE = Path(__file__).parents[2] / "refdesk"
SOURCE = "".join(
    (PACKAGE / f"{name}.py").read_text("utf-8") for name in ("messages", "service_messages")
)

EXAMPLES = [
    errors.InvalidIdentifierError("hello world"),
    errors.NotFoundError("EUTILS", "PMID 99999999"),
    errors.NotOpenError("PMC", "PMC1"),
    errors.ScannedOnlyError("PMC", "PMC1"),
    errors.BadRequestError("EUTILS", "unknown field"),
    errors.UnknownReferenceError("Shin2026"),
    errors.UnknownFormatError("docx"),
    errors.UnknownFormatError("docx", "read"),
    errors.UnknownFormatError("nbib", "write"),
    errors.CancelledError(),
    errors.RefdeskError("something"),
    ValueError("a bug"),
    *(
        errors.UnavailableError("CROSSREF", reason)
        for reason in (
            "offline", "no-connection", "timeout", "rate-limited", "server-error", "html",
            "truncated", "unparseable", "too-large", "suspicious", "blocked", "redirect",
        )
    ),
    *(
        errors.UnreadableError("my.ris", reason, 12, "detail")
        for reason in (
            "not-xml", "truncated", "too-large", "suspicious", "encoding", "unknown-format",
            "empty", "missing", "is-a-folder", "no-permission", "no-article", "syntax", "html",
            "no-bundle", "bundle-too-new", "bundle-damaged",
        )
    ),
    *(
        errors.WriteFailedError(Path("out.ris"), reason, "why")
        for reason in (
            "disk-full", "read-only", "no-permission", "missing-folder", "is-a-library",
            "library-there", "other",
        )
    ),
    *(
        errors.LibraryError(Path("library.sqlite"), reason, "why")
        for reason in (
            "locked", "damaged", "too-new", "read-only", "no-permission", "missing-folder",
            "disk-full", "not-a-library",
        )
    ),
    *(
        errors.ModelError(reason, "gemma3:4b", "localhost:11434", "out of memory")
        for reason in (
            "unset", "no-address", "not-encrypted", "offline", "no-connection", "timeout", "stalled",
            "cut", "key", "no-model", "no-interface", "rate-limited", "server-error", "html",
            "redirect", "too-large", "unparseable", "empty", "length", "filtered", "said",
        )
    ),
    *(
        errors.StyleError("my-style", reason)
        for reason in ("unknown", "missing", "malformed", "too-large", "timeout", "engine")
    ),
]  # fmt: skip


@pytest.mark.parametrize("error", EXAMPLES, ids=repr)
def test_every_failure_is_one_sentence_without_codes(error):
    text = sentence(error)
    assert text[0].isupper() or text.startswith(("“", "my.ris", "out.ris", "refdesk"))
    told = ("why. Nothing was changed.", "why", "unknown field", "something", "ValueError")
    assert text.rstrip().endswith((".", "!", *told))
    assert "{" not in text
    assert "None" not in text
    assert "Traceback" not in text
    assert "Error(" not in text


@pytest.mark.parametrize(
    ("error", "facts"),
    [
        (errors.UnreadableError("my.ris", "syntax", 12, "no tag"), ["my.ris", "12", "no tag"]),
        (errors.WriteFailedError(Path("out.bib"), "disk-full"), ["out.bib", "full"]),
        (errors.LibraryError(Path("lib.sqlite"), "too-new"), ["lib.sqlite", "newer"]),
        (errors.NotFoundError("EUTILS", "PMID 7"), ["PubMed", "PMID 7"]),
    ],
)
def test_the_sentence_names_the_place_and_the_reason(error, facts):
    text = sentence(error)
    assert all(fact in text for fact in facts)


def test_a_pause_says_until_when():
    until = datetime(2026, 1, 1, 12, 30, tzinfo=UTC)
    text = sentence(errors.UnavailableError("EUTILS", "rate-limited", retry_at=until))
    assert re.search(r"\d\d:\d\d", text)


def test_the_words_come_from_the_translator():
    def korean(context: str, text: str) -> str:
        assert context == "Errors"
        return "{service}에 연결할 수 없습니다." if "could not be reached" in text else text

    error = errors.UnavailableError("EUTILS", "no-connection")
    assert sentence(error, korean) == "PubMed에 연결할 수 없습니다."


def test_every_design_has_a_name():
    assert [d.code for d in DESIGNS if design_name(d.code) == d.code] == []


def test_a_skipped_record_has_a_reason_in_words():
    assert skipped_reason("syntax") != "syntax"


def test_source_texts_are_literals_that_lupdate_can_find():
    assert not re.search(r"translate\(\s*[a-z_]+\s*,", SOURCE.replace("translate(context", ""))
