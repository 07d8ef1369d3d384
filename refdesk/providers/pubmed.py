# SPDX-License-Identifier: GPL-3.0-or-later
"""PubMed through the E-utilities: records by PMID, list rows, searches."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import unescape
from typing import TypeVar

from refdesk.domain.errors import NotFoundError, UnreadableError
from refdesk.domain.escaping import escape
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import PublicationType
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.markup import from_html, to_plain
from refdesk.domain.reference import Author, Journal, PartialDate, Reference
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import ServiceName
from refdesk.net.exchange import DAY, Accept, Request, Response
from refdesk.providers.base import (
    TOOL,
    batches,
    judge_ncbi,
    load_json,
    mapping,
    ncbi_params,
    number,
    sequence,
    text,
)
from refdesk.xml.pubmed import parse_pubmed

_Result = TypeVar("_Result")

BATCH = 200
"""Ids a request: above that efetch becomes unreliable."""

MOST_LISTED = 9_999
"""PubMed lists no more records of one search, whatever is asked."""

_PMID = re.compile(r"[0-9]{1,9}")
_LONG_TERM = 1_000


@dataclass(frozen=True, slots=True)
class FetchedRecords:
    """Records by PMID in the order asked, and the PMIDs that PubMed does not have."""

    records: dict[str, Reference]
    missing: list[str]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list row shows of a paper that is not in the library."""

    pmid: str
    title: str = ""
    """Plain text, without MEDLINE's final stop."""
    authors: tuple[str, ...] = ()
    journal: str = ""
    date: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    pmcid: str = ""
    publication_types: tuple[str, ...] = ()

    @property
    def year(self) -> int | None:
        """The year of the issue."""
        found = re.search(r"\b(?:1[5-9]|20)\d\d\b", self.date)
        return int(found[0]) if found else None

    @property
    def reference(self) -> Reference:
        """The same as a record: enough for a line, without abstract and MeSH."""
        ids = ((Scheme.PMID, self.pmid), (Scheme.PMCID, self.pmcid), (Scheme.DOI, self.doi))
        translated = self.title.startswith("[") and self.title.endswith("]")
        return Reference(
            title=escape(self.title[1:-1] if translated else self.title),
            title_translated=translated,
            authors=tuple(map(_author, self.authors)),
            journal=Journal(medline_abbreviation=self.journal),
            published=PartialDate(self.year, raw=self.date),
            volume=self.volume,
            issue=self.issue,
            pages=self.pages,
            publication_types=tuple(map(PublicationType, self.publication_types)),
            identifiers=tuple(Identifier(scheme, value) for scheme, value in ids if value),
        )


def _author(name: str) -> Author:
    """Return an author from ``Shin H``; a name without initials is taken for a group's."""
    found = re.fullmatch(r"(.+) ([A-Z\u00C0-\u00DE]{1,4})( (?:Jr|Sr|2nd|3rd|4th))?", name)
    if found is None:
        return Author(collective=name)
    return Author(found[1], initials=found[2], suffix=(found[3] or "").strip())


@dataclass(frozen=True, slots=True)
class SearchWarning:
    """Something of the term that PubMed did not search for; ``kind`` is PubMed's own name."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A search as PubMed understood it. ``count`` may be larger than the list of ids."""

    count: int
    ids: tuple[str, ...]
    translation: str = ""
    warnings: tuple[SearchWarning, ...] = ()


