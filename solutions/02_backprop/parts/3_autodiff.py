# %% [markdown]
# ## 3. Automatic differentiation
#
# Until now you wrote one backward function for each forward function, and you were the one who called them in the right
# order. A machine can do the second half. It records what was computed as a **graph**: a node for each value, an edge from
# each value to what was made of it. Going through the graph backwards, and asking each operation for *its own* small
# gradient, gives the gradient of everything.
#
# The next cell is the machine's frame, and it is given. A `Tensor` is a node: a value (`numpy()`, a float64 array), the
# operation `op` that made it (`None` for a leaf), its `inputs`, and later its gradient `grad`. An `Op` knows two things:
#
# * `compute(*arrays)`: numpy arrays in, one numpy array out;
# * `gradient(out_grad, node)`: given the gradient with respect to the output, a Tensor of the output's shape, the gradient
#   with respect to each input: one Tensor, or a tuple of as many Tensors as there are inputs, each of *its input's* shape.
#   `node.inputs` are the inputs.
#
# Three rules of the house. **(1)** `gradient` returns Tensors made by operations on Tensors, so that a gradient is again a
# graph, which you will differentiate a second time. **(2)** A node's value never changes; the arrays are read-only, to
# catch it if you try. **(3)** Element by element operations take equal shapes; broadcasting is an operation of its own. The
# names are those of the needle library.
#
# Two operations are worked out: a sum *distributes* the gradient, both summands get it whole; adding a constant just hands
# it on.

# %%
import numpy as array_api
from numpy import ndarray as NDArray


class Tensor:
    """A node of the graph: a float64 value, the op and the inputs that made it (None and () for a leaf), and a gradient."""

    __array_ufunc__ = None  # tells numpy to leave `array * tensor` to the methods below

    def __init__(self, data, op=None, inputs=()):
        data = data.cached_data if isinstance(data, Tensor) else data
        self.cached_data = np.array(data, dtype=np.float64) if op is None else np.asarray(data, dtype=np.float64)
        self.cached_data.flags.writeable = False
        self.op, self.inputs, self.grad = op, list(inputs), None

    def __repr__(self):
        return f"Tensor({self.cached_data}, {type(self.op).__name__ if self.op else 'leaf'})"

    @property
    def shape(self):
        return self.cached_data.shape

    def numpy(self):
        return self.cached_data

    def realize_cached_data(self):
        return self.cached_data

    def detach(self):
        """The same value as a leaf: the gradient stops here."""
        return Tensor(self.cached_data)

    def __neg__(self):
        return Negate()(self)

    def __add__(self, other):
        return AddScalar(other)(self) if np.ndim(other) == 0 and not isinstance(other, Tensor) else EWiseAdd()(self, other)

    def __mul__(self, other):
        return MulScalar(other)(self) if np.ndim(other) == 0 and not isinstance(other, Tensor) else EWiseMul()(self, other)

    def __truediv__(self, other):
        return DivScalar(other)(self) if np.ndim(other) == 0 and not isinstance(other, Tensor) else EWiseDiv()(self, other)

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return (-self) + other

    def __rtruediv__(self, other):
        return PowerScalar(-1)(self) * other

    __radd__, __rmul__ = __add__, __mul__

    def __pow__(self, number):
        return PowerScalar(number)(self)

    def __matmul__(self, other):
        return MatMul()(self, other)

    def __rmatmul__(self, other):
        return MatMul()(other, self)

    def exp(self):
        return Exp()(self)

    def log(self):
        return Log()(self)

    def tanh(self):
        return Tanh()(self)

    def relu(self):
        return ReLU()(self)

    def reshape(self, shape):
        return Reshape(shape)(self)

    def transpose(self, axes=None):
        return Transpose(axes)(self)

    def sum(self, axes=None):
        return Summation(axes)(self)

    def max(self, axes=None):
        return Max(axes)(self)

    def broadcast_to(self, shape):
        return BroadcastTo(shape)(self)

    def backward(self, out_grad=None):
        compute_gradient_of_variables(self, Tensor(np.ones(self.shape)) if out_grad is None else out_grad)


class Op:
    """An operation: `compute` on arrays, `gradient` on Tensors. Called with Tensors, it makes the node of its result."""

    def __call__(self, *args):
        inputs = [a if isinstance(a, Tensor) else Tensor(a) for a in args]
        return Tensor(self.compute(*[a.cached_data for a in inputs]), self, inputs)

    def gradient_as_tuple(self, out_grad, node):
        """`gradient`, always as a tuple of Tensors, one for each input."""
        grads = self.gradient(out_grad, node)
        grads = tuple(grads) if isinstance(grads, (tuple, list)) else (grads,)
        if len(grads) != len(node.inputs) or not all(isinstance(g, Tensor) for g in grads):
            came = ", ".join(type(g).__name__ for g in grads)
            raise TypeError(f"{type(self).__name__}.gradient gave ({came}); one Tensor for each of {len(node.inputs)} inputs was expected")
        return grads


