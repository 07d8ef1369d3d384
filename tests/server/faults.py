"""Everything that can go wrong on the way, on demand: how an answer is spoilt, or not given."""

import gzip
import json
import re
import socket
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from email.utils import format_datetime
from typing import TYPE_CHECKING

from tests.server import ncbi
from tests.server.answers import Answer, Asked, json_answer, xml_answer

if TYPE_CHECKING:
    from tests.server.server import Handler

CALLER_IP = "203.0.113.7"
HTML = (
    b"<!DOCTYPE html>\n<html><head><title>Maintenance</title></head><body>Back soon</body></html>"
)
_MEGABYTE = b" " * 1_000_000


@dataclass
class Fault:
    """One kind of trouble for the next ``times`` matching requests (``None``: for all)."""

    pattern: str
    kind: str
    times: int | None = 1
    options: dict[str, object] = field(default_factory=dict)

    def text(self, name: str, usual: str) -> str:
        return str(self.options.get(name, usual))


Change = Callable[[Fault, Asked, Answer], Answer]
Trouble = Callable[["Handler", Fault, Answer], None]


def _rate_limited(fault: Fault, asked: Asked, answer: Answer) -> Answer:
    key = asked.params.get("api_key", CALLER_IP)
    body = {"error": "API rate limit exceeded", "api-key": key, "count": "4", "limit": "3"}
    limited = json_answer(body, int(fault.text("status", "429")))
    after = fault.options.get("retry_after")
    if after is None:
        return limited
    text = after if isinstance(after, str | int) else format_datetime(after, usegmt=True)
    return replace(limited, headers={"Retry-After": str(text)})


def _status(status: int) -> Change:
    def change(fault: Fault, asked: Asked, answer: Answer) -> Answer:
        return Answer(status, fault.text("body", f"Error {status}").encode())

    return change


def _body(fault: Fault, asked: Asked, answer: Answer) -> Answer:
    """Any body under any status."""
    body = fault.options.get("body", b"")
    return Answer(
        int(fault.text("status", "200")),
        body if isinstance(body, bytes) else str(body).encode(),
        fault.text("content_type", "text/plain"),
    )


def _html(fault: Fault, asked: Asked, answer: Answer) -> Answer:
    return Answer(int(fault.text("status", "200")), HTML, "text/html; charset=UTF-8")


def _invalid_key(fault: Fault, asked: Asked, answer: Answer) -> Answer:
    key = asked.params.get("api_key", "")
    return json_answer({"error": "API key invalid", "api-key": key, "type": "client"}, 400)


