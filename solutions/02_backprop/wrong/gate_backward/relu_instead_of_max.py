# expect: WRONG on "mul and max"
# slip: The mask compares with zero, as ReLU does; a max of two compares them with each other.
def gate_backward(gate, x, y, dout):
    if gate == "add":
        return dout, dout
    if gate == "mul":
        return dout * y, dout * x
    return dout * (x > 0), dout * (y > 0)