class TensorOp(Op):
    """An operation whose result is one Tensor."""


class EWiseAdd(TensorOp):
    """a + b, of equal shape."""

    def compute(self, a, b):
        return a + b

    def gradient(self, out_grad, node):
        return out_grad, out_grad


class AddScalar(TensorOp):
    """a + number."""

    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a):
        return a + self.scalar

    def gradient(self, out_grad, node):
        return out_grad

# The operations by needle's function names: exp(a) for Exp()(a), and so on; use either spelling once the class is written.
def add(a, b):
    return EWiseAdd()(a, b)
def add_scalar(a, scalar):
    return AddScalar(scalar)(a)
def multiply(a, b):
    return EWiseMul()(a, b)
def mul_scalar(a, scalar):
    return MulScalar(scalar)(a)
def divide(a, b):
    return EWiseDiv()(a, b)
def divide_scalar(a, scalar):
    return DivScalar(scalar)(a)
def power_scalar(a, scalar):
    return PowerScalar(scalar)(a)
def negate(a):
    return Negate()(a)
def exp(a):
    return Exp()(a)
def log(a):
    return Log()(a)
def tanh(a):
    return Tanh()(a)
def relu(a):
    return ReLU()(a)
def transpose(a, axes=None):
    return Transpose(axes)(a)
def reshape(a, shape):
    return Reshape(shape)(a)
def summation(a, axes=None):
    return Summation(axes)(a)
def broadcast_to(a, shape):
    return BroadcastTo(shape)(a)
def matmul(a, b):
    return MatMul()(a, b)


# %% [markdown]
# ### Element by element
#
# For $o = f(a)$ applied to each element, the Jacobian is diagonal, and the whole of backpropagation is one product of equal
# shapes: $\bar a = \bar o \odot f'(a)$, where a bar means "the gradient with respect to". With two inputs there are two
# such lines. A product is a *switch*: each factor's gradient is scaled by the *other* factor,
#
# $$o = a\,b: \quad \bar a = \bar o\, b, \quad \bar b = \bar o\, a. \qquad\qquad o = a^p: \quad \bar a = \bar o\; p\, a^{p-1}.$$
#
# For $a/b$ do it on paper first. A neighbour, worked out, is the reciprocal root $o = a^{-1/2}$: with the value at hand,
# $o' = -\tfrac12 o^3$,
#
# ```python
# class Rsqrt(TensorOp):
#     def compute(self, a):
#         return 1 / np.sqrt(a)
#
#     def gradient(self, out_grad, node):        # node is the output: a function of it is often the cheapest slope
#         return out_grad * node * node * node * -0.5
# ```
#
# Graded: value and gradient of each, for any shape and any cotangent; powers of 0 and of negative numbers with whole exponents;
# `Tanh` must stay finite for inputs up to $\pm 10^3$. Never tested: a ReLU exactly at 0.

# %% exercises="elementwise_ops function_ops"
class EWiseMul(TensorOp):
    """a * b. Two inputs of equal shape; gradients with respect to both."""

    def compute(self, a, b):
        ### BEGIN SOLUTION
        return a * b
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        a, b = node.inputs
        return out_grad * b, out_grad * a
        ### END SOLUTION


class EWiseDiv(TensorOp):
    """a / b. Two inputs of equal shape, b nowhere 0; gradients with respect to both."""

    def compute(self, a, b):
        ### BEGIN SOLUTION
        return a / b
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        b = node.inputs[1]
        return out_grad / b, -(out_grad * node / b)
        ### END SOLUTION


class MulScalar(TensorOp):
    """a * number (`self.scalar`)."""

    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a):
        ### BEGIN SOLUTION
        return a * self.scalar
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad * self.scalar
        ### END SOLUTION


class DivScalar(TensorOp):
    """a / number (`self.scalar`, not 0)."""

    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a):
        ### BEGIN SOLUTION
        return a / self.scalar
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad / self.scalar
        ### END SOLUTION


class PowerScalar(TensorOp):
    """a ** number (`self.scalar`): whole exponents for a of either sign, any exponent for a > 0."""

    def __init__(self, scalar):
        self.scalar = scalar

    def compute(self, a):
        ### BEGIN SOLUTION
        return a ** float(self.scalar)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad * node.inputs[0] ** (self.scalar - 1) * self.scalar
        ### END SOLUTION


class Negate(TensorOp):
    """-a."""

    def compute(self, a):
        ### BEGIN SOLUTION
        return -a
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return -out_grad
        ### END SOLUTION


class Exp(TensorOp):
    """e to the a."""

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.exp(a)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad * node
        ### END SOLUTION


class Log(TensorOp):
    """Natural logarithm of a > 0."""

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.log(a)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad / node.inputs[0]
        ### END SOLUTION


class Tanh(TensorOp):
    """Hyperbolic tangent of a, finite (value and gradient) for a from -1000 to 1000."""

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.tanh(a)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad * (1 - node * node)
        ### END SOLUTION


