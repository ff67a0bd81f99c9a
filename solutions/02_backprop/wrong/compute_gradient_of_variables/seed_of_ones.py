# expect: WRONG on "two paths meet"
# slip: The walk started with ones; it starts with the gradient that is given.
def compute_gradient_of_variables(output_tensor, out_grad):
    grads = {output_tensor: Tensor(np.ones(output_tensor.shape))}
    for node in reversed(find_topo_sort([output_tensor])):
        node.grad = grads[node]
        if node.op is not None:
            for i, g in zip(node.inputs, node.op.gradient_as_tuple(node.grad, node)):
                grads[i] = grads[i] + g if i in grads else g
