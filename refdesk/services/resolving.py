# SPDX-License-Identifier: GPL-3.0-or-later
"""From a text of identifiers and citations to identifiers, one for each paper that it names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from refdesk.domain.citation_line import (
    best_of,
    can_be_asked_about,
    identifiers_in,
    is_heading,
    is_meant,
    is_whole,
    title_key,
    title_term,
    trials_in,
    with_plain_place,
    without_number,
)
from refdesk.domain.citation_match import citation_match_key
from refdesk.domain.errors import CancelledError, RefdeskError
from refdesk.domain.identifiers import Identifier, Scheme, gathered
from refdesk.domain.jobs import CancelToken, JobContext, Progress
from refdesk.domain.likeness import words_of
from refdesk.domain.reference import Reference
from refdesk.formats.base import lines_of
from refdesk.formats.references.entries import entries
from refdesk.formats.references.reading import MOST_CHARACTERS, reference_of
from refdesk.providers.base import batches
from refdesk.providers.citation_match import BATCH, CitationMatch, CitationMatcher
from refdesk.providers.idconv import IdConverter
from refdesk.providers.pubmed import BATCH as ROWS
from refdesk.providers.pubmed import PubMed, Summary
from refdesk.store.references import ReferenceStore

_LOOKED_AT = 5
"""Papers of one title that are compared; PubMed puts the likeliest first."""
_TELLING = 3
"""Longest words of a title by which the library is asked for papers to compare."""


@dataclass(frozen=True, slots=True)
class UnresolvedLine:
    """A line, or lines that are one citation, for which there is no identifier.

    ``reason``: ``not-found``, ``ambiguous`` (it fits several papers), ``not-understood``, or
    ``failed`` (nobody knows; ``error`` says why).
    """

    line: int
    """Where it begins, from 1."""
    text: str
    reason: str
    error: RefdeskError | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a text names, in its order and each paper once, and the lines that name none."""

    identifiers: tuple[Identifier, ...] = ()
    unresolved: tuple[UnresolvedLine, ...] = ()


@dataclass
class _Piece:
    """A line or a citation on its way: done when it has identifiers or an error."""

    line: int
    text: str
    identifiers: tuple[Identifier, ...] = ()
    reference: Reference | None = None
    reason: str = "not-understood"
    error: RefdeskError | None = None
    candidates: tuple[str, ...] = ()
    """PMIDs of papers that it may be."""

    def fail(self, error: RefdeskError) -> None:
        self.reason, self.error = "failed", error

    @property
    def is_open(self) -> bool:
        return self.reference is not None and not self.identifiers and self.error is None


@dataclass(frozen=True, slots=True)
class _Cited:
    """A citation that is still to be found."""

    piece: _Piece
    reference: Reference


