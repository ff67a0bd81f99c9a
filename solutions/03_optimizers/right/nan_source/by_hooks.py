# exercises: nan_source
import torch


def nan_source(make_loss):
    loss, found, waiting, seen = make_loss(), [], [], set()
    waiting.append(loss.grad_fn)
    while waiting:
        node = waiting.pop()
        if node is None or node in seen or not node.next_functions:
            continue
        seen.add(node)
        node.register_hook(lambda grads, _, node=node: found.append(node.name()) if any(g is not None and bool(g.isnan().any()) for g in grads) else None)
        waiting += [parent for parent, _ in node.next_functions]
    loss.backward()
    return found[0] if found else None
