# expect: WRONG on "two paths meet"
# slip: Every op was handed the gradient of the output; it needs the gradient of its own node.
def compute_gradient_of_variables(output_tensor, out_grad):
    grads = {output_tensor: out_grad}
    for node in reversed(find_topo_sort([output_tensor])):
        node.grad = grads[node]
        if node.op is not None:
            for i, g in zip(node.inputs, node.op.gradient_as_tuple(out_grad, node)):
                grads[i] = grads[i] + g if i in grads else g
