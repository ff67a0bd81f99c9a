# expect: WRONG on "the same seed twice"
# slip: The chance came from numpy; torch.manual_seed does not fix it.
class Policy(torch.nn.Module):
    def __init__(self, obs_dim, num_actions, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(torch.nn.Linear(obs_dim, hidden), torch.nn.Tanh(), torch.nn.Linear(hidden, num_actions))

    def forward(self, observation):
        return self.net(observation)

    def act(self, observation):
        logits = self(torch.as_tensor(observation, dtype=self.net[0].weight.dtype))
        probs = torch.softmax(logits, dim=1).detach().double().numpy()
        action = torch.tensor([np.random.choice(len(p), p=p / p.sum()) for p in probs])
        return action, log_prob_categorical(logits, action)
