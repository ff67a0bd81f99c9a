# exercises: find_topo_sort compute_gradient_of_variables
def find_topo_sort(node_list):
    """The longest way from a leaf, by relaxation; then a sort by it."""
    depth, stack = {}, list(node_list)
    while stack:
        node = stack[-1]
        missing = [i for i in node.inputs if i not in depth]
        if missing:
            stack.extend(missing)
        else:
            depth[node] = 1 + max((depth[i] for i in node.inputs), default=0)
            stack.pop()
    return sorted(depth, key=depth.get)
