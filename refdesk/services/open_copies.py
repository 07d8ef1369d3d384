# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a paper is free whose text PMC does not give: Europe PMC's copy of it, else a link to show."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

from refdesk.domain.errors import CancelledError, NotFoundError, RefdeskError
from refdesk.domain.file_names import file_name
from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.licences import licence_class
from refdesk.domain.open_copies import OpenCopy
from refdesk.domain.reference import Reference
from refdesk.fulltext.jats import parse_jats
from refdesk.providers.europepmc import EuropePmc
from refdesk.providers.open_pdf import OpenPdf
from refdesk.providers.openalex import OpenAlex, OpenAlexWork
from refdesk.providers.unpaywall import Unpaywall
from refdesk.services.attachments import AttachmentService, AttachReport
from refdesk.store.database import utc_now
from refdesk.store.fetchlog import FetchEntry, FetchLogStore

EUROPE_PMC = "Europe PMC"
"""How a text names it as its provider."""
LINK = "link"
"""What the log calls a question for a free copy."""


class OpenCopies:
    """Free copies beside PMC. What was found is kept in the log of the library."""

    def __init__(
        self,
        log: FetchLogStore,
        europepmc: EuropePmc,
        unpaywall: Unpaywall,
        openalex: OpenAlex,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._log = log
        self._europepmc = europepmc
        self._unpaywall = unpaywall
        self._openalex = openalex
        self._now = now

    def fulltext(self, pmcid: str, context: JobContext) -> tuple[bytes, FulltextSource]:
        """Return an article as Europe PMC serves it, under the licence that stands in it.

        Raises:
            NotOpenError: Europe PMC gives no full text.
            UnavailableError: Europe PMC did not answer.
            UnreadableError: what it gives is no article.
            CancelledError: the job was cancelled.
        """
        xml = self._europepmc.fulltext(pmcid, context)
        url = self._europepmc.fulltext_url(pmcid)
        licence = parse_jats(xml, url).licence.code
        moment = self._now().astimezone(UTC).isoformat(timespec="seconds")
        return xml, FulltextSource(EUROPE_PMC, url, "", licence, moment, len(xml))

    # Links

    def of(self, reference_id: int) -> OpenCopy | None:
        """Return the free copy that was last heard of; nobody is asked."""
        found = self._log.entries(reference_id, what=LINK, limit=1)
        return _read(found[0].detail) if found and found[0].outcome == "found" else None

    def find(self, reference_id: int, reference: Reference, context: JobContext) -> OpenCopy | None:
        """Ask where a paper is free: Unpaywall for people who gave their address, else OpenAlex.

        Raises:
            CancelledError: the job was cancelled. Any other failure means only that nothing is known.
        """
        for provider, ask in (("UNPAYWALL", self._at_unpaywall), ("OPENALEX", self._at_openalex)):
            try:
                copy = ask(reference, context)
            except CancelledError:
                raise
            except RefdeskError:
                continue
            self._keep({reference_id: copy}, provider)
            return copy
        return None

    def find_many(self, pmids: Mapping[int, str], context: JobContext) -> dict[int, OpenCopy]:
        """Ask OpenAlex for free copies of papers by their PMIDs, 100 a request.

        Raises:
            BadRequestError: OpenAlex does not list by PMID.
            UnavailableError: OpenAlex did not answer, or today's budget is spent (``retry_at``).
            CancelledError: the job was cancelled.
        """
        works = self._openalex.by_pmid(list(pmids.values()), context)
        found = {i: _copy(works[pmid]) for i, pmid in pmids.items() if pmid in works}
        self._keep({i: found.get(i) for i in pmids}, "OPENALEX")
        return {i: copy for i, copy in found.items() if copy is not None}

    def _at_unpaywall(self, reference: Reference, context: JobContext) -> OpenCopy | None:
        if not reference.doi:
            raise NotFoundError("UNPAYWALL", reference.pmid)
        place = self._unpaywall.best_location(reference.doi, context)
        if place is None:
            return None
        licence = licence_class(place.licence)
        return OpenCopy(place.url, "UNPAYWALL", place.pdf_url, licence, place.version)

    def _at_openalex(self, reference: Reference, context: JobContext) -> OpenCopy | None:
        for scheme in (Scheme.PMID, Scheme.DOI):
            if value := reference.identifier(scheme):
                return _copy(self._openalex.work(Identifier(scheme, value), context))
        raise NotFoundError("OPENALEX", "")

    def _keep(self, found: Mapping[int, OpenCopy | None], provider: str) -> None:
        at = self._now()
        self._log.record_many(
            [
                FetchEntry(i, provider, LINK, "found" if copy else "none", _written(copy), at)
                for i, copy in found.items()
            ]
        )


class OpenPdfService:
    """PDFs of free copies, fetched when a person asks for one and never by themselves."""

    def __init__(self, pdfs: OpenPdf, attachments: AttachmentService, log: FetchLogStore) -> None:
        self._pdfs = pdfs
        self._attachments = attachments
        self._log = log

    def fetch_pdf(self, reference_id: int, url: str, context: JobContext) -> AttachReport:
        """Fetch a PDF and attach it to its paper, called as the person prefers.

        Raises:
            UnavailableError: it may not be fetched, did not come, or is no PDF; nothing is kept.
            NotFoundError: there is nothing at this address.
            WriteFailedError: it cannot be written.
            UnknownReferenceError: the paper is gone.
            CancelledError: the job was cancelled; nothing is kept.
        """
        context.report(Progress(0, 0, "pdf"))
        data = self._pdfs.fetch(url, context)
        with TemporaryDirectory(prefix="refdesk-") as folder:
            path = Path(folder, _name_of(url))
            path.write_bytes(data)
            context.cancel.check()
            report = self._attachments.attach(reference_id, [path], context)
        self._log.record(reference_id, "PDF", "pdf", "found", url, datetime.now(UTC))
        return report


def _name_of(url: str) -> str:
    """Return what a file is called by its address, where its paper gives it no name."""
    last = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]
    return file_name(f"{last.removesuffix('.pdf').removesuffix('.PDF') or 'article'}.pdf")


def _copy(work: OpenAlexWork) -> OpenCopy | None:
    url = work.oa_url or work.pdf_url
    if not url:
        return None
    return OpenCopy(url, "OPENALEX", work.pdf_url, licence_class(work.licence))


def _written(copy: OpenCopy | None) -> str:
    return json.dumps(asdict(copy), ensure_ascii=False) if copy is not None else ""


def _read(text: str) -> OpenCopy | None:
    try:
        copy = OpenCopy(**json.loads(text))
    except (ValueError, TypeError):
        return None
    return copy if all(isinstance(value, str) for value in asdict(copy).values()) else None
