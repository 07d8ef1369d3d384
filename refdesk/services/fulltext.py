# SPDX-License-Identifier: GPL-3.0-or-later
"""Full texts: fetch once, keep the publisher's bytes, render on demand."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import (
    BadRequestError,
    CancelledError,
    NotFoundError,
    NotOpenError,
    RefdeskError,
    ScannedOnlyError,
    UnavailableError,
    UnknownReferenceError,
    UnreadableError,
)
from refdesk.domain.fulltext import Article, Extent, Formula, FulltextSource
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.pictures import SCHEME
from refdesk.domain.reference import Correction, NoticeSource
from refdesk.domain.stored import StoredReference
from refdesk.fulltext.html import OutlineEntry, article_html, outline
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.plaintext import article_text
from refdesk.fulltext.words import ENGLISH, Words
from refdesk.providers.idconv import IdConverter
from refdesk.providers.pmc import PmcFulltext
from refdesk.services.open_copies import OpenCopies
from refdesk.services.patience import Patience
from refdesk.store.fetchlog import FetchLogStore
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.references import ReferenceStore

TEXT = "fulltext"
"""What the log calls a question for a full text."""

_NO_TEXT = (NotOpenError, NotFoundError)
_NONE_CAME = (*_NO_TEXT, UnavailableError, UnreadableError, BadRequestError)

LARGEST_TABLE = 2_000
"""Cells of a table that is shown within the text; a larger one opens in a window of its own.

