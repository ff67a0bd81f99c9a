import numpy as np

from autograder import draw
from autograder.spec import Case, graded
from autograder.verify import topological

TENSORS = "return Tensors (one for each input, in a tuple if there are two), made by operations on Tensors, not numpy arrays"


@graded(points=3, cases=[
    Case("a product", op="product", x=draw.normal(3, 4), y=draw.normal(3, 4), c=2.0, dout=draw.normal(3, 4),
         hint={"WRONG": "a product is a switch: each factor's gradient is scaled by the other factor", "RAISED": TENSORS}),
    Case("a quotient", op="quotient", x=draw.normal(4, 3), y=draw.away_from(0, shape=(4, 3), margin=0.3), c=2.0, dout=draw.normal(4, 3),
         hint={"WRONG": "differentiate a * b**-1 with respect to b on paper: the sign, and the power of b", "RAISED": TENSORS}),
    Case("a cube of 0 and of numbers of either sign", op="power", x=draw.given(lambda rng, case: rng.permutation(np.append(rng.choice([-1.0, 1.0], 9) * rng.uniform(0.2, 2.0, 9), 0.0)).reshape(2, 5)), y=draw.normal(1), c=3,
         dout=draw.normal(2, 5), hidden=True,
         hint={"WRONG": "the exponent comes down as a factor and is lowered by one; the cotangent multiplies it all",
               "NONFINITE": "exp(p log a) has no answer for negative a, and a quotient by a none for 0; use ** itself", "RAISED": TENSORS}),
    Case("exponents -2, -1, 0 and 1", op="power", x=draw.away_from(0, shape=(3, 4), margin=0.3), y=draw.normal(1), c=[-2, -1, 0, 1],
         dout=draw.normal(3, 4), hidden=True,
         hint={"*": "p a**(p-1) holds for every whole p, also below 1: a product repeated p times does not", "RAISED": TENSORS}),
    Case("a broken exponent of positive numbers", op="power", x=draw.uniform(4, 2, low=0.3, high=3.0), y=draw.normal(1), c=draw.uniform(low=0.2, high=0.8),
         dout=draw.normal(4, 2), hidden=True,
         hint={"*": "the exponent need not be a whole number: neither int() nor a loop, use ** itself", "RAISED": TENSORS}),
    Case("times, by and minus a number", op="number", x=draw.normal(3, 1, 2), y=draw.normal(1), c=draw.uniform(low=2.0, high=3.0),
         dout=draw.normal(3, 1, 2), hidden=True,
         hint={"WRONG": "a linear operation applies itself to the gradient: scaled by c forwards, scaled by c backwards"}),
])  # fmt: skip
def elementwise_ops(s, op, x, y, c, dout):
    """EWiseMul, EWiseDiv, PowerScalar, MulScalar, DivScalar, Negate: values, and gradients for a random cotangent."""
    a, b, g = s.Tensor(x), s.Tensor(y), s.Tensor(dout)
    if op == "product":
        nodes = [s.EWiseMul()(a, b)]
    elif op == "quotient":
        nodes = [s.EWiseDiv()(a, b)]
    elif op == "power":
        nodes = [s.PowerScalar(p)(a) for p in (c if isinstance(c, list) else [c])]
    else:
        nodes = [s.MulScalar(c)(a), s.DivScalar(c)(a), s.Negate()(a)]
    grads = [d.numpy() for node in nodes for d in node.op.gradient_as_tuple(g, node)]
    return {"out": [node.numpy() for node in nodes], "grads": grads}


@graded(points=3, cases=[
    Case("exponential", op="exp", x=draw.normal(3, 4), dout=draw.normal(3, 4),
         hint={"WRONG": "the slope of exp is exp again, taken at the input; `node` holds it already", "RAISED": TENSORS}),
    Case("logarithm", op="log", x=draw.uniform(4, 3, low=1e-3, high=0.05), dout=draw.normal(4, 3),
         hint={"WRONG": "no small constant inside the log; the slope of log at a is 1/a, where a is the input and not the output", "RAISED": TENSORS}),
    Case("tanh from -1000 to 1000", op="tanh", x=[draw.normal(5), draw.uniform(3, low=750, high=1000), draw.uniform(3, low=-1000, high=-750)], dout=draw.normal(11), hidden=True,
         hint={"WRONG": "the slope of tanh is 1 - tanh(a)**2; the output is at hand as `node`",
               "NONFINITE": "exp(1000) overflows, and inf/inf is nan; np.tanh does not overflow", "RAISED": TENSORS}),
    Case("ReLU", op="relu", x=draw.spaced(2, 3, 2), dout=draw.normal(2, 3, 2), hidden=True,
         hint={"WRONG": "the mask comes from the input of the forward pass, not from the gradient that arrives", "RAISED": TENSORS}),
])  # fmt: skip
def function_ops(s, op, x, dout):
    """Exp, Log, Tanh, ReLU: value, and gradient for a random cotangent."""
    a = s.Tensor(np.concatenate(x) if isinstance(x, list) else x)
    if op == "exp":
        node = s.Exp()(a)
    elif op == "log":
        node = s.Log()(a)
    elif op == "tanh":
        node = s.Tanh()(a)
    else:
        node = s.ReLU()(a)
    return {"out": node.numpy(), "da": node.op.gradient_as_tuple(s.Tensor(dout), node)[0].numpy()}


