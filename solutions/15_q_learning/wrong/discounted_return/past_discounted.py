# expect: WRONG on "six rewards"
# slip: Going forwards, G = gamma G + r discounts the first rewards and counts the last in full; the sum must be built from the end.
def discounted_return(rewards, gamma):
    total = 0.0
    for reward in rewards:
        total = reward + gamma * total
    return total
