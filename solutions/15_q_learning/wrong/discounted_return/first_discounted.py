# expect: WRONG on "six rewards"
# slip: The first reward is discounted already; gamma^t counts from t = 0.
def discounted_return(rewards, gamma):
    total = 0.0
    for reward in rewards[::-1]:
        total = gamma * (reward + total)
    return total
