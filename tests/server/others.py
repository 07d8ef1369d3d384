"""Crossref, DataCite, arXiv, ClinicalTrials.gov and doi.org, as the library answers them."""

import re
from urllib.parse import unquote

from tests.server.answers import Answer, Asked, json_answer, xml_answer
from tests.server.library import Library


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


def crossref(library: Library, asked: Asked) -> Answer:
    match = re.fullmatch(r"/works/([^/]+)", asked.path)
    doi = unquote(match[1]) if match else ""
    known = next((own for own in WORKS if own.lower() == doi.lower()), None)
    if known is not None:
        message = {"DOI": known, **WORKS[known]}
    elif records := library.find("doi", doi):
        record = records[0]
        message = {
            "DOI": record.doi,
            "type": "journal-article",
            "title": [record.inner("ArticleTitle").rstrip(".")],
            "container-title": [record.inner("Title")],
            "issued": {
                "date-parts": [[int(re.findall(r"\b(?:19|20)\d\d\b", record.inner("PubDate"))[0])]]
            },
        }
    else:
        return Answer(404, b"Resource not found.")
    return json_answer({"status": "ok", "message-type": "work", "message": message})


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
    nct = asked.path.removeprefix("/api/v2/studies/").upper()
    if not re.fullmatch(r"NCT\d{1,8}", nct):
        return Answer(400, b"Parameter `nctId` has incorrect format")
    if nct == "NCT90000000":  # an old alias
        return Answer(301, headers={"Location": "/ctgov/api/v2/studies/NCT90000001"})
    if nct != "NCT90000001":
        return Answer(404, f"NCT number {nct} not found".encode())
    return json_answer(
        {
            "protocolSection": {
                "identificationModule": {"nctId": nct, "briefTitle": "The invented LUMEN trial"},
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
        }
    )


def doi(library: Library, asked: Asked) -> Answer:
    name = unquote(asked.path.lstrip("/"))
    if name in WORKS or library.find("doi", name):
        return Answer(302, headers={"Location": f"/crossref/works/{asked.path.lstrip('/')}"})
    return Answer(404, b"<!DOCTYPE html><html><body>DOI Not Found</body></html>", "text/html")
