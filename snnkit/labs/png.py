"""Images as PNG, for figures to show; a library for this would take longer to import."""

from __future__ import annotations

import struct
import zlib

import numpy as np

__all__ = ["png"]


def png(pixels) -> bytes:
    """Return an image in PNG format.

    Parameters
    ----------
    pixels : ndarray of uint8, (rows, columns, 4)
        Red, green, blue and opacity; row 0 is at the top.

    Examples
    --------
    >>> png(np.zeros((1, 1, 4), np.uint8))[:4]
    b'\\x89PNG'
    """
    rows, columns, _ = pixels.shape
    unfiltered = np.zeros(
        (rows, 1 + 4 * columns), np.uint8
    )  # each row begins with its filter: none
    unfiltered[:, 1:] = pixels.reshape(rows, -1)
    header = struct.pack(">IIBBBBB", columns, rows, 8, 6, 0, 0, 0)
    body = zlib.compress(unfiltered.tobytes(), 1)
    chunks = ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