class ReLU(TensorOp):
    """max(a, 0). The mask of the gradient is a constant: a leaf `Tensor` of zeros and ones."""

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.maximum(a, 0)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad * Tensor(node.inputs[0].numpy() > 0)
        ### END SOLUTION


# %%
# Each curve with the slope that your gradient gives. Where a dashed line crosses zero, its curve must be flat.
if check.passed("elementwise_ops") and check.passed("function_ops"):
    grid = np.linspace(-2.5, 2.5, 201)
    fig, axes = plt.subplots(1, 3, figsize=(9, 2.8), sharex=True)
    for ax, (title, op) in zip(axes, {"tanh(a)": Tanh(), "ReLU(a)": ReLU(), "a³": PowerScalar(3)}.items()):
        node = op(Tensor(grid))
        slope = op.gradient_as_tuple(Tensor(np.ones_like(grid)), node)[0]
        ax.plot(grid, node.numpy(), label="value")
        ax.plot(grid, slope.numpy(), "--", label="slope")
        ax.set(title=title, xlabel="a", ylim=(-3, 5))
    axes[0].set_ylabel("value, slope")
    axes[0].legend()
    plt.tight_layout()
    plt.show()

# %% [markdown]
# ### Shape movers
#
# `Reshape`, `Transpose` and `Permute` move numbers about and compute nothing: the Jacobian is a permutation matrix, its
# transpose is its inverse, so the gradient is moved *back*. A worked neighbour: reversing an axis, whose gradient is
# reversed again.
#
# ```python
# class Flip(TensorOp):
#     def __init__(self, axis):
#         self.axis = axis
#
#     def compute(self, a):
#         return np.flip(a, self.axis)
#
#     def gradient(self, out_grad, node):
#         return Flip(self.axis)(out_grad)
# ```
#
# Conventions differ here. As in needle, `Transpose(axes)` exchanges *two* axes, by default the last two, also where there
# are more than two. `Permute(axes)` is numpy's and torch's full permutation: axis `i` of the output is axis `axes[i]` of
# the input. When is a permutation its own inverse, and when not?

# %% exercises="reshape_transpose_ops"
class Reshape(TensorOp):
    """`a` in the shape `self.shape` (a tuple of the same number of elements, in numpy's own order)."""

    def __init__(self, shape):
        self.shape = shape

    def compute(self, a):
        ### BEGIN SOLUTION
        return a.reshape(self.shape)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad.reshape(node.inputs[0].shape)
        ### END SOLUTION


class Transpose(TensorOp):
    """`a`, of two or more axes, with two of them exchanged: `self.axes` is a pair, or None for the last two."""

    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.swapaxes(a, *(self.axes or (-2, -1)))
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return out_grad.transpose(self.axes)
        ### END SOLUTION


class Permute(TensorOp):
    """`a` with its axes in the order `self.axes`, a tuple that holds each of 0 to ndim-1 once."""

    def __init__(self, axes):
        self.axes = axes

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.transpose(a, self.axes)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        return Permute(tuple(int(i) for i in np.argsort(self.axes)))(out_grad)
        ### END SOLUTION


# %% [markdown]
# ### Sum and broadcast: two sides of one thing
#
# A **sum** over an axis sends many numbers to one; each of them contributes with weight 1, so each gets the output's
# gradient: the gradient of a sum is a *broadcast*. Mind the shape. With `a` of shape (2, 3, 4) and `axes=1` the output has
# shape (2, 4), which broadcasts to (2, 3, 4) only after the lost axis is put back as a 1: (2, 1, 4).
#
# A **broadcast** uses one number many times, and gradients over several uses add up: the gradient of a broadcast is a
# *sum*. By numpy's rule shapes are aligned at the right:
#
# | | | | | |
# |---|---|---|---|---|
# | input | | 3 | 1 | 5 |
# | output | 2 | 3 | 4 | 5 |
# | sum the gradient over | yes (new) | no | yes (grown) | no |
#
# A neighbour with numbers: the mean of $n$ numbers is a sum divided by $n$; with $\bar o = 6$ and $n = 3$ every one of the
# three gets 2. Where has the number 6 gone when you add up what was handed out?
#
# Graded: `axes` of a sum as `None` (all), a number or a tuple of numbers, negative ones count from the end; broadcasts that
# add axes, grow axes of size 1, or both, also from a plain number, shape ().

# %% exercises="summation_op broadcast_to_op"
class Summation(TensorOp):
    """The sum of `a` over `self.axes`: None (all, result of shape ()), a number, or a tuple; negative ones count from the end.

    The axes that are summed disappear from the shape (no keepdims).
    """

    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.sum(a, axis=self.axes)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        a = node.inputs[0]
        kept = np.sum(a.numpy(), axis=self.axes, keepdims=True).shape
        return out_grad.reshape(kept).broadcast_to(a.shape)
        ### END SOLUTION


