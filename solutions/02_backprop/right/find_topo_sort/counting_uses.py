# exercises: find_topo_sort
from collections import deque


def find_topo_sort(node_list):
    """Kahn's way: collect all nodes, then release each node when its last input has been released."""
    nodes, pending = {}, list(node_list)
    while pending:
        node = pending.pop()
        if id(node) not in nodes:
            nodes[id(node)] = node
            pending += node.inputs
    users = {key: [] for key in nodes}
    waiting = {}
    for node in nodes.values():
        waiting[id(node)] = len(node.inputs)
        for i in node.inputs:
            users[id(i)].append(node)
    ready = deque(node for node in nodes.values() if waiting[id(node)] == 0)
    order = []
    while ready:
        node = ready.popleft()
        order.append(node)
        for user in users[id(node)]:
            waiting[id(user)] -= 1
            if waiting[id(user)] == 0:
                ready.append(user)
    return order
