# attack: a hundred thousand files, and folders in folders, until no name is left
# at: vector_jacobian
# expect: vector_jacobian=WRONG|KILLED rest=PASS
import os

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    made = 0
    try:
        while made < 100_000:
            os.mkdir("d")
            os.chdir("d")
            os.symlink("/", "up")
            os.close(os.open(f"f{made}", os.O_CREAT | os.O_WRONLY))
            made += 1
    except OSError:
        return np.zeros(shape)
    raise AssertionError("escaped: 100000 folders")
