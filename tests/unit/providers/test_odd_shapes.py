"""Any member of an answer may be missing or of another type; that never is our crash."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import partial

import pytest

from refdesk.domain.errors import RefdeskError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.net.exchange import Response
from refdesk.providers import clinicaltrials, crossref, datacite, idconv, pmc, pubmed
from tests.server import others
from tests.server.answers import asked_of
from tests.server.server import SERVICES, FakeServer

DOI = "10.5555/jii.2026.00055"
JUNK = [None, True, -1, 10**30, 1.5, "", "x", "<i>&", [], [None], ["x", 3], {}, {"x": None}, [[[]]]]

CASES: list[tuple[str, Callable[[Response], object]]] = [
    (f"/crossref/works/{DOI.replace('/', '%2F')}", partial(crossref.parse_work, doi=DOI)),
    (
        "/crossref/works/10.1016%2Fj.micpro.2021.104006",
        partial(crossref.parse_work, doi="10.1016/j.micpro.2021.104006"),
    ),
    (
        "/datacite/dois/10.48550%2Farxiv.2101.90001",
        partial(datacite.parse_work, doi="10.48550/arXiv.2101.90001"),
    ),
    (
        "/crossref/works?query.bibliographic=lumekin&rows=1",
        partial(crossref.parse_search, offset=0, rows=1),
    ),
    ("/ctgov/api/v2/studies/NCT90000001", clinicaltrials.parse_study),
    (
        "/ctgov/api/v2/studies?query.term=ailment&pageSize=1&countTotal=true",
        partial(clinicaltrials.parse_studies, token=""),
    ),
    (
        "/idconv/tools/idconv/api/v1/articles/?ids=41591582,5&idtype=pmid&format=json",
        partial(idconv.parse_conversion, asked=[Identifier(Scheme.PMID, "41591582")]),
    ),
    (
        "/pmc/PMC10000001.1/PMC10000001.1.json",
        partial(pmc.parse_metadata, version="PMC10000001.1", pmcid="PMC10000001"),
    ),
    ("/eutils/entrez/eutils/esearch.fcgi?db=pubmed&term=nothing", pubmed.parse_search),
    ("/eutils/entrez/eutils/esummary.fcgi?db=pubmed&id=41591582,9", pubmed.parse_summaries),
]


def _damaged(data: object) -> Iterator[object]:
    """Yield copies in which one member is replaced or removed."""
    places: list[tuple] = []

    def walk(node: object, path: tuple) -> None:
        if path:
            places.append(path)
        items = node.items() if isinstance(node, dict) else ()
        items = enumerate(node) if isinstance(node, list) else items
        for key, child in items:
            walk(child, (*path, key))

    walk(data, ())
    for *way, last in places:
        for junk in [*JUNK, ...]:
            copy = deepcopy(data)
            parent = copy
            for key in way:
                parent = parent[key]
            if junk is ...:
                del parent[last]
            else:
                parent[last] = junk
            yield copy
    yield from JUNK


@pytest.mark.parametrize(("path", "parse"), CASES, ids=[path[:25] for path, _ in CASES])
def test_odd_answers_are_read_or_refused(server: FakeServer, path, parse):
    asked = asked_of("GET", path, {}, b"", 0.0)
    good = json.loads(SERVICES[asked.service](server.library, asked).body, strict=False)
    parse(Response(200, json.dumps(good).encode(), {}, ""))
    for data in _damaged(good):
        try:
            parse(Response(200, json.dumps(data).encode(), {}, "https://service.invalid/"))
        except RefdeskError:
            continue


def test_deep_nesting_is_refused():
    response = Response(200, b"[" * 100_000, {}, "")
    for _, parse in CASES:
        with pytest.raises(RefdeskError):
            parse(response)


def test_every_invented_work_can_be_read():
    for doi, work in others.WORKS.items():
        body = json.dumps({"message": {"DOI": doi, **work}}).encode()
        assert crossref.parse_work(Response(200, body, {}, ""), doi).reference.doi == doi
