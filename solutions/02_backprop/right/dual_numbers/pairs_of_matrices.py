# exercises: dual_numbers jvp adjoint_identity
class Dual:
    """Lifts every operand to a Dual first; quotients by the quotient rule; functions by a table."""

    __array_ufunc__ = None

    def __init__(self, value, tangent=0.0):
        self.value = np.array(value, dtype=float)
        self.tangent = np.array(np.broadcast_to(tangent, self.value.shape), dtype=float)

    @staticmethod
    def lift(thing):
        return thing if isinstance(thing, Dual) else Dual(thing)

    def __neg__(self):
        return Dual(0) - self

    def __add__(self, other):
        other = Dual.lift(other)
        return Dual(self.value + other.value, self.tangent + other.tangent)

    def __sub__(self, other):
        other = Dual.lift(other)
        return Dual(self.value - other.value, self.tangent - other.tangent)

    def __mul__(self, other):
        other = Dual.lift(other)
        return Dual(self.value * other.value, other.value * self.tangent + self.value * other.tangent)

    def __truediv__(self, other):
        other = Dual.lift(other)
        top = self.tangent * other.value - self.value * other.tangent
        return Dual(self.value / other.value, top / other.value**2)

    def __pow__(self, n):
        if n < 0:
            return 1 / self ** (-n)
        result = Dual(np.ones(self.value.shape))
        for _ in range(int(n)):
            result = result * self
        return result

    def __matmul__(self, other):
        other = Dual.lift(other)
        return Dual(self.value @ other.value, self.value @ other.tangent + self.tangent @ other.value)

    def __radd__(self, other):
        return Dual.lift(other) + self

    def __rsub__(self, other):
        return Dual.lift(other) - self

    def __rmul__(self, other):
        return Dual.lift(other) * self

    def __rtruediv__(self, other):
        return Dual.lift(other) / self

    def __rmatmul__(self, other):
        return Dual.lift(other) @ self

    def apply(self, f, slope):
        return Dual(f(self.value), slope(self.value) * self.tangent)

    def sin(self):
        return self.apply(np.sin, np.cos)

    def exp(self):
        return self.apply(np.exp, np.exp)

    def log(self):
        return self.apply(np.log, np.reciprocal)

    def tanh(self):
        return self.apply(np.tanh, lambda t: 1 / np.cosh(t) ** 2)

    def relu(self):
        return self.apply(lambda t: t * (t > 0), lambda t: np.heaviside(t, 0.5))


def jvp(f, x, v):
    out = Dual.lift(f(Dual(x, v)))
    return [out.value, out.tangent]
