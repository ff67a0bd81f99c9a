# attack: callable, vars, repr, format and others of the builtins patched to say yes
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
import builtins

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    for name in ("callable", "vars"):
        setattr(builtins, name, lambda *_: True)
    for name in ("repr", "ascii", "format"):
        setattr(builtins, name, lambda *_: "PASS")
    builtins.check = builtins.grade = lambda *_: 1000.0
    return np.zeros(shape)
