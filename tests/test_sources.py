# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sources never do, read from their syntax: docs/security.md names each of these rules."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "refdesk"
_RUNS_SQL = {"execute", "executemany", "executescript", "exec_driver_sql", "text"}


@cache
def sources():
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        found[path.relative_to(ROOT.parent).as_posix()] = ast.parse(path.read_text("utf-8"))
    return found


def calls(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


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
        for name, tree in sources().items()
        for node, function in calls(tree)
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
    assert [name for name, tree in sources().items() for _, f in calls(tree) if f == banned] == []


@pytest.mark.parametrize(
    ("function", "where"),
    [
        ("exec", {"refdesk/domain/values.py"}),  # makes __init__ of values, as dataclasses does
        ("pickle.loads", {"refdesk/apart/program.py"}),  # from our own process, over its own pipe
    ],
)
def test_what_could_run_text_stands_in_one_place(function, where):
    found = {name for name, tree in sources().items() for _, f in calls(tree) if f == function}
    assert found == where


def keywords(name):
    for file, tree in sources().items():
        for node, function in calls(tree):
            for keyword in node.keywords:
                if keyword.arg == name:
                    yield file, function, ast.unparse(keyword.value)


def test_models_are_numbers_and_no_programs():
    loads = [node for tree in sources().values() for node, f in calls(tree) if f == "np.load"]
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
        for name, tree in sources().items()
        for _, function in calls(tree)
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
        for name, tree in sources().items()
        for _, function in calls(tree)
        if function.startswith(("etree.", "ElementTree.", "minidom.", "sax."))
        and function.rpartition(".")[2] in parsing
    }
    assert found == {"refdesk/xml/safe.py"}
