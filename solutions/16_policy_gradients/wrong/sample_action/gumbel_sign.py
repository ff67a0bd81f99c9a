# expect: WRONG on "3 policies, 4 actions"
# slip: Gumbel noise is -log(-log u); with the other sign it has its long tail on the wrong side.
def sample_action(logits):
    u = torch.rand_like(logits).clamp_min(1e-12)
    return (logits + torch.log(-torch.log(u))).argmax(dim=1)
