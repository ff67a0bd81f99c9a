# expect: SHAPE on "four outputs, one upon the other"
# slip: Only the first node of the list was walked from.
def find_topo_sort(node_list):
    order, done, stack = [], set(), [node_list[0]]
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
    return order
