"""Bodies are unpacked as they arrive, whole or not at all."""

import gzip
import zlib

import pytest

from refdesk.domain.errors import UnavailableError
from refdesk.net.body import BodyCollector

TEXT = b"All of this is invented. " * 200


def _read(data: bytes, encoding: str = "gzip", limit: int = 1_000_000, step: int = 7) -> bytes:
    collector = BodyCollector("PMC", limit, encoding)
    for start in range(0, len(data), step):
        collector.feed(data[start : start + step])
    return collector.finish()


@pytest.mark.parametrize("step", [1, 7, 100_000])
def test_compressed_bodies_come_out_whole(step):
    packed = gzip.compress(TEXT)
    assert _read(packed, step=step) == TEXT
    assert _read(packed + packed, step=100_000) == TEXT + TEXT
    assert _read(packed + b"\0\0padding", step=step) == TEXT
    assert _read(TEXT, "identity", step=step) == TEXT
    assert _read(b"") == b""


@pytest.mark.parametrize("cut", [1, 4, 9, 30])
def test_a_compressed_body_without_its_end_is_truncated(cut):
    with pytest.raises(UnavailableError, match="truncated"):
        _read(gzip.compress(TEXT)[:-cut])


def test_a_broken_compressed_body_is_truncated():
    packed = bytearray(gzip.compress(TEXT))
    packed[len(packed) // 2] ^= 0xFF
    with pytest.raises(UnavailableError, match="truncated"):
        _read(bytes(packed))


@pytest.mark.parametrize("step", [10, 1_000_000])
def test_a_bomb_is_never_unpacked_beyond_the_limit(step):
    bomb = gzip.compress(b" " * 50_000_000)
    collector = BodyCollector("PMC", 100_000, "gzip")

    def feed_all():
        for start in range(0, len(bomb), step):
            collector.feed(bomb[start : start + step])

    with pytest.raises(UnavailableError, match="too-large"):
        feed_all()
    assert collector._size == 100_001


def test_the_limit_itself_is_allowed():
    assert _read(gzip.compress(TEXT), limit=len(TEXT)) == TEXT
    with pytest.raises(UnavailableError, match="too-large"):
        _read(gzip.compress(TEXT), limit=len(TEXT) - 1)
    with pytest.raises(UnavailableError, match="too-large"):
        _read(TEXT, "", limit=len(TEXT) - 1)


def test_other_compressions_are_not_guessed():
    with pytest.raises(UnavailableError, match="unparseable"):
        _read(zlib.compress(TEXT), "br")
