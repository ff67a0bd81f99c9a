# expect: WRONG on "two paths meet"
# slip: A later contribution replaced an earlier one; contributions over several paths add up.
def compute_gradient_of_variables(output_tensor, out_grad):
    grads = {output_tensor: out_grad}
    for node in reversed(find_topo_sort([output_tensor])):
        node.grad = grads[node]
        if node.op is None:
            continue
        for i, g in zip(node.inputs, node.op.gradient_as_tuple(node.grad, node)):
            grads[i] = g
