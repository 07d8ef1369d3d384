"""iCite, OpenAlex, Unpaywall and Europe PMC, as the library answers them.

All four tell of one invented graph of citations, ``REFERENCES``. Each counts in its own way, as
in life: Europe PMC what it lists, iCite some more, OpenAlex three more than iCite.
"""

import re
from collections.abc import Callable
from html import unescape
from typing import cast
from urllib.parse import unquote

from tests.server.answers import Answer, Asked, json_answer
from tests.server.library import PLENTY, Library, Record

REFERENCES: dict[str, tuple[str, ...]] = {
    "41591582": ("90000012", "90000008", "90000009", "90000003"),
    "90000003": ("90000002",),
    "90000004": ("90000003",),
    "90000008": ("90000011", "90000002", "90000006", "90000003"),
    "90000009": ("90000002",),
    "90000010": ("90000006", "90000009"),
    "90000011": ("90000002",),
    "90000012": ("90000002", "90000006"),
}
"""Who cites whom, by PMID. Plain papers cite the three before them."""

OUTSIDE = "W7000000001"
"""A work of OpenAlex that is not in PubMed, related to every hand-made paper."""

MERGED = "W6000000001"
"""An old id of OpenAlex for the seed paper."""

_BRONZE = "90000009"
"""Free at the publisher's, not in PMC, its licence not told."""


def _plain(library: Library, numbers: range) -> tuple[str, ...]:
    """Those of the endless plain papers that there are."""
    return tuple(str(number) for number in numbers if library.record(str(number)))


def references_of(library: Library, pmid: str) -> tuple[str, ...]:
    if pmid in library.records:
        return REFERENCES.get(pmid, ())
    return _plain(library, range(int(pmid) - 3, int(pmid)))


def cited_by_of(library: Library, pmid: str) -> tuple[str, ...]:
    if pmid in library.records:
        return tuple(citing for citing, cited in REFERENCES.items() if pmid in cited)
    return _plain(library, range(int(pmid) + 1, int(pmid) + 4))


def related_of(library: Library, pmid: str) -> tuple[str, ...]:
    """The next four records, around the end."""
    if pmid not in library.records:
        return _plain(library, range(int(pmid) + 1, int(pmid) + 5))
    known = sorted(library.records)
    place = known.index(pmid)
    return tuple((known * 2)[place + 1 : place + 5])


def citation_count(library: Library, pmid: str) -> int:
    """What iCite counts: more than the graph shows, which is small."""
    return len(cited_by_of(library, pmid)) + int(pmid) % 97


def year_of(record: Record) -> int:
    return int(re.findall(r"\b(?:19|20)\d\d\b", record.inner("PubDate"))[0])


def title_of(record: Record) -> str:
    return record.inner("ArticleTitle") or record.inner("BookTitle")


def _authors(record: Record) -> list[str]:
    """First names first."""
    pairs = re.findall(r"<LastName>([^<]*)</LastName>\s*<ForeName>([^<]*)</ForeName>", record.xml)
    return [unescape(f"{given.strip()} {family}") for family, given in pairs]


def _short_names(record: Record) -> list[str]:
    """People and groups as an index prints them."""
    found = []
    for author in re.findall(r"<Author\b.*?</Author>", record.xml, re.DOTALL):
        parts = [re.search(rf"<{name}>([^<]*)<", author) for name in ("LastName", "Initials")]
        group = re.search(r"<CollectiveName>([^<]*)<", author)
        found.append(group[1] if group else " ".join(part[1] for part in parts if part))
    return [unescape(name) for name in found if name]


def _licence(library: Library, record: Record) -> str:
    """``CC BY``, or ``""`` where the licence is not told or none."""
    versions = library.versions(f"{record.pmcid}.") if record.pmcid else []
    codes = [str(library.deposits[version]["license_code"]) for version in versions]
    return next((code for code in codes if code.startswith("CC")), "")


def _not_a_path() -> Answer:
    return Answer(404, b"<!DOCTYPE html><html><body>Not Found</body></html>", "text/html")


