# attack: replies that are no messages: noise, lying headers, absurd shapes, deep JSON
# at: vector_jacobian
# expect: vector_jacobian=KILLED rest=PASS
import json
import os
import struct

import numpy as np

CALLS = []
HEADERS = [
    {"a": ["<f8", [2**40, 2**40]]},
    {"a": ["|O", [1]]},
    {"d": [[["k"], {"f": "nan"}]]},
    {"i": "9" * 4400},
]


def vector_jacobian(jacobian, dout, shape):
    CALLS.append(1)
    header = json.dumps(HEADERS[len(CALLS) % len(HEADERS)]).encode()
    data = [
        b"DW1\0" + struct.pack("<I", len(header)) + header,
        b"DW1\0" + struct.pack("<I", 2**31) + b"[" * 100_000,
        b"DW1\0" + struct.pack("<I", 100_000) + b"[" * 100_000,
        os.urandom(1000),
    ][len(CALLS) % 4]
    os.write(3, struct.pack("<Q", len(data)) + data)
    return np.zeros(shape)
