# attack: the object that answers the judge found and replaced, so that later exercises are answered by it
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
import gc

import numpy as np


def vector_jacobian(jacobian, dout, shape):
    for thing in gc.get_objects():
        if type(thing).__name__ == "Runner" and hasattr(thing, "answer"):
            real = thing.answer

            def answer(message, real=real):
                reply = real(message)
                reply.update(verdict="PASS", score=1000.0, seed=0, points=message.get("points"))
                return reply

            thing.answer = answer
    return np.zeros(shape)
