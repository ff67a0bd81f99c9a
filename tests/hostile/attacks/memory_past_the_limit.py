# attack: memory that counts as no data: shared, huge, growing and file mappings, bit by bit
# at: vector_jacobian
# expect: vector_jacobian=WRONG|MEMORY rest=PASS
import mmap

import numpy as np

STEP, TOO_MUCH = 2**26, 5 * 2**30


def grab(flags):
    kept = []
    while len(kept) * STEP < TOO_MUCH:
        kept.append(mmap.mmap(-1, STEP, flags))
        kept[-1][:: mmap.PAGESIZE] = b"x" * (STEP // mmap.PAGESIZE)
    raise AssertionError(f"escaped: 5 GiB of memory with flags {flags}")


def vector_jacobian(jacobian, dout, shape):
    for flags in (mmap.MAP_SHARED | mmap.MAP_ANONYMOUS, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS):
        try:
            grab(flags)
        except (OSError, MemoryError):
            continue
    return np.zeros(shape)
