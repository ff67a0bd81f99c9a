# attack: memory that no limit on data counts: anonymous mappings, shared or private, page by page
# at: vector_jacobian
# expect: vector_jacobian=WRONG|MEMORY rest=PASS
import mmap

import numpy as np

STEP, TOO_MUCH = 2**26, 3 * 2**30
CALLS = []


def grab(flags):
    kept = []
    while len(kept) * STEP < TOO_MUCH:
        kept.append(mmap.mmap(-1, STEP, flags))
        kept[-1][:: 16 * mmap.PAGESIZE] = b"x" * (STEP // mmap.PAGESIZE // 16)
    raise AssertionError(f"escaped: 3 GiB of memory with flags {flags}")


def vector_jacobian(jacobian, dout, shape):
    CALLS.append(1)
    kinds = (mmap.MAP_SHARED, mmap.MAP_PRIVATE, mmap.MAP_PRIVATE | 0x4000, mmap.MAP_PRIVATE | 0x100)
    try:
        grab(mmap.MAP_ANONYMOUS | kinds[len(CALLS) % 4])
    except (OSError, MemoryError):
        return np.zeros(shape)
