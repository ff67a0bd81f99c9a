# expect: SHAPE on "an input used twice"
# slip: Each use of an input was counted, but users were kept in a set: a node that uses one input twice never gets its turn.
def find_topo_sort(node_list):
    nodes, todo = {}, list(node_list)
    while todo:
        node = todo.pop()
        if id(node) not in nodes:
            nodes[id(node)] = node
            todo.extend(node.inputs)
    waiting = {key: len(node.inputs) for key, node in nodes.items()}
    users = {key: set() for key in nodes}
    for key, node in nodes.items():
        for i in node.inputs:
            users[id(i)].add(key)
    ready, order = [key for key in nodes if waiting[key] == 0], []
    while ready:
        key = ready.pop()
        order.append(nodes[key])
        for user in users[key]:
            waiting[user] -= 1
            if waiting[user] == 0:
                ready.append(user)
    return order
