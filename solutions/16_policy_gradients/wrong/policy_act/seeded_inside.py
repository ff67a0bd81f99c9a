# expect: WRONG on "one observation at a time"
# slip: The seed was set inside act: the same observation gets the same action for ever.
class Policy(torch.nn.Module):
    def __init__(self, obs_dim, num_actions, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(torch.nn.Linear(obs_dim, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, num_actions))

    def forward(self, observation):
        return self.net(observation)

    def act(self, observation):
        logits = self(torch.as_tensor(observation, dtype=self.net[0].weight.dtype))
        torch.manual_seed(0)
        action = sample_action(logits)
        return action, log_prob_categorical(logits, action)
