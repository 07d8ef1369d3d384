"""Crossref, DataCite, arXiv, ClinicalTrials.gov and doi.org, as the library answers them."""

import re
from urllib.parse import unquote

from tests.server.answers import Answer, Asked, json_answer, xml_answer
from tests.server.library import Library, Record


def _event(doi: str, kind: str, source: str, record: str = "", day: int = 1) -> dict[str, object]:
    return {
        "DOI": doi,
        "type": kind,
        "label": kind.replace("_", " ").capitalize(),
        "source": source,
        **({"record-id": record} if record else {}),
        "updated": {"date-parts": [[2023, 5, day]], "date-time": "2023-05-01T00:00:00Z"},
    }


_SELF = "10.1016/j.micpro.2021.104006"
_WATCHED = "10.1016/s0140-6736(97)11096-0"

WORKS: dict[str, dict[str, object]] = {
    "10.5555/jii.2026.00055": {
        "type": "journal-article",
        "title": ["Adjuvant lumekin cell therapy after resection of invented\n  tumours"],
        "subtitle": ["nine-year follow-up"],
        "container-title": ["Journal of Invented Immunotherapy"],
        "short-container-title": ["J Invent Immunother"],
        "volume": "75",
        "issue": "2",
        "article-number": "55",
        "ISSN": ["0000-0019"],
        "language": "en",
        "author": [
            {
                "ORCID": "https://orcid.org/0000-0002-1825-0097",
                "given": "Harin",
                "family": "Shin",
                "sequence": "first",
                "affiliation": [{"name": "Sorin University Hospital"}],
            },
            {"name": "LUMEN Study Group", "sequence": "additional", "affiliation": []},
        ],
        "issued": {"date-parts": [[2026, 1, 28]]},
        "published-online": {"date-parts": [[2026, 1, 28]]},
        "abstract": "<jats:title>Abstract</jats:title><jats:sec><jats:title>Methods</jats:title>"
        "<jats:p>Cells (6.4 \u00d7 10<jats:sup>9</jats:sup>) were &lt;given&gt;.</jats:p></jats:sec>"
        "<jats:sec><jats:title>Results</jats:title><jats:p>They <jats:italic>helped</jats:italic>."
        "</jats:p></jats:sec>",
        "updated-by": [],
    },
    "10.5555/bare": {
        "type": "journal-article",
        "title": [],
        "author": [{"family": "Mononym", "sequence": "first"}, {"given": "Only"}, {}],
        "issued": {"date-parts": [[None]]},
        "update-to": None,
        "updated-by": None,
    },
    "10.5555/markup": {
        "type": "posted-content",
        "title": ["On <i>Inventella</i> &amp;amp; CO<sub>2</sub> when P<0.05"],
        "issued": {"date-parts": [[2024, 13, 40]]},
    },
    "10.5555/smj.2021.44": {
        "type": "journal-article",
        "title": ["Retraction notice to moonlight"],
        "issued": {"date-parts": [[2021, 2]]},
        "update-to": [_event("10.5555/smj.2019.301", "Retraction", "publisher")],
    },
    "10.5555/smj.2019.301": {
        "type": "journal-article",
        "title": ["Moonlight and wound healing"],
        "issued": {"date-parts": [[2019]]},
        "updated-by": [
            _event("10.5555/smj.2021.44", "retraction", "publisher"),
            _event("10.5555/SMJ.2021.44", "Retraction", "retraction-watch", "77", 2),
            _event("10.5555/smj.2020.1", "expression_of_concern", "publisher"),
        ],
    },
    "10.5555/old.retracted": {
        "type": "journal-article",
        "title": ["RETRACTED: Sunlight and wound healing"],
        "issued": {"date-parts": [[1999]]},
    },
    "10.5555/partly": {
        "type": "journal-article",
        "title": ["Partly wrong"],
        "issued": {"date-parts": [[2020]]},
        "updated-by": [
            _event("10.5555/partly.r", "partial_retraction", "publisher"),
            _event("10.5555/partly.c", "correction", "publisher"),
        ],
    },
    # The two cases known from life; only identifiers, types and sources are real.
    _SELF: {
        "type": "journal-article",
        "title": ["An article that its publisher overwrote in place"],
        "issued": {"date-parts": [[2021]]},
        "update-to": [_event(_SELF, "retraction", "publisher")],
        "updated-by": [
            _event(_SELF, "retraction", "publisher"),
            _event("10.1016/j.micpro.2021.104299", "erratum", "publisher"),
            _event("10.1016/j.micpro.2023.104901", "retraction", "retraction-watch", "50001"),
        ],
    },
    _WATCHED: {
        "type": "journal-article",
        "title": ["An article with two notices"],
        "issued": {"date-parts": [[1998, 2, 28]]},
        "updated-by": [
            _event("10.1016/s0140-6736(04)15715-2", "correction", "retraction-watch", "17269"),
            _event("10.1016/s0140-6736(10)60175-4", "retraction", "retraction-watch", "4036"),
        ],
    },
}


