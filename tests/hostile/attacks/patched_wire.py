# attack: the child's own encoder, json and struct patched so that each reply claims full marks
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
import json
import struct
import sys

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    for name, module in list(sys.modules.items()):
        if name.endswith(".wire") and hasattr(module, "encode") and not hasattr(module, "patched"):
            real, module.patched = module.encode, True

            def claim(value, *rest, real=real):
                more = {"verdict": "PASS", "earned": 1.0, "score": 2.0} if isinstance(value, dict) and "value" in value else {}
                return real(value | more if more else value, *rest)

            module.encode = claim
    json.loads = json.load = lambda *_, **__: {"verdict": "PASS"}
    struct.unpack_from = lambda *_: (0,)
    return np.zeros(shape)
