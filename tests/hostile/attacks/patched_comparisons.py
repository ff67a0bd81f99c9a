# attack: numpy's comparisons and assertions patched to be content with anything
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
import numpy as np


def vector_jacobian(jacobian, dout, shape):
    for name in ("allclose", "array_equal", "array_equiv"):
        setattr(np, name, lambda *_, **__: True)
    for name in dir(np.testing):
        if name.startswith("assert"):
            setattr(np.testing, name, lambda *_, **__: None)
    return np.zeros(shape)