class ResolvingService:
    """Finds out which papers a text names, for one library."""

    def __init__(
        self,
        pubmed: PubMed,
        converter: IdConverter,
        matcher: CitationMatcher,
        references: ReferenceStore,
    ) -> None:
        self._pubmed = pubmed
        self._converter = converter
        self._matcher = matcher
        self._references = references

    def resolve(self, text: str, context: JobContext) -> Resolution:
        """Return the identifiers of the papers that a text names. A failure of one stops no other.

        Identifiers are taken at their word: what fetches them says which do not exist. A citation
        is looked for in the library, then by its place and by its title in PubMed: a hundred take
        one question, and those that are not found that way one more each.

        Raises:
            CancelledError: the job was cancelled.
            LibraryError: the library cannot be read.
        """
        pieces = _pieces(text, context.cancel)
        telling = _teller(pieces, context)
        telling()
        self._find_here(_open(pieces), context)
        self._match(_open(pieces), context, telling)
        self._find_titles(_open(pieces), context, telling)
        named = [identifier for piece in pieces for identifier in piece.identifiers]
        identifiers = self._each_once(named, context)
        context.report(Progress(len(pieces), len(pieces), "resolve"))
        return Resolution(
            identifiers,
            tuple(
                UnresolvedLine(piece.line, piece.text, piece.reason, piece.error)
                for piece in pieces
                if not piece.identifiers
            ),
        )

    def _find_here(self, cited: Sequence[_Cited], context: JobContext) -> None:
        """Answer for citations of papers that the library has with an identifier."""
        known: dict[str, list[Reference]] = {}
        titles = [
            sorted(set(words_of(c.reference.title_plain)), key=lambda word: (len(word), word))
            for c in cited
        ]
        for batch in batches([words[-_TELLING:] for words in titles if words], ROWS):
            context.cancel.check()
            for stored in self._references.iter_references(self._references.titled(batch)):
                if not stored.is_trashed and best_of(stored.reference.identifiers):
                    key = title_key(stored.reference.title_plain)
                    known.setdefault(key, []).append(stored.reference)
        for one in cited:
            same = [
                paper
                for paper in known.get(title_key(one.reference.title_plain), ())
                if is_meant(one.reference, paper.title_plain, paper.year)
            ]
            if len(same) == 1:
                one.piece.identifiers = best_of(same[0].identifiers)[:1]

    def _match(
        self, cited: Sequence[_Cited], context: JobContext, telling: Callable[[], None]
    ) -> None:
        """Ask NLM's matcher about citations that say where the paper is."""
        askable = [c for c in cited if citation_match_key(c.reference, "key")]
        for batch in batches(askable, BATCH):
            context.cancel.check()
            try:
                found = self._matcher.match([c.reference for c in batch], context)
            except CancelledError:
                raise
            except RefdeskError as error:
                for one in batch:
                    one.piece.fail(error)
            else:
                for place, one in enumerate(batch):
                    _take(one.piece, found[place])
            telling()

    def _find_titles(
        self, cited: Sequence[_Cited], context: JobContext, telling: Callable[[], None]
    ) -> None:
        """Look for what the matcher did not find by title, and tell by title what it was unsure of."""
        for one in cited:
            context.cancel.check()
            term = title_term(one.reference)
            if one.piece.candidates or not term:
                continue
            try:
                result = self._pubmed.search(term, _LOOKED_AT, context, sort="relevance")
            except CancelledError:
                raise
            except RefdeskError as error:
                one.piece.fail(error)
            else:
                one.piece.candidates = result.ids[:_LOOKED_AT]
                if one.piece.reason != "ambiguous":
                    one.piece.reason = "not-found"
            telling()
        waiting = [c for c in cited if c.piece.is_open and c.piece.candidates]
        rows, errors = self._rows([p for c in waiting for p in c.piece.candidates], context)
        for one in waiting:
            _choose(one, rows, errors)

    def _rows(
        self, pmids: Sequence[str], context: JobContext
    ) -> tuple[dict[str, Summary], dict[str, RefdeskError]]:
        """Return list rows, and for the PMIDs of batches that were not answered the reason."""
        rows: dict[str, Summary] = {}
        errors: dict[str, RefdeskError] = {}
        for batch in batches(list(dict.fromkeys(pmids)), ROWS):
            try:
                rows |= self._pubmed.summaries(batch, context)
            except CancelledError:
                raise
            except RefdeskError as error:
                errors |= dict.fromkeys(batch, error)
        return rows, errors

    def _each_once(
        self, identifiers: Sequence[Identifier], context: JobContext
    ) -> tuple[Identifier, ...]:
        """Return one identifier a paper: a PMCID or DOI that PMC knows becomes the PMID.

        What cannot be asked now stays as it is; fetching it asks again.
        """
        unique = gathered((i.scheme, i.value) for i in identifiers)
        here = self._references.find_many(unique)
        pmids: dict[Identifier, Identifier] = {}
        for scheme in (Scheme.PMCID, Scheme.DOI):
            asked = [i for i in unique if i.scheme is scheme and i not in here]
            if not asked or len(unique) == 1:
                continue
            try:
                converted = self._converter.convert(asked, context)
            except CancelledError:
                raise
            except RefdeskError:
                continue
            for identifier, others in converted.items():
                if pmid := next((o for o in others if o.scheme is Scheme.PMID), None):
                    pmids[identifier] = pmid
        found: dict[object, Identifier] = {}
        for identifier in unique:
            one = pmids.get(identifier, identifier)
            place = here.get(one, here.get(identifier))
            found.setdefault((one.scheme, one.key) if place is None else place, one)
        return tuple(found.values())