class BroadcastTo(TensorOp):
    """`a` repeated to `self.shape` (a tuple) by numpy's rules: new axes on the left, axes of size 1 grow."""

    def __init__(self, shape):
        self.shape = shape

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.broadcast_to(a, self.shape)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        shape = node.inputs[0].shape
        aligned = (1,) * (len(self.shape) - len(shape)) + shape
        repeated = tuple(i for i, (old, new) in enumerate(zip(aligned, self.shape)) if old != new)
        return out_grad.sum(repeated).reshape(shape)
        ### END SOLUTION


# %% [markdown]
# ### Matrix product and maximum
#
# For $O = A B$ with $A$ of shape $(n, k)$ and $B$ of shape $(k, m)$,
#
# $$\bar A = \bar O\, B^\top \;(n, k), \qquad \bar B = A^\top \bar O \;(k, m).$$
#
# There is no need to learn this by heart: with shapes that all differ there is just one product of $\bar O$ and $B$ that
# has the shape of $A$. numpy also multiplies *stacks*: with more than two axes the last two are the matrices. Graded: two
# matrices; stacks on both sides with equal leading axes; a stack on one side and a single matrix on the other, either way
# round. There the matrix is used for every member of the stack, so its gradient is a sum, as for any broadcast.
#
# A **maximum** is a *router*: the entry that won gets all of the gradient, the others nothing. In numbers, worked: $\max(2,
# 7, 5) = 7$ with $\bar o = 3$ gives $(0, 3, 0)$. The mask of winners is a constant, as for ReLU. Ties are never tested
# (which of two equal entries wins is a convention).

# %% exercises="matmul_op max_op"
class MatMul(TensorOp):
    """a @ b: matrices (n, k) and (k, m), or stacks of them: equal leading axes, or leading axes on one side only."""

    def compute(self, a, b):
        ### BEGIN SOLUTION
        return a @ b
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        a, b = node.inputs
        grads = out_grad @ b.transpose(), a.transpose() @ out_grad
        return tuple(g.sum(tuple(range(len(g.shape) - len(x.shape)))) for g, x in zip(grads, (a, b)))
        ### END SOLUTION


class Max(TensorOp):
    """The largest entry of `a` along `self.axes`: None (all, result of shape ()) or a number from 0 to ndim-1.

    The axis disappears from the shape. Entries of any sign; no ties.
    """

    def __init__(self, axes=None):
        self.axes = axes

    def compute(self, a):
        ### BEGIN SOLUTION
        return np.max(a, axis=self.axes)
        ### END SOLUTION

    def gradient(self, out_grad, node):
        ### BEGIN SOLUTION
        a = node.inputs[0]
        top = np.max(a.numpy(), axis=self.axes, keepdims=True)
        return out_grad.reshape(top.shape).broadcast_to(a.shape) * Tensor(a.numpy() == top)
        ### END SOLUTION


# %% [markdown]
# ### The order of the graph
#
# A gradient may be handed on by a node only when it is complete, that is when *everything that used the node* has been
# dealt with. So we need an order in which each node stands after all of its inputs (a **topological order**), and go
# through it from the end. A depth-first walk gives one: visit a node's inputs first, then write down the node
# (*post-order*), and never write a node twice.
#
# By hand, for $b = f(a),\; c = g(a, b),\; d = h(b, c)$: start at $d$; its first input is $b$, whose input is $a$: write
# $a$, then $b$. Back at $d$, the next input is $c$; both its inputs are written: write $c$, then $d$. Order: $a, b, c, d$.
# Going level by level from $d$ instead (breadth first) meets $b$ and $c$ on level 1 and $a$ on level 2, and reversed that
# is $a, c, b, d$ or $a, b, c, d$: one of them is wrong, since $c$ needs $b$. The shortest way to a node says nothing; the
# longest does.
#
# Graded: any order in which inputs come first is right. Several nodes may be asked for at once, and they may share inputs.
# Each node stands in the list once, however many paths lead to it. A chain of 3000 nodes must work too; Python stops a
# recursion at about 1000 calls, so keep your own stack of nodes (or find another way).

# %% exercises="find_topo_sort"
def find_topo_sort(node_list):
    """All nodes that the nodes of `node_list` depend on, themselves included: a list in which each node stands once, after its `inputs`.

    node_list: a list of Tensors. Any valid order is right. Chains of up to 3000 nodes.
    """
    ### BEGIN SOLUTION
    order, seen = [], set()
    for root in node_list:
        stack = [] if id(root) in seen else [(root, iter(root.inputs))]
        seen.add(id(root))
        while stack:
            node, rest = stack[-1]
            child = next((i for i in rest if id(i) not in seen), None)
            if child is None:
                order.append(node)
                stack.pop()
            else:
                seen.add(id(child))
                stack.append((child, iter(child.inputs)))
    return order
    ### END SOLUTION


