# expect: WRONG on "one step, clipped"
# slip: The coefficients come with the call; do not fall back on the defaults.

def a2c_update(model, optimizer, observations, actions, advantages, returns, value_coef=0.5, entropy_coef=0.01, max_grad_norm=0.5):
    logits, values = model(observations)
    losses = actor_critic_losses(logits, values, actions, advantages, returns, 0.5, 0.01)
    optimizer.zero_grad()
    losses["total"].backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_grad_norm)
    optimizer.step()
    return {name: loss.item() for name, loss in losses.items()} | {"grad_norm": float(norm)}
