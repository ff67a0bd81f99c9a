# exercises: find_topo_sort
import sys


def find_topo_sort(node_list):
    sys.setrecursionlimit(20_000)
    visited, topo_order = set(), []
    for node in node_list:
        topo_sort_dfs(node, visited, topo_order)
    return tuple(topo_order)


def topo_sort_dfs(node, visited, topo_order):
    if node not in visited:
        visited.add(node)
        for i in reversed(node.inputs):
            topo_sort_dfs(i, visited, topo_order)
        topo_order.append(node)
