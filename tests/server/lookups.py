"""MeSH, NLM's citation matcher and PubMed's spelling, as the library answers them."""

import re
from xml.sax.saxutils import escape

from tests.server.answers import Answer, Asked, json_answer, xml_answer
from tests.server.library import Library, Record

_HOME = "http://id.nlm.nih.gov/mesh"

DESCRIPTORS: dict[str, dict[str, list[str]]] = {
    "D900001": {
        "terms": ["Carcinoma, Inventocellular", "Inventoma", "Cancer of the Invented Organ"],
        "trees": ["C04.900.274", "C04.557.470"],
        "qualifiers": ["Q900188 drug therapy", "Q900628 therapy"],
    },
    "D900002": {"terms": ["Precarcinoma, Imagined"], "trees": ["C04.900.901"]},
    "D900003": {"terms": ["Lumekin-Activated Cells", "Lumekin Cells"], "trees": ["A11.900"]},
    "D900004": {"terms": ["Moonlight Therapy"], "trees": []},
}
"""Invented descriptors: names, the preferred one first; places; subheadings."""

SPELLINGS = {"lumekine": "lumekin", "imuno": "immuno", "inventela": "inventella"}
"""Words that are misspelt, and how they are meant."""


def mesh(library: Library, asked: Asked) -> Answer:
    """Answer for ``id.nlm.nih.gov``; the library plays no part."""
    del library
    # The service's name in the loopback address is its prefix at the same time.
    answers = {
        "/lookup/descriptor": _lookup,
        "/lookup/details": _details,
        "/sparql": _tree_numbers,
    }
    if (answer := answers.get(asked.path)) is not None:
        return answer(asked)
    return Answer(404, b"<!DOCTYPE html><html><body>Not Found</body></html>", "text/html")


def _lookup(asked: Asked) -> Answer:
    label, match = asked.params.get("label", "").lower(), asked.params.get("match", "exact")
    limit = int(asked.params.get("limit", 10))
    if not label or limit > 50 or match not in {"exact", "contains", "startswith"}:
        return json_answer({"error": "Invalid parameter"}, 400)
    tests = {
        "exact": label.__eq__,
        "contains": lambda name: label in name,
        "startswith": lambda name: name.startswith(label),
    }
    names = sorted((record["terms"][0], ui) for ui, record in DESCRIPTORS.items())
    found = [
        {"resource": f"{_HOME}/{ui}", "label": name}
        for name, ui in reversed(names)
        if tests[match](name.lower())
    ]
    return json_answer(found[:limit])


def _details(asked: Asked) -> Answer:
    ui = asked.params.get("descriptor", "").rpartition("/")[2]
    record = DESCRIPTORS.get(ui)
    if record is None:
        return json_answer({"error": "No such descriptor"}, 404)
    terms = [
        {"resource": f"{_HOME}/T{ui[1:]}{place}", "label": name, "preferred": place == 0}
        for place, name in enumerate(record["terms"])
    ]
    qualifiers = [
        {"resource": f"{_HOME}/{number}", "label": name}
        for number, _, name in (text.partition(" ") for text in record.get("qualifiers", []))
    ]
    return json_answer(
        {
            "descriptor": f"{_HOME}/{ui}",
            "terms": terms[::-1],
            "qualifiers": qualifiers,
            "seealso": [],
        }
    )


def _tree_numbers(asked: Asked) -> Answer:
    if "broaderDescriptor" in asked.params.get("query", ""):
        return _family(asked)
    asked_for = re.search(r"mesh:(D\d+)\s+meshv:treeNumber", asked.params.get("query", ""))
    record = DESCRIPTORS.get(asked_for[1] if asked_for else "", {})
    rows = [{"tree": {"type": "uri", "value": f"{_HOME}/{n}"}} for n in record.get("trees", [])]
    return json_answer({"head": {"vars": ["tree"]}, "results": {"bindings": rows}})


def _family(asked: Asked) -> Answer:
    """Say what stands right above and right below: the precarcinoma is below the carcinoma."""
    ui = (re.search(r"mesh:(D\d+)", asked.params.get("query", "")) or [""])[0][5:]
    family = {"D900001": ("narrower", "D900002"), "D900002": ("broader", "D900001")}
    rows = []
    if ui in family:
        way, other = family[ui]
        rows.append(
            {
                "way": {"type": "literal", "value": way},
                "other": {"type": "uri", "value": f"{_HOME}/{other}"},
                "label": {"type": "literal", "value": DESCRIPTORS[other]["terms"][0]},
            }
        )
    head = {"vars": ["way", "other", "label"]}
    return json_answer({"head": head, "results": {"bindings": rows}})


def espell(library: Library, asked: Asked) -> Answer:
    """Correct the words that are known to be misspelt."""
    del library
    term = asked.params.get("term", "")
    words = [SPELLINGS.get(word.lower(), word) for word in term.split()]
    corrected = " ".join(words) if words != term.split() else ""
    return xml_answer(
        '<?xml version="1.0" encoding="UTF-8" ?>\n<!DOCTYPE eSpellResult PUBLIC "-//NLM//DTD espell'
        ' 20101123//EN" "https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20101123/espell.dtd">\n'
        f"<eSpellResult><Database>pubmed</Database><Query>{escape(term)}</Query>"
        f"<CorrectedQuery>{escape(corrected)}</CorrectedQuery><SpelledQuery/><ERROR/></eSpellResult>"
    )


def ecitmatch(library: Library, asked: Asked) -> Answer:
    """Answer each line with the PMID behind it; a line without six fields is dropped."""
    lines = [
        f"{line}{_matched(library, line)}"
        for line in re.split(r"[\r\n]+", asked.params.get("bdata", ""))
        if line.count("|") == 6
    ]
    return Answer(200, "".join(f"{line}\n" for line in lines).encode())


def _matched(library: Library, line: str) -> str:
    journal, year, volume, page, author, _, _ = line.split("|")
    there = [r for r in library.records.values() if _plain(journal) in _journals(r)]
    if not there:
        return "NOT_FOUND;INVALID_JOURNAL"
    found = [r for r in there if _agrees(r, year, volume, page, author)]
    if len(found) == 1:
        return found[0].pmid
    if not found:
        return "NOT_FOUND"
    if len(found) > 3:
        return f"AMBIGUOUS ({len(found)} citations)"
    return "AMBIGUOUS " + ",".join(record.pmid for record in found)


def _journals(record: Record) -> set[str]:
    title = record.inner("Title").partition(" : ")[0]
    names = (record.inner("MedlineTA"), record.inner("ISOAbbreviation"), title)
    return {_plain(name) for name in names if name}


def _agrees(record: Record, year: str, volume: str, page: str, author: str) -> bool:
    first = re.search(r"<Author\b.*?</Author>", record.xml, re.DOTALL)
    parts = re.findall(r"<(?:LastName|Initials)>([^<]*)<", first[0]) if first else []
    pages = re.split(r"[-,;]", record.inner("MedlinePgn"))[0]
    return (
        year in record.inner("PubDate")
        and volume in {"", record.inner("Volume")}
        and page in {"", pages}
        and author.lower() in {"", " ".join(parts).lower()}
    )


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w ]", " ", name.lower()).split())
