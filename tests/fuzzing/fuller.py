# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: E501 - files as they are
"""Places that need more around them: a library on disk, the providers, a process for PDFs, V8."""

import random
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from refdesk.citations.engine import CitationEngine
from refdesk.citations.samples import SAMPLE
from refdesk.domain.errors import LibraryError
from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.query import LibraryQuery
from refdesk.fulltext.pdf import read_pdf
from refdesk.net.client import HttpClient, RetryPolicy
from refdesk.net.endpoints import Endpoints
from refdesk.net.exchange import Request, Response
from refdesk.net.ratelimit import RateLimiter
from refdesk.providers import (
    arxiv,
    citation_match,
    clinicaltrials,
    crossref,
    datacite,
    europepmc,
    icite,
    idconv,
    mesh,
    neighbours,
    openalex,
    pmc,
    pubmed,
    spelling,
    unpaywall,
)  # fmt: skip
from refdesk.store.attachments import AttachmentStore
from refdesk.store.database import Database
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.references import ReferenceStore
from tests.pdfs import plain_pdf
from tests.server.answers import asked_of
from tests.server.asking import FAST, HeldClock, Reader
from tests.server.library import Library
from tests.server.server import SERVICES
from tests.unit.formats import samples

if TYPE_CHECKING:
    from tests.fuzzing.targets import Change, Target

_FOLDER = Path(tempfile.mkdtemp(prefix="refdesk-fuzz-"))
_number = count()


def forget() -> None:
    """Remove what was written."""
    shutil.rmtree(_FOLDER, ignore_errors=True)


# A library from a stranger


@cache
def _library() -> bytes:
    path = _FOLDER / "seed.sqlite"
    database = Database.open(path)
    store = ReferenceStore(database)
    ids = store.add_many(list(samples.ALL)).ids
    store.set_note(ids[0], "A note 한국어")
    xml = b"<article><body><p>x</p></body></article>"
    source = FulltextSource("pmc", "https://x.org", "1", "CC BY", "2026-01-01T00:00:00Z", len(xml))
    FulltextStore(database).save(ids[0], xml, source, "x")
    database.close()
    data = path.read_bytes()
    path.unlink()
    return data


def _opened(data: bytes, chance: random.Random) -> None:
    folder = _FOLDER / f"library-{next(_number)}"
    folder.mkdir()
    path = folder / "library.sqlite"
    path.write_bytes(data)
    try:
        database = Database.open(path, wait=0.1)
        try:
            _used(database)
        finally:
            database.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _used(database: Database) -> None:
    store = ReferenceStore(database)
    deeds: tuple[Callable[[], object], ...] = (
        lambda: store.rows(list(store.ids(LibraryQuery()))),
        lambda: store.ids(LibraryQuery("title")),
        lambda: [store.get(number) for number in range(1, 12)],
        store.counts,
        lambda: FulltextStore(database).get(1),
        lambda: AttachmentStore(database).all(),
        database.steps,
        database.integrity,
        lambda: store.set_read([1, 2], True),
        lambda: store.set_note(1, "another"),
        database.undo,
    )
    for deed in deeds:
        try:
            deed()
        except LibraryError:
            continue


# What services answer


@dataclass
class Spoilt:
    """A transport that answers from the fake services, without a socket, and spoils what they say."""

    chance: random.Random
    spoil: Callable[[bytes, random.Random], bytes]
    library: Library = field(default_factory=Library)

    def send(self, request: Request, cancel: CancelToken) -> Response:
        cancel.check()
        query = urlencode({**request.params, **request.secret_params})
        split = urlsplit(request.url)
        asked = asked_of(request.method, f"{split.path}?{query}", {}, request.body, 0.0)
        answer = SERVICES[asked.service](self.library, asked)
        status, kind = answer.status, answer.content_type
        if self.chance.random() < 0.05:
            status = self.chance.choice((200, 204, 301, 404, 418, 429, 500, 503))
        if self.chance.random() < 0.05:
            kind = self.chance.choice(("text/html", "application/json", "", "x/\ufffd"))
        return Response(
            status,
            self.spoil(answer.body, self.chance),
            {"content-type": kind.lower()},
            request.url,
        )

    def stream(
        self, request: Request, cancel: CancelToken, take: Callable[[bytes], None]
    ) -> Response:
        raise AssertionError("nobody streams here")

    def close(self) -> None:
        """Nothing is open."""


_PMID, _DOI, _PMCID = "41591582", "10.5555/jii.2026.00055", "PMC10000001"


