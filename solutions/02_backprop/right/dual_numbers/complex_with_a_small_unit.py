# exercises: dual_numbers
class Dual:
    """A dual number as the matrix ((a, a'), (0, a)), entry by entry, where that is easy."""

    __array_ufunc__ = None

    def __init__(self, value, tangent):
        self.value, self.tangent = np.asarray(value) + 0.0, np.asarray(tangent) + 0.0

    def cells(self):
        zero = np.zeros_like(self.value)
        return np.stack([np.stack([self.value, self.tangent], -1), np.stack([zero, self.value], -1)], -2)

    @classmethod
    def of(cls, cells):
        return cls(cells[..., 0, 0], cells[..., 0, 1])

    def constant(self, c):
        return c if isinstance(c, Dual) else Dual(c + 0 * self.value, 0 * self.value)

    def __mul__(self, other):
        return Dual.of(self.cells() @ self.constant(other).cells())

    def __truediv__(self, other):
        return Dual.of(self.cells() @ np.linalg.inv(self.constant(other).cells()))

    def __rtruediv__(self, other):
        return self.constant(other) / self

    def __pow__(self, n):
        return Dual.of(np.linalg.matrix_power(self.cells(), n))

    def __neg__(self):
        return self * -1

    def __add__(self, other):
        return Dual.of(self.cells() + self.constant(other).cells())

    def __sub__(self, other):
        return self + self.constant(other) * -1

    def __rsub__(self, other):
        return self.constant(other) - self

    def __matmul__(self, other):
        if isinstance(other, Dual):
            moved = np.einsum("ij,jk->ik", self.tangent, other.value) + np.einsum("ij,jk->ik", self.value, other.tangent)
            return Dual(np.dot(self.value, other.value), moved)
        return Dual(np.dot(self.value, other), np.dot(self.tangent, other))

    def __rmatmul__(self, other):
        return Dual(np.dot(other, self.value), np.dot(other, self.tangent))

    __radd__, __rmul__ = __add__, __mul__

    def exp(self):
        y = np.exp(self.value)
        return Dual(y, y * self.tangent)

    def log(self):
        return Dual(np.log(self.value), (Dual(self.tangent, 0 * self.value) / self.value).value)

    def tanh(self):
        y = np.tanh(self.value)
        return Dual(y, self.tangent - y * y * self.tangent)

    def relu(self):
        value, tangent = self.value.copy(), self.tangent.copy()
        value[self.value <= 0] = tangent[self.value <= 0] = 0
        return Dual(value, tangent)