PEBBLES: dict[str, dict[str, object]] = {
    f"10.5555/pebbles.{number}": {
        "type": "posted-content" if number % 3 == 0 else "journal-article",
        "title": [f"On pebbles, part {number}"],
        "author": [{"given": "Ada", "family": "Stone", "sequence": "first"}],
        "container-title": ["Annals of Pebbles"],
        "issued": {"date-parts": [[1960 + number, 3]]},
        "language": "en",
    }
    for number in range(1, 61)
}
"""Enough for several pages."""

_SELECTS = frozenset(
    re.findall(
        r"\S+",
        "abstract URL resource member posted score created degree update-policy short-title license "
        "ISSN container-title issued update-to issue prefix approved indexed article-number accepted "
        "clinical-trial-number author group-title DOI is-referenced-by-count updated-by event chair "
        "standards-body original-title funder translator published archive published-print "
        "alternative-id subject subtitle published-online publisher-location content-domain reference "
        "title link type publisher volume references-count ISBN issn-type assertion deposited page "
        "content-created short-container-title relation editor",
    )
)
"""All that Crossref selects by."""


def crossref(library: Library, asked: Asked) -> Answer:
    if asked.path == "/works":
        return _crossref_search(library, asked)
    match = re.fullmatch(r"/works/([^/]+)", asked.path)
    doi = unquote(match[1]) if match else ""
    works = {**WORKS, **PEBBLES}
    known = next((own for own in works if own.lower() == doi.lower()), None)
    if known is not None:
        message = {"DOI": known, **works[known]}
    elif records := library.find("doi", doi):
        message = _crossref_record(records[0])
    else:
        return Answer(404, b"Resource not found.")
    return json_answer({"status": "ok", "message-type": "work", "message": message})


def _crossref_record(record: Record) -> dict[str, object]:
    year = int(re.findall(r"\b(?:19|20)\d\d\b", record.inner("PubDate"))[0])
    return {
        "DOI": record.doi,
        "type": "journal-article",
        "title": [record.inner("ArticleTitle").rstrip(".")],
        "container-title": [record.inner("Title")],
        "issued": {"date-parts": [[year]]},
    }


def _crossref_refusal(message: str) -> Answer:
    reasons = [{"type": "parameter-not-allowed", "value": "", "message": message}]
    return json_answer(
        {"status": "failed", "message-type": "validation-failure", "message": reasons}, 400
    )


def _crossref_search(library: Library, asked: Asked) -> Answer:
    """Works that share a word with the question, those that share most first."""
    rows, offset = int(asked.params.get("rows", "20")), int(asked.params.get("offset", "0"))
    if rows > 1000 or offset > 10_000:
        return _crossref_refusal("Integer specified is out of range")
    selected = [name for name in asked.params.get("select", "").split(",") if name]
    filters = dict(one.split(":", 1) for one in asked.params.get("filter", "").split(",") if one)
    unknown = [name for name in selected if name not in _SELECTS]
    unknown += set(filters) - {"from-pub-date", "until-pub-date", "type"}
    if unknown:
        return _crossref_refusal(f"{unknown[0]} is not valid for this route")
    words = set(re.findall(r"\w+", asked.params.get("query.bibliographic", "").lower()))
    works = [{"DOI": doi, **work} for doi, work in {**WORKS, **PEBBLES}.items()]
    works += [
        _crossref_record(record)
        for record in library.records.values()
        if record.doi and record.doi.lower() not in WORKS
    ]
    scored = [(_score(words, work), work) for work in works if _passes(filters, work)]
    found = [pair for pair in scored if pair[0] or not words]
    found.sort(key=lambda pair: pair[0], reverse=True)
    if asked.params.get("sort") == "published":
        found.sort(key=lambda pair: _issued(pair[1]), reverse=asked.params.get("order") == "desc")
    items = [
        {name: value for name, value in work.items() if not selected or name in selected}
        for _, work in found[offset : offset + rows]
    ]
    message = {"total-results": len(found), "items-per-page": rows, "items": items, "facets": {}}
    return json_answer({"status": "ok", "message-type": "work-list", "message": message})