class PubMed:
    """Asks PubMed."""

    def __init__(self, client: HttpClient) -> None:
        self._client = client

    def fetch(
        self, pmids: Sequence[str], context: JobContext, *, fresh: bool = False
    ) -> FetchedRecords:
        """Return records by PMID; ``fresh`` asks PubMed even if an answer is kept.

        Raises:
            UnavailableError: a batch was not answered; use :meth:`batches` to keep the others.
            CancelledError: the job was cancelled.
        """
        records: dict[str, Reference] = {}
        missing: list[str] = []
        wanted = list(dict.fromkeys(pmids))
        for done in self.batches(wanted, context, fresh=fresh):
            records |= done.records
            missing += done.missing
            context.report(Progress(len(records) + len(missing), len(wanted), "fetch"))
        return FetchedRecords(records, missing)

    def batches(
        self, pmids: Sequence[str], context: JobContext, *, fresh: bool = False
    ) -> Iterator[FetchedRecords]:
        """Yield records, 200 at a time, as they arrive.

        Raises:
            UnavailableError: PubMed did not answer.
            CancelledError: the job was cancelled.
        """
        for batch in batches(list(dict.fromkeys(pmids)), BATCH):
            valid = [pmid for pmid in batch if _PMID.fullmatch(pmid)]
            found: dict[str, Reference] = {}
            if valid:
                try:
                    found = self._fetch(valid, context, fresh=fresh)
                except NotFoundError:
                    found = {}  # none of them exists
            yield FetchedRecords(
                {pmid: found[pmid] for pmid in batch if pmid in found},
                [pmid for pmid in batch if pmid not in found],
            )

    def summaries(self, pmids: Sequence[str], context: JobContext) -> dict[str, Summary]:
        """Return list rows by PMID in the order asked; unknown PMIDs are absent.

        Raises:
            UnavailableError: PubMed did not answer.
            CancelledError: the job was cancelled.
        """
        found: dict[str, Summary] = {}
        valid = [pmid for pmid in dict.fromkeys(pmids) if _PMID.fullmatch(pmid)]
        for batch in batches(valid, BATCH):
            parameters = {"id": ",".join(batch), "retmode": "json"}
            found |= self._call("esummary.fcgi", parameters, parse_summaries, context)
        return {pmid: found[pmid] for pmid in valid if pmid in found}

    def search(
        self,
        term: str,
        retmax: int,
        context: JobContext,
        *,
        start: int = 0,
        sort: str = "",
        dates: tuple[str, str] | None = None,
        fresh: bool = False,
    ) -> SearchResult:
        """Return the ids that a term finds.

        Args:
            term: in PubMed's syntax.
            retmax: most ids; PubMed lists 9,999 of one search at most.
            context: of the job.
            start: how many ids to pass over.
            sort: ``relevance``, ``pub_date`` or ``""``.
            dates: first and last day of publication, ``YYYY/MM/DD``.
            fresh: ask PubMed even if an answer is kept.

        Raises:
            BadRequestError: PubMed cannot read the term.
            UnavailableError: PubMed did not answer.
            CancelledError: the job was cancelled.
        """
        parameters = {
            "term": term,
            "retmode": "json",
            "retmax": str(max(0, min(retmax, MOST_LISTED - start))),
        }
        if start:
            parameters["retstart"] = str(start)
        if sort:
            parameters["sort"] = sort
        if dates:
            parameters |= {"datetype": "pdat", "mindate": dates[0], "maxdate": dates[1]}
        return self._call("esearch.fcgi", parameters, parse_search, context, fresh=fresh)

    def search_trial(self, nct: str, retmax: int, context: JobContext) -> SearchResult:
        """Return the papers that name a registered trial; raises like :meth:`search`."""
        return self.search(f"{nct}[si]", retmax, context)

    def search_doi(self, doi: str, context: JobContext) -> str:
        """Return the PMID of the paper with this DOI, or ``""`` where PubMed has none.

        A DOI that PubMed does not know is at times split into words and finds another paper, so
        the paper found must carry the DOI.

        Raises:
            UnavailableError: PubMed did not answer.
            CancelledError: the job was cancelled.
        """
        if '"' in doi:
            return ""
        result = self.search(f'"{doi}"[doi]', 2, context)
        if result.count != 1 or len(result.ids) != 1:
            return ""
        pmid = result.ids[0]
        summary = self.summaries([pmid], context).get(pmid)
        return pmid if summary is not None and summary.doi.lower() == doi.lower() else ""

    def _fetch(
        self, pmids: Sequence[str], context: JobContext, *, fresh: bool
    ) -> dict[str, Reference]:
        parameters = {"id": ",".join(pmids), "retmode": "xml"}

        def parse(response: Response) -> dict[str, Reference]:
            return parse_records(response, pmids)

        return self._call("efetch.fcgi", parameters, parse, context, accept="xml", fresh=fresh)

    def _call(
        self,
        program: str,
        parameters: Mapping[str, str],
        parse: Callable[[Response], _Result],
        context: JobContext,
        *,
        accept: Accept = "json",
        fresh: bool = False,
    ) -> _Result:
        is_long = "term" not in parameters or len(parameters["term"]) > _LONG_TERM
        request = Request(
            ServiceName.EUTILS,
            self._client.endpoints.url(ServiceName.EUTILS, program),
            subject=_shortened(parameters.get("id") or parameters.get("term", "")),
            params={"db": "pubmed", **parameters, "tool": TOOL},
            secret_params=ncbi_params(self._client.identity),
            method="POST" if is_long else "GET",
            accept=accept,
            max_bytes=60_000_000,  # 200 records of the largest kind
            ttl=DAY,
            fresh=fresh,
            missing_statuses=frozenset(),  # a 404 here is a broken address, not a missing record
            judge=partial(judge_ncbi, ServiceName.EUTILS),
        )
        return self._client.read(request, context.cancel, parse)


