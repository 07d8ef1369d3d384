"""The fake services run on their own, for people."""

import subprocess
import sys
from pathlib import Path

from refdesk.domain.jobs import JobContext
from refdesk.net.client import HttpClient
from refdesk.net.endpoints import Endpoints
from refdesk.providers.pubmed import PubMed
from tests.server.asking import Reader
from tests.server.server import FakeServer


def test_the_fake_services_can_be_started_by_hand():
    command = [sys.executable, "-m", "tests.server", "--fault", "eutils/efetch=503*1"]
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root
    ) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            environ = {"REFDESK_URL_ALL": address, "REFDESK_RETRY_SCALE": "0.001"}
            client = HttpClient(Endpoints.from_environment(environ), Reader())
            assert "41591582" in PubMed(client).fetch(["41591582"], JobContext()).records
            client.close()
        finally:
            process.terminate()
            process.communicate()


def test_faults_on_one_path_queue_up(server: FakeServer):
    server.fault("eutils/efetch", "500")
    server.fault("eutils", "html", times=None)
    kinds = [
        fault.kind if (fault := server.note(asked)) else ""
        for asked in [_asked("/entrez/eutils/efetch.fcgi")] * 2 + [_asked("/x")]
    ]
    assert kinds == ["500", "html", "html"]


def _asked(path: str):
    from tests.server.answers import asked_of

    return asked_of("GET", f"/eutils{path}", {}, b"", 0.0)