# %% [markdown]
# ### Reverse mode
#
# With the order in hand, all of backpropagation is a short loop. Start with the given gradient of the output. Go through
# the order from the end; at each node **add up** the contributions of all its uses,
#
# $$\bar v = \sum_{w \text{ uses } v} \bar w\, \frac{\partial w}{\partial v},$$
#
# store the sum as `node.grad`, ask `node.op.gradient_as_tuple(node.grad, node)` *once* for the contributions to its inputs,
# and keep those until their turn comes. In numbers, worked: $a = 3$, $b = a^2$, $o = a\,b$, $\bar o = 1$. From $o$: $\bar b
# = a = 3$, and a first part $b = 9$ for $a$. From $b$: a second part $\bar b \cdot 2a = 18$. Sum: $\bar a = 27$, which is
# right, as $o = a^3$.
#
# Graded: `.grad` of every node, inner nodes included; each operation's gradient asked for once; an input used twice by one
# operation; a second call, which *replaces* the gradients of the first (torch adds them up, needle and we do not).

# %% exercises="compute_gradient_of_variables"
def compute_gradient_of_variables(output_tensor, out_grad):
    """Sets `.grad`, a Tensor of the node's shape, on every node that `output_tensor` depends on, itself included. Returns nothing.

    out_grad: Tensor of the output's shape, the gradient of some scalar with respect to it.
    Gradients are summed over all paths; each node's op is asked for its gradient once; earlier `.grad` are replaced.
    """
    ### BEGIN SOLUTION
    parts = {id(output_tensor): [out_grad]}
    for node in reversed(find_topo_sort([output_tensor])):
        first, *others = parts[id(node)]
        for other in others:
            first = first + other
        node.grad = first
        if node.op is not None:
            for source, grad in zip(node.inputs, node.op.gradient_as_tuple(first, node)):
                parts.setdefault(id(source), []).append(grad)
    ### END SOLUTION


# %%
# Your machine at work on o = tanh(a b) a + b: each box shows a node's value and gradient. The boxes stand in the order that
# you found, so every arrow must point to the right. By which paths does the gradient of a arrive?
def draw_graph(output, names):
    """Draws the nodes that `output` depends on, left to right in topological order; names: {id(leaf): its name}."""
    order = find_topo_sort([output])
    place = {id(node): (i, (0, 1.4, -1.4)[i % 3]) for i, node in enumerate(order)}
    fig, ax = plt.subplots(figsize=(10, 3.6))
    ax.set(xlim=(-0.7, len(order) - 0.3), ylim=(-2.2, 2.2))
    boxes = {}
    for node in order:
        text = f"{names.get(id(node), type(node.op).__name__)}\nvalue {node.numpy():.3f}\ngrad {node.grad.numpy():.3f}"
        style = dict(boxstyle="round", fc="w" if node.inputs else "#fff0c8")
        boxes[id(node)] = ax.text(*place[id(node)], text, ha="center", va="center", bbox=style, zorder=1).get_bbox_patch()
    fig.canvas.draw()
    for node in order:
        for source in node.inputs:
            ends = dict(patchA=boxes[id(source)], patchB=boxes[id(node)], shrinkA=0, shrinkB=0)
            arrow = dict(arrowstyle="-|>", color="0.4", connectionstyle="arc3,rad=0.12", **ends)
            ax.annotate("", place[id(node)], place[id(source)], arrowprops=arrow)
    ax.axis("off")
    plt.show()


if check.passed("compute_gradient_of_variables") and check.passed("function_ops"):
    a, b = Tensor(0.8), Tensor(-0.5)
    o = tanh(a * b) * a + b
    compute_gradient_of_variables(o, Tensor(1.0))
    draw_graph(o, {id(a): "a", id(b): "b"})

# %% [markdown]
# ### Logistic regression as a graph
#
# With the machine, a model is its forward pass. For logits $z = Xw + b$ and labels $y \in [0, 1]$ the mean cross-entropy is
#
# $$L = \frac1N \sum_i \left[\log(1 + e^{z_i}) - y_i z_i\right] + \lambda\, \lVert w \rVert^2 .$$
#
# Two traps. $e^{z}$ overflows from $z \approx 710$ on. For any $m$, $\log(1 + e^z) = m + \log(e^{-m} + e^{z-m})$, and with
# $m = \max(z, 0)$ nothing overflows. Let $m$ be a constant, not a node: the formula is right for every $m$, so no gradient
# passes through it, and $z = 0$, where training starts, is a point like any other (through ReLU its slope would be 0). And `y` of shape (N,) beside `z` of shape (N, 1) is an (N, N) matrix in numpy: the loss is
# wrong without a word, and the backward pass stumbles far from the slip. The neighbour, least squares, whole:
#
# ```python
# def squared_loss_graph(X, y, w, b):
#     z = Tensor(X) @ w + broadcast_to(b, (len(X), 1))
#     return summation((z - np.reshape(y, (-1, 1))) ** 2) / len(X)
# ```
#
# Graded: value, and gradients with respect to `w` and `b` by your reverse mode; logits to $\pm 10^4$; soft labels, anywhere
# from 0 to 1; `reg` multiplies $\lVert w\rVert^2$ as it stands (no factor one half), and `b` is not regularised.

