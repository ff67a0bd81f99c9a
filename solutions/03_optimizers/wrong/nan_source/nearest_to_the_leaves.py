# expect: WRONG on "a NaN that goes on"
# slip: The function nearest to the leaves is where the NaN ends up; asked for is where it was first.
import torch


def nan_source(make_loss):
    loss, found = make_loss(), []

    def watch(node, seen):
        if node is None or node in seen or "Accumulate" in node.name():
            return
        seen.add(node)
        node.register_hook(lambda grads, _: found.extend([node.name()] if any(g is not None and g.isnan().any() for g in grads) else []))
        for parent, _ in node.next_functions:
            watch(parent, seen)

    watch(loss.grad_fn, set())
    loss.backward()
    return found[-1] if found else None
