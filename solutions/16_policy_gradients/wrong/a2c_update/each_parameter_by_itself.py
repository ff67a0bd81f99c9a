# expect: WRONG on "one step, clipped"
# slip: The norm is that of all gradients as one vector: clipping each parameter by itself turns the direction.

def a2c_update(model, optimizer, observations, actions, advantages, returns, value_coef=0.5, entropy_coef=0.01, max_grad_norm=0.5):
    logits, values = model(observations)
    losses = actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef)
    optimizer.zero_grad()
    losses["total"].backward()
    norm = torch.stack([torch.nn.utils.clip_grad_norm_([p], max_grad_norm) for p in model.parameters()]).norm()
    optimizer.step()
    return {name: loss.item() for name, loss in losses.items()} | {"grad_norm": float(norm)}
