# expect: SHAPE on "a diamond"
# slip: Nothing remembers which nodes were visited, so a node with two ways to it is written down twice.
def find_topo_sort(node_list):
    order = []
    todo = [(node, False) for node in reversed(node_list)]
    while todo:
        node, ready = todo.pop()
        if ready or not node.inputs:
            order.append(node)
            continue
        todo.append((node, True))
        todo.extend((i, False) for i in reversed(node.inputs))
    return order
