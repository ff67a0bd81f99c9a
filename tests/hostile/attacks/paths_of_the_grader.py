# attack: the grader's own places by name: repository, spool, sibling submissions, parents of the working folder
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
# outside: escapes
import glob
import os

import numpy as np

PLACES = ("/etc/passwd", "/etc/shadow", "/proc/1", "/proc/self/environ", "/sys/kernel", "/bin/sh", "/var/log", "/root/.bashrc")


def vector_jacobian(jacobian, dout, shape):
    seen = [p for p in PLACES if os.path.exists(p)] or glob.glob("../*/*.ipynb")
    seen = seen or [p for name in ("02_backprop*", "autograder", "*.seed") for p in glob.glob(f"/**/{name}", recursive=True)]
    descriptor = os.open(".", os.O_RDONLY)
    for depth in range(1, 20):
        try:
            names = os.listdir(os.open("../" * depth, os.O_RDONLY, dir_fd=descriptor))
        except OSError:
            continue
        seen += [n for n in names if n in ("proc", "solutions", "submitted", "feedback")]
    os.close(descriptor)
    if seen:
        raise AssertionError(f"escaped: {seen[:5]}")
    return np.zeros(shape)
