# attack: a library that this exercise may not use, by every way of importing it
# at: vector_jacobian
# expect: vector_jacobian=WRONG|FORBIDDEN rest=PASS
import importlib
import sys

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    for name in ("torch", "scipy.linalg", "jax"):
        for way in (__import__, importlib.import_module, lambda n: sys.modules[n]):
            try:
                module = way(name)
            except (ImportError, KeyError):
                continue
            if getattr(module, "__file__", None):
                raise AssertionError(f"escaped: {name} is the real one")
    return np.zeros(shape)
