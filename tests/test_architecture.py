"""What import-linter cannot say: where Qt may appear, how large a file may grow, who may translate."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "refdesk"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAX_LINES = 400
MAX_PUBLIC_METHODS = 25


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache  # many tests ask, and to walk all trees takes more than a second
def imports(tree: ast.AST) -> tuple[str, ...]:
    return tuple(_imported(tree))


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text("utf-8")) for path in MODULES}


def test_there_is_something_to_check(trees):
    assert len(trees) > 60


def test_qt_is_imported_only_by_the_window_and_its_threads(trees):
    allowed = ("refdesk/ui/", "refdesk/app.py", "refdesk/worker.py")
    wrong = [
        relative(path)
        for path, tree in trees.items()
        if any(name.startswith(("PySide6", "shiboken6")) for name in imports(tree))
        and not relative(path).startswith(allowed)
    ]
    assert wrong == []


def test_the_worker_knows_only_qtcore(trees):
    tree = trees[PACKAGE / "worker.py"]
    qt = {name for name in imports(tree) if name.startswith("PySide6.")}
    assert {name for name in qt if not name.startswith("PySide6.QtCore")} == set()


def test_no_web_engine_anywhere(trees):
    wrong = [
        relative(p) for p, tree in trees.items() if any("WebEngine" in n for n in imports(tree))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("sqlalchemy", ("refdesk/store/",)),
        ("requests", ("refdesk/net/",)),
        ("pypdf", ("refdesk/fulltext/",)),
        ("ziamath", ("refdesk/fulltext/",)),
        ("latex2mathml", ("refdesk/fulltext/",)),
        ("lxml", ("refdesk/xml/", "refdesk/fulltext/", "refdesk/formats/", "refdesk/providers/")),
        ("py_mini_racer", ("refdesk/citations/",)),
        ("docx", ("refdesk/documents/",)),
        ("xlsxwriter", ("refdesk/formats/",)),
        ("numpy", ("refdesk/evidence/tagger/",)),
    ],
)
def test_each_library_has_one_door(trees, library, homes):
    wrong = [
        relative(path)
        for path, tree in trees.items()
        if any(name == library or name.startswith(library + ".") for name in imports(tree))
        and not relative(path).startswith(homes)
    ]
    assert wrong == []


def test_no_import_hides_in_a_function(trees):
    wrong = [
        f"{relative(path)}:{node.lineno}"
        for path, tree in trees.items()
        for function in ast.walk(tree)
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        for node in ast.walk(function)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    ]
    assert wrong == []


def test_only_the_window_and_messages_speak_to_people(trees):
    wrong = []
    for path, tree in trees.items():
        if relative(path).startswith(("refdesk/ui/", "refdesk/app.py", "refdesk/messages.py")):
            continue
        wrong += [
            f"{relative(path)}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "tr"
        ]
    assert wrong == []


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_file_is_short_enough_to_hold_in_mind(path):
    assert len(path.read_text("utf-8").splitlines()) <= MAX_LINES


def test_a_class_is_small_enough_to_hold_in_mind(trees):
    wrong = [
        f"{relative(path)}: {node.name} has {count} public methods"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and (
            count := sum(
                isinstance(m, ast.FunctionDef) and not m.name.startswith("_") for m in node.body
            )
        )
        > MAX_PUBLIC_METHODS
    ]
    assert wrong == []


def test_no_module_is_called_utils():
    banned = {"utils", "util", "helpers", "helper", "common", "misc", "core", "manager"}
    assert [relative(path) for path in MODULES if path.stem in banned] == []


def test_the_command_line_works_where_qt_is_not_installed():
    code = (
        "import sys; sys.modules['PySide6'] = None\n"
        "import refdesk.wiring, refdesk.cli\n"
        "from refdesk.formats.base import all_formats\n"
        "print(' '.join(f.id for f in all_formats()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    assert {"ris", "nbib", "bibtex", "pubmed-xml"} <= set(done.stdout.split())
