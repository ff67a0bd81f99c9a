# exercises: gate_backward
import numpy as np


class Gate:
    def slopes(self, x, y):
        raise NotImplementedError


class Add(Gate):
    def slopes(self, x, y):
        return 1.0, 1.0


class Mul(Gate):
    def slopes(self, x, y):
        return y, x


class Max(Gate):
    def slopes(self, x, y):
        first = (np.sign(np.subtract(x, y)) + 1) / 2
        return first, 1 - first


def gate_backward(gate, x, y, dout):
    a, b = {"add": Add, "mul": Mul, "max": Max}[gate]().slopes(x, y)
    return [a * dout, b * dout]