# %% exercises="logistic_loss_graph"
def logistic_loss_graph(X, y, w, b, reg=0.0):
    """The mean cross-entropy of logistic regression plus reg * sum(w**2), as the last node of a graph: a Tensor of shape ().

    X: (N, D) array. y: (N,) array of labels from 0 to 1, soft ones included. w: Tensor (D, 1). b: Tensor (1,).
    Value and gradients are finite and exact for logits from -1e4 to 1e4, 0 included.
    """
    ### BEGIN SOLUTION
    count = len(X)
    z = Tensor(X) @ w + b.broadcast_to((count, 1))
    m = np.maximum(z.numpy(), 0.0)
    losses = ((z - m).exp() + np.exp(-m)).log() + m - z * np.reshape(y, (count, 1))
    return losses.sum() / count + (w * w).sum() * reg
    ### END SOLUTION


# %%
if check.passed("logistic_loss_graph") and check.passed("compute_gradient_of_variables"):
    rng = np.random.default_rng(0)
    y = np.repeat([0.0, 1.0], 60)
    X = rng.normal(size=(120, 2)) + np.where(y[:, None] > 0, [1.2, 0.8], [-1.0, -0.6])
    w, b, losses = Tensor(np.zeros((2, 1))), Tensor(np.zeros(1)), []
    for step in range(60):
        loss = logistic_loss_graph(X, y, w, b, reg=0.01)
        loss.backward()
        w, b = Tensor(w.numpy() - 0.8 * w.grad.numpy()), Tensor(b.numpy() - 0.8 * b.grad.numpy())
        losses.append(float(loss.numpy()))
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.2))
    left.plot(losses)
    left.set(xlabel="step", ylabel="loss (nats)", title="gradient descent with your engine")
    right.scatter(*X.T, c=y, cmap="coolwarm", s=14)
    line = np.linspace(-3, 3, 2)
    right.plot(line, -(w.numpy()[0] * line + b.numpy()) / w.numpy()[1], "k--", label="p = 1/2")
    right.set(xlabel="x₀", ylabel="x₁", title="two classes and the boundary", ylim=(-3.5, 3.5))
    right.legend()
    plt.tight_layout()
    plt.show()

# %% [markdown]
# ### The gradient of a gradient
#
# Since your gradients are Tensors made by operations, they have a graph, and so can be differentiated. The Hessian $H$ of a
# function of $n$ numbers has $n^2$ entries, too many to write down for a network, but its product with *one* vector costs
# about two gradients: $H v = \nabla_x \langle \nabla f(x), v \rangle$ with $v$ held constant. Take the gradient, make the
# scalar $\langle g, v\rangle$, take its gradient.
#
# With one number, worked: $f = x^3$, $v = 5$: $g = 3x^2$, $\langle g, v\rangle = 15 x^2$, its gradient $30 x = 6x \cdot 5$.
# If any of your operations computes its slope outside the graph (with `.numpy()`, say), this is where it shows: the slope
# then counts as a constant.

# %% exercises="hessian_vector_product"
def hessian_vector_product(f, x, v):
    """H v, an array of x's shape, for the Hessian H of f at x (x and v counted as long vectors of their entries). Exact: no differences.

    f: a function from a Tensor of x's shape to a Tensor of shape (), built of your operations, its gradient not constant.
    x, v: arrays of one shape, of any number of axes. v of any length, up to 1e4 (H v is linear in v).
    """
    ### BEGIN SOLUTION
    at = Tensor(x)
    compute_gradient_of_variables(f(at), Tensor(1.0))
    slope, at.grad = at.grad, None
    compute_gradient_of_variables((slope * Tensor(v)).sum(), Tensor(1.0))
    return np.zeros(at.shape) if at.grad is None else at.grad.numpy()
    ### END SOLUTION


# %% [markdown]
# ### Forward mode: dual numbers
#
# There is another way to the chain rule, without any graph. Carry with each value $x$ its **tangent** $\dot x$, the speed
# at which it changes when the input moves along a chosen direction $v$. One may write $x + \varepsilon \dot x$ with
# $\varepsilon^2 = 0$ and just calculate: $(a + \varepsilon\dot a)(b + \varepsilon\dot b) = ab + \varepsilon(\dot a\, b +
# a\, \dot b)$. The product rule falls out, and so do all others. Value and tangent travel together; at the end the tangent
# is $J v$, the Jacobian times the direction. One forward pass costs one direction; one reverse pass costs one output. Which
# one is for a loss of a million parameters?
#
# The sum and the sine are worked out below; the rest is yours. `other` may be a Dual or a constant (a number, or an array
# of the same shape; for `@` an array that fits): a constant has tangent zero. The reflected methods serve for a constant on
# the left: `2 - d` calls `d.__rsub__(2)`. In a matrix product the order of factors stays: $\dot C = \dot A B + A \dot B$.
#
# Graded: `+ - * / **` and `@`, with a constant on either side (`**`: a constant whole exponent, negative ones too, for
# values of either sign); the functions `exp`, `log`, `tanh`, `relu`. Then `jvp`, for any shape of `x`, a single number
# included, and for an `f` that ignores its argument and returns a plain array.