# iCite


def icite(library: Library, asked: Asked) -> Answer:
    single = re.fullmatch(r"/api/pubs/(\d+)", asked.path)
    if single:
        record = library.record(single[1])
        return (
            json_answer(_pub(library, record))
            if record
            else json_answer({"error": "Not found"}, 404)
        )
    if asked.path != "/api/pubs":
        return _not_a_path()
    pmids = asked.params.get("pmids", "").split(",")
    fields = [field for field in asked.params.get("fl", "").split(",") if field]
    if len(pmids) > 1000:
        return json_answer({"error": "Too many pmids"}, 400)
    rows = [_pub(library, record) for pmid in sorted(pmids) if (record := library.record(pmid))]
    if fields:
        rows = [{name: row[name] for name in fields if name in row} for row in rows]
    return json_answer(
        {
            "meta": {"pmids": ",".join(pmids)},
            "links": {"self": f"https://icite.od.nih.gov/api/pubs?{asked.query}"},
            "data": rows,
        }
    )


def _pub(library: Library, record: Record) -> dict[str, object]:
    year, count = year_of(record), citation_count(library, record.pmid)
    is_new = year >= 2026
    return {
        "pmid": int(record.pmid),
        "year": year,
        "title": title_of(record),
        "authors": ", ".join(_authors(record)),
        "journal": record.inner("ISOAbbreviation"),
        "citation_count": count,
        "relative_citation_ratio": None if is_new else round(count / 8, 2),
        "nih_percentile": None if is_new else round(min(99.9, count * 1.1), 1),
        "citations_per_year": float(count),
        "provisional": "Yes" if year >= 2025 else "No",
        "is_clinical": "No",
        "is_research_article": "Yes",
        "doi": record.doi,
        "cited_by": [int(pmid) for pmid in cited_by_of(library, record.pmid)],
        "references": [int(pmid) for pmid in references_of(library, record.pmid)],
        "cited_by_clin": [],
    }


# OpenAlex


def _alex(pmid: str) -> str:
    return f"https://openalex.org/W{pmid}"


def openalex(library: Library, asked: Asked) -> Answer:
    if asked.path == "/works":
        return _alex_list(library, asked)
    match = re.fullmatch(r"/works/([^/]+)", asked.path)
    name = unquote(match[1]) if match else ""
    if name == MERGED:
        return Answer(301, headers={"Location": f"/openalex/works/W41591582?{asked.query}"})
    works = _alex_named(library, name)
    if not works:
        return Answer(404, b"<!doctype html>\n<html lang=en><title>404 Not Found</title></html>")
    return _selected(asked, works[0])


def _alex_named(library: Library, name: str) -> list[dict[str, object]]:
    kind, _, value = name.rpartition(":") if name.startswith("pmid:") else name.partition(":")
    if name == OUTSIDE or name == f"doi:{_outside()['doi']}".replace("https://doi.org/", ""):
        return [_outside()]
    if re.fullmatch(r"W\d+", name):
        kind, value = "pmid", name[1:]
    if kind not in {"pmid", "doi"} or not value:
        return []
    return [_alex_work(library, record) for record in library.find(kind, value)]


def _alex_list(library: Library, asked: Asked) -> Answer:
    size, page = int(asked.params.get("per_page", "25")), int(asked.params.get("page", "1"))
    if not 1 <= size <= 100 or page * size > 10_000:
        return _alex_error("per_page and page must stay within 100 and 10,000 rows.")
    name, _, value = asked.params.get("filter", "").partition(":")
    values = value.split("|")
    if len(values) > 100:
        return _alex_error("Maximum number of values exceeded for a filter.")
    if name in {"openalex", "ids.openalex"}:
        works = [work for one in values for work in _alex_named(library, one)]
    elif name in {"pmid", "ids.pmid"}:
        works = [work for one in values for work in _alex_named(library, f"pmid:{one}")]
    elif name == "cites":
        citing = (pmid for one in values for pmid in cited_by_of(library, one[1:]))
        works = [_alex_work(library, record) for p in citing if (record := library.record(p))]
    else:
        return _alex_error(f"{name} is not a valid field.")
    works.sort(key=lambda work: int(str(work["cited_by_count"])), reverse=True)
    return _selected(asked, *works[(page - 1) * size : page * size], count=len(works))


