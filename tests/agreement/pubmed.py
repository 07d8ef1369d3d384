# SPDX-License-Identifier: GPL-3.0-or-later
"""How often "NLM (as PubMed prints it)" is what PubMed printed itself.

Two truths. MEDLINE's ``SO`` line is the source of a record of which all other fields are known. The
strings that PubMed's "Cite" gives come without a record: they are taken apart here, made a record,
and printed again. That shows only that every shape there is can be printed, letter by letter.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from refdesk.citations.engine import CitationEngine
from refdesk.domain.dates import parse_date
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.languages import language_code
from refdesk.domain.markup import from_html, to_plain
from refdesk.domain.reference import (
    Author,
    Correction,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)
from tests.agreement.table import read

STYLE = "nlm-pubmed"
_RANK = "Jr|Sr|2nd|3rd|4th|5th"
_NAME = rf"[^.,;]+ [A-ZÀ-Þ]+(?: (?:{_RANK}))?"
_AUTHORS = re.compile(rf"(?P<people>{_NAME}(?:, {_NAME})*)(?P<groups>; [^.]*?)?\. ")
_SOURCE = re.compile(
    r"(?P<journal>[^.]{1,120}?)(?P<preprint> \[Preprint\])?\. (?P<date>\d{4}(?: [ \w/-]*)?)"
    r"(?:;(?P<volume>[^:(.]*)(?:\((?P<issue>(?:[^()]|\([^()]*\))*)\))?)?(?::(?P<pages>[^ ]+))?\. "
    r"(?P<languages>[A-Z][a-z]+(?:, [A-Z][a-z]+)*\. )?(?:doi: (?P<doi>\S+)\. )?"
    r"(?:Epub (?P<epub>[^.]+)\. )?(?P<notices>(?:Erratum (?:in|for): .*? )*)"
    r"PMID: (?P<pmid>\d+)(?:; PMCID: (?P<pmcid>PMC\d+))?\."
)
_NOTICE = re.compile(r"Erratum (in|for): (.*?)(?= Erratum| $)")
_NOT_IN_SOURCE = re.compile(r" (?:eCollection|Print) \d{4}[^.]*\.")
_BEHIND_SOURCE = re.compile(r" (?:PMID: |[A-Z][a-z ]+ (?:in|of|for|from): |Retracted\.).*")
_LANGUAGES = re.compile(r"(?<=\. )[A-Z][a-z]+(?:, [A-Z][a-z]+)*\. (?=doi|Epub|$)")


@dataclass
class Printed:
    """How many entries are the same letter by letter, by truth; and those that are not."""

    same: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    differing: list[tuple[str, str, str]] = field(default_factory=list)

    def compare(self, truth: str, theirs: str, ours: str) -> None:
        self.of[truth] += 1
        self.same[truth] += theirs == ours
        if theirs != ours:
            self.differing.append((truth, theirs, ours))

    def lines(self) -> Iterator[str]:
        for truth, count in self.of.items():
            share = 100 * self.same[truth] / count
            yield f"{truth:<32}{self.same[truth]:>7}/{count:<7}{share:6.1f} %"


def sources(corpus: Path, engine: CitationEngine, printed: Printed, *, step: int = 1) -> None:
    """Compare what stands behind the title with the ``SO`` lines of the MEDLINE records."""
    data = (corpus / "nbib" / "records_open.nbib").read_bytes()
    truths = [
        " ".join(match[1].split())
        for match in re.finditer(r"^SO  - (.*(?:\n {6}.*)*)", data.decode(), re.MULTILINE)
    ]
    references = [record.reference for record in read("nbib", data, "nbib")]
    for reference, truth in list(zip(references, truths, strict=True))[::step]:
        theirs = _NOT_IN_SOURCE.sub("", truth)
        text = engine.format_one(reference, STYLE).text
        ours = _LANGUAGES.sub("", _BEHIND_SOURCE.sub("", text) + " ").strip()
        if "doi: " not in theirs:  # SO has the DOI only where it says where the article is
            ours = re.sub(r" doi: \S+\.(?= |$)", "", ours)
        printed.compare("SO of MEDLINE records", theirs, ours[-len(theirs) :])


def strings(corpus: Path, engine: CitationEngine, printed: Printed, *, step: int = 1) -> None:
    """Compare with PubMed's own strings, those of journal articles and preprints."""
    lines = (corpus / "nlm_citations.jsonl").read_text("utf-8").splitlines()
    for line in lines[::step]:
        text = json.loads(line)["text"]
        if reference := reference_of(text):
            ours = engine.format_one(reference, STYLE).text
            printed.compare("PubMed's own strings, re-made", to_plain(from_html(text)), ours)


