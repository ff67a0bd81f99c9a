# expect: WRONG on "a diamond"
# slip: The list runs from the output to the leaves; it should run the other way, inputs first.
def find_topo_sort(node_list):
    order, done, stack = [], set(), list(node_list)
    while stack:
        node = stack[-1]
        missing = [i for i in node.inputs if i not in done]
        if missing:
            stack.append(missing[0])
            continue
        stack.pop()
        if node not in done:
            done.add(node)
            order.append(node)
    return order[::-1]