def _score(words: set[str], work: dict[str, object]) -> int:
    said = f"{work['title']} {work.get('author', '')} {_issued(work)}".lower()
    return len(words & set(re.findall(r"\w+", said)))


def _issued(work: dict[str, object]) -> int:
    return int(next(iter(re.findall(r"\d{4}", str(work["issued"]))), "0"))


def _passes(filters: dict[str, str], work: dict[str, object]) -> bool:
    return (
        int(filters.get("from-pub-date", "0")) <= _issued(work)
        and _issued(work) <= int(filters.get("until-pub-date", "9999"))
        and filters.get("type", work["type"]) == work["type"]
    )


_PREPRINT = {
    "doi": "10.48550/arxiv.2101.90001",
    "titles": [{"title": "Pebbles considered <i>harmless</i>"}],
    "creators": [
        {
            "name": "Stone, Ada",
            "nameType": "Personal",
            "givenName": "Ada",
            "familyName": "Stone",
            "nameIdentifiers": [],
            "affiliation": [],
        },
        {"name": "Pebble Collaboration", "nameType": "Organizational"},
    ],
    "publisher": "arXiv",
    "publicationYear": 2021,
    "types": {"resourceTypeGeneral": "Preprint"},
    "descriptions": [{"description": "We invented pebbles.", "descriptionType": "Abstract"}],
    "dates": [{"date": "2021-01", "dateType": "Issued"}],
    "url": "https://arxiv.org/abs/2101.90001",
}


def datacite(library: Library, asked: Asked) -> Answer:
    doi = unquote(asked.path.removeprefix("/dois/"))
    if doi.lower() != _PREPRINT["doi"]:
        title = "The resource you are looking for doesn't exist."
        return json_answer({"errors": [{"status": "404", "title": title}]}, 404)
    return json_answer({"data": {"id": doi, "type": "dois", "attributes": _PREPRINT}})


_FEED = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">{}</feed>"""
_ENTRY = """<entry><id>http://arxiv.org/abs/2101.90001v2</id><updated>2021-02-03T00:00:00Z</updated>
<published>2021-01-02T10:00:00Z</published><title>Pebbles considered
  harmless &amp; round</title><summary> We invented pebbles for P &lt; 0.05. </summary>
<author><name>Ada Stone</name></author><author><name>Jan van der Steen</name></author>
<arxiv:doi>10.5555/journal.of.pebbles.1</arxiv:doi><arxiv:comment>4 pages</arxiv:comment>
<link title="pdf" href="http://arxiv.org/pdf/2101.90001v2"/></entry>"""
_ERROR_ENTRY = """<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_x</id>
<title>Error</title><summary>incorrect id format for x</summary></entry>"""


def arxiv(library: Library, asked: Asked) -> Answer:
    wanted = asked.params.get("id_list", "")
    if asked.path != "/api/query":
        return Answer(404, b"<!DOCTYPE html><html></html>", "text/html")
    if wanted.startswith("2101.90001"):
        return xml_answer(_FEED.format(_ENTRY), content_type="application/atom+xml")
    if not re.fullmatch(r"\d{4}\.\d{4,5}(v\d+)?|[a-z-]+/\d{7}", wanted):
        return xml_answer(_FEED.format(_ERROR_ENTRY), 400)
    return xml_answer(_FEED.format(""))


def ctgov(library: Library, asked: Asked) -> Answer:
    if asked.path == "/api/v2/studies":
        return _ctgov_search(asked)
    nct = asked.path.removeprefix("/api/v2/studies/").upper()
    if not re.fullmatch(r"NCT\d{1,8}", nct):
        return Answer(400, b"Parameter `nctId` has incorrect format")
    if nct == "NCT90000000":  # an old alias
        return Answer(301, headers={"Location": "/ctgov/api/v2/studies/NCT90000001"})
    if nct not in STUDIES:
        return Answer(404, f"NCT number {nct} not found".encode())
    return json_answer(STUDIES[nct])


