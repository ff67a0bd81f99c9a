# attack: files as big as they will grow, until the disk is full
# at: vector_jacobian
# expect: vector_jacobian=WRONG|KILLED rest=PASS
import os

import numpy as np

PIECE, TOO_MUCH = b"x" * 2**20, 600 * 2**20


def vector_jacobian(jacobian, dout, shape):
    total = 0
    for number in range(64):
        try:
            with open(f"big-{number}", "wb", buffering=0) as file:
                while True:
                    total += file.write(PIECE)
                    if total > TOO_MUCH:
                        raise AssertionError("escaped: 600 MiB on the disk")
        except OSError:
            if os.path.exists("big-0") and os.path.getsize("big-0") == 0:
                break
    return np.zeros(shape)
