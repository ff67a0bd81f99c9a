# expect: WRONG on "the same node twice in one operation"
# slip: The gradients of an op were put into a dict by input, where an input that is used twice keeps only one of its two.
def compute_gradient_of_variables(output_tensor, out_grad):
    collected = {output_tensor: [out_grad]}
    for node in reversed(find_topo_sort([output_tensor])):
        node.grad = collected[node][0]
        for extra in collected[node][1:]:
            node.grad = node.grad + extra
        if node.op is not None:
            shares = dict(zip(node.inputs, node.op.gradient_as_tuple(node.grad, node)))
            for i, share in shares.items():
                collected.setdefault(i, []).append(share)