# %% exercises="dual_numbers jvp"
class Dual:
    """A value and its tangent: float64 arrays of one shape, () included."""

    __array_ufunc__ = None  # tells numpy to leave `array * dual` to the methods below

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
        ### BEGIN SOLUTION
        return Dual(-self.value, -self.tangent)
        ### END SOLUTION

    def __sub__(self, other):
        ### BEGIN SOLUTION
        return self + (-other)
        ### END SOLUTION

    def __rsub__(self, other):
        ### BEGIN SOLUTION
        return (-self) + other
        ### END SOLUTION

    def __mul__(self, other):
        ### BEGIN SOLUTION
        if isinstance(other, Dual):
            return Dual(self.value * other.value, self.tangent * other.value + self.value * other.tangent)
        return Dual(self.value * other, self.tangent * other)
        ### END SOLUTION

    __rmul__ = __mul__

    def __truediv__(self, other):
        ### BEGIN SOLUTION
        return self * other**-1 if isinstance(other, Dual) else self * (1.0 / other)
        ### END SOLUTION

    def __rtruediv__(self, other):
        ### BEGIN SOLUTION
        return self**-1 * other
        ### END SOLUTION

    def __pow__(self, number):
        """number: a whole number, of either sign."""
        ### BEGIN SOLUTION
        return Dual(self.value ** float(number), number * self.value ** float(number - 1) * self.tangent)
        ### END SOLUTION

    def __matmul__(self, other):
        ### BEGIN SOLUTION
        if isinstance(other, Dual):
            return Dual(self.value @ other.value, self.tangent @ other.value + self.value @ other.tangent)
        return Dual(self.value @ other, self.tangent @ other)
        ### END SOLUTION

    def __rmatmul__(self, other):
        ### BEGIN SOLUTION
        return Dual(other @ self.value, other @ self.tangent)
        ### END SOLUTION

    def exp(self):
        ### BEGIN SOLUTION
        return Dual(np.exp(self.value), np.exp(self.value) * self.tangent)
        ### END SOLUTION

    def log(self):
        ### BEGIN SOLUTION
        return Dual(np.log(self.value), self.tangent / self.value)
        ### END SOLUTION

    def tanh(self):
        ### BEGIN SOLUTION
        return Dual(np.tanh(self.value), (1 - np.tanh(self.value) ** 2) * self.tangent)
        ### END SOLUTION

    def relu(self):
        ### BEGIN SOLUTION
        return Dual(np.maximum(self.value, 0), (self.value > 0) * self.tangent)
        ### END SOLUTION


def jvp(f, x, v):
    """(f(x), J v): the value of f at x, and its derivative along v, in one forward pass with Duals.

    f: from a Dual to a Dual, or to a plain array or number where it does not depend on its argument (then J v is zeros of its shape).
    x, v: arrays of one shape, () included. v of any length, up to 1e4. Returns two arrays of the shape of f(x).
    """
    ### BEGIN SOLUTION
    out = f(Dual(x, v))
    if not isinstance(out, Dual):
        return np.asarray(out, dtype=np.float64), np.zeros(np.shape(out))
    return out.value, out.tangent
    ### END SOLUTION


# %%
# A curve and its slope from one pass, no formula for the slope anywhere. Beside it a central difference for comparison: with a
# large step it misses the curvature, with a small one it drowns in rounding. The dual number has no step to choose.
if check.passed("dual_numbers") and check.passed("jvp"):
    def wave(x):
        return (x * 3.0).sin() * (x**2 * -0.5).exp()

    grid = np.linspace(-3, 3, 301)
    value, slope = jvp(wave, grid, np.ones_like(grid))
    steps = np.logspace(-12, 0, 61)
    point, zero, one = np.array(0.7), np.array(0.0), np.array(1.0)
    central = [(jvp(wave, point + h, zero)[0] - jvp(wave, point - h, zero)[0]) / (2 * h) for h in steps]
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3))
    left.plot(grid, value, label="f")
    left.plot(grid, slope, "--", label="tangent for v = 1")
    left.set(xlabel="x", ylabel="f, f′", title="f = sin(3x) exp(−x²/2)", ylim=(-2.4, 4.2))
    left.legend(loc="upper left", ncols=2, fontsize="small")
    right.loglog(steps, np.abs(np.array(central) - jvp(wave, point, one)[1]) + 1e-17)
    right.set(xlabel="step h", ylabel="|difference − dual|", title="a central difference at x = 0.7")
    plt.tight_layout()
    plt.show()