def _pieces(text: str, cancel: CancelToken) -> list[_Piece]:
    """Return what a text consists of, in its order."""
    pieces: list[_Piece] = []
    block: list[tuple[int, str]] = []
    for number, line in enumerate(lines_of(text.removeprefix("\ufeff")), 1):
        cancel.check()
        if found := identifiers_in(line):
            pieces += _told_apart(block, cancel)
            block = []
            pieces.append(_Piece(number, line.strip(), found))
        else:
            block.append((number, line))
    return pieces + _told_apart(block, cancel)


def _told_apart(block: Sequence[tuple[int, str]], cancel: CancelToken) -> list[_Piece]:
    """Return lines that follow each other as citations: one a line, or several lines each.

    The reading that finds more whole citations is right; a list of both kinds is rare.
    """
    filled = [(n, line) for n, line in block if line.strip() and not is_heading(line)]
    alone = [_piece(number, line, cancel) for number, line in filled]
    if all(_is_sure(piece) for piece in alone):
        return alone
    first = block[0][0]
    joined = [
        _piece(first + entry.line - 1, entry.text, cancel)
        for entry in entries(line for _, line in block)
    ]
    return joined if sum(map(_is_sure, joined)) > sum(map(_is_sure, alone)) else alone


def _piece(number: int, line: str, cancel: CancelToken) -> _Piece:
    """Read one line: it names identifiers, or is a citation, or neither."""
    cancel.check()
    piece = _Piece(number, line.strip())
    if len(line) > MOST_CHARACTERS:
        return piece
    reference = reference_of(with_plain_place(without_number(line)))
    named, askable = best_of(reference.identifiers), can_be_asked_about(reference)
    if named:
        piece.identifiers = named[:1] if is_whole(reference) else named
    elif not askable:
        piece.identifiers = trials_in(line)
    if askable:
        piece.reference = reference
    return piece


def _is_sure(piece: _Piece) -> bool:
    return piece.reference is not None and is_whole(piece.reference)


def _open(pieces: Sequence[_Piece]) -> list[_Cited]:
    return [_Cited(p, p.reference) for p in pieces if p.is_open and p.reference is not None]


def _teller(pieces: Sequence[_Piece], context: JobContext) -> Callable[[], None]:
    def tell() -> None:
        done = sum(not piece.is_open for piece in pieces)
        context.report(Progress(done, len(pieces), "resolve"))

    return tell


def _take(piece: _Piece, match: CitationMatch) -> None:
    if match.status == "found":
        piece.identifiers = (Identifier(Scheme.PMID, match.pmid),)
    elif match.status != "not-asked":
        piece.reason, piece.candidates = match.status, match.candidates


def _choose(one: _Cited, rows: dict[str, Summary], errors: dict[str, RefdeskError]) -> None:
    """Take the only candidate that the citation means; of two nobody knows which."""
    meant = [
        pmid
        for pmid in one.piece.candidates
        if (row := rows.get(pmid)) is not None and is_meant(one.reference, row.title, row.year)
    ]
    failure = next((errors[p] for p in one.piece.candidates if p in errors), None)
    if len(meant) > 1:
        one.piece.reason = "ambiguous"
    elif failure is not None:
        one.piece.fail(failure)
    elif meant:
        one.piece.identifiers = (Identifier(Scheme.PMID, meant[0]),)
