# expect: RAISED on "numbers"
# slip: The gradient is written through a mask, which plain numbers do not have.
def gate_backward(gate, x, y, dout):
    if gate == "add":
        return dout, dout
    if gate == "mul":
        return dout * y, dout * x
    dx, dy = dout.copy(), dout.copy()
    dx[x < y] = 0
    dy[y < x] = 0
    return dx, dy
