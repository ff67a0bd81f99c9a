# expect: SHAPE on "four outputs, one upon the other"
# slip: Each output was walked with a fresh memory, so what two of them share is listed twice.
def find_topo_sort(node_list):
    def walk(root):
        order, done, stack = [], set(), [root]
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

    return [node for root in node_list for node in walk(root)]
