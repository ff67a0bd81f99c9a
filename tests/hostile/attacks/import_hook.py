# attack: an import hook that hands out a grader of its own
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
import builtins
import importlib.abc
import importlib.machinery
import sys

import numpy as np


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        ours = name.startswith(("autograder", "_descent"))
        return importlib.machinery.ModuleSpec(name, self) if ours else None

    def exec_module(self, module):
        module.judge = module.compare = lambda *_, **__: []


def vector_jacobian(jacobian, dout, shape):
    sys.meta_path.insert(0, Finder())
    sys.path_hooks.insert(0, lambda path: (_ for _ in ()).throw(ImportError))
    real = builtins.__import__
    builtins.__import__ = lambda name, *a, **k: real(name, *a, **k)
    return np.zeros(shape)
