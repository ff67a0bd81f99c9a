# expect: WRONG on "powers of negative numbers"
# slip: The product of p factors begins with the number itself, so that its power 0 is the number and not 1.
class Dual:
    __array_ufunc__ = None

    def __init__(self, value, tangent):
        self.value, self.tangent = np.array(value, dtype=np.float64), np.array(tangent, dtype=np.float64)

    def __add__(self, other):
        if isinstance(other, Dual):
            return Dual(self.value + other.value, self.tangent + other.tangent)
        return Dual(self.value + other, self.tangent)

    __radd__ = __add__

    def sin(self):
        return Dual(np.sin(self.value), np.cos(self.value) * self.tangent)

    def __neg__(self):
        return Dual(-self.value, -self.tangent)

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return (-self) + other

    def __mul__(self, other):
        if isinstance(other, Dual):
            return Dual(self.value * other.value, self.tangent * other.value + self.value * other.tangent)
        return Dual(self.value * other, self.tangent * other)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self * other**-1 if isinstance(other, Dual) else self * (1.0 / other)

    def __rtruediv__(self, other):
        return self**-1 * other

    def __pow__(self, number):
        out = self
        for _ in range(abs(number) - 1):
            out = out * self
        return out if number >= 0 else Dual(1 / out.value, -out.tangent / out.value**2)

    def __matmul__(self, other):
        if isinstance(other, Dual):
            return Dual(self.value @ other.value, self.tangent @ other.value + self.value @ other.tangent)
        return Dual(self.value @ other, self.tangent @ other)

    def __rmatmul__(self, other):
        return Dual(other @ self.value, other @ self.tangent)

    def exp(self):
        return Dual(np.exp(self.value), np.exp(self.value) * self.tangent)

    def log(self):
        return Dual(np.log(self.value), self.tangent / self.value)

    def tanh(self):
        return Dual(np.tanh(self.value), (1 - np.tanh(self.value) ** 2) * self.tangent)

    def relu(self):
        return Dual(np.maximum(self.value, 0), (self.value > 0) * self.tangent)
