# exercises: kendall_multitask_loss
import math

def kendall_multitask_loss(losses, log_vars, kinds):
    total, dlosses, ds = 0.0, [], []
    for L, s, kind in zip(losses, log_vars, kinds):
        variance = math.exp(s)
        scale = 1 / (2 * variance) if kind.startswith("r") else 1 / variance
        total += scale * L + math.log(math.sqrt(variance))
        dlosses.append(scale)
        ds.append(0.5 - scale * L)
    return total, np.array(dlosses), np.array(ds)
