# attack: another program in place of this one: exec, a program written to the scratch folder, a library loaded from it
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
import ctypes
import os
import sys

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    with open("program", "w") as file:
        file.write("#!/bin/sh\n:\n")
    os.chmod("program", 0o755)
    for path in (sys.executable, "/bin/sh", "/bin/true", "./program"):
        try:
            os.execv(path, [path, "-c", "raise SystemExit(0)"])
        except OSError:
            continue
    with open("library.so", "wb") as file:
        file.write(open(ctypes.__file__.replace("__init__.py", "util.py"), "rb").read())
    try:
        ctypes.CDLL("./library.so")
    except OSError:
        return np.zeros(shape)
    raise AssertionError("escaped: a library from the scratch folder")
