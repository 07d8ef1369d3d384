# SPDX-License-Identifier: GPL-3.0-or-later
"""Where every remote service answers and how often it may be asked: one table, one override."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from urllib.parse import urlsplit

from refdesk.domain.errors import BadRequestError


class ServiceName(StrEnum):
    """The name of a service in settings, environment variables and errors."""

    EUTILS = "EUTILS"
    IDCONV = "IDCONV"
    PMC = "PMC"
    EUROPEPMC = "EUROPEPMC"
    CROSSREF = "CROSSREF"
    DOI = "DOI"
    UNPAYWALL = "UNPAYWALL"
    OPENALEX = "OPENALEX"
    ICITE = "ICITE"
    S2 = "S2"
    DATACITE = "DATACITE"
    ARXIV = "ARXIV"
    MESH = "MESH"
    CTGOV = "CTGOV"
    PDF = "PDF"
    """Anybody's server, for a file that a person asked for."""
    LLM = "LLM"
    UPDATES = "UPDATES"
    """Whoever publishes the program, asked for its latest version after a person's yes."""


class Redirects(Enum):
    """Where a service may send us on to."""

    NEVER = "never"
    SAME_HOST = "same host"
    ANYWHERE = "any host that speaks TLS"


@dataclass(frozen=True, slots=True)
class Service:
    """What is known of one service before it is asked.

    ``per_second`` stays below the published limit, because other programs may share our address.
    """

    host: str
    per_second: float
    prefix: str = ""
    """The part of every path that comes before what a provider asks for."""
    keyed_per_second: float | None = None
    """The pace of requests that carry a key, where the service is faster for these."""
    parallel: int = 4
    redirects: Redirects = Redirects.NEVER
    patience: float = 1
    """How many times the usual read timeout this service may be silent between two bytes."""


SERVICES: Mapping[ServiceName, Service] = {
    ServiceName.EUTILS: Service(
        "https://eutils.ncbi.nlm.nih.gov", 2.5, "/entrez/eutils", keyed_per_second=8
    ),
    ServiceName.IDCONV: Service(
        "https://pmc.ncbi.nlm.nih.gov",
        2,
        "/tools/idconv/api/v1/articles",
        redirects=Redirects.SAME_HOST,
    ),
    ServiceName.PMC: Service(
        "https://pmc-oa-opendata.s3.amazonaws.com", 20, parallel=4, patience=2
    ),
    ServiceName.EUROPEPMC: Service("https://www.ebi.ac.uk", 5, "/europepmc/webservices/rest"),
    ServiceName.CROSSREF: Service("https://api.crossref.org", 2.5, keyed_per_second=5, parallel=1),
    ServiceName.DOI: Service("https://doi.org", 2, redirects=Redirects.ANYWHERE),
    ServiceName.UNPAYWALL: Service("https://api.unpaywall.org", 2, "/v2"),
    ServiceName.OPENALEX: Service("https://api.openalex.org", 5, redirects=Redirects.SAME_HOST),
    ServiceName.ICITE: Service("https://icite.od.nih.gov", 1, "/api"),
    ServiceName.S2: Service("https://api.semanticscholar.org", 0.9, parallel=1),
    ServiceName.DATACITE: Service("https://api.datacite.org", 1),
    ServiceName.ARXIV: Service(
        "https://export.arxiv.org", 1 / 3.5, "/api", parallel=1, redirects=Redirects.SAME_HOST
    ),
    ServiceName.MESH: Service("https://id.nlm.nih.gov", 3, "/mesh"),
    ServiceName.CTGOV: Service(
        "https://clinicaltrials.gov", 1, "/api/v2", redirects=Redirects.SAME_HOST
    ),
    ServiceName.PDF: Service("", 1, parallel=2, redirects=Redirects.ANYWHERE, patience=2),
    # A person's own server, which asks for pauses itself; on a slow machine it thinks for minutes.
    ServiceName.LLM: Service("", 20, patience=6),
    # The address comes with a package that is published, see ``services/releases.py``.
    ServiceName.UPDATES: Service("", 1, parallel=1),
}
"""Every service. A change of theirs is a change of one line here."""


def is_loopback(url: str) -> bool:
    """Whether an address is of this very computer, so that nothing asked of it leaves the computer."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


_INSIDE = (".local", ".localhost", ".internal", ".lan", ".home", ".corp", ".intranet", ".home.arpa")


def is_inside(url: str) -> bool:
    """Whether an address is of this computer or of a network round it: no place for public papers.

    A public server must not make the program ask a router, a printer or a cloud's own address
    (169.254.169.254). What a public name resolves to is not looked at.
    """
    host = (urlsplit(url).hostname or "").rstrip(".").lower()
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(_INSIDE)


@dataclass(frozen=True)
class Endpoints:
    """Base addresses, the user's own in place of the usual ones."""

    overrides: Mapping[str, str]
    """Service name to base address without the service's prefix."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> "Endpoints":
        """Read ``REFDESK_URL_<NAME>`` and ``REFDESK_URL_ALL``; the single name wins."""
        every = environ.get("REFDESK_URL_ALL", "").strip().rstrip("/")
        overrides: dict[str, str] = {}
        for name in SERVICES:
            own = environ.get(f"REFDESK_URL_{name}", "").strip().rstrip("/")
            if own:
                overrides[name] = own
            elif every:
                overrides[name] = f"{every}/{name.lower()}"
        return cls(overrides)

    def names(self) -> tuple[str, ...]:
        """Return the names of all services."""
        return tuple(SERVICES)

    def url(self, name: ServiceName, path: str) -> str:
        """Return the address of ``path``, which is relative to the service's prefix.

        Raises:
            BadRequestError: the service has no address (a language model that nobody set up).
        """
        service = SERVICES[name]
        base = self.overrides.get(name, service.host)
        if not base:
            raise BadRequestError(name, "no address set")
        # An override may be written with or without the prefix; documentation shows both.
        if service.prefix and not urlsplit(base).path.endswith(service.prefix):
            base += service.prefix
        return f"{base}/{path.lstrip('/')}"

    def of_anybody(self, name: ServiceName, url: str) -> str:
        """Return where a whole address is asked for: there, or at what stands in for all others."""
        base = self.overrides.get(name, "")
        if not base:
            return url
        split = urlsplit(url)
        return f"{base}/{split.netloc}{split.path}" + (f"?{split.query}" if split.query else "")
