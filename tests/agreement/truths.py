# SPDX-License-Identifier: GPL-3.0-or-later
"""What other programs, or a plain look at the file, say that a file's records are.

None of it uses our readers. Each function returns the records in the order of the file.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from typing import Any

from tests.agreement.facts import Facts, doi, letters, name, pages, text, values

Json = Mapping[str, Any]

_TYPES = {
    "article": "article-journal", "book": "book", "collection": "book", "proceedings": "book",
    "incollection": "chapter", "inbook": "chapter", "inproceedings": "paper-conference",
    "conference": "paper-conference", "phdthesis": "thesis", "mastersthesis": "thesis",
    "thesis": "thesis", "techreport": "report", "report": "report", "online": "webpage",
    "patent": "patent", "unpublished": "manuscript", "software": "software", "dataset": "dataset",
}  # fmt: skip
"""BibTeX's types of which no two programs think differently."""


def _people(written: str) -> frozenset[str]:
    names = re.split(r"\s+and\s+", written)
    return values(letters(n) for n in names if n.lower() not in {"others", ""})


def of_bibtex(expected: Iterable[Json]) -> list[Facts]:
    """JabRef's expectation: BibTeX fields, names as ``A and B``."""
    found = []
    for entry in expected:
        fields = {k: str(v) for k, v in entry["fields"].items()}
        words = re.split(r"[;,]\s*" if ";" not in fields.get("keywords", "") else r";\s*",
                         fields.get("keywords", ""))  # fmt: skip
        found.append(
            {
                "type": values([_TYPES.get(entry["type"], "")]),
                "title": values([text(fields.get("title", ""))]),
                "authors": _people(fields.get("author", "")),
                "editors": _people(fields.get("editor", "")),
                "journal": values([letters(fields.get("journal", ""))]),
                "year": values(re.findall(r"\d{4}", fields.get("year", ""))),
                "volume": values([text(fields.get("volume", ""))]),
                "issue": values([text(fields.get("issue", ""))]),
                "pages": values([pages(fields.get("pages", ""))]),
                "doi": values([doi(fields.get("doi", ""))]),
                "pmid": values(re.findall(r"^\d+$", fields.get("pmid", ""))),
                "pmcid": values(map(str.casefold, re.findall(r"^PMC\d+$", fields.get("pmc", "")))),
                "issn": values(
                    map(letters, re.findall(r"\d{4}-\d{3}[\dX]", fields.get("issn", "")))
                ),
                "abstract": values([letters(fields.get("abstract", ""))]),
                "keywords": values(letters(w.partition("/")[0]) for w in words),
                "publisher": values([letters(fields.get("publisher", ""))]),
                "url": values([letters(fields.get("url", ""))]),
            }
        )
    return found


def of_fields(record: Json) -> Facts:
    """One of the duplicates' records: BibTeX fields as a study had them, names ``A and B``."""
    fields = {k: str(v) for k, v in record.items() if v}
    return {
        "title": values([text(fields.get("title", ""))]),
        "authors": _people(fields.get("author", "")),
        "journal": values([letters(fields.get("journal", ""))]),
        "year": values(re.findall(r"^\d{4}$", fields.get("year", ""))),
        "volume": values([text(fields.get("volume", ""))]),
        "issue": values([text(fields.get("number", ""))]),
        "pages": values([pages(fields.get("pages", ""))]),
        "doi": values([doi(fields.get("doi", ""))]),
        "abstract": values([letters(fields.get("abstract", ""))]),
        "publisher": values([letters(fields.get("publisher", ""))]),
    }


def of_csl(expected: Iterable[Json]) -> list[Facts]:
    """citation-js: CSL items."""
    return [
        {
            "type": values([str(item.get("type", ""))]),
            "title": values([text(str(item.get("title", "")))]),
            "authors": _csl_names(item, "author"),
            "editors": _csl_names(item, "editor"),
            "journal": values([letters(str(item.get("container-title", "")))]),
            "year": values(str(p[0][0]) for p in [item.get("issued", {}).get("date-parts")] if p),
            "volume": values([text(str(item.get("volume", "")))]),
            "issue": values([text(str(item.get("issue", "")))]),
            "pages": values([pages(str(item.get("page", "")))]),
            "doi": values([doi(str(item.get("DOI", "")))]),
            "pmid": values([str(item.get("PMID", ""))]),
            "pmcid": values([str(item.get("PMCID", "")).casefold()]),
            "issn": values([letters(str(item.get("ISSN", "")))]),
            "isbn": values([letters(str(item.get("ISBN", "")))]),
            "abstract": values([letters(str(item.get("abstract", "")))]),
            "keywords": values(map(letters, str(item.get("keyword", "")).split(","))),
            "publisher": values([letters(str(item.get("publisher", "")))]),
            "url": values([letters(str(item.get("URL", "")))]),
        }
        for item in expected
    ]


