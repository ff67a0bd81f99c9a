# attack: trace, profile, audit hook, gc callback, atexit, excepthook, displayhook and __del__, to see or stop the judging
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
import atexit
import gc
import os
import sys
import threading
import warnings
import weakref

import numpy as np

SEEN = []


class Undying:
    def __del__(self):
        SEEN.append(self)


def look(*args):
    if len(args) == 3 and hasattr(args[0], "f_locals") and {"want", "expected"} & set(args[0].f_locals):
        raise AssertionError("escaped: a frame holds what is expected")
    return None


def vector_jacobian(jacobian, dout, shape):
    if not SEEN:
        SEEN.append(Undying())
        gc.callbacks.append(lambda *_: None)
        atexit.register(os._exit, 0)
        weakref.finalize(SEEN[0], os._exit, 0)
        sys.addaudithook(lambda *_: None)
        sys.excepthook = sys.unraisablehook = threading.excepthook = lambda *_: os._exit(0)
        sys.displayhook = warnings.showwarning = lambda *_, **__: None
    sys.setprofile(look)
    sys.settrace(look)
    threading.setprofile(look)
    return np.zeros(shape)
