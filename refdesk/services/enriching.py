# SPDX-License-Identifier: GPL-3.0-or-later
"""Completing papers: what is missing and can be had, what that costs, and bringing it politely.

Nothing of a run is kept but its results. Who stops one, or closes the window, starts another time
where it ended: the library says what is missing, its log what was asked in vain of late.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from refdesk.domain.enriching import Cost, EnrichReport, Outlook, Part
from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.net.endpoints import SERVICES, ServiceName
from refdesk.providers.openalex import BATCH as LINKS_A_REQUEST
from refdesk.providers.pubmed import BATCH as RECORDS_A_REQUEST
from refdesk.services.enriching_run import (
    DOIS_A_REQUEST,
    NUMBERS_A_REQUEST,
    RECORD,
    EnrichingRun,
    Tools,
)
from refdesk.services.fulltext import TEXT
from refdesk.services.patience import Patience
from refdesk.store.lacking import Held, HeldStore

AGAIN_AFTER = timedelta(days=7)
"""How long nobody is asked again, unless a person says so, for what was not to be had."""

SHARE = 10_000
"""Papers that are looked at together: fifty requests of records, and a few megabytes."""
TEXT_REQUESTS = 3
"""Of PMC for a text: its versions, what is said of one, the text."""

_ROUND_TRIP = 0.3
"""Seconds that an answer takes at least, as requests come one after the other."""
_READING = 0.012
"""Seconds that the evidence of a paper takes to read."""
_WITHHELD = frozenset({"NotOpen", "NotFound", "ScannedOnly"})


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be asked of whom. A paper may stand in several lists."""

    unnumbered: tuple[Held, ...]
    """Papers that PMC may have; by what number it would is not known."""
    records: tuple[Held, ...]
    texts: tuple[Held, ...]


_Asked = tuple[dict[int, dict[str, str]], dict[int, dict[str, str]]]
"""What was asked of late for texts and for records: outcomes of papers by service."""


class EnrichingService:
    """Completes papers of one library. Any thread may call any method."""

    def __init__(
        self, tools: Tools, held: HeldStore, patience: Callable[[], Patience] = Patience
    ) -> None:
        self._tools = tools
        self._held = held
        self._patience = patience

    # What is missing

    def outlook(
        self,
        ids: Collection[int],
        context: JobContext = JobContext(),
        *,
        again: bool = False,
    ) -> Outlook:
        """Return in how many papers what is missing, and how many requests and how long it takes.

        The time is right if all is well with the services. A paper without a number of PMC is
        counted as one that PMC lacks, which is the rule. A full text, and a record for an abstract,
        that were not to be had are not asked for again within seven days, unless ``again``.

        Raises:
            CancelledError: ``context`` says so.
        """
        unread, costs = self._unread(ids), _Costs()
        lacking, missing = 0, Counter[Part]()
        for share, plan in self._plans(ids, again=again):
            context.cancel.check()
            costs.add(plan)
            found = _lacking(share, plan, unread, again=again)
            lacking += len(found)
            missing.update(part for parts in found.values() for part in parts)
        return Outlook(len(ids), lacking, missing, costs.sum(len(unread)))

    def _plans(self, ids: Collection[int], *, again: bool) -> Iterator[tuple[Sequence[int], Plan]]:
        """Yield what is to be asked, share by share: a million papers are not held at once."""
        asked = self._asked(again=again)
        for share in _shares(ids):
            yield share, self._plan(share, asked, again=again)

    def _asked(self, *, again: bool) -> _Asked:
        since = self._tools.now() - AGAIN_AFTER
        if again:
            return {}, {}
        return self._tools.log.since(TEXT, since), self._tools.log.since(RECORD, since)

    def _plan(self, ids: Collection[int], asked: _Asked, *, again: bool) -> Plan:
        texts, records = asked
        held = self._held.look(ids)
        wanted = [one for one in held if not one.has_fulltext and not _is_withheld(texts, one.id)]
        lonely = [one for one in held if not one.has_abstract and not one.pmid and one.doi]
        unnumbered = {o.id: o for o in wanted if not o.pmcid and (o.pmid or o.doi)}
        unnumbered |= {o.id: o for o in lonely if not _is_withheld(texts, o.id)}
        return Plan(
            tuple(sorted(unnumbered.values(), key=lambda one: (not one.pmid, -one.id))),
            tuple(o for o in held if o.id not in records and _wants_record(o, again=again)),
            tuple(one for one in wanted if one.pmcid),
        )

    def _unread(self, ids: Collection[int]) -> frozenset[int]:
        return frozenset(ids).intersection(self._tools.evidence.unread())

    # Bringing it

    def enrich(
        self, ids: Collection[int], context: JobContext, *, again: bool = False
    ) -> EnrichReport:
        """Bring what papers lack: numbers, records, full texts or links to free ones, evidence.

        A paper or a service that fails stops no other. A service that wants a pause of up to a
        minute gets it; who wants more, or does not answer three times in a row, is let be.

        Args:
            ids: the papers.
            context: tells progress and cancels.
            again: a person asks for these very papers: what was not to be had is asked for again.

        Raises:
            UnavailableError: refdesk works offline.
            LibraryError: the library cannot be written; what was written before stays.
            CancelledError: the job was cancelled; what came before stays.
        """
        run = EnrichingRun(self._tools, self._patience(), context, len(ids), again)
        try:
            asked, left = self._asked(again=again), len(ids)
            for share in _shares(ids):
                left -= len(share)
                plan = self._plan(share, asked, again=again)
                run.expect(_steps(plan) + len(plan.unnumbered) + left + len(ids))
                run.bring_numbers(plan.unnumbered)
                plan = self._plan(share, asked, again=again)  # with the numbers that were found
                run.expect(_steps(plan) + left + len(ids))
                run.bring_records(plan.records)
                run.bring_texts(plan.texts)
            run.bring_links()
            run.read(frozenset(ids))
        except RefdeskError as error:
            error.changes |= run.changes
            raise
        return run.report()