def _csl_names(item: Json, field: str) -> frozenset[str]:
    found = []
    for person in item.get(field, ()):
        parts = ("dropping-particle", "non-dropping-particle", "family", "literal")
        family = " ".join(person.get(part, "") for part in parts)
        found.append(name(family, person.get("given", ""), person.get("suffix", "")))
    return values(found)


def of_parser(expected: Iterable[Json]) -> dict[str, Facts]:
    """Better BibTeX's parser, by citation key: names in parts, text as HTML."""
    found: dict[str, Facts] = {}
    for entry in expected:
        fields = entry["fields"]

        def one(*names: str, fields: Json = fields) -> str:
            value = next((fields[n] for n in names if fields.get(n)), "")
            return "; ".join(map(str, value)) if isinstance(value, list) else str(value)

        words = fields.get("keywords") or ()
        found.setdefault(
            entry["key"],
            {
                "type": values([_TYPES.get(entry["type"], "")]),
                "title": values([text(one("title"))]),
                "authors": _parser_names(fields.get("author") or ()),
                "editors": _parser_names(fields.get("editor") or ()),
                "journal": values([letters(one("journaltitle", "journal"))]),
                "year": values(re.findall(r"^\d{4}", one("date", "year"))),
                "volume": values([text(one("volume"))]),
                "issue": values([text(one("issue", "number"))]),
                "pages": values([pages(one("pages"))]),
                "doi": values([doi(one("doi"))]),
                "issn": values(map(letters, re.findall(r"\d{4}-\d{3}[\dX]", one("issn")))),
                "abstract": values([letters(one("abstract"))]),
                "keywords": values(map(letters, words if isinstance(words, list) else ())),
                "publisher": values([letters(one("publisher"))]),
                "url": values([letters(one("url"))]),
            },
        )
    return found


def _parser_names(people: Iterable[Json]) -> frozenset[str]:
    found = []
    for person in people:
        family = f"{person.get('prefix', '')} {person.get('lastName', '')}"
        family = family if family.strip() else str(person.get("name", ""))
        found.append(name(family, person.get("firstName", ""), person.get("suffix", "")))
    return values(n for n in found if n != "others")


def of_medline(content: str) -> list[Facts]:
    """MEDLINE's tagged lines, as their description says: tag, dash, value, wrapped with blanks."""
    unwrapped = re.sub(r"\r?\n {6}(?=\S)", " ", content)
    records: list[dict[str, list[str]]] = []
    for tag, value in re.findall(r"^([A-Z]{2,4}) *- ?(.*)$", unwrapped, re.MULTILINE):
        if tag == "PMID":
            records.append({})
        if records:
            records[-1].setdefault(tag, []).append(value.strip())
    return [_medline_facts(record) for record in records]


def _medline_facts(record: Mapping[str, list[str]]) -> Facts:
    located = [*record.get("LID", ()), *record.get("AID", ())]
    title = " ".join(record.get("TI", ())).removeprefix("[")
    return {
        "title": values([text(re.sub(r"\]?\.?$", "", title))]),
        "authors": values(
            letters(n)
            for t in ("FAU", "CN")
            for n in record.get(t, ())
            if not n.startswith("et al")
        ),
        "journal": values(letters(n) for t in ("JT", "TA") for n in record.get(t, ())),
        "year": values(d[:4] for d in record.get("DP", ())),
        "volume": values(map(text, record.get("VI", ()))),
        "issue": values(map(text, record.get("IP", ()))),
        "pages": values(map(pages, record.get("PG", ()))),
        "doi": values(doi(i) for i in located if i.endswith("[doi]")),
        "pmid": values(record.get("PMID", ())),
        "pmcid": values(map(letters, record.get("PMC", ()))),
        "issn": values(letters(i[:9]) for i in record.get("IS", ())),
        "abstract": values(map(letters, record.get("AB", ()))),
        "keywords": values(
            [letters(h.partition("/")[0]) for h in record.get("MH", ())]
            + [letters(w) for words in record.get("OT", ()) for w in words.split(";")]
        ),
        "language": values(record.get("LA", ())),
    }


