# SPDX-License-Identifier: GPL-3.0-or-later
"""Results of paragraphs of full texts against what readers marked: ``tests/labels/bodies.jsonl``.

A line holds the article's id, the digest of one paragraph of its body (SHA-1 of its words joined by single
spaces, first 12 digits), its round, and the results in numbers alone. Readers followed
``tests/labels/reading-results.md``. All rounds were opened after their first look, so they tune.
``python -m tests.benchmarks.evidence_bodies`` lists what is missed and what is read too much.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lxml import etree

from refdesk.domain.evidence import Statistic, TextSection
from refdesk.evidence.reader import read_evidence
from tests.benchmarks.rows import Row
from tests.corpus import ROOT

BODIES = Path(__file__).parents[1] / "labels" / "bodies.jsonl"
_NUMBERS = ("value", "ci_low", "ci_high", "p")

Key = tuple[object, ...]


def digest(paragraph: str) -> str:
    """Return by what a label knows its paragraph."""
    return hashlib.sha1(paragraph.encode()).hexdigest()[:12]


@lru_cache(maxsize=8)
def paragraphs_of(identifier: str) -> dict[str, str]:
    """Return the paragraphs of an article's body by their digests; none where it is not there."""
    path = ROOT / "jats" / f"{identifier}.xml"
    if not path.exists():
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    texts = (
        " ".join("".join(map(str, p.itertext())).split())
        for p in etree.parse(path, parser).iterfind(".//body//sec/p")
    )
    return {digest(text): text for text in texts}


def _key(kind: object, numbers: list[object], relation: object) -> Key:
    return (kind, *numbers, relation or "")


def _read(paragraph: str) -> Counter[Key]:
    def key_of(result: Statistic) -> Key:
        return _key(result.kind, [getattr(result, name) for name in _NUMBERS], result.p_relation)

    sections = [TextSection("RESULTS", paragraph, 0, "RESULTS")]
    return Counter(map(key_of, read_evidence(sections).statistics))


def compared() -> Iterator[tuple[str, Counter[Key], Counter[Key]]]:
    """Yield article, results marked and results read, for each paragraph that is there."""
    for line in BODIES.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        paragraph = paragraphs_of(label["id"]).get(label["digest"])
        if paragraph is None:
            continue
        marked = Counter(
            _key(s["kind"], [s.get(name) for name in _NUMBERS], s.get("p_relation"))
            for s in label["statistics"]
        )
        yield label["id"], marked, _read(paragraph)


def rows() -> Iterator[Row]:
    """Yield precision and recall of complete results."""
    right = read = marked = 0
    for _, wanted, given in compared():
        right += sum((wanted & given).values())
        read += sum(given.values())
        marked += sum(wanted.values())
    if marked and read:
        yield Row("bodies: complete results, precision (tuned)", 100 * right / read, "%")
        yield Row("bodies: complete results, recall (tuned)", 100 * right / marked, "%")


if __name__ == "__main__":
    for article, wanted, given in compared():
        for name, keys in (("missed", wanted - given), ("too much", given - wanted)):
            for result in keys.elements():
                print(article, name, result)
    for row in rows():
        print(row)
