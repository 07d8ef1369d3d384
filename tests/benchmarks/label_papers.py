# SPDX-License-Identifier: GPL-3.0-or-later
"""The same as ``label_results`` for design, size, follow-up, setting and elements of whole papers.

``pick DIR SOURCE FROM TO SIZE`` draws abstracts that were never labelled; ``check FILES`` names what
does not stand in its text; ``join ROUND FILES`` appends to ``evidence.jsonl`` and ``facts.jsonl``. Readers
follow ``tests/labels/reading-papers.md``.
"""

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from refdesk.domain.designs import MAIN_DESIGNS
from tests.benchmarks.evidence_facts import FACTS
from tests.benchmarks.evidence_labels import LABELS, RESULTS
from tests.benchmarks.evidence_texts import participants_texts
from tests.benchmarks.label_results import (
    Answer,
    place_of,
    sections_of,
    source_of,
    write_texts,
)
from tests.corpus import ROOT

_ELEMENTS = ("population", "intervention", "comparison", "outcome")
_CODES = {design.code for design in MAIN_DESIGNS}


def _unread(source: str) -> list[str]:
    read = {
        json.loads(line)["id"]
        for path in (LABELS, RESULTS, FACTS)
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    every = (
        list(participants_texts())
        if source == "participants"
        else [path.stem for path in (ROOT / source).glob("*.xml")]
    )
    fresh = sorted(set(every) - read, key=lambda i: hashlib.sha1(i.encode()).hexdigest())
    return [i for i in fresh if any(s.name.lower() != "title" for s in sections_of(i))]


def _rows(paths: Sequence[str]) -> Iterator[Answer]:
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def problems(row: Answer) -> Iterator[str]:
    """Yield what is wrong with a reader's line, in a sentence each."""
    identifier = str(row["id"])
    sections = sections_of(identifier)
    for code in row["design"]:  # type: ignore[attr-defined]
        if code not in _CODES:
            yield f"{identifier}: no design {code!r}"
    quotes = [row.get("sample"), row.get("follow_up"), row.get("setting")]
    quotes += [arm["quote"] for arm in row.get("arms") or []]  # type: ignore[attr-defined]
    for name in _ELEMENTS:
        quotes += row.get(name) or []  # type: ignore[operator]
    for quote in quotes:
        if quote and place_of(sections, str(quote)) is None:
            yield f"{identifier}: {quote!r} does not stand in the text"


def joined(round_: int, rows: Iterator[Answer]) -> Iterator[tuple[str, str]]:
    """Yield a line of ``evidence.jsonl`` and one of ``facts.jsonl`` for each paper."""
    for row in rows:
        identifier = str(row["id"])
        sections = sections_of(identifier)
        text = "\n".join(section.text for section in sections)

        def at(quote: object, sections: object = sections) -> list[int] | None:
            return place_of(sections, str(quote)) if quote else None  # type: ignore[arg-type]

        head: Answer = {
            "id": identifier, "source": source_of(identifier), "round": round_,
            "digest": hashlib.sha1(text.encode()).hexdigest()[:12],
        }  # fmt: skip
        whole = {
            **head, "design": row["design"], "sample_size": row.get("sample_size"),
            "sample": at(row.get("sample")),
        }  # fmt: skip
        for name in _ELEMENTS:
            whole[name] = [place for quote in row.get(name) or [] if (place := at(quote))]  # type: ignore[attr-defined]
        facts = {
            **head, "follow_up": at(row.get("follow_up")), "follow_up_also": [],
            "arms": [{"at": at(arm["quote"]), "n": arm["n"]} for arm in row.get("arms") or []],  # type: ignore[attr-defined]
            "sample_size": row.get("sample_size"), "setting": at(row.get("setting")),
        }  # fmt: skip
        yield tuple(  # type: ignore[misc]
            json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in (whole, facts)
        )


def main(arguments: Sequence[str]) -> None:
    """Do what the module's words say."""
    what, *rest = arguments
    if what == "pick":
        folder, source, first, last, size = rest
        write_texts(Path(folder), source, _unread(source)[int(first) : int(last)], int(size))
    elif what == "check":
        for row in _rows(rest):
            for problem in problems(row):
                print(problem)
    elif what == "join":
        with (
            LABELS.open("a", encoding="utf-8") as labels,
            FACTS.open("a", encoding="utf-8") as facts,
        ):
            for whole, fact in joined(int(rest[0]), _rows(rest[1:])):
                labels.write(whole + "\n")
                facts.write(fact + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
