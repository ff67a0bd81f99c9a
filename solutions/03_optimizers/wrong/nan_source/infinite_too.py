# expect: WRONG on "two traps and a sound run"
# slip: An infinite gradient is not NaN: the detector lets it pass, and names the function that turns it into a NaN.
import torch


def nan_source(make_loss):
    loss, found, seen = make_loss(), [], set()

    def watch(node):
        if node is None or node in seen or not node.next_functions:
            return
        seen.add(node)
        node.register_hook(lambda grads, _: found.extend([node.name()] if any(g is not None and not g.isfinite().all() for g in grads) else []))
        for parent, _ in node.next_functions:
            watch(parent)

    watch(loss.grad_fn)
    loss.backward()
    return found[0] if found else None