def _alex_error(message: str) -> Answer:
    return json_answer({"error": "Invalid query parameters error.", "message": message}, 400)


def _selected(asked: Asked, *works: dict[str, object], count: int | None = None) -> Answer:
    fields = [field for field in asked.params.get("select", "").split(",") if field]
    for field in fields:
        if field not in _outside():
            return _alex_error(f"{field} is not a valid select field.")
    rows = [{name: work[name] for name in fields or work} for work in works]
    if count is None:
        return json_answer(rows[0])
    meta = {
        "count": count,
        "page": int(asked.params.get("page", "1")),
        "per_page": int(asked.params.get("per_page", "25")),
        "next_cursor": None,
        "db_response_time_ms": 5,
        "cost_usd": 0.0001,
    }
    return json_answer({"meta": meta, "results": rows})


def _alex_work(library: Library, record: Record) -> dict[str, object]:
    licence = _licence(library, record)
    is_open = bool(record.pmcid) or record.pmid == _BRONZE
    status = ("gold" if licence else "bronze") if is_open else "closed"
    url = f"https://repository.invalid/{record.pmid}" if is_open else None
    ids = {"openalex": _alex(record.pmid), "pmid": f"https://pubmed.ncbi.nlm.nih.gov/{record.pmid}"}
    doi = f"https://doi.org/{record.doi.lower()}" if record.doi else None
    if doi:
        ids["doi"] = doi
    related = [_alex(pmid) for pmid in related_of(library, record.pmid)]
    if record.pmid in library.records:
        related.append(f"https://openalex.org/{OUTSIDE}")
    return {
        "id": _alex(record.pmid),
        "doi": doi,
        "ids": ids,
        "title": title_of(record),
        "publication_year": year_of(record),
        "cited_by_count": citation_count(library, record.pmid) + 3,
        "is_retracted": "Retracted Publication" in record.xml,
        "related_works": related,
        "referenced_works": [_alex(pmid) for pmid in references_of(library, record.pmid)],
        "open_access": {"is_oa": is_open, "oa_status": status, "oa_url": url},
        "authorships": [
            {
                "author_position": "first" if place == 0 else "middle",
                "author": {"id": f"https://openalex.org/A{place + 1}", "display_name": name},
                "raw_author_name": name,
                "institutions": [],
            }
            for place, name in enumerate(_authors(record))
        ],
        "primary_location": {"source": {"display_name": record.inner("Title")}},
        "best_oa_location": {
            "landing_page_url": url,
            "pdf_url": f"{url}.pdf" if licence else None,
            "license": licence.lower().replace(" ", "-") or None,
        }
        if is_open
        else None,
    }


def _outside() -> dict[str, object]:
    return {
        "id": f"https://openalex.org/{OUTSIDE}",
        "doi": "https://doi.org/10.5555/not.in.pubmed",
        "ids": {"openalex": f"https://openalex.org/{OUTSIDE}"},
        "title": "Pebbles that no index of medicine knows",
        "publication_year": 2020,
        "cited_by_count": 7,
        "is_retracted": False,
        "related_works": [],
        "referenced_works": [],
        "open_access": {"is_oa": False, "oa_status": "closed", "oa_url": None},
        "authorships": [],
        "primary_location": {"source": None},
        "best_oa_location": None,
    }


# Unpaywall


def unpaywall(library: Library, asked: Asked) -> Answer:
    name = unquote(asked.path.removeprefix("/v2/"))
    if not asked.path.startswith("/v2/") or "/" in asked.path.removeprefix("/v2/"):
        return _not_a_path()
    email = asked.params.get("email", "")
    if "@" not in email or "example." in email:
        words = "Please use your own email address in API calls."
        return _unpaywall_error(422, f"{words} See http://unpaywall.org/products/api")
    records = library.find("doi", name)
    if not records:
        return _unpaywall_error(404, f"'{name}' isn't in Unpaywall.")
    return json_answer(_unpaywalled(library, records[0]))


