# expect: WRONG on "5 rows, 4 actions"
# slip: Cross-entropy is minus the log-probability; the sign belongs into the loss, not here.
def log_prob_categorical(logits, actions):
    return torch.nn.functional.cross_entropy(logits, actions, reduction="none")
