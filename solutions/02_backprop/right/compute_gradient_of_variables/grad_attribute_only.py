# exercises: compute_gradient_of_variables hessian_vector_product
def compute_gradient_of_variables(output_tensor, out_grad):
    """No dict: clears the grads, then pushes into them."""
    order = find_topo_sort([output_tensor])
    for node in order:
        node.grad = None
    output_tensor.grad = out_grad
    while order:
        node = order.pop()
        if node.op is None:
            continue
        shares = node.op.gradient_as_tuple(node.grad, node)
        for k in range(len(shares)):
            source = node.inputs[k]
            if source.grad is None:
                source.grad = shares[k]
            else:
                source.grad = EWiseAdd()(source.grad, shares[k])
    return output_tensor
