# exercises: train_step
import torch


def train_step(net, opt, x, y, scaler=None):
    """Cross-entropy from logsumexp, gradients by torch.autograd.grad, a scaler that is always there."""
    for module in net.modules():
        module.training = True
    scaler = torch.amp.GradScaler("cpu", enabled=False) if scaler is None else scaler
    z = net(x)
    per_sample = torch.logsumexp(z, 1) - z.gather(1, y[:, None])[:, 0]
    loss = per_sample.sum() / per_sample.numel()
    weights = [p for group in opt.param_groups for p in group["params"]]
    for p, g in zip(weights, torch.autograd.grad(scaler.scale(loss), weights)):
        p.grad = g
    scaler.step(opt)
    scaler.update()
    return float(loss)
