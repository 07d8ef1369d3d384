# SPDX-License-Identifier: GPL-3.0-or-later
"""How well the evidence is read: token F1, overlap with doctors' phrases, alarm rate, time.

Run ``python -m tests.benchmarks.bench_evidence [tune|measure] [-v]`` from the root for all figures
and the table of confidence. Articles are split in two by a hash of their id: rules may be tuned on
one half (``tune``), the other (``measure``, the default) is only measured. ``measure(size)`` gives
the rows of the common table, always of the half that is only measured.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from refdesk.domain.evidence import Element, EvidenceReport
from refdesk.evidence.body import read_body
from refdesk.evidence.reader import read_evidence
from refdesk.evidence.tagger.tagger import Tagger
from refdesk.evidence.text import read_document
from refdesk.fulltext.evidence_text import fulltext_of
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.plaintext import sections_of
from tests.benchmarks import (
    evidence_bodies,
    evidence_facts,
    evidence_labels,
    evidence_planted,
)
from tests.benchmarks.evidence_texts import (
    agrees,
    ebm_sections,
    in_half,
    jats_sections,
    overlap,
)
from tests.benchmarks.rows import Row
from tests.corpus import ROOT

Record = dict[str, object]


def ebm_rows(half: str) -> Iterator[Record]:
    with (ROOT / "evidence" / "ebm_nlp.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if in_half(row["pmid"], half):
                yield row


FOLDS = Path(__file__).parent / "folds"
"""Networks trained without one fifth of the labelled abstracts; the file's number says which."""


def fold_of(identifier: str) -> int:
    """Return the fifth of an article, as ``packaging/tagger`` takes it."""
    return int(hashlib.md5(identifier.encode()).hexdigest(), 16) % 5


def token_f1() -> dict[str, tuple[float, float, float]]:
    """Return precision, recall, F1 a class on the tokens of ``ebm_nlp.jsonl``, by cross-validation.

    Each abstract is read by a network that never saw it. Word vectors, which no label went into,
    and the weights of the three classes are those of the shipped model.
    """
    taggers = {int(path.stem): Tagger(weights=path) for path in FOLDS.glob("*.npz")}
    names = {"I-PAR": "P", "I-INT": "I", "I-OUT": "O"}
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for row in ebm_rows("all"):
        tagger = taggers.get(fold_of(str(row["pmid"])))
        if tagger is None:
            continue
        marks = _marks(str(row["raw_text"]), tagger)
        for sentence in row["sentences"]:  # type: ignore[attr-defined]
            for gold, place in zip(sentence["labels"], sentence["raw_offsets"], strict=True):
                if place is None:
                    continue
                expected = names.get(gold, "")
                true[expected] += 1
                given[marks[place[0]]] += 1
                right[expected] += marks[place[0]] == expected
    scores = {}
    for name in "PIO":
        precision, recall = right[name] / max(1, given[name]), right[name] / max(1, true[name])
        scores[name] = (precision, recall, 2 * precision * recall / max(1e-9, precision + recall))
    return scores


def _marks(raw: str, tagger: Tagger) -> list[str]:
    """Return the label of every character of a text."""
    document = read_document(ebm_sections(raw))
    marks = [""] * (len(raw) + 1)
    for sentence, labels in zip(document.sentences, tagger.tags(document).labels, strict=True):
        base = sentence.start + (raw.find("\n\n") + 2 if sentence.section else 0)
        for word, label in zip(sentence.words, labels, strict=True):
            marks[base + word.start : base + word.end] = [label] * (word.end - word.start)
    return marks


