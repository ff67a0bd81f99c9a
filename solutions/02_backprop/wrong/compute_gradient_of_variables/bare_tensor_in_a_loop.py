# expect: RAISED on "two paths meet"
# slip: An op of one input may return its gradient without a tuple around it, and a Tensor cannot be looped over.
def compute_gradient_of_variables(output_tensor, out_grad):
    grads = {output_tensor: out_grad}
    for node in reversed(find_topo_sort([output_tensor])):
        node.grad = grads[node]
        if node.op is not None:
            for i, g in zip(node.inputs, node.op.gradient(node.grad, node)):
                grads[i] = grads[i] + g if i in grads else g