def _asks() -> dict[str, Callable[[HttpClient, JobContext], object]]:
    def fulltext(client: HttpClient, context: JobContext) -> object:
        return pmc.PmcFulltext(client).fetch(_PMCID, context)

    return {
        "pubmed": lambda c, x: pubmed.PubMed(c).fetch([_PMID, "90000002"], x),
        "pubmed-search": lambda c, x: pubmed.PubMed(c).search("lumekin", 20, x),
        "pubmed-summaries": lambda c, x: pubmed.PubMed(c).summaries([_PMID], x),
        "neighbours": lambda c, x: neighbours.Neighbours(c).similar(_PMID, x),
        "idconv": lambda c, x: idconv.IdConverter(c).convert([Identifier(Scheme.PMID, _PMID)], x),
        "pmc": fulltext,
        "pmc-media": lambda c, x: pmc.PmcMedia(c).folder(f"{_PMCID}.1", x),
        "crossref": lambda c, x: crossref.Crossref(c).work(_DOI, x),
        "crossref-search": lambda c, x: crossref.Crossref(c).search("lumekin", x),
        "datacite": lambda c, x: datacite.DataCite(c).work("10.48550/arxiv.2101.90001", x),
        "arxiv": lambda c, x: arxiv.Arxiv(c).fetch("2101.90001", x),
        "ctgov": lambda c, x: clinicaltrials.ClinicalTrials(c).study("NCT90000001", x),
        "ctgov-search": lambda c, x: clinicaltrials.ClinicalTrials(c).search("ailment", x),
        "mesh": lambda c, x: mesh.Mesh(c).details("D900001", x),
        "mesh-lookup": lambda c, x: mesh.Mesh(c).lookup("inv", x),
        "icite": lambda c, x: icite.Icite(c).metrics([_PMID], x, links=True),
        "openalex": lambda c, x: openalex.OpenAlex(c).work(Identifier(Scheme.PMID, _PMID), x),
        "openalex-citing": lambda c, x: openalex.OpenAlex(c).by_pmid([_PMID], x),
        "unpaywall": lambda c, x: unpaywall.Unpaywall(c).best_location(_DOI, x),
        "europepmc": lambda c, x: europepmc.EuropePmc(c).search("lumekin", x, core=True),
        "europepmc-citations": lambda c, x: europepmc.EuropePmc(c).citations(_PMID, x),
        "europepmc-fulltext": lambda c, x: europepmc.EuropePmc(c).fulltext(_PMCID, x),
        "spelling": lambda c, x: spelling.Spelling(c).corrected("lumekine", x),
        "citation-match": lambda c, x: citation_match.CitationMatcher(c).match(list(samples.ALL)[:2], x),
    }  # fmt: skip


def _asked(
    name: str, ask: Callable[[HttpClient, JobContext], object], shapes: "list[Change]"
) -> "Change":
    library = Library()

    def run(data: bytes, chance: random.Random) -> bytes:
        from tests.fuzzing.inputs import mutated

        def spoil(body: bytes, chance: random.Random) -> bytes:
            for shape in shapes:
                if chance.random() < 0.7:
                    body = shape(body, chance)
            return mutated(body, [body, data], chance) if chance.random() < 0.4 else body

        clock = HeldClock()
        client = HttpClient(
            Endpoints.from_environment({"REFDESK_URL_ALL": "http://127.0.0.1:9"}), Reader(), clock=clock,
            limiter=RateLimiter(clock, FAST), retry=RetryPolicy(tries=1), transport=Spoilt(chance, spoil, library),
        )  # fmt: skip
        ask(client, JobContext())
        return data

    run.__name__ = name
    return run


# A PDF, and a style in the engine


def _pdf(data: bytes, chance: random.Random) -> None:
    path = _FOLDER / f"{next(_number)}.pdf"
    path.write_bytes(data)
    try:
        read_pdf(path, CancelToken())
    finally:
        path.unlink()


@cache
def _engine() -> CitationEngine:
    return CitationEngine(call_seconds=3.0)


def _printed(data: bytes, chance: random.Random) -> None:
    from tests.fuzzing import allowed

    path = _FOLDER / f"{next(_number)}.csl"
    path.write_bytes(data)
    try:
        said = _engine().format_one(SAMPLE, str(path))
        allowed.look(said.html, allowed.CITATION)
    finally:
        path.unlink()


def targets(
    changed_json: "Change", changed_pages: "Change", changed_xml: "Change"
) -> "list[Target]":
    """Return the targets of this module."""
    from tests.fuzzing.targets import Target, _style_seeds

    def none() -> list[bytes]:
        return [b"x"]

    pdf = plain_pdf([["A title of a paper", "doi 10.1000/x"], ["second"]])
    shapes = [changed_json, changed_xml]
    made: list[Target] = [
        Target(
            "library", lambda: [_library()], _opened, changed_pages, seconds=5.0, longest=2_000_000
        ),
        Target("csl-engine", _style_seeds, _printed, changed_xml, seconds=12.0, every=10),
        Target("pdf", lambda: [pdf], _pdf, every=20, seconds=30.0),
    ]
    for name, ask in _asks().items():
        made.append(Target(f"http-{name}", none, _asked(name, ask, shapes), seconds=3.0))
    return made