def _unpaywall_error(status: int, message: str) -> Answer:
    return json_answer({"HTTP_status_code": status, "error": True, "message": message}, status)


def _unpaywalled(library: Library, record: Record) -> dict[str, object]:
    licence = _licence(library, record)
    is_open = bool(record.pmcid) or record.pmid == _BRONZE
    landing = f"https://repository.invalid/{record.pmid}"
    best = {
        "url": f"{landing}.pdf" if licence else landing,
        "url_for_pdf": f"{landing}.pdf" if licence else None,
        "url_for_landing_page": landing,
        "host_type": "repository" if record.pmcid else "publisher",
        "version": "publishedVersion",
        "license": licence.lower().replace(" ", "-") or None,
        "is_best": True,
        "oa_date": None,
        "evidence": "deprecated",
        "updated": "deprecated",
        "pmh_id": None,
        "endpoint_id": None,
        "repository_institution": "Repository of Sorin" if record.pmcid else None,
    }
    return {
        "doi": record.doi.lower(),
        "doi_url": f"https://doi.org/{record.doi.lower()}",
        "title": title_of(record),
        "year": year_of(record),
        "genre": "journal-article",
        "is_paratext": False,
        "is_oa": is_open,
        "oa_status": ("gold" if licence else "bronze") if is_open else "closed",
        "has_repository_copy": bool(record.pmcid),
        "journal_name": record.inner("Title"),
        "data_standard": 2,
        "updated": "deprecated",
        "best_oa_location": best if is_open else None,
        "first_oa_location": best if is_open else None,
        "oa_locations": [best] if is_open else [],
        "oa_locations_embargoed": [],
    }


# Europe PMC

_REST = "/europepmc/webservices/rest/"
_CURSOR = "AoIIfake"
_SORTS = {"CITED desc", "CITED asc", "P_PDATE_D desc", "P_PDATE_D asc", "AUTH_FIRST asc"}


def europepmc(library: Library, asked: Asked) -> Answer:
    path = asked.path.removeprefix(_REST)
    if path in {"search", "searchPOST"}:
        return _epmc_search(library, asked)
    if match := re.fullmatch(r"(PMC\d+)/fullTextXML", path):
        return _epmc_fulltext(library, match[1])
    if match := re.fullmatch(r"MED/(\d+)/(citation|reference)s", path):
        return _epmc_links(library, asked, match[1], match[2])
    return _not_a_path()


def _epmc_refusal(message: str) -> Answer:
    return json_answer({"errCode": 404, "errMsg": message})


def _epmc_search(library: Library, asked: Asked) -> Answer:
    query, size = asked.params.get("query", ""), int(asked.params.get("pageSize", "25"))
    cursor, sort = asked.params.get("cursorMark", "*"), asked.params.get("sort", "")
    if not query.strip():
        return _epmc_refusal("No search criteria provided. Please specify a query.")
    if not 1 <= size <= 1000:
        return _epmc_refusal("Invalid page size provided. Valid size is between 1 and 1000")
    place = re.fullmatch(rf"{_CURSOR}(\d+)", cursor)
    if (cursor != "*" and place is None) or (sort and sort not in _SORTS):
        return json_answer({"version": "6.9"})
    start = int(place[1]) if place else 0
    found = _epmc_matches(library, query)
    if sort.startswith("CITED"):
        found.sort(key=lambda r: len(cited_by_of(library, r.pmid)), reverse=sort.endswith("desc"))
    elif sort.startswith("P_PDATE_D"):
        found.sort(key=year_of, reverse=sort.endswith("desc"))
    page = found[start : start + size]
    kind = asked.params.get("resultType", "lite")
    core = kind == "core"
    answer: dict[str, object] = {
        "version": "6.9",
        "hitCount": len(found),
        "request": {
            "queryString": query,
            "resultType": kind,
            "cursorMark": cursor,
            "pageSize": size,
            "sort": sort,
            "synonym": False,
        },
        "resultList": {
            "result": [_epmc_core(library, r) if core else _epmc_row(library, r) for r in page]
        },
        "nextCursorMark": f"{_CURSOR}{start + len(page)}" if page else cursor,
    }
    return json_answer(answer)


