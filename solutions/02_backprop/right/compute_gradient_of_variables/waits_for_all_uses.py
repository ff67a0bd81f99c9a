# exercises: compute_gradient_of_variables logistic_loss_graph
def compute_gradient_of_variables(output_tensor, out_grad):
    """Needs no order: counts the uses of each node first, and releases a node when all uses have reported."""
    uses, nodes, stack = {}, {id(output_tensor): output_tensor}, [output_tensor]
    while stack:
        for i in stack.pop().inputs:
            uses[id(i)] = uses.get(id(i), 0) + 1
            if id(i) not in nodes:
                nodes[id(i)] = i
                stack.append(i)
    got = {id(output_tensor): 0 * out_grad + out_grad}
    ready = [output_tensor]
    while ready:
        node = ready.pop()
        node.grad = got[id(node)]
        if not node.op:
            continue
        for i, g in zip(node.inputs, node.op.gradient_as_tuple(node.grad, node), strict=True):
            got[id(i)] = got[id(i)] + g if id(i) in got else g
            uses[id(i)] -= 1
            if not uses[id(i)]:
                ready.append(i)