def _study(number: int) -> dict[str, object]:
    is_trial, is_new = number % 4 != 0, number > 30
    design = {"phases": ["PHASE2"], "designInfo": {"allocation": "RANDOMIZED"}}
    if number % 3 == 0:
        design["designInfo"] = {"allocation": "NON_RANDOMIZED"}
    return {
        "protocolSection": {
            "identificationModule": {
                "nctId": f"NCT91{number:06d}",
                "briefTitle": f"Pebbles & <stones> for invented ailment {number}",
            },
            "statusModule": {
                "overallStatus": "RECRUITING" if is_new else "COMPLETED",
                "studyFirstPostDateStruct": {"date": f"{1990 + number}-05-06", "type": "ACTUAL"},
            },
            "sponsorCollaboratorsModule": {"leadSponsor": {"name": "Sorin University Hospital"}},
            "descriptionModule": {"briefSummary": f"Pebbles\nof \\>= {number} g are given."},
            "designModule": {"studyType": "INTERVENTIONAL", **design}
            if is_trial
            else {"studyType": "OBSERVATIONAL"},
        },
        "hasResults": False,
    }


STUDIES: dict[str, dict[str, object]] = {
    "NCT90000001": {
        "protocolSection": {
            "identificationModule": {
                "nctId": "NCT90000001",
                "briefTitle": "The invented LUMEN trial",
            },
            "statusModule": {
                "overallStatus": "COMPLETED",
                "startDateStruct": {"date": "2008-07"},
            },
            "designModule": {
                "studyType": "INTERVENTIONAL",
                "phases": ["PHASE3"],
                "designInfo": {"allocation": "RANDOMIZED"},
                "enrollmentInfo": {"count": 226, "type": "ACTUAL"},
            },
        },
        "hasResults": True,
    },
    **{f"NCT91{number:06d}": _study(number) for number in range(1, 61)},
}

_TOKEN = "NF0gfake"
_AREAS = {"StudyType": "studyType", "DesignAllocation": "allocation"}


def _ctgov_search(asked: Asked) -> Answer:
    term, size = asked.params.get("query.term", ""), int(asked.params.get("pageSize", "10"))
    token = asked.params.get("pageToken", "")
    place = re.fullmatch(rf"{_TOKEN}(\d+)", token)
    if token and place is None:
        return Answer(400, b"Incorrect page token")
    if asked.params.get("sort", "StudyFirstPostDate:desc") != "StudyFirstPostDate:desc":
        return Answer(400, b"`sort` parameter has incorrect value")
    found = [study for study in STUDIES.values() if _ctgov_finds(term, study)]
    if "sort" in asked.params:
        found.sort(key=_posted, reverse=True)
    start = int(place[1]) if place else 0
    answer: dict[str, object] = {"studies": found[start : start + size]}
    if start + size < len(found):
        answer["nextPageToken"] = f"{_TOKEN}{start + size}"
    if not token and asked.params.get("countTotal") == "true":
        answer["totalCount"] = len(found)  # with the first page only
    return json_answer(answer)


def _posted(study: dict[str, object]) -> str:
    dates = re.findall(r"'studyFirstPostDateStruct': {'date': '([\d-]+)'", str(study))
    return dates[0] if dates else ""


def _ctgov_finds(term: str, study: dict[str, object]) -> bool:
    """Words, ``AREA[Name]VALUE``, ranges of dates, and such in brackets with OR between."""
    said = str(study)
    for piece in re.split(r" AND ", term):
        if match := re.fullmatch(r"AREA\[StudyFirstPostDate\]RANGE\[(.+),(.+)\]", piece):
            first, last = match[1].replace("MIN", "0"), match[2].replace("MAX", "9")
            if not first <= _posted(study) <= last:
                return False
        elif areas := re.findall(r"AREA\[(\w+)\](\w+)", piece):
            if not any(f"'{_AREAS[area]}': '{value}'" in said for area, value in areas):
                return False
        elif any(word not in said.lower() for word in piece.strip("() ").lower().split()):
            return False
    return True


def doi(library: Library, asked: Asked) -> Answer:
    name = unquote(asked.path.lstrip("/"))
    if name in WORKS or name in PEBBLES or library.find("doi", name):
        return Answer(302, headers={"Location": f"/crossref/works/{asked.path.lstrip('/')}"})
    return Answer(404, b"<!DOCTYPE html><html><body>DOI Not Found</body></html>", "text/html")


LATEST = {"version": "99.1.0", "address": "https://elsewhere.invalid/", "sha256": {}}


def updates(library: Library, asked: Asked) -> Answer:
    """The publisher's word on the latest version; its page is on the same host."""
    del library
    host = asked.headers.get("host", "")
    return json_answer({**LATEST, "address": f"http://{host}/updates/99.1.0.html"})
