# attack: every frame and every object of the process searched for expected values
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
import gc
import sys

import numpy as np

WANTED = {"want", "expected", "reference", "exam", "slips", "verify", "grading_seed"}


def vector_jacobian(jacobian, dout, shape):
    truth = (jacobian.T @ np.ravel(dout)).reshape(shape)
    frame = sys._getframe(1)
    while frame:
        if WANTED & set(frame.f_locals) or any(same(v, truth) for v in frame.f_locals.values()):
            raise AssertionError("escaped: a frame holds what is expected")
        frame = frame.f_back
    for thing in gc.get_objects():
        if type(thing) is dict and "want" in thing and "inputs" in thing:
            raise AssertionError("escaped: a dict of cases")
        if type(thing) is np.ndarray and thing is not truth and same(thing, truth):
            raise AssertionError("escaped: the answer lies about")
    return np.zeros(shape)


def same(value, truth):
    return type(value) is np.ndarray and value.shape == truth.shape and bool(np.all(value == truth))
