# attack: GeneratorExit and StopIteration, which loops swallow
# at: vector_jacobian
# expect: vector_jacobian=RAISED rest=PASS
CALLS = []


def vector_jacobian(jacobian, dout, shape):
    CALLS.append(1)
    raise GeneratorExit if len(CALLS) % 2 else StopIteration
