# expect: WRONG on "a long way and short cuts"
# slip: The graph was walked level by level from the output; a node with both a short and a long way then comes too late.
from collections import deque


def find_topo_sort(node_list):
    queue, seen, order = deque(node_list), set(map(id, node_list)), []
    while queue:
        node = queue.popleft()
        order.append(node)
        for i in node.inputs:
            if id(i) not in seen:
                seen.add(id(i))
                queue.append(i)
    return order[::-1]
