"""The E-utilities, the ID Converter and the PMC cloud, as the library answers them."""

import re
from datetime import UTC, datetime
from urllib.parse import unquote
from xml.sax.saxutils import escape

from tests.server.answers import Answer, Asked, json_answer, xml_answer
from tests.server.library import Library, Record
from tests.server.links import elink, endless
from tests.server.lookups import ecitmatch, espell
from tests.server.terms import found, unknown_tags

_PUBMED = (
    '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st '
    'January 2026//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_260101.dtd">\n'
)
_PMC = (
    '<?xml version="1.0"  ?>\n<!DOCTYPE pmc-articleset PUBLIC "-//NLM//DTD ARTICLE SET 2.0//EN" '
    '"https://dtd.nlm.nih.gov/ncbi/pmc/articleset/nlm-articleset-2.0.dtd">\n'
)
PROLOG_ONLY = _PUBMED


def eutils(library: Library, asked: Asked) -> Answer:
    program = asked.path.rpartition("/")[2]
    if asked.path != f"/entrez/eutils/{program}":
        return Answer(404, b"<!DOCTYPE html><html><body>Not Found</body></html>", "text/html")
    database = asked.params.get("db", "")
    if (program, database) == ("efetch.fcgi", "pmc"):
        return _efetch_pmc(library, asked)
    answers = {
        "efetch.fcgi": _efetch,
        "esummary.fcgi": _esummary,
        "esearch.fcgi": _esearch,
        "elink.fcgi": elink,
        "ecitmatch.cgi": ecitmatch,
        "espell.fcgi": espell,
    }
    answer = answers.get(program)
    if answer is None or database != "pubmed":
        return Answer(400, b"<eFetchResult><ERROR>Invalid db name specified</ERROR></eFetchResult>")
    return answer(library, asked)


def _ids(asked: Asked) -> list[str]:
    return [piece.strip() for piece in asked.params.get("id", "").split(",") if piece.strip()]


def _efetch(library: Library, asked: Asked) -> Answer:
    ids = _ids(asked)
    if not any(re.fullmatch(r"\d{1,9}", pmid) for pmid in ids):
        message = "ID list is empty! Possibly it has no correct IDs."
        return xml_answer(f"<eFetchResult>\n<ERROR>{message}</ERROR>\n</eFetchResult>", 400)
    found = [record.xml for pmid in ids if (record := library.record(pmid))]
    body = "".join(found)
    return xml_answer(f"{_PUBMED}<PubmedArticleSet>\n{body}</PubmedArticleSet>")


def _esummary(library: Library, asked: Asked) -> Answer:
    result: dict[str, object] = {"uids": _ids(asked)}
    for pmid in _ids(asked):
        record = library.record(pmid)
        error = {"uid": pmid, "error": "cannot get document summary"}
        result[pmid] = record.row() if record else error
    return json_answer({"header": {"type": "esummary", "version": "0.3"}, "result": result})


def _esearch(library: Library, asked: Asked) -> Answer:
    term = asked.params.get("term", "")
    start, size = int(asked.params.get("retstart", 0)), int(asked.params.get("retmax", 20))
    if start > 9998:
        problem = "Exception:\n'retstart' cannot be larger than 9998. For PubMed, ESearch can only"
        return _search_error(f"Search Backend failed: {problem} retrieve the first 9,999 records.")
    if (many := endless(asked)) is not None:
        return many
    hits, errors = _matches(library, term)
    if hits is None:
        return _search_error(f"Search Backend failed: cannot parse {term}")
    result: dict[str, object] = {
        "count": str(len(hits)),
        "retmax": str(min(size, len(hits))),
        "retstart": str(start),
        "idlist": [record.pmid for record in hits][start : start + size],
        "translationset": [],
        "querytranslation": term,
    }
    if errors:
        result["errorlist"] = {"phrasesnotfound": errors, "fieldsnotfound": []}
        messages = [] if hits else ["No items found."]
        result["warninglist"] = {
            "phrasesignored": [],
            "quotedphrasesnotfound": [],
            "outputmessages": messages,
        }
    return json_answer({"header": {"type": "esearch", "version": "0.3"}, "esearchresult": result})


def _search_error(message: str) -> Answer:
    return json_answer({"header": {"type": "esearch"}, "esearchresult": {"ERROR": message}})


def _matches(library: Library, term: str) -> tuple[list[Record] | None, list[str]]:
    quoted = re.fullmatch(r'"(.*)"\[doi\]', term)
    if quoted:
        same = library.find("doi", quoted[1])
        if not same and "trap" in quoted[1]:  # split into words, another paper is found
            return library.find("pmid", "90000002"), [term]
        return same, [] if same else [term]
    match = re.fullmatch(r"(\d+)\[uid\]", term)
    if match:
        same = library.find("pmid", match[1])
        return same, [] if same else [term]
    hits = found(library, term)
    return hits, unknown_tags(term) or ([] if hits else [term])


def _efetch_pmc(library: Library, asked: Asked) -> Answer:
    pieces: list[str] = []
    for identifier in _ids(asked):
        number = identifier.upper().removeprefix("PMC")
        article = library.efetch_article(f"PMC{number}")
        pieces.append(
            article
            or f'<error id="{number}">The following PMCID is not available: {number}</error>'
        )
    return xml_answer(f"{_PMC}<pmc-articleset>{''.join(pieces)}</pmc-articleset>")