def _truncated(fault: Fault, asked: Asked, answer: Answer) -> Answer:
    return replace(answer, body=answer.body[: len(answer.body) // 2])


def _gzip(fault: Fault, asked: Asked, answer: Answer) -> Answer:
    packed = gzip.compress(answer.body)
    return replace(answer, body=packed, headers={**answer.headers, "Content-Encoding": "gzip"})


def _truncated_gzip(fault: Fault, asked: Asked, answer: Answer) -> Answer:
    packed = _gzip(fault, asked, answer)
    return replace(packed, body=packed.body[:-12])


def _gzip_bomb(fault: Fault, asked: Asked, answer: Answer) -> Answer:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    pieces = [packer.compress(b"<a>")]
    pieces += [packer.compress(_MEGABYTE) for _ in range(int(fault.text("megabytes", "300")))]
    pieces += [packer.compress(b"</a>"), packer.flush()]
    return replace(answer, body=b"".join(pieces), headers={"Content-Encoding": "gzip"})


def _wrong_type(fault: Fault, asked: Asked, answer: Answer) -> Answer:
    return replace(answer, content_type=fault.text("content_type", "text/html"))


def _redirect(fault: Fault, asked: Asked, answer: Answer) -> Answer:
    target = fault.text("target", "https://elsewhere.invalid/")
    return Answer(int(fault.text("status", "302")), headers={"Location": target})


_RECORD = re.compile(rb"<(Pubmed(?:Book)?Article)>.*?</\1>", re.DOTALL)


def _records(rearranged: Callable[[list[bytes]], list[bytes]]) -> Change:
    def change(fault: Fault, asked: Asked, answer: Answer) -> Answer:
        records = [match[0] for match in _RECORD.finditer(answer.body)]
        inside = b"".join(rearranged(records))
        head = ncbi.PROLOG_ONLY.encode()
        body = head + b"<PubmedArticleSet>" + inside + b"</PubmedArticleSet>"
        return replace(answer, body=body)

    return change


def _foreign(fault: Fault, asked: Asked, answer: Answer) -> Answer:
    """Another record than the one asked for."""
    wanted = (asked.params.get("id", "") or "0").encode()
    return replace(answer, body=answer.body.replace(wanted, b"90099999"))


def _ids_as(kind: type) -> Change:
    def change(fault: Fault, asked: Asked, answer: Answer) -> Answer:
        data = json.loads(answer.body, strict=False)
        for record in data.get("records", []):
            for name in ("pmid", "requested-id"):
                if str(record.get(name, "")).isdigit():
                    record[name] = kind(record[name])
        return json_answer(data)

    return change


def _laughs(fault: Fault, asked: Asked, answer: Answer) -> Answer:
    lines = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    doctype = f'<!DOCTYPE a [<!ENTITY l0 "ha">{lines}]>'
    return xml_answer(f'<?xml version="1.0"?>{doctype}<a>&l9;</a>')


def _xxe(fault: Fault, asked: Asked, answer: Answer) -> Answer:
    target = fault.text("canary", "file:///nonexistent/canary")
    doctype = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{target}">]>'
    return xml_answer(f'<?xml version="1.0"?>{doctype}<a>&x;</a>')


def _no_key(fault: Fault, asked: Asked, answer: Answer) -> Answer:
    return ncbi.no_such_key(asked, int(fault.text("status", "404")))


def _no_body(fault: Fault, asked: Asked, answer: Answer) -> Answer:
    return replace(answer, body=re.sub(rb"<body>.*</body>", b"", answer.body, flags=re.DOTALL))


CHANGES: dict[str, Change] = {
    "429": _rate_limited,
    **{str(status): _status(status) for status in (400, 401, 403, 404, 500, 502, 503, 504)},
    "body": _body,
    "html": _html,
    "invalid-key": _invalid_key,
    "prolog-only": lambda fault, asked, answer: xml_answer(ncbi.PROLOG_ONLY),
    "empty": lambda fault, asked, answer: replace(answer, body=b""),
    "truncated": _truncated,
    "gzip": _gzip,
    "truncated-gzip": _truncated_gzip,
    "gzip-bomb": _gzip_bomb,
    "wrong-type": _wrong_type,
    "redirect": _redirect,
    "reordered": _records(lambda records: records[::-1]),
    "missing-record": _records(lambda records: records[1:]),
    "duplicated": _records(lambda records: [*records, *records]),
    "foreign-record": _foreign,
    "ids-int": _ids_as(int),
    "ids-str": _ids_as(str),
    "billion-laughs": _laughs,
    "xxe": _xxe,
    "no-key": _no_key,
    "no-body": _no_body,
    "keycount-0": lambda fault, asked, answer: ncbi.listing(asked.params.get("prefix", ""), []),
}
"""Faults that are another answer."""


def _slow(handler: "Handler", fault: Fault, answer: Answer) -> None:
    """Drip a byte at a time."""
    handler.head(answer, len(answer.body))
    for byte in answer.body:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        if handler.fake.stopping.wait(float(fault.text("pause", "0.05"))):
            return


def _hang(handler: "Handler", fault: Fault, answer: Answer) -> None:
    """Say nothing until the other side gives up."""
    handler.fake.stopping.wait(float(fault.text("seconds", "60")))
    handler.close_connection = True


def _reset(handler: "Handler", fault: Fault, answer: Answer) -> None:
    if fault.options.get("midway"):
        handler.head(answer, len(answer.body))
        handler.wfile.write(answer.body[: len(answer.body) // 2])
        handler.wfile.flush()
    linger = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    handler.close_connection = True


def _cut_off(handler: "Handler", fault: Fault, answer: Answer) -> None:
    """Announce a length, send half, close."""
    handler.head(answer, len(answer.body))
    handler.wfile.write(answer.body[: len(answer.body) // 2])
    handler.close_connection = True


def _pieces(total: int) -> Iterator[bytes]:
    yield b"<a>"
    yield from (_MEGABYTE for _ in range(total))
    yield b"</a>"


def _huge(handler: "Handler", fault: Fault, answer: Answer) -> None:
    """A body of 45 MB or more without an announced length."""
    handler.head(replace(answer, headers={"Connection": "close"}), None)
    handler.close_connection = True
    for piece in _pieces(int(fault.text("megabytes", "45"))):
        handler.wfile.write(piece)
        handler.fake.huge_bytes_sent += len(piece)


TROUBLES: dict[str, Trouble] = {
    "slow": _slow,
    "hang": _hang,
    "reset": _reset,
    "cut-off": _cut_off,
    "huge": _huge,
}
"""Faults of the connection."""
