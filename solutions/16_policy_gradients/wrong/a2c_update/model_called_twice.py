# expect: WRONG on "one step, clipped"
# slip: The model was called twice, for the logits and for the values: twice the work, and with anything random inside two different answers.
import torch


def a2c_update(model, optimizer, observations, actions, advantages, returns, value_coef=0.5, entropy_coef=0.01, max_grad_norm=0.5):
    logits = model(observations)[0]
    values = model(observations)[1]
    losses = actor_critic_losses(logits, values, actions, advantages, returns, value_coef, entropy_coef)
    optimizer.zero_grad()
    losses["total"].backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_grad_norm)
    optimizer.step()
    return {name: loss.item() for name, loss in losses.items()} | {"grad_norm": norm.item()}
