# expect: WRONG on "a long way and a short cut"
# slip: Nodes were taken level by level from the output, so one with a short cut handed its gradient on before all of it had arrived.
def compute_gradient_of_variables(output_tensor, out_grad):
    queue, seen = [output_tensor], {output_tensor}
    grads = {output_tensor: out_grad}
    while queue:
        node = queue.pop(0)
        node.grad = grads[node]
        if node.op is not None:
            for i, g in zip(node.inputs, node.op.gradient_as_tuple(node.grad, node)):
                grads[i] = g if i not in grads else grads[i] + g
                if i not in seen:
                    seen.add(i)
                    queue.append(i)
    for node, grad in grads.items():
        node.grad = grad
