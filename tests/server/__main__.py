"""Run the fake services so that a person can point the real program at them.

python -m tests.server --port 9000 --fault 'eutils/efetch=429*2' --fault 'pmc=slow*all'
"""

import argparse
import re

from tests.server.faults import CHANGES, TROUBLES
from tests.server.server import FakeServer

_FAULT = re.compile(r"(?P<pattern>[^=]+)=(?P<kind>[\w-]+)(?:\*(?P<times>\d+|all))?")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.server", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 (usual): any free port")
    kinds = ", ".join(sorted([*CHANGES, *TROUBLES]))
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="SERVICE/PATH=KIND[*TIMES]",
        help=f"spoil the next answers (TIMES: 1, a number, or all); kinds: {kinds}",
    )
    options = parser.parse_args()
    fake = FakeServer(options.port, verbose=True)
    for spec in options.fault:
        match = _FAULT.fullmatch(spec)
        if match is None or match["kind"] not in {*CHANGES, *TROUBLES}:
            parser.error(f"cannot read the fault {spec!r}")
        times = None if match["times"] == "all" else int(match["times"] or 1)
        fake.fault(match["pattern"], match["kind"], times)
    fake.start()
    print(fake.url, flush=True)
    print(f"REFDESK_URL_ALL={fake.url} python -m refdesk add 41591582", flush=True)
    try:
        fake.stopping.wait()
    except KeyboardInterrupt:
        fake.stop()


if __name__ == "__main__":
    main()
