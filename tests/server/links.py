"""elink and searches without end, as the fake services answer them."""

import re

from tests.server.answers import Answer, Asked, json_answer
from tests.server.library import A_YEAR, FIRST_YEAR, PLENTY, Library


def elink(library: Library, asked: Asked) -> Answer:
    """Every record is similar to every other, nearer PMIDs more; each cites those before it."""
    pmid, link = asked.params.get("id", ""), asked.params.get("linkname", "")
    others = sorted(
        (other for other in library.records if other != pmid),
        key=lambda other: abs(int(other) - int(pmid or 0)),
    )
    if link == "pubmed_pubmed_citedin":
        others = [other for other in others if int(other) > int(pmid)]
    elif link == "pubmed_pubmed_refs":
        others = [other for other in others if int(other) < int(pmid)]
    linkset: dict[str, object] = {"dbfrom": "pubmed", "ids": [pmid]}
    if library.record(pmid) is not None and others:
        scored = asked.params.get("cmd") == "neighbor_score"
        ids = [pmid, *others] if link == "pubmed_pubmed" else others
        links: list[object] = [
            {"id": other, "score": str(90_000_000 - place) if place % 2 else 90_000_000 - place}
            if scored
            else other
            for place, other in enumerate(ids)
        ]
        if scored:
            links = links[:1] + links[:0:-1]  # the order is told by the scores alone
        linkset["linksetdbs"] = [{"dbto": "pubmed", "linkname": link, "links": links}]
    return json_answer({"header": {"type": "elink", "version": "0.3"}, "linksets": [linkset]})


def endless(asked: Asked) -> Answer | None:
    """Answer a search for ``plenty``, the newest first, as PubMed: never past the 9,999th."""
    term = asked.params.get("term", "")
    if not re.search(r"\bplenty\b", term):
        return None
    ids = _dated(asked.params.get("mindate", ""), asked.params.get("maxdate", ""))
    start, size = int(asked.params.get("retstart", 0)), int(asked.params.get("retmax", 20))
    listed = list(reversed(ids))[start : min(start + size, 9_999)]
    result = {
        "count": str(len(ids)),
        "retmax": str(len(listed)),
        "retstart": str(start),
        "idlist": [str(pmid) for pmid in listed],
        "translationset": [],
        "querytranslation": '"plenty"[All Fields]',
    }
    return json_answer({"header": {"type": "esearch", "version": "0.3"}, "esearchresult": result})


def _dated(mindate: str, maxdate: str) -> range:
    last_year = FIRST_YEAR + len(PLENTY) // A_YEAR - 1
    first = max(int(mindate[:4] or FIRST_YEAR), FIRST_YEAR)
    last = min(int(maxdate[:4] or last_year), last_year)
    start = PLENTY.start + (first - FIRST_YEAR) * A_YEAR
    return range(start, max(start, PLENTY.start + (last + 1 - FIRST_YEAR) * A_YEAR))