def records(corpus: Path, engine: CitationEngine, printed: Printed) -> None:
    """Compare with PubMed's strings of the few records of which both are there."""
    lines = (corpus / "nlm_citations.jsonl").read_text("utf-8").splitlines()
    texts = {entry["pmid"]: entry["text"] for entry in map(json.loads, lines)}
    for path in sorted((corpus / "pubmed_xml").glob("*.xml")):
        if path.stem not in texts:
            continue
        for record in read("pubmed-xml", path.read_bytes(), path.stem):
            ours = engine.format_one(record.reference, STYLE).text
            theirs = to_plain(from_html(texts[path.stem]))
            printed.compare("PubMed's own strings of records", theirs, ours)


def reference_of(text: str) -> Reference | None:
    """Return the record that PubMed's string says, ``None`` for books."""
    places = [match.end() for match in re.finditer(r'[.?!\]"] ', text)]
    for place in reversed(places):
        source = _SOURCE.fullmatch(text, place)
        if source and not source["journal"].startswith(("Erratum", "Epub", "doi")):
            return _made(text[: place - 1], source)
    return None


def _made(head: str, source: re.Match[str]) -> Reference:
    names = _AUTHORS.match(f"{head} ")
    title = head[names.end() if names else 0 :].strip().removesuffix(".")
    languages = [language_code(t) for t in (source["languages"] or "").strip(" .").split(", ") if t]
    translation = re.fullmatch(r"(.*?) ?\[(.*)\]", title) if languages else None
    epub = source["epub"] or ""
    ids = ((Scheme.PMID, "pmid"), (Scheme.DOI, "doi"), (Scheme.PMCID, "pmcid"))
    return Reference(
        kind=ReferenceKind.PREPRINT if source["preprint"] else ReferenceKind.ARTICLE,
        title=from_html(translation[2] if translation else title),
        title_translated=translation is not None,
        vernacular_title=from_html(translation[1]) if translation else _named_english(languages),
        authors=tuple(_people(names)) if names else (),
        journal=Journal(medline_abbreviation=source["journal"]),
        published=parse_date(source["date"]),
        electronic_date=parse_date(epub) if epub[:1].isdigit() else PartialDate(),
        publication_status="aheadofprint" if epub.startswith("ahead") else "ppublish",
        volume=source["volume"] or "",
        issue=source["issue"] or "",
        pages=source["pages"] or "",
        languages=tuple(languages) or ("eng",),
        identifiers=tuple(Identifier(s, source[name]) for s, name in ids if source[name]),
        corrections=tuple(
            Correction("ErratumIn" if kind == "in" else "ErratumFor", cited.strip())
            for kind, cited in _NOTICE.findall(source["notices"])
        ),
    )


def _named_english(languages: list[str]) -> str:
    """English alone is named only where the record has a title in another language, too."""
    return "Titre" if languages == ["eng"] else ""


def _people(names: re.Match[str]) -> Iterator[Author]:
    for name in names["people"].split(", "):
        words = name.split(" ")
        suffix = words.pop() if re.fullmatch(_RANK, words[-1]) else ""
        yield Author(" ".join(words[:-1]), initials=words[-1], suffix=suffix)
    for group in (names["groups"] or "")[2:].split("; "):
        if group:
            yield Author(collective=group)
