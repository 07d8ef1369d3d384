# SPDX-License-Identifier: GPL-3.0-or-later
"""Items fetched ahead: in order, not too many, and none lost to an error or an end."""

import threading
from contextlib import closing

import pytest

from refdesk.apart.ahead import Ahead
from refdesk.domain.errors import CancelledError
from refdesk.domain.jobs import CancelToken


def everything(ahead):
    found = []
    while (item := ahead.wait(CancelToken())) is not None:
        found.append(item)
    return found


def anything(_):
    return True


def test_items_come_in_their_order_and_end():
    with closing(Ahead(iter(range(1, 100)), 3)) as ahead:
        assert everything(ahead) == list(range(1, 100))
        assert ahead.wait(CancelToken()) is None


def test_what_came_before_an_error_comes_before_it():
    def items():
        yield 1
        yield 2
        raise ZeroDivisionError

    with closing(Ahead(items(), 5)) as ahead:
        assert [ahead.wait(CancelToken()), ahead.soon(5, anything)] == [1, 2]
        assert ahead.soon(5, anything) is None  # the error is for who waits
        with pytest.raises(ZeroDivisionError):
            ahead.wait(CancelToken())


def test_an_item_that_is_not_wanted_or_not_there_is_still_to_come():
    gate = threading.Event()

    def items():
        yield 1
        gate.wait(10)
        yield 2

    with closing(Ahead(items(), 5)) as ahead:
        assert ahead.soon(5, lambda item: item > 1) is None
        assert ahead.wait(CancelToken()) == 1
        assert ahead.soon(0.01, anything) is None
        gate.set()
        assert ahead.wait(CancelToken()) == 2


def test_no_more_are_fetched_than_may_wait():
    fetched = []

    def items():
        for n in range(1, 50):
            fetched.append(n)
            yield n

    with closing(Ahead(items(), 2)) as ahead:
        assert ahead.wait(CancelToken()) == 1
        assert len(fetched) <= 5


def test_who_waits_can_be_stopped_and_so_can_the_fetching():
    gate, token = threading.Event(), CancelToken()

    def items():
        gate.wait(60)
        yield 1

    ahead = Ahead(items(), 1, gate.set)
    token.cancel()
    with pytest.raises(CancelledError):
        ahead.wait(token)
    ahead.close()
    assert gate.is_set()