# %% [markdown]
# ### Two modes, one Jacobian
#
# Forward mode gives $Jv$, reverse mode $J^\top u$. Whatever $f$, $u$ and $v$ are,
#
# $$\langle u, J v\rangle = \langle J^\top u, v\rangle .$$
#
# Two programs that share no line must agree on a number: the best test of a derivative there is, and $J$ is never written
# down. Since `Tensor` and `Dual` have the same operators and methods, one Python function serves for both. Two neighbours
# that you know: for $f(x) = Ax$ the identity reads $u^\top (A v) = (A^\top u)^\top v$; and for the broadcast of one number
# to $n$, $\langle u, v\mathbf 1\rangle = v \sum u_i$, which is why its gradient had to be a sum.
#
# To think about: two zeros agree as well, and so do two modes with the same wrong formula. What would you add before you
# trust the pair?

# %% exercises="adjoint_identity"
def adjoint_identity(f, x, u, v):
    """(Jv, JTu, left, right): both products with the Jacobian J of f at x, and the numbers left = <u, Jv>, right = <JTu, v>.

    f takes a Dual or a Tensor of x's shape and returns the same kind. x, v: arrays of one shape; u: array of the shape of f(x);
    matrices of any size. Jv by forward mode, shape of u; JTu by reverse mode, shape of x. <,> is the sum over all entries of the
    elementwise product. Exact for v of any length up to 1e4 (no differences).
    """
    ### BEGIN SOLUTION
    forward = jvp(f, x, v)[1]
    at = Tensor(x)
    compute_gradient_of_variables(f(at), Tensor(u))
    reverse = at.grad.numpy()
    return forward, reverse, np.sum(u * forward), np.sum(reverse * v)
    ### END SOLUTION


# %% [markdown]
# ### The same in torch
#
# torch's engine is yours with more operations, and it takes new ones. A `torch.autograd.Function` has two static methods:
# `forward(ctx, ...)` keeps what it needs with `ctx.save_for_backward(...)`; `backward(ctx, grad_output)` gets it back from
# `ctx.saved_tensors` (always a tuple: unpack it) and returns as many gradients as `forward` had inputs. It is used by
# `apply`. A neighbour, worked:
#
# ```python
# class MyCube(torch.autograd.Function):
#     @staticmethod
#     def forward(ctx, x):
#         ctx.save_for_backward(x)
#         return x**3
#
#     @staticmethod
#     def backward(ctx, grad_output):
#         (x,) = ctx.saved_tensors
#         return grad_output * 3 * x**2
# ```
#
# Graded: value and gradients for tensors of any strides (a transposed view, say); the gradient of the gradient (make
# `backward` of differentiable torch operations on the saved tensors); `grad_output` left as it came, since other branches
# of the graph read it; several uses in one graph (so keep things in `ctx`, not in the class).

# %% exercises="MyReLU MyMM"
import torch


class MyReLU(torch.autograd.Function):
    """max(x, 0) for a tensor x of any shape and strides. x itself is left as it was."""

    @staticmethod
    def forward(ctx, x):
        ### BEGIN SOLUTION
        ctx.save_for_backward(x)
        return x.clamp(min=0)
        ### END SOLUTION

    @staticmethod
    def backward(ctx, grad_output):
        ### BEGIN SOLUTION
        (x,) = ctx.saved_tensors
        return grad_output * (x > 0)
        ### END SOLUTION


class MyMM(torch.autograd.Function):
    """The matrix product a @ b of a (n, k) and b (k, m), of any strides; n, k and m may be 1."""

    @staticmethod
    def forward(ctx, a, b):
        ### BEGIN SOLUTION
        ctx.save_for_backward(a, b)
        return a @ b
        ### END SOLUTION

    @staticmethod
    def backward(ctx, grad_output):
        ### BEGIN SOLUTION
        a, b = ctx.saved_tensors
        return grad_output @ b.T, a.T @ grad_output
        ### END SOLUTION


# %%
# A last look: your engine and torch's on one small network, same weights, same input. Points on the line mean that you have
# built what loss.backward() does. What does torch keep that your engine does not, and what for?
if check.passed("MyReLU") and check.passed("MyMM") and check.passed("compute_gradient_of_variables") and check.passed("matmul_op"):
    rng = np.random.default_rng(1)
    x, w1, w2 = rng.normal(size=(5, 4)), rng.normal(size=(4, 3)), rng.normal(size=(3, 2))
    ours = [Tensor(w1), Tensor(w2)]
    summation((relu(x @ ours[0]) @ ours[1]) ** 2).backward()
    theirs = [torch.tensor(w1, requires_grad=True), torch.tensor(w2, requires_grad=True)]
    (MyMM.apply(MyReLU.apply(MyMM.apply(torch.tensor(x), theirs[0])), theirs[1]) ** 2).sum().backward()
    plt.figure(figsize=(4, 3.4))
    for name, o, t in zip(("W1", "W2"), ours, theirs):
        plt.plot(t.grad.numpy().ravel(), o.grad.numpy().ravel(), "o", label=name)
    plt.axline((0, 0), slope=1, color="0.6", zorder=0)
    plt.xlabel("gradient by torch")
    plt.ylabel("gradient by your engine")
    plt.legend()
    plt.tight_layout()
    plt.show()
