# expect: WRONG on "four outputs, one upon the other"
# slip: The nodes asked for were marked as seen from the start, so that one of them is not written before another that needs it.
def find_topo_sort(node_list):
    order, seen = [], {id(node) for node in node_list}
    for root in node_list:
        stack = [(root, iter(root.inputs))]
        while stack:
            node, rest = stack[-1]
            child = next((i for i in rest if id(i) not in seen), None)
            if child is None:
                order.append(node)
                stack.pop()
            else:
                seen.add(id(child))
                stack.append((child, iter(child.inputs)))
    return order
