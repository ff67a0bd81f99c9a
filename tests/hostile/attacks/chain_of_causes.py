# attack: an exception with a ring of causes, for whoever prints them all
# at: vector_jacobian
# expect: vector_jacobian=RAISED rest=PASS
def vector_jacobian(jacobian, dout, shape):
    first, second = ValueError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first
    first.__context__, second.__context__ = second, first
    raise ExceptionGroup("many", [first, second])
