# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: E501
"""The machine that runs styles has nothing of this computer in its reach."""

import pytest

from refdesk.citations.v8 import MEMORY_BYTES, Machine, ScriptError

_SCRIPT = """var box = {
  has: function (name) { return typeof globalThis[name]; },
  spin: function () { for (;;) {} },
  eat: function () { var all = []; for (;;) all.push(new Array(1e6).fill(1)); },
};"""


@pytest.fixture(scope="module")
def machine():
    made = Machine(lambda: (_SCRIPT,), "box")
    yield made
    made.close()


@pytest.mark.parametrize(
    "name",
    ["process", "require", "fetch", "XMLHttpRequest", "WebSocket", "Deno", "Bun", "fs", "importScripts", "open",
     "read", "load", "quit", "os", "d8", "document", "window", "navigator"],
)  # fmt: skip
def test_no_host_object_is_there(machine, name):
    assert machine.run(lambda: machine.call("has", name, timeout=10)) == "undefined"


def test_what_never_ends_is_ended_and_the_next_call_works(machine):
    with pytest.raises(ScriptError) as caught:
        machine.run(lambda: machine.call("spin", timeout=0.3))
    assert caught.value.reason == "timeout"
    assert machine.run(lambda: machine.call("has", "process", timeout=10)) == "undefined"
    assert MEMORY_BYTES < 1_000_000_000
