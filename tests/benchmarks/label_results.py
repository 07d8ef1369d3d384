# SPDX-License-Identifier: GPL-3.0-or-later
"""Draw abstracts for readers, check what they marked, and join it with the labels.

``pick DIR SOURCE FROM TO SIZE`` writes abstracts of ``jats``, ``participants`` or ``ebm_nlp`` that were never
labelled, in the order of a hash of their ids, as ``DIR/SOURCE-NN.txt`` with SIZE each;
``again DIR ROUND SIZE`` those of a round, to be read a second time. A reader
follows ``tests/labels/reading-results.md`` and writes ``NN.jsonl`` beside it. ``check FILES`` names
every quote that does not stand in its text; ``join ROUND FILES`` prints the lines of
``results.jsonl``. ``compare ONE OTHER`` counts on what two readers agree.
"""

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from refdesk.domain.evidence import TextSection
from tests.benchmarks.evidence_labels import LABELS, RESULTS, Key, gold_key, paper_of
from tests.benchmarks.evidence_texts import ebm_texts, participants_texts
from tests.corpus import ROOT

EFFECT = re.compile(
    r"\bCI\b|confidence interval|hazard ratio|odds ratio|relative risk|risk ratio|mean difference"
)
"""An abstract with one of these most likely prints an estimate."""
_NUMBERS = ("value", "ci_level", "ci_low", "ci_high", "p")
_RELATIONS = {"", "=", "<", ">", "<=", ">=", "NS"}

Answer = dict[str, object]


def _hash(identifier: str) -> str:
    return hashlib.sha1(identifier.encode()).hexdigest()


def source_of(identifier: str) -> str:
    for source, texts in (("participants", participants_texts()), ("ebm_nlp", ebm_texts())):
        if identifier in texts:
            return source
    return "jats" if (ROOT / "jats" / f"{identifier}.xml").exists() else "pubmed_xml"


def sections_of(identifier: str) -> list[TextSection]:
    return list(paper_of(identifier, source_of(identifier))[0])