def _epmc_matches(library: Library, query: str) -> list[Record]:
    """Records that hold all words; an id in quotes finds nothing beside ``SRC:``, as in life."""
    if match := re.fullmatch(r'EXT_ID:("?)(\d+)"?( AND SRC:MED)?', query):
        return [] if match[1] and match[3] else library.find("pmid", match[2])
    if match := re.fullmatch(r"PMCID:(PMC\d+)", query):
        return library.find("pmc", match[1])
    if match := re.fullmatch(r'DOI:"?([^"]+)"?', query):
        return library.find("doi", match[1])
    if match := re.fullmatch(r"CITES:(\d+)_MED", query, re.IGNORECASE):
        return [r for pmid in cited_by_of(library, match[1]) if (r := library.record(pmid))]
    tests, rest = _epmc_narrowed(query)
    words = re.sub(r'\b[A-Z_]+:|[()"]', " ", rest).lower().split()
    words = [word for word in words if word != "and"]
    records = list(library.records.values())
    if "plenty" in words:  # sixty, some in each year
        words.remove("plenty")
        records = [one for pmid in PLENTY[::415][:60] if (one := library.record(str(pmid)))]
    return [
        record
        for record in records
        if all(word in record.xml.lower() for word in words) and all(test(record) for test in tests)
    ]


def _epmc_narrowed(query: str) -> tuple[list[Callable[[Record], bool]], str]:
    """Return what a query says beside its words, and the words."""
    tests: list[Callable[[Record], bool]] = []

    def either(match: re.Match[str]) -> str:
        element = {"PUB_TYPE": "PublicationType", "LANG": "Language", "MESH": "DescriptorName"}
        pairs = re.findall(r'(PUB_TYPE|LANG|MESH):"([^"]*)"', match[0])
        wanted = [f">{value}</{element[name]}>".lower() for name, value in pairs]
        tests.append(lambda record: any(one in record.xml.lower() for one in wanted))
        return " "

    def years(match: re.Match[str]) -> str:
        tests.append(lambda record: int(match[1]) <= year_of(record) <= int(match[2]))
        return " "

    def free(match: re.Match[str]) -> str:
        tests.append(lambda record: bool(record.pmcid))
        return " "

    one = r'(?:PUB_TYPE|LANG|MESH):"[^"]*"'
    rest = re.sub(rf"\({one}(?: OR {one})+\)|{one}", either, query)
    rest = re.sub(r"\bPUB_YEAR:\[(\d+) TO (\d+)\]", years, rest)
    rest = re.sub(r"\b(?:OPEN_ACCESS|HAS_FREE_FULLTEXT):y\b", free, rest, flags=re.IGNORECASE)
    return tests, rest


def _flag(value: object) -> str:
    return "Y" if value else "N"


def _epmc_row(library: Library, record: Record) -> dict[str, object]:
    row = record.row()
    names = _short_names(record)
    kinds = cast("list[str]", row["pubtype"])
    found: dict[str, object] = {
        "id": record.pmid,
        "source": "MED",
        "pmid": record.pmid,
        "pmcid": record.pmcid,
        "doi": record.doi.lower(),
        "title": title_of(record),
        "authorString": f"{', '.join(names)}." if names else "",
        "journalTitle": record.inner("ISOAbbreviation") or record.inner("Title"),
        "issue": record.inner("Issue"),
        "journalVolume": record.inner("Volume"),
        "pubYear": str(year_of(record)),
        "pageInfo": record.inner("MedlinePgn"),
        "pubType": "; ".join(kinds).lower(),
        "isOpenAccess": _flag(record.pmcid),
        "inEPMC": _flag(record.pmcid),
        "inPMC": _flag(record.pmcid),
        "hasPDF": "N",
        "citedByCount": len(cited_by_of(library, record.pmid)),
        "hasReferences": _flag(references_of(library, record.pmid)),
        "firstPublicationDate": f"{year_of(record)}-01-01",
    }
    return {name: value for name, value in found.items() if value != ""}


