# exercises: log_prob_categorical
def log_prob_categorical(z, a):
    return torch.distributions.Categorical(logits=z).log_prob(a)