@graded(points=3, cases=[
    Case("a matrix transposed", op="transpose", how=None, x=draw.normal(3, 4), dout=draw.normal(4, 3),
         hint={"SHAPE": "the gradient has the shape of the input: move the axes back", "RAISED": TENSORS}),
    Case("a matrix as three axes", op="reshape", how=(3, 2, 2), x=draw.normal(2, 6), dout=draw.normal(3, 2, 2),
         hint={"SHAPE": "the gradient takes the input's shape; self.shape is the output's",
               "WRONG": "numpy reads and writes rows first; keep one order both ways"}),
    Case("the last two of three axes, by default", op="transpose", how=None, x=draw.normal(2, 3, 4), dout=draw.normal(2, 4, 3), hidden=True,
         hint={"*": "without axes only the last two are exchanged; .T and np.transpose(a) reverse all of them"}),
    Case("a pair among four axes", op="transpose", how=(0, 2), x=draw.normal(2, 3, 4, 5), dout=draw.normal(4, 3, 2, 5), hidden=True,
         hint={"*": "exchange just the two axes named, forwards and backwards"}),
    Case("a full permutation", op="permute", how=(2, 0, 3, 1), x=draw.normal(2, 3, 4, 5), dout=draw.normal(4, 2, 5, 3), hidden=True,
         hint={"*": "the gradient needs the inverse permutation: where did each axis go? np.argsort answers that"}),
])  # fmt: skip
def reshape_transpose_ops(s, op, how, x, dout):
    """Reshape, Transpose, Permute: value, and gradient for a random cotangent."""
    a = s.Tensor(x)
    if op == "reshape":
        node = s.Reshape(how)(a)
    elif op == "transpose":
        node = s.Transpose(how)(a)
    else:
        node = s.Permute(how)(a)
    return {"out": node.numpy(), "da": node.op.gradient_as_tuple(s.Tensor(dout), node)[0].numpy()}


@graded(points=3, cases=[
    Case("the middle axis of three", axes=1, x=draw.normal(2, 3, 4), dout=draw.normal(2, 4),
         hint={"*": "put the lost axis back as a 1 (reshape), then broadcast to the input's shape", "MISSING": "Reshape and BroadcastTo are needed too"}),
    Case("all entries", axes=None, x=draw.normal(3, 4), dout=draw.normal(loc=2.0),
         hint={"*": "axes=None is the sum of everything, of shape (); each entry gets the same gradient", "MISSING": "Reshape and BroadcastTo are needed too"}),
    Case("two axes of four", axes=(0, 2), x=draw.normal(2, 3, 4, 5), dout=draw.normal(3, 5), hidden=True,
         hint={"*": "axes may be a tuple: every one of them is put back as a 1"}),
    Case("the first axis", axes=0, x=draw.normal(3, 2), dout=draw.normal(2), hidden=True,
         hint={"*": "axis 0 is an axis; `if self.axes` takes 0 for None"}),
    Case("the last axis, counted from the end", axes=-1, x=draw.normal(3, 2, 4), dout=draw.normal(3, 2), hidden=True,
         hint={"*": "a negative axis counts from the end: bring it to 0..ndim-1 before you look for it"}),
    Case("two axes in any order, one from the end", axes=(-2, 0), x=draw.normal(2, 3, 4, 5), dout=draw.normal(3, 5), hidden=True,
         hint={"*": "in a tuple too a negative axis counts from the end, and the axes come in any order: bring each to 0..ndim-1, then ask which are lost"}),
])  # fmt: skip
def summation_op(s, axes, x, dout):
    """Summation: value, and gradient for a random cotangent."""
    node = s.Summation(axes)(s.Tensor(x))
    return {"out": node.numpy(), "da": node.op.gradient_as_tuple(s.Tensor(dout), node)[0].numpy()}