def _epmc_core(library: Library, record: Record) -> dict[str, object]:
    row = _epmc_row(library, record)
    journal = {
        "title": record.inner("Title"),
        "medlineAbbreviation": record.inner("MedlineTA") or record.inner("ISOAbbreviation"),
        "isoabbreviation": record.inner("ISOAbbreviation"),
    }
    issue = {"issue": row.pop("issue", None), "volume": row.pop("journalVolume", None)}
    row.pop("journalTitle", None)
    kinds = str(row.pop("pubType", "")).split("; ")
    abstract = "".join(
        (f"<h4>{label.capitalize()}</h4>" if label else "") + words.replace("&gt;", ">")
        for label, words in re.findall(
            r'<AbstractText(?: Label="([^"]*)")?[^>]*>(.*?)</AbstractText>',
            record.inner("Abstract"),
            re.DOTALL,
        )
    )
    return {
        **row,
        "journalInfo": {**issue, "journal": journal},
        "pubTypeList": {"pubType": kinds},
        **({"abstractText": abstract} if abstract else {}),
    }


def _epmc_links(library: Library, asked: Asked, pmid: str, kind: str) -> Answer:
    size, page = int(asked.params.get("pageSize", "25")), int(asked.params.get("page", "1"))
    if not 1 <= size <= 1000:
        return _epmc_refusal("Invalid page size provided. Valid size is between 1 and 1000")
    known = library.record(pmid) is not None
    linked = (cited_by_of if kind == "citation" else references_of)(library, pmid) if known else ()
    records = [record for one in linked if (record := library.record(one))]
    rows = [_epmc_link(library, record, kind, place) for place, record in enumerate(records, 1)]
    if kind == "reference" and rows:
        rows.append(
            {
                "title": "A book on pebbles that no index knows",
                "authorString": "Stone A.",
                "pubYear": 1987,
                "citedOrder": len(rows) + 1,
                "match": "N",
            }
        )
    start = (page - 1) * size
    return json_answer(
        {
            "version": "6.9",
            "hitCount": len(rows),
            "request": {"id": pmid, "source": "MED", "offSet": start, "pageSize": size},
            f"{kind}List": {kind: rows[start : start + size]},
        }
    )


def _epmc_link(library: Library, record: Record, kind: str, place: int) -> dict[str, object]:
    row = _epmc_row(library, record)
    shared = ("id", "source", "title", "authorString", "issue", "pageInfo")
    link = {name: row[name] for name in shared if name in row}
    link |= {
        "citationType": row.get("pubType", ""),
        "journalAbbreviation": row.get("journalTitle", ""),
        "pubYear": year_of(record),
        "volume": row.get("journalVolume", ""),
    }
    if kind == "citation":
        return {**link, "citedByCount": row["citedByCount"]}
    return {**link, "doi": record.doi.lower(), "citedOrder": place, "match": "Y"}


def _epmc_fulltext(library: Library, pmcid: str) -> Answer:
    """The newest deposit that is more than a manuscript, bare; else a 404 without a word."""
    versions = [
        version
        for version in library.versions(f"{pmcid}.")
        if not library.deposits[version].get("is_manuscript")
    ]
    versions.sort(key=lambda version: int(version.partition(".")[2]))
    xml = library.deposit_xml(versions[-1]) if versions else None
    if xml is None:
        return Answer(404, b"", "text/plain")
    bare = re.sub(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]*>\s*)?", b"", xml)
    return Answer(200, bare, "application/xml")
