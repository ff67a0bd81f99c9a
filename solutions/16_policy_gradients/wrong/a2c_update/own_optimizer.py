# expect: WRONG on "three steps of Adam"
# slip: The optimizer that is passed knows its learning rate and remembers earlier steps: use it, and make none of your own.

def a2c_update(model, optimizer, observations, actions, advantages, returns, value_coef=0.5, entropy_coef=0.01, max_grad_norm=0.5):
    logits, values = model(observations)
    losses = actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef)
    optimizer.zero_grad()
    losses["total"].backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_grad_norm)
    optimizer = type(optimizer)(model.parameters(), lr=optimizer.param_groups[0]["lr"])
    optimizer.step()
    return {name: loss.item() for name, loss in losses.items()} | {"grad_norm": float(norm)}
