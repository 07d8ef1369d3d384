"""Lets a monkey loose in the real window; see the package."""

import argparse
import csv
import faulthandler
import os
import random
import subprocess
import sys
import time
import traceback
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QTimer,
    QtMsgType,
    QUrl,
    qInstallMessageHandler,
)
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QApplication, QMainWindow

from refdesk.app import open_window
from refdesk.ui.trouble.watchdog import Watchdog
from refdesk.worker import Lane
from tests.monkey.acts import Monkey
from tests.monkey.chaperone import Chaperone
from tests.monkey.heavy_library import heavy_library, quiet_settings
from tests.monkey.watch import Pulse, Watch

ROOT = Path(__file__).parents[2]
SAMPLE_SECONDS = 30
ACT_SECONDS = 20
"""How long an act is waited for before the next one; what it began goes on behind."""
PATIENCE_SECONDS = 180
"""An act that does not come back for so long ends the run, with the stacks of all threads."""
NOISE = ("propagateSizeHints", "This plugin ")


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py monkey", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--papers", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="these acts alone, with commas between")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "monkey")
    options = parser.parse_args()
    faulthandler.enable()
    options.output.mkdir(parents=True, exist_ok=True)
    scratch = Path(gettempdir()) / "refdesk-benchmarks"  # where the libraries lie: files are linked
    scratch.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="monkey-", dir=scratch) as home:
        return run(Path(home), options)


def run(home: Path, options: argparse.Namespace) -> int:
    """Open the window on a heavy library and use it; return 1 where something went wrong."""
    library = heavy_library(options.papers, home / "data")
    quiet_settings(home)
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.server"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT,
    )  # fmt: skip
    assert server.stdout is not None
    url = server.stdout.readline().strip()
    application = QApplication.instance() or QApplication([])
    opened: list[str] = []
    for scheme in ("http", "https", "file", "mailto"):
        QDesktopServices.setUrlHandler(scheme, application, "objectName")  # nothing is opened
    environment = {**os.environ, "REFDESK_HOME": str(home), "REFDESK_URL_ALL": url}
    began = time.perf_counter()
    window = open_window(
        library, environment, lambda address: opened.append(QUrl(address).toString())
    )
    leaving = window.findChild(QAction, "actionQuit")
    assert leaving is not None
    leaving.setEnabled(False)  # the palette offers it, and a click somewhere in its list is a yes
    watch = Watch(window.jobs)
    _hear(watch)
    chance = random.Random(options.seed)
    monkey = Monkey(window, chance, home, frozenset(filter(None, options.only.split(","))))
    _live(lambda: window.papers.model.rowCount() > 0, 120)
    print(f"list after {time.perf_counter() - began:.2f} s", flush=True)
    chaperone, pulse = Chaperone(window, chance, home), Pulse(window, lambda: monkey.doing)
    _live(lambda: False, 10)
    watchdog = window.findChild(Watchdog) or Watchdog(window)
    watchdog.start()  # nothing where the window's own watches already
    acts = _play(window, monkey, watch, options, chaperone, pulse)
    watchdog.stop()
    report = watch.table() + "\n" + pulse.table(watchdog) + "\n"
    report += f"dialogs played with: {chaperone.dialogs}; acts: {acts}; pages for the browser: {len(opened)}"
    print(report)
    (options.output / f"monkey-{options.papers}-{options.seed}.txt").write_text(
        report + "\n", "utf-8"
    )
    with (options.output / f"monkey-{options.papers}-{options.seed}.csv").open(
        "w", newline=""
    ) as file:
        writer = csv.DictWriter(file, list(asdict(watch.samples[0])))
        writer.writeheader()
        writer.writerows(map(asdict, watch.samples))
    window.close()
    server.terminate()
    server.wait()
    return 1 if watch.errors or watch.stuck else 0


def _play(
    window: QMainWindow,
    monkey: Monkey,
    watch: Watch,
    options: argparse.Namespace,
    chaperone: Chaperone,
    pulse: Pulse,
) -> int:
    end = time.monotonic() + 60 * options.minutes
    acts, next_sample = 0, 0.0
    trail = (options.output / "trail.txt").open("w", encoding="utf-8", buffering=1)
    while time.monotonic() < end:
        if time.monotonic() >= next_sample:
            monkey.tidy()
            _live(lambda: not chaperone.others(), ACT_SECONDS)
            _live(lambda: False, 1)
            _live(lambda: not _waited_for(window), ACT_SECONDS)
            found = watch.sample(acts)
            pulse.forget()
            next_sample = time.monotonic() + SAMPLE_SECONDS
            print(
                f"{found.minutes:6.1f} min {acts:7} acts  rss {found.rss:6.0f}  own {found.own:6.0f} MB  "
                f"used {found.used:6.1f}  widgets {found.widgets}  objects {found.objects}  "
                f"blocks {found.blocks}  errors {len(watch.errors)}",
                flush=True,
            )
        faulthandler.dump_traceback_later(PATIENCE_SECONDS, exit=True)
        began = time.thread_time()
        try:
            name = monkey.act()
        except RuntimeError:  # what it touched went away under its hand
            name = "touched what was going"
        trail.write(f"{acts} {name} {monkey.said}\n")
        _live(lambda: not _waited_for(window), ACT_SECONDS)
        watch.costs[name].append(1000 * (time.thread_time() - began))
        _live(lambda: not chaperone.others(), ACT_SECONDS)
        for other in chaperone.others():
            trail.write(f"    closes {other.metaObject().className()} {other.objectName()}\n")
            other.close()
        acts += 1
        if not window.isVisible():
            watch.errors.append(f"the window is gone after act {acts}")
            break
    faulthandler.cancel_dump_traceback_later()
    trail.close()
    return acts


def _waited_for(window: QMainWindow) -> bool:
    """Whether short work runs that a person would wait for: reads and writes, no long jobs."""
    long = {Lane.BACKGROUND, Lane.LIBRARY, Lane.COPY}
    return any(not job.title and job.lane not in long for job in window.jobs.active)


def _live(happened: "object", seconds: float) -> None:
    end = time.monotonic() + seconds
    loop = QEventLoop()
    while time.monotonic() < end:
        QTimer.singleShot(5, loop.quit)
        loop.exec()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if happened():
            return


def _hear(watch: Watch) -> None:
    """Note every exception that nobody caught and whatever Qt warns of."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        watch.errors.append("".join(traceback.format_exception(kind, error, trace)))
        print(watch.errors[-1], flush=True)

    sys.excepthook = tell
    watch.jobs.crashed.connect(lambda error: tell(type(error), error, error.__traceback__))

    def warned(kind: QtMsgType, context: object, text: str | None) -> None:
        del context
        if text and not any(noise in text for noise in NOISE):
            watch.errors.append(f"Qt: {text}")
            print(watch.errors[-1], flush=True)

    qInstallMessageHandler(warned)


if __name__ == "__main__":
    sys.exit(main())
