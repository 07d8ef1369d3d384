"""Pictures drawn by code, as bytes: nothing of a publisher's is in this repository."""

import struct
import zlib

SVG = (
    b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">'
    b'<rect width="60" height="40" fill="#fff"/><circle cx="30" cy="20" r="12" fill="#0072b2"/></svg>'
)
PAGE = b"<!DOCTYPE html><html><head><title>Preparing to download</title></head></html>"


def png(width: int = 320, height: int = 200, shade: int = 120) -> bytes:
    """A white PNG with a curve and a frame, so that it can be looked at."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            edge = x in {20, 21} or y in {height - 21, height - 20}
            curve = abs((height - 30) - (x / width) ** 2 * (height - 60) - y) < 2 and x > 20
            rows += bytes((shade, 60, 160) if curve else (40, 40, 40) if edge else (255,) * 3)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + _chunk(b"IDAT", zlib.compress(bytes(rows)))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)
