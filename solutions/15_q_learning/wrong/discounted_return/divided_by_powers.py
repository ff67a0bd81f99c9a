# expect: NONFINITE on "three thousand rewards at gamma 0.2"
# slip: Returns are taken from a running sum and divided by gamma^t, which becomes 0 to the computer in a long episode.
def discounted_return(rewards, gamma):
    powers = gamma ** np.arange(len(rewards))
    to_go = np.cumsum((rewards * powers)[::-1])[::-1] / powers
    return to_go[0] + 0 * to_go.sum()
