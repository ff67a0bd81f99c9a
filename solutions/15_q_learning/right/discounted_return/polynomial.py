# exercises: discounted_return
def discounted_return(rewards, gamma):
    # a polynomial in gamma, by Horner's rule; poly1d takes the highest power first
    return np.polyval(rewards[::-1], gamma)
