# SPDX-License-Identifier: GPL-3.0-or-later
"""The texts that the tagger learns from: labelled abstracts, and all the words of the corpus."""

import hashlib
import json
import pickle
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from refdesk.domain.evidence import TextSection
from refdesk.evidence.tagger.features import Features, features_of, normal_form
from refdesk.evidence.text import normalise, read_document

GOLD = {"O": 0, "I-PAR": 1, "I-INT": 2, "I-OUT": 3}
"""Labels of ``ebm_nlp.jsonl`` as numbers of ``tags.CLASSES``."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One labelled abstract as the network sees it."""

    id: str
    features: Features
    classes: list[int]
    """One number of ``tags.CLASSES`` a word."""
    only_people: bool
    """Only P is labelled: any other word may be of any other class."""
    starts: list[int]
    """Where each word begins in the raw text."""
    ends: list[int]
    tokens: list[tuple[int, int, int]]
    """The labelled tokens as given: start, end, class. What is measured."""

    @property
    def fold(self) -> int:
        """A number from 0 to 4 that depends on the article alone."""
        return int(hashlib.md5(self.id.encode(), usedforsecurity=False).hexdigest(), 16) % 5


def labelled(corpus: Path) -> Iterator[Paper]:
    """Yield the abstracts whose P, I and O are labelled (``ebm_nlp.jsonl``)."""
    with (corpus / "evidence" / "ebm_nlp.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            tokens = [
                (place[0], place[1], GOLD[label])
                for sentence in row["sentences"]
                for place, label in zip(sentence["raw_offsets"], sentence["labels"], strict=True)
                if place is not None
            ]
            yield _paper(row["pmid"], row["raw_text"], tokens, only_people=False)


def people_labelled(corpus: Path, known: frozenset[str]) -> Iterator[Paper]:
    """Yield the abstracts of which only P is labelled, without those that ``known`` names."""
    with (corpus / "evidence" / "participants.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["pmid"] not in known:
                spans = [(start, end, 1) for start, end in row["participants"]]
                yield _paper(row["pmid"], row["text"], spans, only_people=True)


def _paper(
    identity: str, raw: str, spans: list[tuple[int, int, int]], *, only_people: bool
) -> Paper:
    title, _, rest = raw.partition("\n\n")
    sections = [TextSection("title", title)]
    if rest.strip():
        sections.append(TextSection("abstract", rest, 0))
    document = read_document(sections)
    features = features_of(document)
    marks = bytearray(len(raw) + 1)
    for start, end, number in spans:
        marks[start:end] = bytes([number]) * (end - start)
    starts, ends, classes = [], [], []
    for number, word in features.places:
        sentence = document.sentences[number]
        base = sentence.start + (len(title) + 2 if sentence.section else 0)
        starts.append(base + word.start)
        ends.append(base + word.end)
        counts = Counter(marks[base + word.start : base + word.end])
        classes.append(counts.most_common(1)[0][0] if counts else 0)
    return Paper(identity, features, classes, only_people, starts, ends, spans)


_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?|\d+(?:[.,]\d+)*|[^\w\s]")
_WANTED = ("article-title", "abstract", "body", "ArticleTitle", "AbstractText")
_PIECE = re.compile(r"[^\"<>\n\t|]{200,6000}")


def _texts(corpus: Path) -> Iterator[str]:
    for name, key in (("ebm_nlp", "raw_text"), ("participants", "text")):
        with (corpus / "evidence" / f"{name}.jsonl").open(encoding="utf-8") as lines:
            yield from (json.loads(line)[key] for line in lines)
    for path in sorted([*(corpus / "jats").glob("*.xml"), *(corpus / "pubmed_xml").glob("*.xml")]):
        try:
            root = ElementTree.parse(path).getroot()  # noqa: S314 - our own corpus, no entities used
        except ElementTree.ParseError:
            continue
        cited = {title for mixed in root.iter("ref") for title in mixed.iter("article-title")}
        for element in root.iter():
            if element.tag in _WANTED and element not in cited:
                yield " ".join(" ".join(element.itertext()).split())
    seen: set[str] = set()
    for path in sorted([*(corpus / "nbib").rglob("*"), *(corpus / "dedup").rglob("*")]):
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace").replace("\n      ", " ")
            for piece in _PIECE.findall(text):
                if piece[:80] not in seen:
                    seen.add(piece[:80])
                    yield piece


def sentences_of_words(corpus: Path) -> Iterator[list[str]]:
    """Yield every text of the corpus as words in the form of the vocabulary."""
    for text in _texts(corpus):
        yield [normal_form(word.lower()) for word in _WORD.findall(normalise(text))]


def load(corpus: Path, cache: Path) -> tuple[list[Paper], list[Paper]]:
    """Return the labelled abstracts and those with P alone; kept in ``cache`` once read."""
    if cache.exists():
        papers: tuple[list[Paper], list[Paper]] = pickle.loads(cache.read_bytes())  # noqa: S301
        return papers
    full = list(labelled(corpus))
    people = list(people_labelled(corpus, frozenset(paper.id for paper in full)))
    cache.write_bytes(pickle.dumps((full, people)))
    return full, people