def of_ris(content: str) -> list[Facts]:
    """RIS as it is described: a tag, two blanks, a dash, a blank; a record from TY to ER."""
    records: list[dict[str, list[str]]] = []
    for tag, value in re.findall(r"^([A-Z][A-Z0-9]) {1,2}- ?(.*?)\r?$", content, re.MULTILINE):
        if tag == "TY":
            records.append({})
        if records and value.strip():
            records[-1].setdefault(tag, []).append(value.strip())
    return [_ris_facts(record) for record in records]


def _ris_facts(record: Mapping[str, list[str]]) -> Facts:
    def all_of(*tags: str) -> list[str]:
        return next((record[tag] for tag in tags if tag in record), [])

    first, last = ((all_of(tag) or [""])[0] for tag in ("SP", "EP"))
    is_paper = record["TY"][0] == "JOUR"
    return {
        "title": values(map(text, all_of("TI", "T1")[:1])),
        "authors": values(map(letters, all_of("AU", "A1"))),
        "journal": values(map(letters, all_of("JF", "T2", "JO")[:1] if is_paper else ())),
        "year": values(y[:4] for y in all_of("PY", "Y1")[:1] if y[:4].isdigit()),
        "volume": values(map(text, all_of("VL")[:1])),
        "issue": values(map(text, all_of("IS")[:1])),
        "pages": values([pages(f"{first}-{last}" if last and last != first else first)]),
        "doi": values(map(doi, all_of("DO")[:1])),
        "issn": values(letters(i) for i in re.findall(r"\d{4}-\d{3}[\dX]", " ".join(all_of("SN")))),
        "keywords": values(letters(w) for words in all_of("KW") for w in words.split(";"))
        if len(all_of("KW")) == 1
        else values(map(letters, all_of("KW"))),
        "publisher": values(map(letters, all_of("PB")[:1])),
    }


def of_pubmed_xml(content: bytes) -> list[Facts]:
    """PubMed's XML, element by element."""
    articles = ET.fromstring(content).iter("PubmedArticle")
    return [_article_facts(article) for article in articles]


def _article_facts(record: ET.Element) -> Facts:
    def all_of(path: str) -> list[str]:
        return ["".join(element.itertext()) for element in record.iterfind(path)]

    article = "MedlineCitation/Article/"
    title = "".join(all_of(article + "ArticleTitle")).strip().removeprefix("[")
    people = []
    for author in record.iterfind(article + "AuthorList/Author"):
        part = {child.tag: "".join(child.itertext()) for child in author}
        given = part.get("ForeName") or part.get("Initials", "")
        family = part.get("CollectiveName") or part.get("LastName", "")
        people.append(name(family, given, part.get("Suffix", "")))
    ids = "PubmedData/ArticleIdList/ArticleId[@IdType='{}']"
    date = article + "Journal/JournalIssue/PubDate/"
    return {
        "title": values([text(re.sub(r"\]?\.?$", "", title))]) - {text("not available")},
        "authors": values(people),
        "journal": values(map(letters, all_of(article + "Journal/Title"))),
        "year": values(
            t[:4] for t in all_of(date + "Year") + all_of(date + "MedlineDate") if t[:4].isdigit()
        ),
        "volume": values(map(text, all_of(article + "Journal/JournalIssue/Volume"))),
        "issue": values(map(text, all_of(article + "Journal/JournalIssue/Issue"))),
        "pages": values(map(pages, all_of(article + "Pagination/MedlinePgn"))),
        "doi": values(map(doi, all_of(ids.format("doi")))),
        "pmid": values(all_of("MedlineCitation/PMID")[:1]),
        "pmcid": values(map(letters, all_of(ids.format("pmc")))),
        "issn": values(map(letters, all_of(article + "Journal/ISSN"))),
        "keywords": values(
            letters(t)
            for path in ("MeshHeadingList/MeshHeading/DescriptorName", "KeywordList/Keyword")
            for t in all_of("MedlineCitation/" + path)
        ),
        "language": values(map(str.lower, all_of(article + "Language"))),
    }


def of_endnote(record: Json) -> Facts:
    """A record of EndNote's library as the study that labelled it took it out."""
    title = re.sub(r"^\[(.*)\]\.?$", r"\1", record["title"].strip())  # a translated one
    return {
        "title": values([text(title)]),
        "authors": values(map(letters, record["author"])) - {"etal"},
        "journal": values([letters(record["journal"])]),
        "year": values(re.findall(r"^\d{4}$", record["year"])),
        "volume": values([text(record["volume"])]),
        "issue": values([text(record["number"])]),
        "pages": values([pages(record["pages"])]),
        "doi": values([doi(record["doi"])]),
        "abstract": values([letters(record["abstract"])]),
    }
