# expect: WRONG on "a diamond"
# slip: Nodes were written down on arrival and the list reversed; a node must be written down when all its inputs are.
def find_topo_sort(node_list):
    order, seen, stack = [], set(), list(node_list)
    while stack:
        node = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        order.append(node)
        stack.extend(node.inputs)
    return list(reversed(order))
