# expect: WRONG on "two paths meet"
# slip: Each path was followed to its end on its own, so a shared node's op is asked once for each path: that is exponential in the depth.
def compute_gradient_of_variables(output_tensor, out_grad):
    for node in find_topo_sort([output_tensor]):
        node.grad = None

    def push(node, grad):
        node.grad = grad if node.grad is None else node.grad + grad
        if node.op is not None:
            for i, g in zip(node.inputs, node.op.gradient_as_tuple(grad, node)):
                push(i, g)

    push(output_tensor, out_grad)
