# expect: WRONG on "a long way and short cuts"
# slip: A node was called seen when it was put on the stack, so that a longer way did not wait until it was written.
def find_topo_sort(node_list):
    order, seen = [], set()
    for root in node_list:
        if root in seen:
            continue
        seen.add(root)
        stack = [(root, False)]
        while stack:
            node, done = stack.pop()
            if done:
                order.append(node)
                continue
            stack.append((node, True))
            for i in node.inputs:
                if i not in seen:
                    seen.add(i)
                    stack.append((i, False))
    return order