def _unread(source: str) -> list[str]:
    read = {
        json.loads(line)["id"]
        for path in (LABELS, RESULTS)
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    every = {
        "jats": lambda: [path.stem for path in (ROOT / "jats").glob("*.xml")],
        "participants": lambda: list(participants_texts()),
        "ebm_nlp": lambda: list(ebm_texts()),
    }[source]()
    return [
        identifier
        for identifier in sorted(set(every) - read, key=_hash)
        if EFFECT.search(" ".join(s.text for s in sections_of(identifier)))
    ]


def write_texts(folder: Path, name: str, identifiers: Sequence[str], size: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for at in range(0, len(identifiers), size):
        with (folder / f"{name}-{at // size:02}.txt").open("w", encoding="utf-8") as out:
            for identifier in identifiers[at : at + size]:
                out.write(f"##### {identifier}\n")
                for section in sections_of(identifier):
                    out.write(f"[{section.name}] {section.text}\n")
                out.write("\n")


def answers(paths: Iterable[Path]) -> Iterator[tuple[str, Answer, list[Answer]]]:
    """Yield paper, line and results of files of answers."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                yield row["id"], row, row["statistics"]


def place_of(sections: Sequence[TextSection], quote: str, near: int = 0) -> list[int] | None:
    """Return where a quote stands: the first place at or behind ``near`` (characters in all)."""
    found: list[list[int]] = []
    offset = 0
    for number, section in enumerate(sections):
        for match in re.finditer(re.escape(quote), section.text):
            found.append([number, match.start(), match.end(), offset + match.start()])
        offset += len(section.text) + 1
    later = [place for place in found if place[3] >= near]
    return (later or found)[0][:3] if found else None


def problems(identifier: str, results: Sequence[Answer]) -> Iterator[str]:
    """Yield what is wrong with a reader's answer for one paper, in a sentence each."""
    sections = sections_of(identifier)
    text = " ".join(section.text for section in sections)
    for result in results:
        quote = str(result["quote"])
        if place_of(sections, quote) is None:
            yield f"{identifier}: the quote {quote!r} does not stand in the text"
        for name in ("outcome", "group"):
            phrase = result.get(name)
            if phrase and place_of(sections, str(phrase)) is None:
                yield f"{identifier}: the {name} {phrase!r} does not stand in the text"
        for name in _NUMBERS:
            number = result.get(name)
            if number is None:
                continue
            if not isinstance(number, int | float):
                yield f"{identifier}: {name} {number!r} is no number"
            elif not _printed(float(number), text):
                yield f"{identifier}: {name} {number} is not printed"
        if result.get("p_relation", "") not in _RELATIONS:
            yield f"{identifier}: p_relation {result['p_relation']!r}"


def _printed(number: float, text: str) -> bool:
    plain = text.replace("·", ".").replace("∙", ".").replace("\u2009", "").replace(",", "")
    found = {float(n) for n in re.findall(r"\d+\.?\d*|\.\d+", plain)}
    return abs(number) in found or "10" in plain


def joined(round_: int, paths: Iterable[Path]) -> Iterator[str]:
    """Yield the lines for ``results.jsonl``."""
    for identifier, _, results in answers(paths):
        sections = sections_of(identifier)
        text = "\n".join(section.text for section in sections)
        rows = []
        near = 0
        for result in results:
            at = place_of(sections, str(result["quote"]), near)
            assert at is not None, result
            near = sum(len(s.text) + 1 for s in sections[: at[0]]) + at[1]
            row: Answer = {"at": at, "kind": result["kind"]}
            row.update((name, result.get(name)) for name in _NUMBERS)
            row["p_relation"] = result.get("p_relation") or ""
            for name in ("outcome", "group"):
                phrase = result.get(name)
                row[f"{name}_at"] = place_of(sections, str(phrase)) if phrase else None
            rows.append(row)
        line = {
            "id": identifier, "source": source_of(identifier), "round": round_,
            "digest": hashlib.sha1(text.encode()).hexdigest()[:12], "statistics": rows,
        }  # fmt: skip
        yield json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def agreement(one: Path, other: Path, *, kinds: bool = True) -> tuple[int, int, int]:
    """Return how many results both readers marked alike, and how many each marked."""
    read = [_keys([path], kinds=kinds) for path in (one, other)]
    both = read[0].keys() & read[1].keys()
    shared = sum(sum((read[0][paper] & read[1][paper]).values()) for paper in both)
    return shared, *(sum(sum(r[paper].values()) for paper in both) for r in read)  # type: ignore[return-value]


def _keys(paths: Iterable[Path], *, kinds: bool) -> dict[str, Counter[Key]]:
    start = 0 if kinds else 1
    return {
        identifier: Counter(gold_key(r)[start:] for r in results if kinds or r["kind"] != "P")
        for identifier, _, results in answers(paths)
    }


def main(arguments: Sequence[str]) -> None:
    """Do what the module's words say."""
    what, *rest = arguments
    if what == "pick":
        folder, source, first, last, size = rest
        write_texts(Path(folder), source, _unread(source)[int(first) : int(last)], int(size))
    elif what == "again":
        folder, round_, size = rest
        lines = [*LABELS.open(encoding="utf-8"), *RESULTS.open(encoding="utf-8")]
        rows = [row for row in map(json.loads, lines) if row.get("round", 1) == int(round_)]
        write_texts(Path(folder), f"round{round_}", [row["id"] for row in rows], int(size))
    elif what == "check":
        for identifier, _, results in answers(map(Path, rest)):
            for problem in problems(identifier, results):
                print(problem)
    elif what == "join":
        for line in joined(int(rest[0]), map(Path, rest[1:])):
            print(line)
    elif what == "compare":
        for kinds in (True, False):
            shared, first_, other = agreement(Path(rest[0]), Path(rest[1]), kinds=kinds)
            print(f"{shared} alike of {first_} and {other}", "" if kinds else "(kinds set aside)")


if __name__ == "__main__":
    main(sys.argv[1:])