@graded(points=3, cases=[
    Case("a row for each of three", shape=(3, 4), x=draw.normal(4), dout=draw.normal(3, 4),
         hint={"*": "every use of a number counts: sum the gradient over the axes along which it was repeated"}),
    Case("a column grown", shape=(3, 4), x=draw.normal(3, 1), dout=draw.normal(3, 4),
         hint={"*": "an axis of size 1 that grew is summed too, and stays as a 1 in the shape"}),
    Case("a new axis and a grown one", shape=(2, 3, 4, 5), x=draw.normal(3, 1, 5), dout=draw.normal(2, 3, 4, 5), hidden=True,
         hint={"*": "align the shapes at the right; sum over the new axes and over those that grew from 1"}),
    Case("two axes grown", shape=(4, 3, 5), x=draw.normal(1, 3, 1), dout=draw.normal(4, 3, 5), hidden=True,
         hint={"*": "more than one axis may grow: sum over each of them"}),
    Case("a single number", shape=(2, 3), x=draw.normal(), dout=draw.normal(2, 3), hidden=True,
         hint={"*": "a number has shape (): its gradient is a number, the sum over everything"}),
])  # fmt: skip
def broadcast_to_op(s, shape, x, dout):
    """BroadcastTo: value, and gradient for a random cotangent."""
    node = s.BroadcastTo(shape)(s.Tensor(x))
    return {"out": np.array(node.numpy()), "da": node.op.gradient_as_tuple(s.Tensor(dout), node)[0].numpy()}


@graded(points=4, cases=[
    Case("two matrices", a=draw.normal(3, 4), b=draw.normal(4, 5), dout=draw.normal(3, 5),
         hint={"*": "find the one product of the cotangent and the other factor that has the right shape; mind the order of factors"}),
    Case("stacks on both sides", a=draw.normal(2, 3, 4), b=draw.normal(2, 4, 5), dout=draw.normal(2, 3, 5),
         hint={"*": "transpose the last two axes only, and sum over nothing: each matrix was used once"}),
    Case("a stack times one matrix", a=draw.normal(2, 3, 4), b=draw.normal(4, 5), dout=draw.normal(2, 3, 5), hidden=True,
         hint={"*": "the single matrix serves every member of the stack: sum its gradient over the leading axes"}),
    Case("one matrix times a stack with two leading axes", a=draw.normal(3, 4), b=draw.normal(2, 6, 4, 5), dout=draw.normal(2, 6, 3, 5), hidden=True,
         hint={"*": "the single matrix may stand on the left as well, and there may be several leading axes: sum over all of them"}),
    Case("a stack with two leading axes times one matrix", a=draw.normal(2, 6, 3, 4), b=draw.normal(4, 5), dout=draw.normal(2, 6, 3, 5), hidden=True,
         hint={"*": "the single matrix on the right may serve a stack with several leading axes: sum over all of them"}),
])  # fmt: skip
def matmul_op(s, a, b, dout):
    """MatMul: value, and both gradients for a random cotangent."""
    node = s.MatMul()(s.Tensor(a), s.Tensor(b))
    da, db = node.op.gradient_as_tuple(s.Tensor(dout), node)
    return {"out": node.numpy(), "da": da.numpy(), "db": db.numpy()}


@graded(points=2.5, cases=[
    Case("the largest of each row", axes=1, x=draw.spaced(3, 4), dout=draw.normal(3),
         hint={"*": "compare with the maximum kept as a column, so that each row meets its own"}),
    Case("the largest of all", axes=None, x=draw.spaced(3, 4), dout=draw.normal(loc=2.0),
         hint={"*": "axes=None: one winner takes the whole gradient, the result has shape ()"}),
    Case("the middle axis of three", axes=1, x=draw.spaced(2, 5, 3), dout=draw.normal(2, 3), hidden=True,
         hint={"*": "put the lost axis back where it was, for whatever axis and number of axes"}),
    Case("negative entries only", axes=0, x=draw.uniform(4, 3, low=-9e30, high=-1e30), dout=draw.normal(3), hidden=True,
         hint={"*": "the largest entry may be negative, and large: start from the entries, not from 0 and not from -1e9"}),
])  # fmt: skip
def max_op(s, axes, x, dout):
    """Max: value, and gradient for a random cotangent."""
    node = s.Max(axes)(s.Tensor(x))
    return {"out": node.numpy(), "da": node.op.gradient_as_tuple(s.Tensor(dout), node)[0].numpy()}


def shortcuts(rng, case):
    """A path through eight nodes, with the edge from first to last and others drawn, in random order: ways of all lengths."""
    pairs = [(i, j) for j in range(1, 8) for i in range(j)]
    kept = [(i, j) for i, j in pairs if j == i + 1 or (i, j) == (0, 7) or (rng.random() < 0.25 and (i, j) != (1, 7))]
    return rng.permutation(np.array(kept))