_CONVERTER_KINDS = {
    "pmid": (r"\d{1,9}", "pmid"),
    "pmcid": (r"PMC\d+(\.\d+)?", "pmc"),
    "doi": (r"10\.\d{4,9}/\S+", "doi"),
}


def idconv(library: Library, asked: Asked) -> Answer:
    if asked.path != "/tools/idconv/api/v1/articles/":
        return Answer(404, b"<!DOCTYPE html><html><body>Not Found</body></html>", "text/html")
    ids = asked.params.get("ids", "").split(",")
    kind = asked.params.get("idtype", "pmid")
    pattern, field = _CONVERTER_KINDS[kind]
    if len(ids) > 200 or not all(re.fullmatch(pattern, value) for value in ids):
        return _converter_refusal(kind)
    records = [_conversion(library, field, kind, value) for value in ids]
    return json_answer(
        {
            "status": "ok",
            "response-date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S"),
            "request": {"format": "json", "idtype": kind, "ids": ids, "echo": unquote(asked.query)},
            "records": records,
        }
    )


def _converter_refusal(kind: str) -> Answer:
    message = "The ids must be PubMed IDs (Positive Integers)."
    return json_answer(
        {
            "status": "error",
            "http_status": "400",
            "http_status_reason": "Bad Request",
            "errors": [{"message": message, "code": f"invalid_{kind}s"}],
        },
        400,
    )


def _conversion(library: Library, field: str, kind: str, value: str) -> dict[str, object]:
    found = [record for record in library.find(field, value) if record.pmcid]
    if not found:
        missing = {
            "requested-id": value,
            "status": "error",
            "errmsg": "Identifier not found in PMC",
        }
        return {kind: int(value) if kind == "pmid" else value, **missing}
    record = found[0]
    known: dict[str, object] = {"pmcid": record.pmcid, "pmid": int(record.pmid)}
    if record.doi:
        known["doi"] = record.doi
    return {**known, "requested-id": value}


def pmc(library: Library, asked: Asked) -> Answer:
    if asked.path == "/" and asked.params.get("list-type") == "2":
        return (_listing if "delimiter" in asked.params else _files)(library, asked)
    folder, _, name = unquote(asked.path).lstrip("/").partition("/")
    if (picture := library.media.get(folder, {}).get(name)) is not None:
        return Answer(200, picture, "binary/octet-stream")
    match = re.fullmatch(r"/(?:metadata|(PMC[\d.]+))/(PMC\d+\.\d+)\.(json|xml)", asked.path)
    if match and match[1] in {None, match[2]}:
        if match[3] == "json" and (data := library.deposit_json(match[2])):
            return json_answer(data)
        if match[3] == "xml" and match[1] and (xml := library.deposit_xml(match[2])):
            return Answer(200, xml, "binary/octet-stream")
    return no_such_key(asked)


def no_such_key(asked: Asked, status: int = 404) -> Answer:
    code = "NoSuchKey" if status == 404 else "AccessDenied"
    key = escape(unquote(asked.path).lstrip("/"))
    return xml_answer(f"<Error><Code>{code}</Code><Key>{key}</Key></Error>", status)


def listing(
    prefix: str, prefixes: list[str], next_token: str = "", files: dict[str, int] | None = None
) -> Answer:
    folders = "".join(
        f"<CommonPrefixes><Prefix>{name}/</Prefix></CommonPrefixes>" for name in prefixes
    )
    folders += "".join(
        f"<Contents><Key>{escape(prefix + name)}</Key><Size>{size}</Size></Contents>"
        for name, size in (files or {}).items()
    )
    more = f"<NextContinuationToken>{next_token}</NextContinuationToken>" if next_token else ""
    return xml_answer(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
        f"<Name>pmc-oa-opendata</Name><Prefix>{escape(prefix)}</Prefix>"
        f"<KeyCount>{len(prefixes) + len(files or {})}</KeyCount><MaxKeys>1000</MaxKeys>"
        "<Delimiter>/</Delimiter>"
        f"<IsTruncated>{'true' if next_token else 'false'}</IsTruncated>{more}{folders}"
        "</ListBucketResult>",
        content_type="application/xml",
    )


def _listing(library: Library, asked: Asked) -> Answer:
    """List versions, two a page, in the order of text as S3 does: 10 before 2 before 9."""
    prefix = asked.params.get("prefix", "")
    versions = sorted(library.versions(prefix))
    start = int(asked.params.get("continuation-token", "0"))
    page, rest = versions[start : start + 2], versions[start + 2 :]
    return listing(prefix, page, str(start + 2) if rest else "")


def _files(library: Library, asked: Asked) -> Answer:
    """List what lies in one folder, three files a page."""
    prefix = asked.params.get("prefix", "")
    files = sorted(library.files(prefix.rstrip("/")).items()) if prefix.endswith("/") else []
    start = int(asked.params.get("continuation-token", "0"))
    page, rest = dict(files[start : start + 3]), files[start + 3 :]
    return listing(prefix, [], str(start + 3) if rest else "", page)
