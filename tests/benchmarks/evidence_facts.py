# SPDX-License-Identifier: GPL-3.0-or-later
"""How well follow-up, arms and setting are read in abstracts that people labelled by hand.

Run ``python -m tests.benchmarks.evidence_facts [tune|measure] [-v]`` from the root; see
``tests/labels/README.md``. Errors are shown of ``tune`` alone.
"""

import re
import sys
from collections.abc import Iterator

from refdesk.evidence.phrases import number_of
from tests.benchmarks.evidence_labels import LABELS, FactTally, Labelled, papers_of, reports
from tests.benchmarks.rows import Row
from tests.corpus import ROOT

FACTS = LABELS.with_name("facts.jsonl")
_NUMBERS = re.compile(
    r"\d+(?:\.\d+)?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half)\b"
)
_PLAIN = re.compile(r"([\w-]+?)[ -](year|month|week|day|hour)s?")
_DAYS = {"year": 360.0, "month": 30.0, "week": 7.0, "day": 1.0, "hour": 1 / 24}
_SHARED = 2
"""Words that two settings must have in common to be one, where neither holds the other."""


def tallies(part: str) -> dict[str, FactTally]:
    """Return the counts for follow-up, arms and setting of a part."""
    found = {name: FactTally() for name in ("follow-up", "arms with n", "setting")}
    for paper, report in reports(papers_of(FACTS, part)):
        time = report.follow_up.text if report.follow_up else ""
        times = [_text(paper, place) for place in _places(paper)]
        right = any(_one_time(time, other) for other in times)
        found["follow-up"].add(paper, time, _text(paper, paper.gold["follow_up"]), right=right)
        sizes = sorted(arm.size for arm in report.arms)
        marked = sorted(arm["n"] for arm in paper.gold["arms"])  # type: ignore[attr-defined]
        found["arms with n"].add(paper, sizes, marked, right=bool(sizes) and sizes == marked)
        setting = report.setting.text if report.setting else ""
        place = _text(paper, paper.gold["setting"])
        found["setting"].add(paper, setting, place, right=_one_place(setting, place))
    return found


def _text(paper: Labelled, place: object) -> str:
    return paper.text(place) if place else ""  # type: ignore[arg-type]


def _places(paper: Labelled) -> list[object]:
    """Return where the follow-up stands, with places as good."""
    also: list[object] = paper.gold["follow_up_also"]  # type: ignore[assignment]
    return [place for place in (paper.gold["follow_up"], *also) if place]


def _one_time(shown: str, marked: str) -> bool:
    """Whether two durations are one: the same numbers, as long, or one within the other."""
    one, other = shown.lower().replace("·", "."), marked.lower().replace("·", ".")
    same = _NUMBERS.findall(one) == _NUMBERS.findall(other)
    days = _days(one)
    as_long = days is not None and days == _days(other)
    return bool(one and other) and (same or as_long or one in other or other in one)


def _days(text: str) -> float | None:
    """Return how many days a plain duration has: "one year", "12-month", "8 weeks"."""
    match = _PLAIN.fullmatch(text.replace("\xa0", " ").strip())
    if not match:
        return None
    number = number_of(match[1])
    return None if number is None else number * _DAYS[match[2]]


def _one_place(shown: str, marked: str) -> bool:
    one, other = (" ".join(re.findall(r"\w+", text.lower())) for text in (shown, marked))
    if not (one and other):
        return False
    shared = len(set(one.split()) & set(other.split()))
    return one in other or other in one or shared >= _SHARED


def rows(part: str) -> Iterator[Row]:
    """Yield the figures of a part for the common table; nothing without the corpus."""
    if not ROOT.exists():
        return
    for name, tally in tallies(part).items():
        papers = max(1, tally.papers)
        yield Row(f"facts: {name} right or rightly none", 100 * tally.same / papers, "%")
        yield Row(f"facts: {name} right where shown", 100 * tally.precision, "%")
        yield Row(f"facts: {name} found where marked", 100 * tally.recall, "%")


def main() -> None:
    part = next((a for a in sys.argv[1:] if a in {"tune", "measure"}), "measure")
    for row in rows(part):
        print(row.line())
    if "-v" in sys.argv and part == "tune":
        for name, tally in tallies(part).items():
            print(f"\n{name}", *tally.errors, sep="\n")


if __name__ == "__main__":
    main()
