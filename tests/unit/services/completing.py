# SPDX-License-Identifier: GPL-3.0-or-later
"""All services over a library of a test and the fake services, for tests of full texts and completing."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from refdesk.domain.enriching import Part
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.reference import Reference
from refdesk.domain.stored import StoredReference
from refdesk.engines import Engines, build_engines
from refdesk.holdings import Holdings, open_holdings
from refdesk.net.client import HttpClient
from refdesk.services.enriching import EnrichingService
from refdesk.services.patience import Patience
from refdesk.settings import Identity, Paths, Settings
from refdesk.store.fetchlog import FetchLogStore
from refdesk.store.opening import LibraryFile
from tests.server.asking import EMAIL, HeldClock, client_for
from tests.server.server import FakeServer


@dataclass
class Completing:
    """One library, its services, and the clock by which they wait: it jumps."""

    holdings: Holdings
    engines: Engines
    client: HttpClient
    clock: HeldClock

    @property
    def enriching(self) -> EnrichingService:
        """The service, waiting by the clock of the test."""
        made = self.engines.beyond.enriching
        tools = replace(made._tools, now=self.clock.now)
        patience = partial(Patience, now=self.clock.now, sleep=self.clock.sleep)
        return EnrichingService(tools, made._held, patience)

    def missing(self, ids: Iterable[int], *, again: bool = False) -> dict[int, set[Part]]:
        """Return what each paper lacks and may get; those that lack nothing are left out."""
        service = self.enriching
        looks = {i: service.outlook([i], again=again) for i in ids}
        assert all(one.lacking == bool(one.parts) for one in looks.values())
        return {i: set(one.parts) for i, one in looks.items() if one.lacking}

    @property
    def log(self) -> FetchLogStore:
        """What was asked of whom."""
        return FetchLogStore(self.holdings.database)

    def add(self, *references: Reference) -> list[int]:
        """Put papers into the library as a file would bring them."""
        return list(self.holdings.references.add_many(list(references)).ids)

    def paper(self, reference_id: int) -> StoredReference:
        """Return a paper of the library."""
        stored = self.holdings.references.get(reference_id)
        assert stored is not None
        return stored


@contextmanager
def completing(
    home: Path, server: FakeServer, *, email: str = EMAIL, **options
) -> Iterator[Completing]:
    """Open the library in ``home``, with services that ask ``server`` and wait for nothing."""
    environment = {"REFDESK_HOME": str(home), **server.environment}
    paths = Paths.resolve(environment)
    holdings = open_holdings(LibraryFile.open(paths.library, create=True))
    settings = Settings(identity=Identity(email=email))
    clock = HeldClock(start=datetime.now(UTC))
    client = client_for(server, identity=settings.identity, clock=clock, **options)
    with _in_place_of_its_own(client):
        engines = build_engines(holdings, paths, settings, environment)
    try:
        yield Completing(holdings, engines, client, clock)
    finally:
        engines.citing.close()
        client.close()
        holdings.database.close()


@contextmanager
def _in_place_of_its_own(client: HttpClient) -> Iterator[None]:
    """Let the services be built over a client of the test."""
    from refdesk import engines

    kept = engines.HttpClient
    engines.HttpClient = lambda *args, **kwargs: client  # type: ignore[misc, assignment]
    try:
        yield
    finally:
        engines.HttpClient = kept  # type: ignore[misc]


def stopped_after(count: int) -> JobContext:
    """Return a job that somebody stops when it has gone through ``count`` papers."""
    token = CancelToken()

    def told(progress) -> None:
        if progress.done >= count:
            token.cancel()

    return JobContext(token, told)