def inference_prompts(half: str) -> dict[str, dict[str, set[str]]]:
    """Return article file -> the phrases that doctors wrote for it."""
    prompts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    with (ROOT / "evidence" / "evidence_inference.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if not row["jats_file"] or not row["label_valid"] or not in_half(row["pmcid"], half):
                continue
            if row["intervention"].lower() in {"baseline", "control"}:
                continue
            for field in ("intervention", "comparator", "outcome"):
                prompts[row["jats_file"]][field].add(row[field])
    return prompts


SLOTS = {
    "intervention": Element.INTERVENTION,
    "comparator": Element.COMPARISON,
    "outcome": Element.OUTCOME,
}


class SlotScores:
    """How the slots of one half compare with the doctors' phrases."""

    def __init__(self, half: str) -> None:
        self.articles = 0
        self.overlaps: dict[str, list[float]] = defaultdict(list)
        self.right: dict[tuple[str, float], list[bool]] = defaultdict(list)
        self.examples: list[str] = []
        for name, fields in inference_prompts(half).items():
            sections = jats_sections(name)
            if len(sections) >= 2:
                self.articles += 1
                self._add(name, fields, read_evidence(sections))

    def _add(self, name: str, fields: dict[str, set[str]], report: EvidenceReport) -> None:
        for field, element in SLOTS.items():
            slot = report.slot(element)
            if not slot.found:
                continue
            best = max(overlap(slot.text, phrase) for phrase in fields[field])
            same = agrees(slot.text, fields[field])
            self.overlaps[field].append(best)
            self.right[field, slot.confidence].append(same)
            self.examples.append(
                f"{name} {field} {best:.2f} {'same' if same else '-'} {slot.confidence} "
                f"{slot.text!r} <- {sorted(fields[field])[:3]}"
            )

    def figures(self, field: str) -> tuple[float, float, float, float]:
        """Return the shares found, overlapping by half, agreeing, and the mean confidence."""
        values = self.overlaps[field]
        pairs = [(c, v) for (f, c), vs in self.right.items() if f == field for v in vs]
        count = max(1, len(values))
        return (
            count / max(1, self.articles),
            sum(value >= 0.5 for value in values) / count,
            sum(same for _, same in pairs) / count,
            sum(confidence for confidence, _ in pairs) / count,
        )

    def bins(self) -> Iterator[str]:
        """Yield a line for each confidence: how many slots had it, what share agreed."""
        for (field, confidence), same in sorted(self.right.items()):
            yield f"  {field:<13} {confidence:.2f}  n {len(same):>3}  agree {sum(same) / len(same):.2f}"


def alarm_rate(half: str, every: int = 1) -> Counter[tuple[str, str]]:
    """Return how often each check gave each verdict on abstracts of real papers."""
    verdicts: Counter[tuple[str, str]] = Counter()
    for path in sorted((ROOT / "jats").glob("*.xml"))[::every]:
        if in_half(path.stem, half):
            count_verdicts(read_evidence(jats_sections(path.name)), verdicts)
    return verdicts


def count_verdicts(report: EvidenceReport, verdicts: Counter[tuple[str, str]]) -> None:
    for statistic in report.statistics:
        verdicts.update((check.name, check.verdict) for check in statistic.checks)
    verdicts.update((remark.name, remark.verdict) for remark in report.remarks)


def milliseconds(half: str, every: int = 1) -> tuple[float, float]:
    """Return mean and 95th percentile of the processor time of one abstract, tokens included."""
    times = []
    for row in islice(ebm_rows(half), 0, None, every):
        sections = ebm_sections(str(row["raw_text"]))
        start = time.process_time()
        read_evidence(sections, tokens=True)
        times.append(1000 * (time.process_time() - start))
    times.sort()
    return sum(times) / len(times), times[int(0.95 * len(times))]


def bodies(half: str) -> Iterator[Row]:
    """Yield what reading the full texts beside their abstracts costs and gives."""
    times, results, alarms, abstracts, differences = [], 0, 0, 0, 0
    for path in sorted((ROOT / "jats").glob("*.xml")):
        if not in_half(path.stem, half):
            continue
        article = parse_jats(path.read_bytes(), path.name)
        report = read_evidence(sections_of(article))
        start = time.process_time()
        body = read_body(fulltext_of(article), report)
        times.append(1000 * (time.process_time() - start))
        abstracts += len(report.statistics)
        differences += len(body.remarks)
        results += len(body.statistics) + body.left_out
        alarms += sum(any(c.verdict == "alarm" for c in s.checks) for s in body.statistics)
    times.sort()
    yield Row("evidence: a full text beside its abstract, mean", sum(times) / len(times), "ms")
    yield Row("evidence: a full text, 95th percentile", times[int(0.95 * len(times))], "ms")
    yield Row("evidence: results that full texts add", results, "")
    # most are true: of 66 read by eye 9 were not
    yield Row(
        "evidence: alarms, true or not, of results of full texts", 100 * alarms / results, "%"
    )
    yield Row(
        "evidence: told to differ, of results of abstracts", 100 * differences / abstracts, "%", 2
    )


def import_milliseconds() -> float:
    """Return what the reader costs at import, over what its values cost, with bytecode at hand."""
    code = (
        "import re, dataclasses, enum, statistics, math, json, time\n"
        "import refdesk.domain.reference, refdesk.domain.evidence, refdesk.domain.designs\n"
        "start = time.process_time()\n"
        "import refdesk.evidence.reader\n"
        "print(1000 * (time.process_time() - start))"
    )
    with tempfile.TemporaryDirectory() as folder:
        kept = os.environ | {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        runs = [
            subprocess.run(
                [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=kept
            )
            for _ in range(6)
        ]
    return min(float(run.stdout) for run in runs)


def measure(size: int) -> Iterable[Row]:
    """Yield the figures of the half that no rule was tuned on."""
    scores = token_f1()
    for name, (_, _, f1) in scores.items():
        yield Row(f"evidence: token F1 {name}", f1, "F1")
    yield Row(
        "evidence: token F1, mean", sum(f for _, _, f in scores.values()) / 3, "F1", 0.68, True
    )
    slots = SlotScores("measure")
    for field in SLOTS:
        found, half, same, confidence = slots.figures(field)
        yield Row(f"evidence: {field} found", 100 * found, "%")
        yield Row(f"evidence: {field}, half the words in common", 100 * half, "%")
        yield Row(f"evidence: {field} agrees with a doctor", 100 * same, "%")
        yield Row(f"evidence: {field}, mean confidence", 100 * confidence, "%")
    verdicts = alarm_rate("measure")
    alarms = sum(n for (_, verdict), n in verdicts.items() if verdict == "alarm")
    yield Row("evidence: alarms, of all checks", 100 * alarms / sum(verdicts.values()), "%", 2)
    mean, late = milliseconds("measure")
    yield Row("evidence: an abstract with its tokens, mean", mean, "ms")
    yield Row("evidence: an abstract with its tokens, 95th percentile", late, "ms", 10)
    yield from bodies("measure")
    yield from evidence_labels.rows("measure")
    yield from evidence_facts.rows("measure")
    yield from evidence_bodies.rows()
    yield from evidence_planted.rows()
    yield Row("evidence: import of the reader", import_milliseconds(), "ms", 25)


def main() -> None:
    half = sys.argv[1] if len(sys.argv) > 1 else "measure"
    scores = token_f1()
    for name, (precision, recall, f1) in scores.items():
        print(f"tokens {name}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    print(f"tokens macro F1 {sum(f1 for _, _, f1 in scores.values()) / 3:.3f}")
    slots = SlotScores(half)
    for field in SLOTS:
        found, half_shared, same, confidence = slots.figures(field)
        print(
            f"{field}: found {found:.3f} half {half_shared:.3f} agree {same:.3f} "
            f"confidence {confidence:.3f}"
        )
    print("\n".join(slots.bins()))
    if "-v" in sys.argv:
        print("\n".join(slots.examples))
    print("checks", dict(alarm_rate(half)))
    print("ms: mean {:.1f}, 95 % {:.1f}".format(*milliseconds(half)))


if __name__ == "__main__":
    main()
