# expect: RAISED on "a function that ignores its argument"
# slip: The result was taken for a Dual; a function that ignores its argument returns a plain array.
def jvp(f, x, v):
    out = f(Dual(x, v))
    return out.value, out.tangent
