# SPDX-License-Identifier: GPL-3.0-or-later
"""From PDFs to papers: identifiers found in them, records fetched, titles checked before they count."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import CancelledError, NotFoundError, RefdeskError
from refdesk.domain.escaping import escape
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.pdfs import PdfText, candidates, title_stands_in
from refdesk.domain.reference import Reference
from refdesk.fulltext.pdf import read_pdf
from refdesk.providers.arxiv import Arxiv
from refdesk.providers.crossref import Crossref
from refdesk.providers.idconv import IdConverter
from refdesk.providers.pubmed import PubMed
from refdesk.services.attachments import AttachmentService
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore


@dataclass(frozen=True, slots=True)
class PdfOutcome:
    """What became of one PDF.

    ``status``: ``added`` (a new paper), ``attached`` (to a paper that was there), ``doubtful`` (there is a
    record, but its title is not in the PDF: a person decides), ``unknown`` (nothing was found that
    it could be; ``error`` says so where asking failed), ``failed`` (it cannot be read).
    """

    path: Path
    status: str
    reference_id: int | None = None
    identifier: Identifier | None = None
    reference: Reference | None = None
    title: str = ""
    """The PDF's own, or the name of the file."""
    opening: str = ""
    error: RefdeskError | None = None


@dataclass(frozen=True, slots=True)
class PdfReport:
    """Outcomes in the order of the question, and what changed in the library."""

    outcomes: tuple[PdfOutcome, ...] = ()
    changes: ChangeSet = ChangeSet()


class PdfService:
    """Finds out which papers PDFs are, for one library."""

    def __init__(
        self,
        database: Database,
        references: ReferenceStore,
        attachments: AttachmentService,
        services: tuple[PubMed, IdConverter, Crossref, Arxiv],
    ) -> None:
        self._database = database
        self._references = references
        self._attachments = attachments
        self._pubmed, self._converter, self._crossref, self._arxiv = services

    def recognise(self, paths: Sequence[Path], context: JobContext) -> PdfReport:
        """Add the papers that PDFs certainly are, with their files. A failure of one stops no other.

        Raises:
            CancelledError: the job was cancelled; papers already added stay.
        """
        outcomes: list[PdfOutcome] = []
        changes = ChangeSet()
        for done, path in enumerate(paths):
            context.cancel.check()
            context.report(Progress(done, len(paths), "files"))
            try:
                outcome, made = self._recognised(path, context)
            except CancelledError:
                raise
            except RefdeskError as error:
                outcome, made = PdfOutcome(path, "failed", error=error), ChangeSet()
            outcomes.append(outcome)
            changes |= made
        return PdfReport(tuple(outcomes), changes)

    def _recognised(self, path: Path, context: JobContext) -> tuple[PdfOutcome, ChangeSet]:
        pdf = read_pdf(path, context.cancel)
        title = pdf.title or path.stem
        doubtful: PdfOutcome | None = None
        failure: RefdeskError | None = None
        for identifier in candidates(pdf):
            try:
                reference = self.look_up(identifier, context)
            except CancelledError:
                raise
            except NotFoundError:
                continue
            except RefdeskError as error:
                failure = error
                continue
            if _is_titled(reference, pdf):
                return self.accept(path, reference, context)
            doubtful = doubtful or PdfOutcome(
                path, "doubtful", None, identifier, reference, title, pdf.opening
            )
        unknown = PdfOutcome(path, "unknown", title=title, opening=pdf.opening, error=failure)
        return doubtful or unknown, ChangeSet()

    def look_up(self, identifier: Identifier, context: JobContext) -> Reference:
        """Return the record of an identifier: the library's, PubMed's, else Crossref's or arXiv's.

        Raises:
            NotFoundError: nobody has it.
            UnavailableError: a service does not answer.
        """
        known = self._references.find(identifier)
        stored = self._references.get(known) if known is not None else None
        if stored is not None and not stored.is_trashed:
            return stored.reference
        if identifier.scheme is Scheme.ARXIV:
            return self._arxiv.fetch(identifier.value, context)
        pmid, doi = self._numbers(identifier, context)
        if pmid:
            found = self._pubmed.fetch([pmid], context).records.get(pmid)
            if found is not None:
                return found
        if not doi:
            raise NotFoundError("EUTILS", str(identifier))
        return self._crossref.work(doi, context).reference

    def _numbers(self, identifier: Identifier, context: JobContext) -> tuple[str, str]:
        """Return the PMID and the DOI that an identifier leads to."""
        match identifier.scheme:
            case Scheme.PMID:
                return identifier.value, ""
            case Scheme.DOI:
                return self._pubmed.search_doi(identifier.value, context), identifier.value
            case Scheme.PMCID:
                others = self._converter.convert([identifier], context).get(identifier, ())
                by_scheme = {other.scheme: other.value for other in others}
                return by_scheme.get(Scheme.PMID, ""), by_scheme.get(Scheme.DOI, "")
            case _:
                raise NotFoundError("EUTILS", str(identifier))

    def accept(
        self, path: Path, reference: Reference, context: JobContext
    ) -> tuple[PdfOutcome, ChangeSet]:
        """Add a paper, where it is not there, and attach a PDF to it: one step."""
        with self._database.step("add-pdf") as step:
            report = self._references.add_many([reference])
        (number,) = report.ids
        attached = self._attachments.attach(number, [path], context, onto=step)
        status = "added" if report.outcomes == ["added"] else "attached"
        outcome = PdfOutcome(path, status, number, None, reference, reference.title_plain)
        return outcome, report.changes | attached.changes

    def accept_bare(self, path: Path, title: str, context: JobContext) -> ChangeSet:
        """Add a paper of which only the title is known, with its PDF: one step."""
        reference = Reference(title=escape(title.strip() or path.stem))
        with self._database.step("add-pdf") as step:
            report = self._references.add_many([reference], merge=False)
        attached = self._attachments.attach(report.ids[0], [path], context, onto=step)
        return report.changes | attached.changes


def _is_titled(reference: Reference, pdf: PdfText) -> bool:
    titles = (reference.title_plain, reference.vernacular_title)
    return any(title_stands_in(title, pdf.text) for title in titles if title)