def labels(n):
    """Names for n nodes, drawn, so that a remembered order is never the right one."""
    return draw.given(lambda rng, case: rng.choice(10_000, n, replace=False))


def in_order(inputs, got, want):
    """Any order of the labels in which each node comes after those that it needs."""
    return topological("edges")({"edges": inputs["label"][inputs["edges"]]}, got, want)


@graded(points=4, verify=in_order, cases=[
    Case("a diamond", edges=np.array([(0, 1), (0, 2), (1, 3), (2, 3)]), outputs=[3], label=labels(4),
         hint={"SHAPE": "each node once: remember which were visited", "WRONG": "write a node down after its inputs, not before"}),
    Case("a long way and short cuts", edges=draw.given(shortcuts), outputs=[7], label=labels(8),
         hint={"SHAPE": "each node once: remember which were visited",
               "WRONG": "the shortest way from the output says nothing; go depth first and write a node down when all its inputs are"}),
    Case("four outputs, one upon the other", edges=np.array([(0, 1), (1, 2), (1, 3), (2, 4), (3, 5)]), outputs=[1, 4, 2, 5], label=labels(6), hidden=True,
         hint={"SHAPE": "several nodes may be asked for: walk from each of them, with one memory of visited nodes for all"}),
    Case("an input used twice", edges=np.array([(0, 1), (0, 1), (0, 2), (1, 2), (1, 3), (2, 3), (2, 3)]), outputs=[3], label=labels(4), hidden=True,
         hint={"SHAPE": "a node may stand twice among the inputs of another: count its uses and release them in the same way, or a node never gets its turn"}),
    Case("short cuts on either side", edges=np.array([(0, 2), (1, 2), (0, 3), (2, 3), (1, 3)]), outputs=[3], label=labels(4), hidden=True,
         hint={"WRONG": "a node that waits on the stack is not written yet: call it seen when it is visited, not when it is put there"}),
    Case("a chain of 3000", edges=np.array([(i, i + 1) for i in range(2999)]), outputs=[2999], label=labels(3000), hidden=True,
         hint={"RAISED": "Python's recursion ends at about 1000 calls: keep the path in a list of your own",
               "TIMEOUT": "each node and each edge need be looked at once"}),
])  # fmt: skip
def find_topo_sort(s, edges, outputs, label):
    """A valid order of the nodes that the outputs depend on."""
    needs = {}
    for before, after in edges.tolist():
        needs.setdefault(after, []).append(before)
    nodes = []
    for i in range(int(edges.max()) + 1):
        inputs = [nodes[j] for j in needs.get(i, [])]
        nodes.append(s.Tensor(1.0, s.EWiseAdd() if inputs else None, inputs))
    number = {id(node): int(label[i]) for i, node in enumerate(nodes)}
    return {"order": [number.get(id(node), -1) for node in s.find_topo_sort([nodes[i] for i in outputs])]}


TWO = [draw.normal(2, 3), draw.normal(2, 3)]
ADD_UP = "each use of a node contributes: add the contributions up, and hand the sum on only when all are there"


@graded(points=5, cases=[
    Case("two paths meet", leaves=TWO, parents=[[0, 1], [2], [2], [3, 4]], weights=draw.normal(4, 2), first=None, dout=draw.normal(2, 3),
         hint={"WRONG": "start with out_grad as it came; " + ADD_UP + "; a node's op is asked once, with the node's own gradient",
               "RAISED": "an op of one input may return a bare Tensor: gradient_as_tuple makes a tuple of it; .grad belongs on every node"}),
    Case("the same node twice in one operation", leaves=[draw.normal(2, 3)], parents=[[0, 0], [1, 1]], weights=draw.normal(2, 2), first=None,
         dout=draw.normal(2, 3),
         hint={"WRONG": "an input that is used twice by one op has two gradients in the tuple: both count"}),
    Case("a long way and a short cut", leaves=TWO, parents=[[0], [2], [3, 1], [4], [2, 5]], weights=draw.normal(5, 2), first=None,
         dout=draw.normal(2, 3), hidden=True,
         hint={"WRONG": ADD_UP + ": go backwards through a topological order, not level by level"}),
    Case("a second call", leaves=TWO, parents=[[0, 1], [2]], weights=draw.normal(2, 2), first=draw.normal(2, 3), dout=draw.normal(2, 3),
         hidden=True, hint={"WRONG": "a new call replaces the gradients of the last one; nothing is left over from it"}),
])  # fmt: skip
def compute_gradient_of_variables(s, leaves, parents, weights, first, dout):
    """The gradient of every node of a graph of weighted sums of sines, and how often each op was asked."""
    calls = [0] * len(parents)

    class SineSum(s.Op):
        def __init__(self, place):
            self.place, self.weights = place, weights[place]

        def compute(self, *arrays):
            return sum(w * np.sin(a) for w, a in zip(self.weights, arrays))

        def gradient(self, out_grad, node):
            calls[self.place] += 1
            slopes = [w * np.cos(i.numpy()) for w, i in zip(self.weights, node.inputs)]
            grads = tuple(s.Tensor(out_grad.numpy() * slope) for slope in slopes)
            return grads if len(grads) > 1 else grads[0]

    nodes = [s.Tensor(x) for x in leaves]
    for place, inputs in enumerate(parents):
        nodes.append(SineSum(place)(*[nodes[i] for i in inputs]))
    if first is not None:
        s.compute_gradient_of_variables(nodes[-1], s.Tensor(first))
    s.compute_gradient_of_variables(nodes[-1], s.Tensor(dout))
    return {"grads": [node.grad.numpy() for node in nodes], "calls": calls}


