# expect: WRONG on "3 policies, 4 actions"
# slip: The likeliest action was taken each time; the policy is to be drawn from.
def sample_action(logits):
    return logits.argmax(dim=1)
