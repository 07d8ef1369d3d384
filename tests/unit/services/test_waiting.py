# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked for without a network waits in the library, and is done in its order."""

import pytest

from refdesk.domain.errors import CancelledError, NotFoundError, UnavailableError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.domain.waiting import CONNECTING, Ask, AskKind, about, adding, is_unreachable
from refdesk.settings import Paths, Settings
from refdesk.store import schema
from refdesk.wiring import build_services
from tests.server.library import Record

SEED, OTHER, PLAIN, UNKNOWN = "41591582", "90000002", "91000001", "99999999"
EFETCH, CROSSREF = "eutils/entrez/eutils/efetch", "crossref/works"


def pmid(number):
    return Identifier(Scheme.PMID, number)


@pytest.fixture
def start(tmp_path, server):
    """Return what opens the library, anew each time it is called."""
    opened = []

    def begin(*, offline=False, **environment):
        while opened:
            opened.pop().close()
        everything = {"REFDESK_HOME": str(tmp_path), **server.environment, **environment}
        services = build_services(Paths.resolve(everything), Settings(offline=offline), everything)
        opened.append(services)
        return services

    yield begin
    for services in opened:
        services.close()


@pytest.fixture
def services(start):
    return start()


def told(services):
    return [(one.ask.kind.value, one.ask.subject) for one in services.beyond.waiting.waiting()]


def test_asks_wait_offline_survive_a_restart_and_are_done_in_order(start, server, context):
    services = start(offline=True)
    waiting = services.beyond.waiting
    attempt = waiting.add([pmid(SEED), pmid(PLAIN)], context)
    assert (attempt.waiting, attempt.outcomes, attempt.failures) == (2, (), ())
    assert server.requests == []
    services = start()
    assert told(services) == [("add", f"pmid:{SEED}"), ("add", f"pmid:{PLAIN}")]
    worked = services.beyond.waiting.work(context)
    assert (worked.done, len(worked.added), worked.failed, worked.left) == (2, 2, [], 0)
    assert told(services) == []
    assert server.count(EFETCH) == 1
    assert services.library.find(pmid(SEED)) == worked.added[0]


def test_what_the_library_has_does_not_wait(services, context):
    services.fetch.fetch([pmid(PLAIN)], context)
    services.client.offline = True
    attempt = services.beyond.waiting.add([pmid(PLAIN), pmid(SEED)], context)
    assert [o.status for o in attempt.outcomes] == ["unchanged"]
    assert attempt.waiting == 1


def test_the_same_ask_waits_once_for_every_collection(services, context):
    one, two = (services.organising.create_collection(name) for name in ("One", "Two"))
    services.client.offline = True
    waiting = services.beyond.waiting
    for collection_id in (one, two, one, None):
        waiting.add([pmid(PLAIN)], context, collection_id)
    (asked,) = waiting.waiting()
    assert asked.ask.collections == (one, two)
    services.client.offline = False
    services.organising.delete_collection(two)
    (added,) = waiting.work(context).added
    assert services.library.get(added).collections == (one,)


def test_papers_full_texts_and_notices_wait_too(services, server, context):
    (outcome,) = services.fetch.fetch([pmid(SEED)], context).outcomes
    paper = outcome.reference_id
    services.client.offline = True
    server.clear()
    waiting = services.beyond.waiting
    assert waiting.refresh([paper], context).waiting == 1
    text = waiting.fulltext(paper, context)
    assert (text.waiting, text.error.reason) == (1, "offline")
    assert waiting.notices([paper], context).waiting == 1
    assert told(services) == [(kind, f"#{paper}") for kind in ("refresh", "fulltext", "notices")]
    assert "lumekin" in waiting.waiting()[0].title
    assert server.requests == []
    services.client.offline = False
    xml = server.library.records[SEED].xml
    server.library.records[SEED] = Record(SEED, xml.replace("<Issue>2<", "<Issue>3<"))
    worked = waiting.work(context)
    assert (worked.done, worked.texts, worked.left) == (3, [paper], 0)
    stored = services.library.get(paper)
    assert (stored.has_fulltext, stored.reference.issue) == (True, "3")
    assert [update.id for update in worked.updates] == [paper]
    assert server.count(CROSSREF) >= 1


