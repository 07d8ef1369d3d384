# SPDX-License-Identifier: GPL-3.0-or-later
"""Errors planted in real results, and how many the checks find.

Each plant takes a result of a real abstract whose numbers agree, and alters one number so that no
rounding explains it. Found is a remark or an alarm of the right name on that result that was not
there before; alarms are counted apart. Run ``python -m tests.benchmarks.evidence_planted``.
"""

import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from refdesk.domain.evidence import EvidenceReport, Statistic, TextSection
from refdesk.evidence.consistency import read_differences
from refdesk.evidence.notation import DIFFERENCES, RATIOS
from refdesk.evidence.reader import read_evidence
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.plaintext import sections_of
from tests.benchmarks.evidence_texts import in_half, jats_sections
from tests.benchmarks.rows import Row
from tests.corpus import ROOT

Sections = Sequence[TextSection]
Plant = tuple[str, Sections]
"""Name of the check that should find it, and the altered text."""


def _altered(
    sections: Sections, result: Statistic, old: str, new: str, nth: int
) -> Sections | None:
    """Return the text with ``old``, its ``nth`` occurrence in the result's words, printed as ``new``."""
    span = result.span
    places = [m.start() for m in re.finditer(rf"(?<![\d.]){re.escape(old)}(?!\d)", span.text)]
    if len(places) <= nth or old == new:
        return None
    at = span.start + places[nth]
    return [
        replace(section, text=section.text[:at] + new + section.text[at + len(old) :])
        if (section.name, section.index) == (span.section, span.index)
        else section
        for section in sections
    ]


def _like(number: float, printed: str) -> str:
    """Print a number with as many decimals as another."""
    return f"{number:.{len(printed.partition('.')[2])}f}"


def plants_of(sections: Sections, result: Statistic) -> Iterator[Plant]:
    """Yield one altered text for each check that the result allows and passes."""
    texts = result.value_text, result.ci_low_text, result.ci_high_text
    if any(check.verdict != "ok" for check in result.checks) or not all(
        re.fullmatch(r"\d+\.\d+", text) for text in texts
    ):
        return
    value, low, high = (float(text) for text in texts)
    if not low < value < high or result.kind not in RATIOS | DIFFERENCES or len(set(texts)) < 3:
        return
    outside = _like(high + 0.4 * (high - low), texts[0])
    if altered := _altered(sections, result, texts[0], outside, 0):
        yield "ci-contains", altered
    if result.kind in RATIOS and low > 0:
        # the upper limit goes four times as far as the lower on the log scale
        far = math.exp(math.log(value) + 4 * (math.log(value) - math.log(low)))
        if altered := _altered(sections, result, texts[2], _like(far, texts[2]), 0):
            yield "ci-symmetric", altered
    computed = next((c.computed for c in result.checks if c.name == "p-from-ci"), None)
    if (
        result.p_relation == "="
        and computed is not None
        and re.fullmatch(r"0?\.\d+", result.p_text)
    ):
        wrong = ".41" if computed < 0.1 else ".003"
        if altered := _altered(sections, result, result.p_text, wrong, 0):
            yield "p-from-ci", altered


_ARMS = re.compile(
    r"(?<![\d.,-])(?P<total>\d{2,4}) (?:\w+ ){0,3}?(?:patients|participants|women|subjects|children|adults)\b"
    r"[^.%]{0,160}?[nN] ?= ?(?P<one>\d{1,4})\)[^.%]{0,120}?[nN] ?= ?(?P<two>\d{1,4})\)"
)
_SHARE = re.compile(
    r"(?<![\w.,/-])(?P<n>\d{1,4})/(?P<total>\d{1,4}) ?[(\[;,] ?(?P<pct>\d{1,2}(?:\.\d)?) ?%"
)


def count_plants(sections: Sections) -> Iterator[Plant]:
    """Yield texts in which arms no longer sum to their total, or n/N is not its percentage."""
    for place, section in enumerate(sections):
        for match in _ARMS.finditer(section.text):
            total, one, two = (int(match[name]) for name in ("total", "one", "two"))
            if one + two == total and one >= 20:
                wrong = str(one + max(3, total // 25))
                yield "arms-total", _with(sections, place, match.span("one"), wrong)
        for match in _SHARE.finditer(section.text):
            exact = 100 * int(match["n"]) / max(1, int(match["total"]))
            if abs(exact - float(match["pct"])) <= 0.5 and 10 < exact < 85:
                wrong = _like(float(match["pct"]) + 4, match["pct"])
                yield "percentage", _with(sections, place, match.span("pct"), wrong)


def _with(sections: Sections, place: int, span: tuple[int, int], new: str) -> Sections:
    section = sections[place]
    text = section.text[: span[0]] + new + section.text[span[1] :]
    return [*sections[:place], replace(section, text=text), *sections[place + 1 :]]


def _verdicts(report: EvidenceReport, name: str) -> list[str]:
    found = [c.verdict for s in report.statistics for c in s.checks if c.name == name]
    found += [remark.verdict for remark in report.remarks if remark.name == name]
    return [verdict for verdict in found if verdict != "ok"]


def planted(every: int = 1) -> dict[str, list[str]]:
    """Return for each kind of error what became of each plant: ``alarm``, ``remark`` or ``""``."""
    fates: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "jats").glob("*.xml"))[::every]:
        if not in_half(path.stem, "measure"):
            continue
        sections = jats_sections(path.name)
        report = read_evidence(sections)
        plants = [p for result in report.statistics for p in plants_of(sections, result)]
        for name, altered in (*plants, *count_plants(sections)):
            before = _verdicts(report, name)
            after = _verdicts(read_evidence(altered), name)
            for verdict in before:
                if verdict in after:
                    after.remove(verdict)
            fates[name].append(max(after, key=lambda v: v == "alarm", default=""))
        fates["abstract-body"] += _against_body(path, report.statistics)
    return fates


def _against_body(path: Path, statistics: Sequence[Statistic]) -> list[str]:
    """Plant an error in the abstract's copy of each result that the body prints too."""
    results = [s for s in statistics if None not in (s.value, s.ci_low, s.ci_high)]
    if not results:
        return []
    sections = sections_of(parse_jats(path.read_bytes(), path.name), body=True)
    abstract = len(sections_of(parse_jats(path.read_bytes(), path.name)))
    body = read_evidence(sections[abstract:]).statistics
    numbers = {(s.kind, s.value, s.ci_low, s.ci_high) for s in body}
    fates = []
    for result in results:
        if (result.kind, result.value, result.ci_low, result.ci_high) not in numbers:
            continue
        step = 10.0 ** -len(result.ci_high_text.partition(".")[2])
        digits = _like((result.ci_high or 0.0) + 9 * step, result.ci_high_text)
        wrong = replace(result, ci_high=float(digits), ci_high_text=digits)
        found = read_differences([wrong], body)
        fates.append(found[0].verdict if found else "")
    return fates


def rows(every: int = 1) -> Iterator[Row]:
    """Yield the share found of each kind of planted error; nothing without the corpus."""
    if not ROOT.exists():
        return
    for name, fates in sorted(planted(every).items()):
        total = max(1, len(fates))
        found, alarms = sum(map(bool, fates)), fates.count("alarm")
        yield Row(f"planted, found: {name} ({total})", 100 * found / total, "%", 90, True)
        yield Row(f"planted, an alarm: {name}", 100 * alarms / total, "%")


def main() -> None:
    for row in rows(int(sys.argv[1]) if len(sys.argv) > 1 else 1):
        print(row.line())


if __name__ == "__main__":
    main()