def large_logits(rng, case):
    """(N, D) rows with logits X w of 5000 to 1e4 in size; each second sample of either label is on the wrong side."""
    n, d = len(case.y), len(case.w)
    turn = np.zeros(n)
    for label in (0.0, 1.0):
        turn[case.y == label] = (-1.0) ** np.arange(np.sum(case.y == label))
    logit = turn * (2 * case.y - 1) * rng.uniform(5e3, 9.9e3, n)
    X = rng.normal(size=(n, d))
    return X + np.outer(logit - X @ case.w[:, 0], case.w[:, 0]) / np.sum(case.w**2)


@graded(points=3, cases=[
    Case("twelve samples, hard labels", X=draw.normal(12, 3), y=draw.given(lambda rng, case: 1.0 * (rng.permutation(12) < 5)), w=draw.normal(3, 1),
         b=draw.normal(1), reg=0.0,
         hint={"SHAPE": "the loss has shape (): sum over everything, divide by N",
               "WRONG": "y of shape (N,) against z of shape (N, 1) becomes (N, N); and the loss is a mean"}),
    Case("logits in the thousands", y=draw.given(lambda rng, case: 1.0 * (rng.permutation(8) < 4)), w=draw.spaced(3, 1, gap=0.3), X=draw.given(large_logits),
         b=draw.normal(1), reg=0.0,
         hint={"NONFINITE": "exp of a large logit overflows, log of a vanished probability is -inf: use m + log(exp(-m) + exp(z - m)) with m = max(z, 0)",
               "WRONG": "no clipping, no small constant inside the log: the rewritten formula is exact"}),
    Case("soft labels", X=draw.normal(7, 2), y=draw.uniform(7, low=0.1, high=0.9), w=draw.normal(2, 1), b=draw.normal(1), reg=0.0, hidden=True,
         hint={"WRONG": "a label of 0.3 is 30 % one class and 70 % the other; signs and masks know only 0 and 1"}),
    Case("weights of zero", X=draw.normal(5, 3), y=draw.uniform(5), w=np.zeros((3, 1)), b=np.zeros(1), reg=0.0, hidden=True,
         hint={"WRONG": "at z = 0 the slope of log(1 + exp(z)) is 1/2; through ReLU it would be 0: hold max(z, 0) constant"}),
    Case("a heavy regulariser", X=draw.normal(6, 4), y=draw.given(lambda rng, case: 1.0 * (rng.permutation(6) < 3)), w=draw.normal(4, 1), b=draw.normal(1, loc=2.0),
         reg=0.7, hidden=True, hint={"WRONG": "reg times the sum of w**2 as it stands: no one half, not divided by N, and b stays out"}),
])  # fmt: skip
def logistic_loss_graph(s, X, y, w, b, reg):
    """The loss, and its gradients with respect to w and b by the student's reverse mode."""
    tw, tb = s.Tensor(w), s.Tensor(b)
    loss = s.logistic_loss_graph(X, y, tw, tb, reg=reg)
    s.compute_gradient_of_variables(loss, s.Tensor(1.0))
    return {"loss": loss.numpy(), "dw": tw.grad.numpy(), "db": tb.grad.numpy()}


