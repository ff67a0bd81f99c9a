# expect: WRONG on "3 policies, 4 actions"
# slip: All actions came alike; their probabilities are those of the softmax.
def sample_action(logits):
    return torch.randint(0, logits.shape[1], (len(logits),))
