# expect: WRONG on "two of the same size"
# slip: Zeros of one size are made once and handed out again, so that two layers share their weights.
import functools


@functools.lru_cache(maxsize=None)
def init_zero(Din, Dout):
    return np.zeros((Din, Dout))