@graded(points=4, cases=[
    Case("a layer of tanh", f="tanh", x=draw.normal(4, 1), v=draw.normal(4, 1), A=draw.normal(3, 4),
         hint={"WRONG": "differentiate twice: the gradient g of f, then the gradient of the number <g, v> with v constant"}),
    Case("quotients, logarithms and powers", f="quotient", x=draw.uniform(3, 1, low=0.5, high=2.0), v=draw.normal(3, 1), A=draw.normal(3, 3, scale=0.3),
         hint={"WRONG": "is some slope computed with .numpy() in its operation's gradient? It counts as a constant the second time"}),
    Case("a quadratic form of a matrix", f="quadratic", x=draw.normal(4, 3), v=draw.normal(4, 3), A=draw.normal(5, 4), hidden=True,
         hint={"*": "<g, v> is the sum of all elementwise products, for x of any number of axes"}),
    Case("sums, shapes and maxima", f="moved", x=draw.spaced(2, 3), v=draw.normal(2, 3), A=draw.normal(1), hidden=True,
         hint={"WRONG": "does some operation compute its gradient with .numpy()? It counts as a constant the second time: Summation, BroadcastTo, Reshape, Transpose, Permute, Max, ReLU"}),
    Case("three axes", f="cubic", x=draw.normal(2, 1, 3), v=draw.normal(2, 1, 3), A=draw.normal(2, 1, 3), hidden=True,
         hint={"*": "x may have any number of axes: sum over all of them at once, with no axes named"}),
    Case("a long direction", f="tanh", x=draw.normal(4, 1), v=draw.normal(4, 1, scale=1e4), A=draw.normal(3, 4), hidden=True,
         hint={"WRONG": "a difference of gradients is an approximation, and v may be long; the second gradient is exact"}),
])  # fmt: skip
def hessian_vector_product(s, f, x, v, A):
    """The Hessian of five functions, times a vector."""

    def tanh(t):
        h = (s.Tensor(A) @ t).tanh()
        return (h * h * h).sum()

    def quotient(t):
        near = s.Tensor(A) @ t
        waves = ((near * 2.0).exp() * t).sum()
        return (t.log() / (near * near + 1.0)).sum() + (t**3).sum() + (near / t).sum() + waves

    def quadratic(t):
        return ((s.Tensor(A) @ t) ** 2).sum()

    def moved(t):
        sums = ((t**2).sum(0) ** 2).sum() + (t.sum().broadcast_to((4,)) ** 3).sum()
        shapes = (t.reshape((6,)) ** 3).sum() + ((t.transpose() / 2.0) ** 3).sum() + (s.Permute((1, 0))(-t) ** 3).sum()
        return sums + shapes + (t.max(1) ** 2).sum() + (t.relu() ** 2).sum()

    def cubic(t):
        return (t * t * t * s.Tensor(A)).sum() + (t.sum() ** 3)

    functions = {"tanh": tanh, "quotient": quotient, "quadratic": quadratic, "moved": moved, "cubic": cubic}
    return {"Hv": s.hessian_vector_product(functions[f], x, v)}


POSITIVE = draw.uniform(3, 4, low=0.5, high=2.0)
EITHER_SIGN = draw.away_from(0, shape=(3, 4), margin=0.3)


@graded(points=5, cases=[
    Case("two duals", kind="duals", x=EITHER_SIGN, v=draw.normal(3, 4), y=EITHER_SIGN, w=draw.normal(3, 4), c=2.0,
         hint={"WRONG": "value and tangent of - * /: both operands move, so each rule has two terms",
               "NONFINITE": "values may be negative: no logarithm in a product, a quotient or a power"}),
    Case("a constant on either side", kind="constants", x=POSITIVE, v=draw.normal(3, 4), y=POSITIVE, w=draw.normal(3, 4), c=draw.uniform(low=2.0, high=4.0),
         hint={"WRONG": "a constant has tangent zero; and c - d and c / d are not d - c and d / c",
               "RAISED": "other may be a number or an array: it has no .value; d.__rsub__(c) is called for c - d"}),
    Case("powers of negative numbers", kind="powers", x=draw.away_from(0, shape=(3, 4), margin=0.3), v=draw.normal(3, 4), y=POSITIVE, w=draw.normal(3, 4), c=2.0,
         hidden=True, hint={"WRONG": "p times d**(p-1) times the tangent, also for p = 0 and for negative p",
                            "SHAPE": "the power 0 of an array is an array of ones, with a tangent of zeros",
                            "NONFINITE": "exp(p log d) has no answer for negative d; use ** itself"}),
    Case("functions", kind="functions", x=POSITIVE, v=draw.normal(3, 4), y=draw.spaced(3, 4), w=draw.normal(3, 4), c=2.0, hidden=True,
         hint={"WRONG": "the slope at the value, times the tangent: exp, 1/d, 1 - tanh**2, and 0 or 1 for ReLU; the operand stays as it was"}),
    Case("matrix products", kind="matmul", x=POSITIVE, v=draw.normal(3, 4), y=draw.normal(4, 5), w=draw.normal(4, 5), c=2.0, hidden=True,
         hint={"*": "two terms, and the order of factors stays: dA @ B + A @ dB; a constant may stand on either side"}),
])  # fmt: skip
def dual_numbers(s, kind, x, v, y, w, c):
    """Values and tangents of expressions in Duals."""
    a, b = s.Dual(x.copy(), v), s.Dual(y.copy(), w)
    if kind == "duals":
        out = [a - b, a * b, a / b, -a * b]
    elif kind == "constants":
        out = [a - c, c - a, a * c, c * a, a / c, c / a, a - y, y - a, y * a, a / y, y / a]
    elif kind == "powers":
        out = [a**3, a**2, a**-2, a**1, a**0, a**-1]
    elif kind == "functions":
        out = [a.exp(), a.log(), b.tanh(), b.relu(), b.tanh(), b.relu()]  # twice: an operand may be used again
    else:
        out = [a @ b, a @ y, x @ b]
    return {"values": [d.value for d in out], "tangents": [d.tangent for d in out]}


