# expect: WRONG on "one step, clipped"
# slip: Before backward there is nothing to clip: the order is backward, clip, step.

def a2c_update(model, optimizer, observations, actions, advantages, returns, value_coef=0.5, entropy_coef=0.01, max_grad_norm=0.5):
    logits, values = model(observations)
    losses = actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef)
    optimizer.zero_grad(set_to_none=False)
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_grad_norm)
    losses["total"].backward()
    optimizer.step()
    return {name: loss.item() for name, loss in losses.items()} | {"grad_norm": float(norm)}
