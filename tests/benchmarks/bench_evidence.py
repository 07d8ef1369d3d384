# SPDX-License-Identifier: GPL-3.0-or-later
"""How well the evidence is read: token F1, overlap with doctors' phrases, alarm rate, time.

Run ``python -m tests.benchmarks.bench_evidence [tune|measure]`` from the root. Articles are split in
two by a hash of their id: rules may be tuned on one half (``tune``), the other (``measure``, the
default) is only measured.
"""

import hashlib
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator

from lxml import etree

from refdesk.domain.evidence import Element, EvidenceReport, TextSection
from refdesk.evidence.reader import read_evidence
from tests.corpus import ROOT

Row = dict[str, object]


def in_half(identifier: str, half: str) -> bool:
    """Whether an article belongs to the half that is asked for."""
    odd = int(hashlib.sha1(identifier.encode()).hexdigest(), 16) % 2
    return half == "all" or odd == (half == "measure")


def ebm_sections(raw: str) -> list[TextSection]:
    """Return title and abstract of a record of ``ebm_nlp.jsonl``."""
    title, _, rest = raw.partition("\n\n")
    sections = [TextSection("title", title)]
    if rest.strip():
        sections.append(TextSection("abstract", rest, 0))
    return sections


def ebm_rows(half: str) -> Iterator[Row]:
    with (ROOT / "evidence" / "ebm_nlp.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if in_half(row["pmid"], half):
                yield row


def token_f1(half: str) -> dict[str, tuple[float, float, float]]:
    """Return precision, recall, F1 a class on the tokens of ``ebm_nlp.jsonl`` (C counts as I)."""
    names = {"I-PAR": "P", "I-INT": "I", "I-OUT": "O"}
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for row in ebm_rows(half):
        raw = str(row["raw_text"])
        report = read_evidence(ebm_sections(raw), tokens=True)
        offset = raw.find("\n\n") + 2
        marks = [""] * (len(raw) + 1)
        for label in report.token_labels:
            base = 0 if label.section == "title" else offset
            for k in range(base + label.start, base + label.end):
                marks[k] = "I" if label.label == "C" else label.label
        for sentence in row["sentences"]:  # type: ignore[attr-defined]
            for gold, place in zip(sentence["labels"], sentence["raw_offsets"], strict=True):
                if place is None:
                    continue
                expected = names.get(gold, "")
                got = marks[place[0]]
                true[expected] += 1
                given[got] += 1
                right[got] += got == expected
    scores = {}
    for name in "PIO":
        precision, recall = right[name] / max(1, given[name]), right[name] / max(1, true[name])
        scores[name] = (precision, recall, 2 * precision * recall / max(1e-9, precision + recall))
    return scores


_STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "and",
        "or",
        "to",
        "for",
        "with",
        "by",
        "on",
        "at",
        "from",
        "as",
        "is",
        "was",
        "were",
        "patients",
        "group",
        "groups",
        "treatment",
        "therapy",
    ]
)


def content(text: str) -> set[str]:
    words = {w for w in re.findall(r"[a-z0-9]+", text.lower()) if w not in _STOP}
    return words or set(re.findall(r"[a-z0-9]+", text.lower()))


def overlap(one: str, other: str) -> float:
    """Return the token F1 of two phrases, without stop words."""
    a, b = content(one), content(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def jats_sections(name: str) -> list[TextSection]:
    """Return title and abstract of an article of ``jats/``."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=True
    )
    root = etree.parse(str(ROOT / "jats" / name), parser).getroot()
    title = root.find(".//article-meta//article-title")
    abstracts = [a for a in root.findall(".//article-meta/abstract") if not a.get("abstract-type")]
    sections = [TextSection("title", _text(title))] if title is not None else []
    if not abstracts:
        return sections
    parts = abstracts[0].findall("sec")
    if not parts:
        body = " ".join(_text(p) for p in abstracts[0] if p.tag != "title")
        return [*sections, TextSection("abstract", body, 0)]
    for index, part in enumerate(parts):
        label = part.find("title")
        body = " ".join(_text(p) for p in part if p.tag != "title")
        sections.append(
            TextSection(_text(label).strip(": ") if label is not None else "abstract", body, index)
        )
    return sections


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


def phrase_overlap(half: str, examples: list[str] | None = None) -> dict[str, dict[str, float]]:
    """Return, a slot: share found, mean best overlap where found, share found with overlap >= .5."""
    slots = {
        "intervention": Element.INTERVENTION,
        "comparator": Element.COMPARISON,
        "outcome": Element.OUTCOME,
    }
    scores: dict[str, list[float]] = defaultdict(list)
    by_confidence: dict[tuple[str, float], list[float]] = defaultdict(list)
    total = 0
    for name, fields in inference_prompts(half).items():
        sections = jats_sections(name)
        if len(sections) < 2:
            continue
        total += 1
        report = read_evidence(sections)
        for field, element in slots.items():
            slot = report.slot(element)
            if not slot.found:
                continue
            best = max(overlap(slot.text, phrase) for phrase in fields[field])
            scores[field].append(best)
            by_confidence[field, slot.confidence].append(best)
            if examples is not None:
                examples.append(
                    f"{name} {field} {best:.2f} {slot.confidence} {slot.text!r} "
                    f"<- {sorted(fields[field])[:3]}"
                )
    if examples is not None:
        for key, values in sorted(by_confidence.items()):
            examples.append(
                f"  {key}: n={len(values)} good={sum(v >= 0.5 for v in values) / len(values):.2f}"
            )
    return {
        field: {
            "found": len(values) / total,
            "mean": sum(values) / max(1, len(values)),
            "good": sum(v >= 0.5 for v in values) / max(1, len(values)),
            "articles": total,
        }
        for field, values in scores.items()
    }


def alarm_rate(half: str) -> Counter[tuple[str, str]]:
    """Return how often each check gave each verdict on abstracts of real papers."""
    verdicts: Counter[tuple[str, str]] = Counter()
    for path in sorted((ROOT / "jats").glob("*.xml")):
        if in_half(path.stem, half):
            count_verdicts(read_evidence(jats_sections(path.name)), verdicts)
    return verdicts


def count_verdicts(report: EvidenceReport, verdicts: Counter[tuple[str, str]]) -> None:
    for statistic in report.statistics:
        verdicts.update((check.name, check.verdict) for check in statistic.checks)
    verdicts.update((remark.name, remark.verdict) for remark in report.remarks)


def milliseconds(half: str) -> tuple[float, float]:
    """Return mean and 95th percentile of the processor time of one abstract, tokens included."""
    times = []
    for row in ebm_rows(half):
        sections = ebm_sections(str(row["raw_text"]))
        start = time.process_time()
        read_evidence(sections, tokens=True)
        times.append(1000 * (time.process_time() - start))
    times.sort()
    return sum(times) / len(times), times[int(0.95 * len(times))]


def main() -> None:
    half = sys.argv[1] if len(sys.argv) > 1 else "measure"
    scores = token_f1(half)
    for name, (precision, recall, f1) in scores.items():
        print(f"tokens {name}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    print(f"tokens macro F1 {sum(f1 for _, _, f1 in scores.values()) / 3:.3f}")
    examples: list[str] = []
    for field, values in phrase_overlap(half, examples).items():
        print(field, {key: round(value, 3) for key, value in values.items()})
    if "-v" in sys.argv:
        print("\n".join(examples))
    print("checks", dict(alarm_rate(half)))
    print("ms: mean {:.1f}, 95 % {:.1f}".format(*milliseconds(half)))


if __name__ == "__main__":
    main()