@graded(points=2, cases=[
    Case("a layer of tanh", kind="tanh", x=draw.normal(2, 3), v=draw.normal(2, 3), A=draw.normal(3, 4),
         hint={"WRONG": "seed the tangent with v, and read the tangent of the result"}),
    Case("a single number", kind="number", x=draw.uniform(low=0.5, high=2.0), v=draw.normal(loc=2.0), A=draw.normal(1),
         hint={"*": "x may have shape (): no loop over its entries, no change of its shape"}),
    Case("a function that ignores its argument", kind="constant", x=draw.normal(3), v=draw.normal(3), A=draw.normal(2, 5), hidden=True,
         hint={"*": "what does not depend on x is no Dual: its value stands as it is, its tangent is zeros of its shape"}),
    Case("a function that gives back a number", kind="constant", x=draw.normal(3), v=draw.normal(3), A=draw.normal(), hidden=True,
         hint={"*": "a plain number has no .shape: np.shape takes numbers too, and gives ()"}),
    Case("a long direction", kind="tanh", x=draw.normal(2, 3), v=draw.normal(2, 3, scale=1e4), A=draw.normal(3, 4), hidden=True,
         hint={"WRONG": "a difference quotient along v is an approximation; the tangent is exact for v of any length"}),
])  # fmt: skip
def jvp(s, kind, x, v, A):
    """Value and directional derivative of three functions."""
    functions = {
        "tanh": lambda d: (d @ A).tanh() * 2.0 + 1.0,
        "number": lambda d: d.log() * d + d.exp(),
        "constant": lambda d: A,
    }
    value, tangent = s.jvp(functions[kind], np.asarray(x), np.asarray(v))
    return {"value": value, "Jv": tangent}


@graded(points=3, cases=[
    Case("one row through tanh", kind="layer", x=draw.normal(1, 3), v=draw.normal(1, 3), A=draw.normal(3, 4), u=draw.normal(1, 4),
         hint={"*": "forward mode is seeded with v, reverse mode with u; J v has the shape of u, J'u that of x"}),
    Case("a batch through tanh", kind="layer", x=draw.normal(5, 3), v=draw.normal(5, 3), A=draw.normal(3, 4), u=draw.normal(5, 4),
         hint={"*": "<.,.> multiplies matching entries and adds them all up: one number, for any shape"}),
    Case("x on two paths", kind="paths", x=draw.uniform(1, 3, low=0.5, high=2.0), v=draw.normal(1, 3), A=draw.normal(3, 4), u=draw.normal(1, 4), hidden=True,
         hint={"WRONG": "x is used twice here: does your reverse mode add the two contributions?"}),
    Case("long directions", kind="layer", x=draw.normal(1, 3), v=draw.normal(1, 3, scale=1e4), A=draw.normal(3, 4), u=draw.normal(1, 4, scale=1e3), hidden=True,
         hint={"WRONG": "a difference quotient is an approximation; both modes are exact for u and v of any length"}),
])  # fmt: skip
def adjoint_identity(s, kind, x, v, A, u):
    """Both Jacobian products and both sides of the identity; each is compared with the reference's, not with the other."""
    functions = {
        "layer": lambda t: (t @ A).tanh() @ (A.T @ A),
        "paths": lambda t: (t * t.log()) @ A + (t / 3.0) @ A,
    }
    forward, reverse, left, right = s.adjoint_identity(functions[kind], x, u.copy(), v.copy())
    return {"Jv": forward, "JTu": reverse, "left": left, "right": right}


