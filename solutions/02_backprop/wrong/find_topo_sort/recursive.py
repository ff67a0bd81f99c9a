# expect: RAISED on "a chain of 3000"
# slip: One call inside another for each node: Python stops that at about a thousand.
def find_topo_sort(node_list):
    visited, topo_order = set(), []
    for node in node_list:
        topo_sort_dfs(node, visited, topo_order)
    return topo_order


def topo_sort_dfs(node, visited, topo_order):
    if node in visited:
        return
    visited.add(node)
    for i in node.inputs:
        topo_sort_dfs(i, visited, topo_order)
    topo_order.append(node)
