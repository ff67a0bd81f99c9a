# expect: WRONG on "at the drops"
# slip: Step number `every` still had the higher rate; counted from 0 it is the first of the next stretch.
def step_decay(step, base, gamma, every):
    rate = base
    while step > every:
        rate *= gamma
        step -= every
    return rate