def _shortened(subject: str) -> str:
    return subject if len(subject) <= 60 else subject[:60] + "…"


def parse_records(response: Response, pmids: Sequence[str]) -> dict[str, Reference]:
    """Return the records that were asked for. Others, and second copies, are dropped.

    Raises:
        NotFoundError: none of them is there.
        UnreadableError: the body is no set of records.
    """
    wanted = set(pmids)
    found: dict[str, Reference] = {}
    for reference in parse_pubmed(response.body, "PubMed"):
        if reference.pmid in wanted:
            found.setdefault(reference.pmid, reference)
    if not found:
        raise NotFoundError(ServiceName.EUTILS, _shortened(",".join(pmids)))
    return found


def parse_search(response: Response) -> SearchResult:
    """Return the result of an esearch.

    Raises:
        UnreadableError: the body holds no result.
    """
    result = mapping(load_json(response).get("esearchresult"))
    count = number(result.get("count"))
    if count is None:
        raise UnreadableError("PubMed", "syntax", detail="no count")
    notes = [
        SearchWarning(str(kind), text(item))
        for part in ("errorlist", "warninglist")
        for kind, items in mapping(result.get(part)).items()
        for item in sequence(items)
        if text(item)
    ]
    return SearchResult(
        count,
        tuple(text(item) for item in sequence(result.get("idlist"))),
        text(result.get("querytranslation")),
        tuple(notes),
    )


def parse_summaries(response: Response) -> dict[str, Summary]:
    """Return the rows of an esummary by PMID; ids that it reports an error for are left out.

    Raises:
        UnreadableError: the body holds no result.
    """
    result = load_json(response).get("result")
    if not isinstance(result, dict):
        raise UnreadableError("PubMed", "syntax", detail="no result")
    rows = {
        str(uid): mapping(row)
        for uid, row in result.items()
        if uid != "uids" and "error" not in mapping(row)
    }
    return {uid: _summary(uid, row) for uid, row in rows.items() if text(row.get("uid")) == uid}


def _summary(pmid: str, row: Mapping[str, object]) -> Summary:
    ids: dict[str, str] = {}
    for item in map(mapping, sequence(row.get("articleids"))):
        ids.setdefault(text(item.get("idtype")), text(item.get("value")))
    title = to_plain(from_html(unescape(text(row.get("title")))))  # its tags come escaped
    pmcid = re.search(r"PMC\d+", ids.get("pmc", "") or ids.get("pmcid", ""))
    names = [text(mapping(author).get("name")) for author in sequence(row.get("authors"))]
    return Summary(
        pmid,
        title.removesuffix(".") if not title.endswith("..") else title,
        tuple(name for name in names if name),
        text(row.get("source")),
        text(row.get("pubdate")),
        text(row.get("volume")),
        text(row.get("issue")),
        text(row.get("pages")),
        ids.get("doi", ""),
        pmcid[0] if pmcid else "",
        tuple(text(item) for item in sequence(row.get("pubtype"))),
    )