A text view takes about 60 µs for each and does a table in one go: a tenth of a second is the most
that may stand still. The largest of 2,344 tables in 900 articles has 1,224.
"""


@dataclass(frozen=True, slots=True)
class FulltextPage:
    """A stored full text, ready to show."""

    html: str
    outline: tuple[OutlineEntry, ...]
    source: FulltextSource
    article: Article
    formulas: tuple[Formula, ...] = ()
    """Formulas that are marked in ``html`` and may be drawn: :mod:`refdesk.fulltext.drawn`."""


class FulltextService:
    """The full texts of one library."""

    def __init__(
        self,
        references: ReferenceStore,
        fulltexts: FulltextStore,
        log: FetchLogStore,
        pmc: PmcFulltext,
        converter: IdConverter,
        copies: OpenCopies,
    ) -> None:
        self._references = references
        self._fulltexts = fulltexts
        self._log = log
        self._pmc = pmc
        self._converter = converter
        self._copies = copies

    def article(self, reference_id: int) -> tuple[Article, FulltextSource] | None:
        """Return the stored article as a tree, parsed anew."""
        stored = self._fulltexts.get(reference_id)
        if stored is None:
            return None
        return parse_jats(stored.xml, stored.source.url or "full text"), stored.source

    def page(
        self, reference_id: int, words: Words = ENGLISH, *, abstract: bool = False
    ) -> FulltextPage | None:
        """Return the stored full text as HTML with its outline; ``None`` where there is none.

        Title and authors are left out: they stand over it. So is the abstract, unless it is asked
        for: beside a full text it has a place of its own.
        """
        found = self.article(reference_id)
        if found is None:
            return None
        article, source = found
        formulas: list[Formula] = []
        return FulltextPage(
            article_html(
                article,
                image_base=f"{SCHEME}:",
                front=False,
                abstract=abstract,
                words=words,
                formulas=formulas,
                largest_table=LARGEST_TABLE,
                reader=True,
            ),
            tuple(outline(article, front=abstract, words=words)),
            source,
            article,
            tuple(formulas),
        )

    def last_failure(self, reference_id: int) -> str:
        """Return the outcome code of the last try where it failed, else ``""``."""
        last = self._log.latest(reference_id, "PMC", TEXT)
        return last.outcome if last and last.outcome != "found" else ""

    def store(self, reference_id: int, xml: bytes, source: FulltextSource) -> ChangeSet:
        """Keep a JATS document as the full text of a paper.

        Raises:
            UnreadableError: it is no article.
            NotOpenError: it has no body.
        """
        article = parse_jats(xml, source.url or source.provider)
        if not article.has_body:
            scanned = article.extent is Extent.SCANNED
            failure = ScannedOnlyError if scanned else NotOpenError
            raise failure(source.provider, article.pmcid or str(reference_id))
        return self._fulltexts.save(
            reference_id, xml, source, article_text(article, references=False)
        )

    def fetch(self, reference_id: int, context: JobContext) -> ChangeSet:
        """Fetch the full text of a paper and keep it: from PMC, else from Europe PMC.

        Where neither may give it, a free copy is looked for: see :class:`OpenCopies`.

        Raises:
            UnknownReferenceError: no such paper.
            NotOpenError: there is no full text that may be fetched.
            UnavailableError: PMC did not answer.
            CancelledError: the job was cancelled.
        """
        stored = self._references.get(reference_id)
        if stored is None:
            raise UnknownReferenceError(str(reference_id))
        context.report(Progress(0, 1, TEXT))
        changes = ChangeSet()
        try:
            pmcid = stored.reference.pmcid
            if not pmcid:
                pmcid, changes = self._find_pmcid(stored, context)
            changes |= self.text_of(reference_id, pmcid, context, Patience(rounds=1))
        except _NO_TEXT as error:
            error.changes |= changes
            self._copies.find(reference_id, stored.reference, context)
            raise
        except RefdeskError as error:
            error.changes |= changes
            raise
        context.report(Progress(1, 1, TEXT))
        return changes

    def text_of(
        self, reference_id: int, pmcid: str, context: JobContext, patience: Patience
    ) -> ChangeSet:
        """Fetch the text of an article of PMC there, else at Europe PMC, and keep it.

        What Europe PMC says is written down; why there is no text, PMC says.

        Raises:
            NotOpenError: PMC has no text that may be fetched.
            UnavailableError: PMC did not answer, or is let be.
            UnreadableError: what PMC sent is no article.
            CancelledError: the job was cancelled.
        """
        is_asked = patience.allows("PMC")
        try:
            return patience.ask(
                "PMC", lambda: self._from_pmc(reference_id, pmcid, context), context
            )
        except _NONE_CAME as error:
            if is_asked:
                self._note(reference_id, "PMC", error)
            if isinstance(error, ScannedOnlyError):
                raise
            try:
                return patience.ask(
                    "EUROPEPMC", lambda: self._from_europepmc(reference_id, pmcid, context), context
                )
            except _NONE_CAME as other:
                self._note(reference_id, "EUROPEPMC", other)
            raise

    def _from_pmc(self, reference_id: int, pmcid: str, context: JobContext) -> ChangeSet:
        fetched = self._pmc.fetch(pmcid, context)
        context.cancel.check()
        changes = self.store(reference_id, fetched.xml, fetched.source)
        if fetched.is_retracted:
            changes |= self._mark_retracted(reference_id)
        self._note(reference_id, "PMC")
        return changes

    def _from_europepmc(self, reference_id: int, pmcid: str, context: JobContext) -> ChangeSet:
        xml, source = self._copies.fulltext(pmcid, context)
        context.cancel.check()
        changes = self.store(reference_id, xml, source)
        self._note(reference_id, "EUROPEPMC")
        return changes

    def _mark_retracted(self, reference_id: int) -> ChangeSet:
        """Keep PMC's word that a paper is retracted where nobody else has said so."""
        stored = self._references.get(reference_id)
        if stored is None or stored.reference.is_retracted:
            return ChangeSet()
        notice = Correction("RetractionIn", source=NoticeSource.PMC)
        corrections = (*stored.reference.corrections, notice)
        return self._references.update(
            reference_id, replace(stored.reference, corrections=corrections)
        )

    def _find_pmcid(self, stored: StoredReference, context: JobContext) -> tuple[str, ChangeSet]:
        """Return the number of a paper in PMC, and what it changed to learn it."""
        try:
            return self._converted(stored, context)
        except CancelledError:
            raise
        except RefdeskError as error:
            self._note(stored.id, "PMC", error)
            raise

    def _converted(self, stored: StoredReference, context: JobContext) -> tuple[str, ChangeSet]:
        known = [
            Identifier(scheme, value)
            for scheme in (Scheme.PMID, Scheme.DOI)
            if (value := stored.reference.identifier(scheme))
        ]
        for identifier, others in self._converter.convert(known[:1], context).items():
            for other in others:
                if other.scheme is Scheme.PMCID:
                    reference = stored.reference
                    named = replace(reference, identifiers=(*reference.identifiers, other))
                    return other.value, self._references.update(stored.id, named)
            raise NotOpenError("PMC", str(identifier))
        raise NotOpenError("PMC", stored.reference.title_plain[:80])

    def _note(self, reference_id: int, service: str, error: RefdeskError | None = None) -> None:
        outcome = type(error).__name__.removesuffix("Error") if error is not None else "found"
        self._log.record(reference_id, service, TEXT, outcome, "", datetime.now(UTC))
