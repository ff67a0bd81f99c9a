# attack: the probe's names redefined: s, np, check, the probe itself, and modules named like the grader's
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
import sys
import types

import numpy as np


class Everything:
    def __getattr__(self, name):
        return lambda *_, **__: True


s = names = reference = want = got = Everything()


def check(name):
    return 1000.0


def vector_jacobian(jacobian, dout, shape):
    for name in ("autograder", "autograder.engine", "autograder.judging", "autograder.compare", "probe"):
        module = types.ModuleType(name)
        module.judge = module.compare = module.grade = check
        sys.modules[name] = module
    sys._getframe(1).f_globals["vector_jacobian"] = lambda *_: None
    return np.zeros(shape)
