# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for what services answer, and for their silence."""

from collections.abc import Callable

from refdesk.domain.errors import (
    BadRequestError,
    ModelError,
    NotFoundError,
    NotOpenError,
    ScannedOnlyError,
    UnavailableError,
)

Translate = Callable[[str, str], str]

SERVICE_NAMES = {
    "EUTILS": "PubMed",
    "IDCONV": "PMC ID Converter",
    "PMC": "PMC",
    "EUROPEPMC": "Europe PMC",
    "CROSSREF": "Crossref",
    "DOI": "doi.org",
    "UNPAYWALL": "Unpaywall",
    "OPENALEX": "OpenAlex",
    "ICITE": "iCite",
    "S2": "Semantic Scholar",
    "DATACITE": "DataCite",
    "ARXIV": "arXiv",
    "MESH": "MeSH",
    "CTGOV": "ClinicalTrials.gov",
    "LLM": "Language model",
}


def service_name(name: str) -> str:
    """Return what people call a service."""
    return SERVICE_NAMES.get(name, name)


def service_failure(
    error: NotFoundError | NotOpenError | UnavailableError | BadRequestError, translate: Translate
) -> str:
    """Return what a service said, or that it said nothing."""
    match error:
        case UnavailableError():
            return _unavailable(error, translate)
        case BadRequestError():
            text = translate("Errors", "{service} refused the request: {message}")
            return text.format(service=service_name(error.service), message=error.message)
        case NotFoundError():
            text = translate("Errors", "{service} has no record of {identifier}.")
        case ScannedOnlyError():
            text = translate(
                "Errors", "{service} has only scanned pages of {identifier}, not its text."
            )
        case _:
            text = translate(
                "Errors", "{service} has no full text of {identifier} that may be downloaded."
            )
    return text.format(service=service_name(error.service), identifier=error.identifier)


def _unavailable(error: UnavailableError, translate: Translate) -> str:
    service = service_name(error.service)
    reasons = {
        "offline": translate("Errors", "{service} was not asked: refdesk works offline."),
        "no-connection": translate(
            "Errors", "{service} could not be reached. Check the network and try again."
        ),
        "timeout": translate("Errors", "{service} did not answer in time. Try again later."),
        "rate-limited": translate(
            "Errors", "{service} asks for a pause: too many requests. Try again in a few minutes."
        ),
        "server-error": translate("Errors", "{service} has a fault of its own. Try again later."),
        "html": translate(
            "Errors", "{service} sent a web page instead of data, as it does when it is down."
        ),
        "truncated": translate("Errors", "The answer of {service} broke off. Try again."),
        "too-large": translate("Errors", "The answer of {service} is too large to be right."),
        "suspicious": translate(
            "Errors", "The answer of {service} holds forbidden XML and was not read."
        ),
        "blocked": translate("Errors", "{service} blocks requests from this address."),
        "redirect": translate("Errors", "{service} redirects to another address; not followed."),
        "no-pdf": translate(
            "Errors", "What {service} sent is no PDF. Open the page in the browser instead."
        ),
        "not-encrypted": translate(
            "Errors", "{service} was not asked for the PDF: the address is not encrypted."
        ),
        "no-robots": translate(
            "Errors", "{service} lets no program fetch PDFs. Open the page in the browser instead."
        ),
        "no-address": translate(
            "Errors", "“{service}” is no address that a PDF can be fetched from."
        ),
    }
    text = reasons.get(
        error.reason, translate("Errors", "The answer of {service} cannot be understood.")
    ).format(service=service)
    if error.retry_at:
        pause = translate("Errors", "It may be asked again at {time}.")
        text += " " + pause.format(time=error.retry_at.astimezone().strftime("%H:%M"))
    return text


def model_failure(error: ModelError, translate: Translate) -> str:
    """Return why a language model did not write what it was asked for."""
    reasons = {
        "unset": translate("Errors", "No language model is set up. Choose one in Preferences."),
        "no-address": translate("Errors", "“{host}” is no address of a language model."),
        "not-encrypted": translate(
            "Errors",
            "The language model at {host} was not asked: the address is neither https nor of this "
            "computer, so others could read the text on its way.",
        ),
        "offline": translate(
            "Errors", "The language model at {host} was not asked: refdesk works offline."
        ),
        "no-connection": translate(
            "Errors", "The language model at {host} could not be reached. Check that it is running."
        ),
        "timeout": translate("Errors", "The language model at {host} did not answer in time."),
        "stalled": translate(
            "Errors", "The language model at {host} stopped in the middle and sent nothing more."
        ),
        "cut": translate(
            "Errors",
            "The connection to the language model at {host} broke in the middle of the text.",
        ),
        "key": translate(
            "Errors",
            "The language model at {host} does not accept the key. Check it in Preferences.",
        ),
        "no-model": translate(
            "Errors", "The server {host} has no language model called “{model}”."
        ),
        "no-interface": translate(
            "Errors",
            "The server {host} does not speak the chosen interface. Check the address in Preferences.",
        ),
        "rate-limited": translate(
            "Errors", "The language model at {host} asks for a pause: too many requests."
        ),
        "server-error": translate(
            "Errors", "The language model at {host} has a fault of its own. Try again later."
        ),
        "html": translate(
            "Errors",
            "The server {host} sent a web page instead of text. Check the address in Preferences.",
        ),
        "redirect": translate(
            "Errors", "The server {host} redirects to another address; not followed."
        ),
        "too-large": translate(
            "Errors", "The answer of the language model is too long to be right."
        ),
        "empty": translate("Errors", "The language model “{model}” answered without any text."),
        "length": translate(
            "Errors",
            "The language model “{model}” stopped at its length limit: the text is incomplete.",
        ),
        "filtered": translate(
            "Errors", "The server of the language model “{model}” withheld the rest of the text."
        ),
        "said": translate("Errors", "The language model at {host} reports: “{detail}”."),
    }
    text = reasons.get(
        error.reason,
        translate("Errors", "The answer of the language model at {host} cannot be understood."),
    ).format(host=error.host, model=error.model, detail=error.detail[:200])
    if error.retry_at:
        pause = translate("Errors", "It may be asked again at {time}.")
        text += " " + pause.format(time=error.retry_at.astimezone().strftime("%H:%M"))
    return text