class _Costs:
    """Counts what many plans ask for."""

    def __init__(self) -> None:
        self._with_pmid = self._without = self._records = self._texts = 0

    def add(self, plan: Plan) -> None:
        """Count one more."""
        numbered = sum(bool(one.pmid) for one in plan.unnumbered)
        self._with_pmid += numbered
        self._without += len(plan.unnumbered) - numbered
        self._records += len(plan.records)
        self._texts += len(plan.texts)

    def sum(self, unread: int) -> Cost:
        """Return what they cost together, and with papers whose evidence is to be read."""
        requests = {
            "EUTILS": _batches(self._records, RECORDS_A_REQUEST),
            "IDCONV": _batches(self._with_pmid, NUMBERS_A_REQUEST)
            + _batches(self._without, DOIS_A_REQUEST),
            "PMC": TEXT_REQUESTS * self._texts,
            "OPENALEX": _batches(self._with_pmid, LINKS_A_REQUEST),
        }
        seconds = sum(n * _seconds(name) for name, n in requests.items())
        return Cost({name: n for name, n in requests.items() if n}, seconds + _READING * unread)


def _lacking(
    share: Sequence[int], plan: Plan, unread: frozenset[int], *, again: bool
) -> dict[int, frozenset[Part]]:
    """Return what the papers of a share lack and may get."""
    found: dict[int, set[Part]] = {}
    for one in (*plan.unnumbered, *plan.texts):
        if not one.has_fulltext:
            found.setdefault(one.id, set()).add(Part.FULLTEXT)
    for one in plan.records:
        mine = found.setdefault(one.id, set())
        if not one.has_abstract:
            mine |= {Part.ABSTRACT, Part.PICO, Part.STATISTICS}
        if not one.has_korean and (one.is_korean or again):
            mine.add(Part.KOREAN)
    for reference_id in unread.intersection(share):
        found.setdefault(reference_id, set()).update((Part.PICO, Part.STATISTICS))
    return {i: frozenset(parts) for i, parts in found.items()}


def _shares(ids: Collection[int]) -> Iterator[Sequence[int]]:
    ordered = ids if isinstance(ids, Sequence) else sorted(ids, reverse=True)
    return (ordered[start : start + SHARE] for start in range(0, len(ordered), SHARE))


def _steps(plan: Plan) -> int:
    return len(plan.records) + len(plan.texts)


def _wants_record(one: Held, *, again: bool) -> bool:
    lacks_korean = not one.has_korean and (one.is_korean or again)
    return bool(one.pmid) and (not one.has_abstract or lacks_korean)


def _is_withheld(asked: dict[int, dict[str, str]], reference_id: int) -> bool:
    """Whether nobody has a text: PMC said so, and Europe PMC had its say."""
    said = asked.get(reference_id, {})
    return said.get("PMC") in _WITHHELD and said.get("EUROPEPMC") != "Unavailable"


def _batches(count: int, size: int) -> int:
    return -(-count // size)


def _seconds(name: str) -> float:
    return max(1 / SERVICES[ServiceName(name)].per_second, _ROUND_TRIP)
