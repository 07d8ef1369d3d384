# SPDX-License-Identifier: GPL-3.0-or-later
"""Printed references and what they say: real lists with tagged parts, and records that we print.

None of it uses the reader that it is for. Articles are halved by their name: one half to develop
on, the other (``held``) to report.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from refdesk.citations.engine import CitationEngine
from refdesk.domain.reference import Author, AuthorRole, Reference, ReferenceKind
from refdesk.formats.base import ReadReference, format_by_id
from tests.agreement.facts import doi, letters, pages, text
from tests.agreement.table import Tally

STYLES = {
    "NLM": "nlm-citation-sequence", "Vancouver": "elsevier-vancouver", "AMA": "ama", "APA": "apa",
    "MLA": "mla", "Chicago": "chicago", "Harvard": "harvard", "Nature": "nature", "IEEE": "ieee",
    "Lancet": "the-lancet", "NEJM": "the-new-england-journal-of-medicine", "BMJ": "bmj",
}  # fmt: skip
FIELDS = (
    "first author", "authors", "title", "journal", "year", "volume", "issue", "pages", "doi",
    "pmid", "pmcid",
)  # fmt: skip
"""Exact after light normalisation: letters and digits alone for names, titles and journals;
authors by family name and initials, pages in full, DOIs in lower case."""

_SHOWN = {"volume": r"(?<!\w){}(?!\w)", "issue": r"(?:\d ?\(|no\. ){}(?!\w)"}
_PEOPLE = frozenset({"name", "string-name", "collab", "etal"})
Said = dict[str, Any]
_AUTHOR_DATE = re.compile(r"^[^()]{3,400}\(\d{4}[a-z]?\)[.,:]? ")
_YEAR_FIRST = re.compile(r"\b\d{4}(?: [A-Z][a-z]{2}\w*)?(?: \d+)? ?; ?\w")


@dataclass(frozen=True, slots=True)
class Printed:
    """One reference as it is printed, its style or source, and what is known of it by field."""

    text: str
    style: str
    said: Said
    where: str


def held(name: str) -> bool:
    """Whether an article or record is of the half that nobody develops on."""
    return bool(hashlib.md5(name.encode(), usedforsecurity=False).digest()[0] % 2)


# Strings that PubMed prints: identifiers only


def of_pubmed(corpus: Path) -> Iterator[Printed]:
    """Yield NLM's own strings."""
    for line in (corpus / "nlm_citations.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        said = {"pmid": row["pmid"], "doi": row["doi"].lower(), "pmcid": row["pmcid"].lower()}
        if said["doi"] not in row["text"].lower():
            said["doi"] = ""
        yield Printed(row["text"], "PubMed's own strings", said, row["pmid"])


# Real lists: the tagged parts of JATS


def of_articles(corpus: Path) -> Iterator[Printed]:
    """Yield the references of articles whose publishers kept the punctuation."""
    for file in sorted((corpus / "jats").glob("*.xml")):
        for number, element in enumerate(etree.parse(file).iter("mixed-citation"), 1):
            found = _tagged(element)
            if found is not None:
                yield Printed(*found, f"{file.stem} {number}")


def _tagged(element: Any) -> tuple[str, str, Said] | None:
    names = [n for n in element.iter("name", "string-name", "collab") if not _is_editor(n)]
    title = _part(element, "article-title") or _part(element, "chapter-title")
    printed = _rendered(element)
    if not names or not title or len(printed) < 30 or len(_between(element)) < 3:
        return None
    source = _part(element, "source")
    first, last = _part(element, "fpage"), _part(element, "lpage")
    number = _part(element, "elocation-id")
    ids = {p.get("pub-id-type"): "".join(p.itertext()) for p in element.iter("pub-id")}
    kind = element.get("publication-type") or ""
    said: Said = {
        "authors": [_of_name(n) for n in names],
        "title": letters(title),
        "journal": {letters(source)} if source else "",
        "year": _part(element, "year")[:4],
        "volume": text(_part(element, "volume")),
        "issue": text(_part(element, "issue").strip("()")),
        "pages": pages(f"{first}-{last}" if last and last != first else first or number),
        "doi": doi(ids.get("doi", "")) if ids.get("doi", "-") in printed else "",
        "pmid": ids.get("pmid", "") if f"PMID: {ids.get('pmid')}" in printed else "",
        "et al": element.find(".//etal") is not None or "et al" in printed,
    }
    if kind not in {"journal", ""}:
        style = "real lists: books and others"
    elif _AUTHOR_DATE.match(printed):
        style = "real lists: (year) title"
    elif _YEAR_FIRST.search(printed):
        style = "real lists: year;volume"
    else:
        style = "real lists: other shapes"
    return printed, style, said


def _is_editor(element: Any) -> bool:
    group = element.getparent()
    return bool(group.tag == "person-group") and bool(group.get("person-group-type") == "editor")


def _part(element: Any, tag: str) -> str:
    found = element.find(f".//{tag}")
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _between(element: Any) -> str:
    return re.sub(r"[\s,]", "", "".join(e.tail or "" for e in element) + (element.text or ""))


def _of_name(element: Any) -> tuple[str, str]:
    if element.tag == "collab":
        return letters("".join(element.itertext())), ""
    given = _part(element, "given-names")
    return letters(_part(element, "surname")), _initials(given)


def _initials(given: str) -> str:
    words: list[str] = re.findall(r"[^\W\d_]+", given)
    if len(words) == 1 and words[0].isupper() and len(words[0]) <= 4:
        return words[0].lower()
    return "".join(w if w.isupper() and len(w) <= 3 else w[0] for w in words).lower()


def _rendered(element: Any) -> str:
    """Return the text with the blanks that a page shows between parts; bare ids are PMC's own."""
    pieces: list[str] = [element.text or ""]

    def walk(parent: Any) -> None:
        for child in parent:
            before = "".join(pieces[-9:])
            glued = before[-1:].isalnum() or before[-1:] in ".)]"
            if child.tag == "pub-id" and not re.search(
                r"(?:doi|pmid|id|org/)[:\s/]*$", before, re.I
            ):
                pieces.append(child.tail or "")
                continue
            if child.tag in _PEOPLE and child.getprevious() is not None and glued:
                pieces.append(", ")
            elif child.tag == "article-title" and before.rstrip()[-1:].isalnum():
                pieces.append(". ")
            elif glued and child.tag in {"given-names", "source", "suffix"}:
                pieces.append(" ")
            pieces.append("et al." if child.tag == "etal" and not child.text else child.text or "")
            walk(child)
            pieces.append(child.tail or "")

    walk(element)
    return " ".join("".join(pieces).split())


# Records that we print ourselves


def of_records(
    corpus: Path, engine: CitationEngine, styles: Sequence[str] = tuple(STYLES), every: int = 1
) -> Iterator[Printed]:
    """Yield PubMed's records in many styles, each as if it stood alone."""
    files = [("nbib", corpus / "nbib" / "records_open.nbib")]
    files += [("pubmed-xml", f) for f in sorted((corpus / "pubmed_xml").glob("*.xml"))]
    number = 0
    for format_id, file in files:
        reader = format_by_id(format_id).read
        assert reader is not None
        for record in reader(file.read_bytes(), file.name):
            number += 1
            if number % every or not isinstance(record, ReadReference):
                continue
            if _is_usual(record.reference):
                for style in styles:
                    yield _as_printed(record.reference, style, engine)


def _is_usual(reference: Reference) -> bool:
    return bool(
        reference.kind is ReferenceKind.ARTICLE
        and reference.title
        and reference.authors
        and reference.journal.title
    )


def _as_printed(reference: Reference, style: str, engine: CitationEngine) -> Printed:
    printed = engine.format_one(reference, STYLES[style]).text
    journal = reference.journal
    names = (
        journal.full_name,
        journal.title,
        journal.iso_abbreviation,
        journal.medline_abbreviation,
    )
    said: Said = {
        "authors": [
            (letters(a.collective or a.family), _initials(a.given or a.initials))
            for a in reference.authors
            if a.role is AuthorRole.AUTHOR
        ],
        "title": letters(reference.title_plain),
        "journal": {letters(n) for n in names if n},
        "year": str(reference.year or ""),
        "volume": text(reference.volume),
        "issue": text(reference.issue),
        "pages": {pages(reference.pages), pages(reference.article_number)} - {""},
        "doi": reference.doi.lower(),
        "pmid": reference.pmid,
        "pmcid": reference.pmcid.lower(),
        "et al": not reference.authors_complete or "et al" in printed or "…" in printed
        or ". . ." in printed,
    }  # fmt: skip
    for scheme in ("doi", "pmid", "pmcid"):
        if said[scheme] not in printed.lower():
            said[scheme] = ""
    if "PMID" not in printed:
        said["pmid"] = ""
    for part in ("issue", "volume"):
        if not re.search(_SHOWN[part].format(re.escape(said[part])), printed.lower()):
            said[part] = ""
    return Printed(printed, f"printed by us: {style}", said, reference.pmid)


# What our reader says


def compare(tally: Tally, printed: Printed, ours: Reference) -> None:
    """Count where a reader agrees, field by field."""
    people = [_of_author(a) for a in ours.authors if a.role is AuthorRole.AUTHOR]
    truth = printed.said
    journal = ours.journal
    found: Said = {
        "title": letters(ours.title_plain),
        "journal": letters(journal.title or journal.iso_abbreviation or ours.container_title),
        "year": str(ours.year or ""),
        "volume": text(ours.volume),
        "issue": text(ours.issue),
        "pages": pages(ours.pages or ours.article_number),
        "doi": ours.doi.lower(),
        "pmid": ours.pmid,
        "pmcid": ours.pmcid.lower(),
    }
    if expected := truth.get("authors"):
        first_ok = bool(people) and _same(expected[0], people[0])
        tally.note("first author", first_ok, printed.text, expected[0], people[:1])
        tally.note("authors", first_ok and _all_there(expected, people, truth["et al"]),
                   printed.text, expected, people)  # fmt: skip
    for name, value in found.items():
        if expected := truth.get(name):
            ok = value in expected if isinstance(expected, set) else value == expected
            tally.note(name, ok, printed.text, expected, value)


def _of_author(author: Author) -> tuple[str, str]:
    if author.collective:
        return letters(author.collective), ""
    return letters(author.family), _initials(author.given or author.initials)


def _same(truth: tuple[str, str], ours: tuple[str, str]) -> bool:
    return "".join(truth) == "".join(ours)


def _all_there(truth: list[tuple[str, str]], ours: list[tuple[str, str]], is_cut: bool) -> bool:
    """Whether all names were read; where a list is cut, those that are printed are some of them."""
    if not is_cut:
        return ["".join(n) for n in truth] == ["".join(n) for n in ours]
    whole = ["".join(n) for n in truth]
    return all("".join(n) in whole for n in ours)


def table(strings: Iterator[Printed]) -> dict[str, Tally]:
    """Read strings one by one, and compare."""
    reader = format_by_id("references").read
    assert reader is not None
    found: dict[str, Tally] = defaultdict(Tally)
    for printed in strings:
        records = [r for r in reader(printed.text.encode(), "one") if isinstance(r, ReadReference)]
        tally = found[printed.style]
        tally.note("one string", len(records) == 1, printed.text, 1, len(records))
        compare(tally, printed, records[0].reference if records else Reference())
    return dict(found)


def lines(found: dict[str, Tally]) -> Iterator[str]:
    """Yield the table: a line a style, shares of fields that agree in percent."""
    yield f"{'style':<32}{'strings':>8}" + "".join(f"{f:>13}" for f in FIELDS)
    for style, tally in sorted(found.items()):
        cells = (f"{100 * tally.share(f):.1f}" if tally.of[f] else "" for f in FIELDS)
        yield f"{style:<32}{tally.of['one string']:>8}" + "".join(f"{c:>13}" for c in cells)
