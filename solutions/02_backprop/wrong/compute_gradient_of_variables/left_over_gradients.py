# expect: WRONG on "a second call"
# slip: The new gradients were added to those of the last call; here a call replaces them.
def compute_gradient_of_variables(output_tensor, out_grad):
    grads = {output_tensor: out_grad}
    for node in reversed(find_topo_sort([output_tensor])):
        grad = grads[node]
        node.grad = grad if node.grad is None else node.grad + grad
        if node.op is not None:
            for i, g in zip(node.inputs, node.op.gradient_as_tuple(grad, node)):
                grads[i] = grads[i] + g if i in grads else g
