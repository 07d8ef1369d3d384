"""Figures beside a real library: fetched once, kept whole, asked for again only by hand, cleared up."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from refdesk.domain.errors import (
    CancelledError,
    UnavailableError,
    UnreadableError,
    WriteFailedError,
)
from refdesk.domain.findings import Finding
from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.pictures import Place
from refdesk.fulltext.jats import parse_jats
from refdesk.settings import Paths, Settings
from refdesk.wiring import Services, build_services
from tests.pictures import SVG, png
from tests.server.server import FakeServer

VERSION = "PMC10000001.1"
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
ARTICLE = f"""<article {XLINK}><front><article-meta><title-group><article-title>Invented
</article-title></title-group></article-meta></front><body><sec><title>Results</title>
<p>In the line <inline-graphic xlink:href="sign"/> and <inline-formula><inline-graphic xlink:href="eq1"/>
</inline-formula>.</p>
<fig-group id="g"><label>Figure 1</label><caption><p>Of the group.</p></caption>
<fig><label>A</label><caption><p>The first.</p></caption><graphic xlink:href="f1a"/></fig>
<fig><graphic xlink:href="f1b"/></fig></fig-group>
<fig><label>Figure 2</label><graphic xlink:href="lost"/></fig>
<fig><label>Figure 3</label><alternatives><graphic xlink:href="f3" content-type="thumb"/>
<graphic xlink:href="f3.jpg"/></alternatives></fig>
<table-wrap><label>Table 1</label><caption><p>An image.</p></caption><graphic xlink:href="dir/t1.gif"/>
</table-wrap></sec></body></article>""".encode()
FILES = {
    "sign.svg": SVG, "eq1.png": png(30, 10), "f1a.png": png(40, 30), "f1b.png": png(40, 31),
    "f3.png": png(40, 32), "t1.png": png(60, 20),
}  # fmt: skip


def source(version: str = VERSION, licence: str = "CC BY") -> FulltextSource:
    return FulltextSource(
        "PMC", "https://pmc.invalid/", version, licence, "2026-11-20", len(ARTICLE)
    )


@dataclass
class Desk:
    home: Path
    services: Services
    server: FakeServer
    paper: int

    def __post_init__(self) -> None:
        self.figures = self.services.figures
        self.article = parse_jats(ARTICLE, "made")
        self.folder = self.services._holdings.figure_room.folder

    def look(self):
        return self.figures.look(self.article, source())

    def fetch(self, context: JobContext | None = None, **options):
        return self.figures.fetch(self.article, source(), context or JobContext(), **options)

    def here(self) -> set[str]:
        return set(self.look().files)


@pytest.fixture
def desk(tmp_path, server) -> Iterator[Desk]:
    environment = {"REFDESK_HOME": str(tmp_path), **server.environment}
    services = build_services(Paths.resolve(environment), Settings(), environment)
    services.fetch.fetch([Identifier(Scheme.PMID, "41591582")], JobContext())
    paper = services.library.find(Identifier(Scheme.PMID, "41591582"))
    services.fulltext.store(paper, ARTICLE, source())
    server.library.media[VERSION] = dict(FILES)
    server.clear()
    yield Desk(tmp_path, services, server, paper)
    services.close()


def test_pictures_are_named_in_reading_order_with_their_words(desk):
    found = [(p.name, p.place, p.label, p.caption) for p in desk.look().pictures]
    assert found == [
        ("sign", Place.LINE, "", ""),
        ("eq1", Place.FORMULA, "", ""),
        ("f1a", Place.FIGURE, "A", "The first."),
        ("f1b", Place.FIGURE, "Figure 1", "Of the group."),
        ("lost", Place.FIGURE, "Figure 2", ""),
        ("f3.jpg", Place.FIGURE, "Figure 3", ""),
        ("t1.gif", Place.TABLE, "Table 1", "An image."),
    ]
    assert desk.look().title == "Invented"
    assert desk.server.count() == 0  # looking asks nobody


def test_what_is_missing_is_fetched_once_and_what_is_absent_is_not_asked_again(desk):
    told: list[Progress] = []
    report = desk.fetch(JobContext(report=told.append))
    assert (report.found, report.absent) == (6, 1)
    assert desk.here() == {"sign", "eq1", "f1a", "f1b", "f3.jpg", "t1.gif"}
    assert desk.look().absent == {"lost"}
    assert desk.look().wanted == ()
    assert told[-1] == Progress(7, 7, "figures")
    files = {
        p.name: p.read_bytes() for p in (desk.folder / VERSION).iterdir() if p.suffix != ".json"
    }
    assert files == FILES
    desk.server.clear()
    assert desk.fetch().found == 0
    assert desk.server.count() == 0


def test_asked_by_hand_pmc_may_have_it_now(desk):
    desk.fetch()
    desk.server.library.media[VERSION]["lost.png"] = png(8, 8)
    assert desk.fetch(again=True).found == 1
    assert "lost" in desk.here()
    assert desk.look().absent == frozenset()
    assert desk.server.count(f"pmc/{VERSION}/f1a.png") == 1


def test_the_figures_of_a_paper_are_fetched_along_with_its_text(desk):
    assert desk.figures.fetch_of(desk.paper, JobContext()).found == 6
    assert desk.figures.fetch_of(999, JobContext()).found == 0


def test_one_bad_picture_keeps_none_of_the_others_away(desk):
    desk.server.fault(f"pmc/{VERSION}/f1a.png", "html", times=None)
    with pytest.raises(UnavailableError):
        desk.fetch()
    assert desk.here() == {"sign", "eq1", "f1b", "f3.jpg", "t1.gif"}
    assert desk.look().wanted == ("f1a",)  # nobody said that PMC does not have it


def test_a_service_that_fails_is_left_alone(desk):
    desk.server.fault(f"pmc/{VERSION}/eq1.png", "503", times=None)
    with pytest.raises(UnavailableError):
        desk.fetch()
    assert desk.here() == {"sign"}
    assert desk.server.count(f"pmc/{VERSION}/f1") == 0
    desk.server.clear()
    for name in FILES:
        desk.server.fault(f"pmc/{VERSION}/{name}", "html", times=None)
    with pytest.raises(UnavailableError):
        desk.fetch()
    assert desk.server.count(f"pmc/{VERSION}/") - desk.server.count(f"pmc/{VERSION}/{VERSION}") == 3


def test_offline_nothing_is_asked_and_nothing_is_noted(desk):
    desk.services.client.offline = True
    assert desk.figures.is_offline
    with pytest.raises(UnavailableError):
        desk.fetch()
    assert desk.server.count() == 0
    assert len(desk.look().wanted) == 7


def test_what_came_before_a_cancel_stays(desk):
    context = JobContext()
    stop_at = 3

    def report(progress: Progress) -> None:
        if progress.done == stop_at:
            context.cancel.cancel()

    with pytest.raises(CancelledError):
        desk.fetch(JobContext(context.cancel, report))
    assert desk.here() == {"sign", "eq1", "f1a"}
    assert not list(desk.folder.rglob("*.part"))


def test_two_that_ask_at_once_fetch_once(desk):
    threads = [threading.Thread(target=desk.fetch) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(desk.here()) == 6
    assert desk.server.count(f"pmc/{VERSION}/f1b.png") == 1


def test_manuscripts_and_texts_from_elsewhere_have_nowhere_to_ask(desk):
    manuscript = desk.figures.look(desk.article, source(licence="TDM"))
    assert (manuscript.wanted, len(manuscript.absent)) == ((), 7)
    for version in ("1", "", "../PMC1.1", "PMC1.1/x"):
        state = desk.figures.look(desk.article, source(version))
        assert (state.version, state.wanted, len(state.pictures)) == ("", (), 7)
    sample = source("1")
    assert desk.figures.fetch(desk.article, sample, JobContext()).found == 0
    deposited = source("PMC10000008.10")
    assert desk.figures.fetch(desk.article, deposited, JobContext()).absent == 7
    assert desk.server.count() == 1  # its metadata; they say that it is a manuscript


def test_a_disk_that_takes_nothing_leaves_nothing(desk):
    desk.folder.mkdir(parents=True)
    (desk.folder / VERSION).write_text("in the way")
    with pytest.raises(WriteFailedError):
        desk.fetch()
    assert (desk.folder / VERSION).read_text() == "in the way"


def test_a_picture_is_read_and_saved_byte_for_byte(desk, tmp_path):
    desk.fetch()
    path = desk.look().files["f1a"]
    assert desk.figures.read(path) == (FILES["f1a.png"], "png")
    target = tmp_path / "mine.png"
    desk.figures.save(path, target)
    assert target.read_bytes() == FILES["f1a.png"]
    with pytest.raises(WriteFailedError):
        desk.figures.save(path, tmp_path / "no such folder" / "mine.png")


def test_a_library_of_somebody_else_shows_no_harm(desk, tmp_path):
    folder = desk.folder / VERSION
    folder.mkdir(parents=True)
    secret = tmp_path / "secret.png"
    secret.write_bytes(png(8, 8))
    (folder / "f1a.png").symlink_to(secret)
    (folder / "sign.svg").write_bytes(SVG.replace(b"<rect", b"<script/><rect"))
    (folder / "t1.gif").write_bytes(b"<html>")
    (folder / "absent.json").write_text('{"a": [1]}')
    state = desk.look()
    assert set(state.files) == {"sign", "t1.gif"}
    for name, reason in (("sign", "suspicious"), ("t1.gif", "unknown-format")):
        with pytest.raises(UnreadableError) as caught:
            desk.figures.read(state.files[name])
        assert caught.value.reason == reason
    with pytest.raises(UnreadableError):
        desk.figures.read(folder / "gone.png")


def test_figures_that_no_paper_has_are_found_and_cleared_up(desk):
    desk.fetch()
    upkeep = desk.services.upkeep
    assert upkeep.check_files() == []
    (desk.folder / "mine").mkdir()  # not ours
    desk.services.organising.trash([desk.paper])
    assert upkeep.check_files() == []
    desk.services.organising.delete([desk.paper])
    assert upkeep.check_files() == [Finding("orphan-figures", VERSION)]
    assert upkeep.repair_files() == []
    assert [path.name for path in desk.folder.iterdir()] == ["mine"]
