# expect: RAISED on "weights in float32"
# slip: Everything became float64 whatever the weights were; they may be float32.
import numpy as np
import torch


def a2c_batch(model, rollout, gamma, lam, reward_scale):
    like = next(model.parameters())
    T, E = rollout["rewards"].shape

    def critic(seen):
        with torch.no_grad():
            return model(torch.as_tensor(seen, dtype=torch.float64).reshape(T * E, -1))[1].reshape(T, E)

    v, after = critic(rollout["observations"]), critic(rollout["next_observations"])
    values, next_values = v.detach().double().numpy(), after.detach().double().numpy()
    rewards = reward_scale * rollout["rewards"]
    advantages = gae(rewards, values, next_values, rollout["terminated"], rollout["ended"], gamma, lam)
    keep = rollout["valid"]
    returns = (advantages + values)[keep]
    advantages = (advantages[keep] - advantages[keep].mean()) / (advantages[keep].std() + 1e-8)
    kept = torch.as_tensor(keep)
    return {
        "observations": torch.as_tensor(rollout["observations"], dtype=torch.float64)[kept], "actions": torch.as_tensor(rollout["actions"])[kept],
        "advantages": torch.as_tensor(advantages, dtype=torch.float64), "returns": torch.as_tensor(returns, dtype=torch.float64),
    }
