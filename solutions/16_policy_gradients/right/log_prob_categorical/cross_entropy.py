# exercises: log_prob_categorical
def log_prob_categorical(logits, actions):
    return -torch.nn.functional.cross_entropy(logits, actions, reduction="none")
