# SPDX-License-Identifier: GPL-3.0-or-later
"""What acts work on: a home of the program, invented records and files."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from refdesk.domain.jobs import JobContext
from refdesk.settings import Paths, Settings
from refdesk.wiring import Services, build_services


def environment(home: Path) -> dict[str, str]:
    """Return the surroundings of the program in an act."""
    return {"REFDESK_HOME": str(home), "REFDESK_OFFLINE": "1"}


@contextmanager
def services(home: Path) -> Iterator[Services]:
    """Open the library of a home as the program does."""
    paths = Paths.resolve(environment(home))
    opened = build_services(paths, Settings(), environment(home))
    try:
        yield opened
    finally:
        opened.close()


def record(number: int, *more: str) -> str:
    """Return an invented record as RIS."""
    lines = [
        "TY  - JOUR",
        f"TI  - Lumekin cells in group {number}: an invented trial",
        f"AU  - Kim, A{number % 26}",
        "AU  - 신, 효정",
        "JO  - Invented reports",
        f"PY  - {1990 + number % 30}",
        f"SP  - {number}",
        f"DO  - 10.5555/faults.{number}",
        f"AB  - 재발률이 낮았다. {'words of no meaning ' * 12}",
        f"KW  - own {number}",
        *more,
        "ER  - ",
    ]
    return "\r\n".join(lines) + "\r\n\r\n"


def papers(home: Path, count: int = 60) -> None:
    """Give a home a library of some papers."""
    given = beside(home, "papers.ris")
    given.write_text("".join(record(n) for n in range(count)), "utf-8", newline="")
    with services(home) as opened:
        opened.transfer.import_files([given], JobContext())


def beside(home: Path, name: str) -> Path:
    """Return where a file lies that is given to the program."""
    folder = home.parent / "given"
    folder.mkdir(exist_ok=True)
    return folder / name


def pdf(home: Path, number: int) -> Path:
    """Return a file to be attached."""
    path = beside(home, f"{number}.pdf")
    path.write_bytes(b"%PDF-1.4\n" + bytes([number % 256]) * (3_000_000 if number == 2 else 9_000))
    return path