def test_what_fails_for_another_reason_leaves_and_is_told(services, server, context):
    waiting = services.beyond.waiting
    waiting.wait(adding([pmid(UNKNOWN), pmid(PLAIN)]))
    worked = waiting.work(context)
    ((failed, error),) = worked.failed
    assert (failed.ask.subject, type(error)) == (f"pmid:{UNKNOWN}", NotFoundError)
    assert (worked.done, worked.left, told(services)) == (1, 0, [])


def test_what_is_unreachable_waits_on_in_its_place(services, server, context):
    waiting = services.beyond.waiting
    waiting.wait(adding([pmid(PLAIN)]) + about(AskKind.FULLTEXT, [1]) + adding([pmid(SEED)]))
    services.client.offline = True
    worked = waiting.work(context)
    assert (worked.done, worked.left) == (0, 3)
    assert told(services)[0] == ("add", f"pmid:{PLAIN}")


def test_a_network_that_cannot_be_reached_is_as_none(start, context):
    services = start(REFDESK_URL_ALL="http://127.0.0.1:9")
    attempt = services.beyond.waiting.add([pmid(PLAIN)], context)
    assert (attempt.waiting, attempt.error.reason) == (1, "no-connection")
    assert services.client.answers == 0
    services = start()
    assert services.beyond.waiting.work(context).done == 1
    assert services.client.answers > 0


def test_who_asks_for_something_else_instead_is_not_made_to_wait(services, context):
    services.client.offline = True
    attempt = services.beyond.waiting.add([pmid(PLAIN)], context, may_wait=False)
    assert (attempt.waiting, len(attempt.failures), told(services)) == (0, 1, [])


def test_a_stopped_run_leaves_the_rest_where_it_was(services, context):
    waiting = services.beyond.waiting
    waiting.wait(adding([pmid(PLAIN)]) + about(AskKind.FULLTEXT, [99]) + adding([pmid(SEED)]))
    token = CancelToken()

    def stop(progress):
        if progress.stage == "waiting":
            token.cancel()

    with pytest.raises(CancelledError) as stopped:
        waiting.work(JobContext(token, stop))
    assert len(stopped.value.changes.added) == 1
    assert told(services) == [("fulltext", "#99"), ("add", f"pmid:{SEED}")]


def test_a_paper_that_is_gone_wants_nothing(services, context):
    waiting = services.beyond.waiting
    waiting.wait(
        [Ask(kind, "#99") for kind in (AskKind.REFRESH, AskKind.FULLTEXT, AskKind.NOTICES)]
    )
    worked = waiting.work(context)
    assert (worked.done, worked.failed, told(services)) == (3, [], [])


def test_asks_can_be_dropped_and_those_of_a_later_version_stay(services):
    waiting = services.beyond.waiting
    waiting.wait(adding([pmid(PLAIN), pmid(SEED)]))
    with services.database.write() as connection:
        connection.execute(
            schema.WAITING.insert().values(kind="dance", subject="#1", detail="", at="")
        )
    waiting.drop([waiting.waiting()[0].id])
    assert told(services) == [("add", f"pmid:{SEED}")]
    with services.database.read() as connection:
        assert len(connection.execute(schema.WAITING.select()).all()) == 2


def test_which_failures_mean_that_there_is_no_network():
    reasons = ("offline", "timeout", "server-error", "rate-limited", "no-connection")
    found = [is_unreachable(UnavailableError("PubMed", reason)) for reason in reasons]
    assert found == [True, False, False, False, False]
    nobody = UnavailableError("PubMed", "no-connection", f"{CONNECTING}: ConnectionError")
    impostor = UnavailableError("PubMed", "no-connection", "certificate: SSLError")
    assert [is_unreachable(error) for error in (nobody, impostor, None)] == [True, False, False]


def test_a_service_that_breaks_off_is_no_missing_network(services, server, context):
    server.fault("*", "reset", times=None)
    attempt = services.beyond.waiting.add([pmid(PLAIN)], context)
    assert (attempt.waiting, len(attempt.failures)) == (0, 1)


def test_notices_that_fail_do_not_hide_what_was_refreshed(services, server, context):
    (outcome,) = services.fetch.fetch([pmid(SEED)], context).outcomes
    xml = server.library.records[SEED].xml
    server.library.records[SEED] = Record(SEED, xml.replace("<Issue>2<", "<Issue>3<"))
    server.fault("crossref", "503", times=None)
    attempt = services.beyond.waiting.refresh([outcome.reference_id], context)
    assert [update.id for update in attempt.updates] == [outcome.reference_id]
    assert attempt.trouble.service == "CROSSREF"
    assert outcome.reference_id in attempt.changes.updated
