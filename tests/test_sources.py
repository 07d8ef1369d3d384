# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sources never do, read from their syntax: docs/security.md names each of these rules."""

import ast
import gc
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "refdesk"
_RUNS_SQL = {"execute", "executemany", "executescript", "exec_driver_sql", "text"}


@cache
def sources():
    gc.disable()  # a million nodes, none of which goes
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        found[path.relative_to(ROOT.parent).as_posix()] = ast.parse(path.read_text("utf-8"))
    gc.enable()
    return found


def dotted(function):
    """Return a name with dots as it is written; whatever else is called has no name of its own."""
    match function:
        case ast.Name():
            return function.id
        case ast.Attribute():
            return f"{dotted(function.value)}.{function.attr}"
    return "(…)"


@cache
def calls():
    """Every call in the sources: the file, the node, and the function as it is written."""
    return [
        (name, node, dotted(node.func))
        for name, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    ]


def filled_in(node):
    """The expressions that an f-string fills in, ``%`` and ``format`` included."""
    match node:
        case ast.JoinedStr():
            return [ast.unparse(p.value) for p in node.values if isinstance(p, ast.FormattedValue)]
        case ast.BinOp(op=ast.Mod() | ast.Add()):
            return [ast.unparse(node.right), *filled_in(node.left)]
        case ast.Call(func=ast.Attribute(attr="format")):
            return [ast.unparse(argument) for argument in node.args]
    return []


# A name, an attribute of one, a constant, or a list of names: nothing that is computed on the way.
_NAME = re.compile(r"_?[A-Za-z]+(?:_[a-z]+)*(?:\.[A-Za-z_]+)?|[_A-Z]+(?: \* \d)?|', '\.join\(.*\)")


def test_sql_is_put_together_in_the_store_alone_and_out_of_names():
    """Values are parameters. Ruff asks for a reason at each such line (S608, "own names")."""
    found = [
        (name, part)
        for name, node, function in calls()
        if function.rpartition(".")[2] in _RUNS_SQL and node.args
        for part in filled_in(node.args[0])
        if not (name.startswith("refdesk/store/") and _NAME.fullmatch(part))
    ]
    assert found == []


@pytest.mark.parametrize(
    "banned",
    ["eval", "compile", "os.system", "os.popen", "marshal.loads", "shelve.open", "yaml.load", "__import__",
     "tempfile.mktemp", "ssl._create_unverified_context", "importlib.reload"],
)  # fmt: skip
def test_nothing_runs_text(banned):
    assert [name for name, _, function in calls() if function == banned] == []


@pytest.mark.parametrize(
    ("function", "where"),
    [
        ("exec", {"refdesk/domain/values.py"}),  # makes __init__ of values, as dataclasses does
        ("pickle.loads", {"refdesk/apart/program.py"}),  # from our own process, over its own pipe
    ],
)
def test_what_could_run_text_stands_in_one_place(function, where):
    found = {name for name, _, called in calls() if called == function}
    assert found == where


def keywords(name):
    for file, node, function in calls():
        for keyword in node.keywords:
            if keyword.arg == name:
                yield file, function, ast.unparse(keyword.value)


def test_models_are_numbers_and_no_programs():
    loads = [node for _, node, function in calls() if function == "np.load"]
    assert loads
    for node in loads:
        assert any(
            k.arg == "allow_pickle" and ast.unparse(k.value) == "False" for k in node.keywords
        )


def test_no_shell_and_no_unverified_server():
    assert [found for found in keywords("shell") if found[2] != "False"] == []
    assert list(keywords("verify")) == []


def test_nobody_listens_but_the_doorbell():
    """There is no server: no page in a browser and no other computer can ask this program anything."""
    listening = {
        (name, function)
        for name, _, function in calls()
        if not function.startswith("event.")  # SQLAlchemy's
        and function.rpartition(".")[2] in {"listen", "bind", "create_server", "serve_forever"}
    }
    assert {name for name, _ in listening} == {"refdesk/ui/doorbell.py"}
    imported = {
        alias.name
        for tree in sources().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert not imported & {
        "http.server",
        "socketserver",
        "QTcpServer",
        "QWebSocketServer",
        "QUdpSocket",
    }


def test_xml_comes_in_by_one_door():
    """``lxml.etree`` parses nothing elsewhere, and the standard library's parsers nothing at all."""
    parsing = {"fromstring", "parse", "XML", "iterparse", "XMLParser", "HTML", "XSLT", "XInclude"}
    found = {
        name
        for name, _, function in calls()
        if function.startswith(("etree.", "ElementTree.", "minidom.", "sax."))
        and function.rpartition(".")[2] in parsing
    }
    assert found == {"refdesk/xml/safe.py"}
