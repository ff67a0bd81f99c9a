# exercises: find_topo_sort
def find_topo_sort(node_list):
    order, written = [], set()
    stack = [(node, False) for node in node_list]
    while stack:
        node, inputs_are_written = stack.pop()
        if node in written:
            continue
        if inputs_are_written:
            written.add(node)
            order.append(node)
        else:
            stack.append((node, True))
            stack.extend((i, False) for i in node.inputs)
    return order
