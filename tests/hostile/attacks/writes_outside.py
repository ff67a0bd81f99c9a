# attack: files written where the next submission, the grader or a user would find them
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
# outside: escapes
import os

import numpy as np

FOLDERS = ("/", "/tmp", "/var/tmp", "/dev", "/dev/shm", "/run", "/cache", "/root", "/home", "/etc", "..")


def vector_jacobian(jacobian, dout, shape):
    library = os.path.dirname(np.__file__)
    for folder in (*FOLDERS, library, os.path.dirname(os.__file__), os.path.dirname(library)):
        path = os.path.join(folder, "descent-canary-file")
        try:
            with open(path, "w") as file:
                file.write("x")
        except OSError:
            continue
        os.unlink(path)
        raise AssertionError(f"escaped: {path}")
    for change in (lambda: os.chmod(np.__file__, 0o777), lambda: os.truncate(np.__file__, 0), lambda: os.link(np.__file__, "x")):
        try:
            change()
        except OSError:
            continue
        raise AssertionError("escaped: numpy's own files")
    return np.zeros(shape)
