# exercises: a2c_update

def a2c_update(model, optimizer, observations, actions, advantages, returns, value_coef=0.5, entropy_coef=0.01, max_grad_norm=0.5):
    parameters = [p for group in optimizer.param_groups for p in group["params"]]
    logits, values = model(observations)
    losses = actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef)
    gradients = torch.autograd.grad(losses["total"], parameters)
    norm = sum(float((g**2).sum()) for g in gradients) ** 0.5
    for p, g in zip(parameters, gradients):
        p.grad = g * min(1.0, max_grad_norm / (norm + 1e-12))
    optimizer.step()
    return dict(grad_norm=norm, policy=float(losses["policy"]), value=float(losses["value"]), entropy=float(losses["entropy"]), total=float(losses["total"]))
