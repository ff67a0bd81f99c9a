# expect: WRONG on "a norm within the limit"
# slip: Clipping is a limit: gradients whose norm is within it stay as they are.

def a2c_update(model, optimizer, observations, actions, advantages, returns, value_coef=0.5, entropy_coef=0.01, max_grad_norm=0.5):
    logits, values = model(observations)
    losses = actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef)
    optimizer.zero_grad()
    losses["total"].backward()
    norm = torch.stack([p.grad.norm() for p in model.parameters()]).norm()
    for p in model.parameters():
        p.grad.mul_(max_grad_norm / norm)
    optimizer.step()
    return {name: loss.item() for name, loss in losses.items()} | {"grad_norm": float(norm)}
