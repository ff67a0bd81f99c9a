# attack: every file that can be read is searched for the reference's text, the grading seed and reports
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
# outside: escapes
import os
import stat

import numpy as np

SECRETS = (b"def " + b"vector_jacobian(", b"# slip" + b": ", b'"seed_id"' + b": ")
CALLS = []
KINDS = (".py", ".ipynb", ".json", ".txt", ".md", ".csv", ".db", ".seed", ".npz", ".safetensors", "")


def vector_jacobian(jacobian, dout, shape):
    CALLS.append(1)
    for folder, _, names in os.walk(os.environ.get("ATTACK_ROOT", "/")):
        for name in names:
            if hash(name) % 4 == len(CALLS) % 4 or "ATTACK_ROOT" in os.environ:
                search(os.path.join(folder, name))
    return np.zeros(shape)


def search(path):
    if path.startswith(("/scratch", "/proc", "/sys")) or os.path.splitext(path)[1] not in KINDS:
        return
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return
        with open(path, "rb") as file:
            text = file.read(2**18)
    except OSError:
        return
    if any(secret in text for secret in SECRETS):
        raise AssertionError(f"escaped: {path}")
