# SPDX-License-Identifier: GPL-3.0-or-later
"""What ``self-test`` asks of the parts that a build may lose: files, processes, drawings, the window."""

import hashlib
import importlib
import importlib.util
import json
import os
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from refdesk.apart.program import Apart, own_program
from refdesk.domain.fulltext import Formula
from refdesk.domain.identifiers import Identifier
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.fulltext.drawn import draw_formulas
from refdesk.fulltext.pdf import read_pdf
from refdesk.resources import resource
from refdesk.services.evidence_reading import read_apart
from refdesk.settings import Paths, Settings
from refdesk.wiring import Services, build_services

MANIFEST = "manifest.json"
"""Beside what is built: every file and module that a package was made of; a checkout has none."""
PIECES_COMMAND = "window-pieces"
_PMID = "90000001"
_MATHML = (
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mi>a</mi><mi>b</mi></mfrac></math>'
)
_SECONDS = 60
_WORDS = "Refdesk reads this line"


def files() -> str:
    """Compare every file and module with the list that was made along with the package."""
    listed = resource("build", MANIFEST)
    if not listed.is_file():
        return "not a package: there is no list to compare with"
    wanted = json.loads(listed.read_text("utf-8"))
    package = Path(__file__).resolve().parents[1]
    for name, digest in wanted["files"].items():
        path = package / name
        if not path.is_file():
            raise FileNotFoundError(name)
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise ValueError(f"{name} is not what the package was made of")
    for name in wanted["modules"]:
        if importlib.util.find_spec(name) is None:
            raise ModuleNotFoundError(name)
    return f"{len(wanted['files'])} files, {len(wanted['modules'])} modules"


def formulas() -> str:
    """Draw a formula out of MathML and one out of TeX."""
    asked = [
        Formula(tex=r"\frac{a}{\sqrt{b}}", text="a/sqrt(b)", display=True),
        Formula(
            mathml=_MATHML,
            text="a/b",
            display=True,
        ),
    ]
    drawn = draw_formulas(asked)
    if len(drawn) < len(asked):
        raise LookupError(f"{len(drawn)} of {len(asked)} drawn")
    return f"{len(drawn)} drawn, {sum(len(one.svg) for one in drawn.values())} bytes"


def pdf_read_apart(folder: Path) -> str:
    """Read the words of a PDF in a process of its own, by pypdf."""
    path = folder / "page.pdf"
    path.write_bytes(page_pdf(_WORDS))
    text = read_pdf(path, CancelToken())
    if _WORDS not in text.text:
        raise LookupError("the words of the page were not read")
    return f"{len(text.text)} characters"


def evidence_apart(library: Path, ids: list[int]) -> str:
    """Read the evidence of papers in a process of its own."""
    array = importlib.import_module("array").array
    process = Apart(read_apart, library, array("q", ids))
    try:
        read = sum(len(portion) for portion in process.items())
    finally:
        process.close()
    if read != len(ids):
        raise LookupError(f"{read} of {len(ids)} papers read")
    return f"{read} papers"


def fetched(folder: Path) -> str:
    """Fetch a sample paper from a server on this computer, store it, and cite it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Samples)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    paths = Paths.resolve({"REFDESK_HOME": str(folder / "fetched")})
    services = build_services(paths, Settings(), {"REFDESK_URL_ALL": address})
    try:
        report = services.fetch.fetch([Identifier.parse(_PMID)], JobContext())
        if len(report.changes.added) != 1:
            raise LookupError(f"{_PMID} was not fetched")
        (added,) = report.changes.added
        return services.citing.format_one(added).text[:60]
    finally:
        services.close()
        server.shutdown()
        server.server_close()


class _Samples(BaseHTTPRequestHandler):
    """Gives the sample papers for whatever PubMed is asked."""

    def do_GET(self) -> None:
        body = resource("sample", "samples.xml").read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 - the library's own way of naming

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Say nothing: the self-test says what came of it."""


def window_pieces(folder: Path) -> str:
    """Let a process of its own say which pieces of the window are there; this one loads no Qt."""
    path = folder / "drawn.pdf"
    path.write_bytes(page_pdf(_WORDS))
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    done = subprocess.run(  # noqa: S603 - our own program
        own_program(PIECES_COMMAND, str(path)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_SECONDS,
        env=environment,
        check=False,
    )
    if done.returncode or not done.stdout.strip():
        lines = (done.stderr or done.stdout).strip().splitlines()
        raise LookupError(lines[-1] if lines else f"ended with {done.returncode}")
    return done.stdout.strip()


def korean(services: Services, ids: list[int]) -> str:
    """Say in Korean what was read in the papers."""
    summaries = [services.evidence.korean_summary(i) for i in ids]
    said = sum(bool(summary.text) for summary in summaries)
    if not said:
        raise LookupError("nothing is said in Korean")
    return f"{said} summaries"


def page_pdf(words: str) -> bytes:
    """Return a PDF of one page with one line."""
    stream = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode("ascii")
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(bodies) + 1)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)
