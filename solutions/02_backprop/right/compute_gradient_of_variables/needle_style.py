# exercises: compute_gradient_of_variables hessian_vector_product logistic_loss_graph adjoint_identity
from functools import reduce
from operator import add as plus
from typing import Dict, List


def compute_gradient_of_variables(output_tensor, out_grad):
    node_to_output_grads_list: Dict[Tensor, List[Tensor]] = {}
    node_to_output_grads_list[output_tensor] = [out_grad]
    reverse_topo_order = list(reversed(find_topo_sort([output_tensor])))
    for node in reverse_topo_order:
        node.grad = sum_node_list(node_to_output_grads_list[node])
        if node.op is None:
            continue
        grads = node.op.gradient(node.grad, node)
        if isinstance(grads, Tensor):
            grads = (grads,)
        for inp, grad in zip(node.inputs, grads):
            if inp not in node_to_output_grads_list:
                node_to_output_grads_list[inp] = list()
            node_to_output_grads_list[inp].append(grad)


def sum_node_list(node_list):
    return reduce(plus, node_list)