@graded(points=2, library="torch", cases=[
    Case("a matrix", mode="plain", x=draw.spaced(3, 4), dout=draw.normal(3, 4),
         hint={"WRONG": "the mask comes from the saved input; save_for_backward in forward, ctx.saved_tensors in backward",
               "RAISED": "ctx.saved_tensors is a tuple, also of one; backward returns one gradient for each input of forward"}),
    Case("a view of three axes", mode="view", x=draw.spaced(4, 3, 2), dout=draw.normal(2, 3, 4),
         hint={"RAISED": "a transposed view cannot be flattened by .view; no flattening is needed"}),
    Case("a skip connection", mode="skip", x=draw.spaced(2, 5), dout=draw.normal(2, 5), hidden=True,
         hint={"WRONG": "grad_output is read by other branches too: return a new tensor, change nothing in place"}),
    Case("the gradient of the gradient", mode="twice", x=draw.spaced(3, 2), dout=draw.normal(3, 2), hidden=True,
         hint={"*": "keep to torch operations in backward: numpy, .data and .detach() cut the graph"}),
])  # fmt: skip
def MyReLU(s, mode, x, dout):
    """Value and gradients through apply."""
    before = torch.tensor(x)
    x = torch.tensor(x, requires_grad=True)
    dout = torch.tensor(dout, requires_grad=mode == "twice")
    out = s.MyReLU.apply(x.permute(2, 1, 0) if mode == "view" else x)
    answer = {"out": out, "a Function": issubclass(s.MyReLU, torch.autograd.Function)}
    if mode == "skip":
        beside = torch.zeros(2, 5, dtype=torch.float64, requires_grad=True)
        seed = dout.clone()
        s.MyReLU.apply(-x)  # a second use in the same graph
        answer["dx"], answer["dbeside"] = torch.autograd.grad(beside + out, (x, beside), seed)
    else:
        (answer["dx"],) = torch.autograd.grad(out, x, dout, create_graph=mode == "twice")
    if mode == "twice":
        kept = answer["dx"].requires_grad
        answer["second"] = torch.autograd.grad((answer["dx"] ** 2).sum(), dout)[0] if kept else torch.zeros_like(dout)
    answer["x is as it was"] = bool((x.detach() == before).all())
    return answer


@graded(points=3, library="torch", cases=[
    Case("two matrices", mode="plain", a=draw.normal(3, 4), b=draw.normal(4, 5), c=draw.normal(1), dout=draw.normal(3, 5),
         hint={"WRONG": "@ is the matrix product, * is not; find the products whose shapes fit",
               "RAISED": "saved_tensors is a tuple to unpack; two inputs, so two gradients; transposes, not views"}),
    Case("a column times a row", mode="plain", a=draw.normal(3, 1), b=draw.normal(1, 5), c=draw.normal(1), dout=draw.normal(3, 5),
         hint={"*": "axes of size 1 stay: no squeeze"}),
    Case("transposed views", mode="view", a=draw.normal(4, 3), b=draw.normal(5, 4), c=draw.normal(1), dout=draw.normal(3, 5), hidden=True,
         hint={"RAISED": "a transposed view cannot be refolded by .view; the products need no refolding"}),
    Case("two products in a row", mode="chain", a=draw.normal(3, 4), b=draw.normal(4, 5), c=draw.normal(5, 2), dout=draw.normal(3, 2), hidden=True,
         hint={"*": "what is kept for backward belongs to this one use: keep it in ctx, not in the class or a global"}),
    Case("the gradient of the gradient", mode="twice", a=draw.normal(3, 4), b=draw.normal(4, 2), c=draw.normal(1), dout=draw.normal(3, 2), hidden=True,
         hint={"*": "save the tensors themselves, and use torch operations in backward: numpy, .data and .detach() cut the graph"}),
])  # fmt: skip
def MyMM(s, mode, a, b, c, dout):
    """Value and gradients through apply."""
    a, b, c = (torch.tensor(t, requires_grad=True) for t in (a, b, c))
    out = s.MyMM.apply(a.T, b.T) if mode == "view" else s.MyMM.apply(a, b)
    answer = {"a Function": issubclass(s.MyMM, torch.autograd.Function)}
    if mode == "chain":
        answer["out"] = s.MyMM.apply(out, c)
        answer["grads"] = torch.autograd.grad(answer["out"], (a, b, c), torch.tensor(dout))
    else:
        answer["out"] = out
        answer["grads"] = torch.autograd.grad(out, (a, b), torch.tensor(dout), create_graph=mode == "twice")
    if mode == "twice":
        kept = all(g.requires_grad for g in answer["grads"])
        score = (answer["grads"][0] ** 2).sum() + (answer["grads"][1] ** 3).sum()
        answer["second"] = torch.autograd.grad(score, (a, b)) if kept else (torch.zeros_like(a), torch.zeros_like(b))
    return answer
