# attack: an exception whose type is named like a script, a formula and a terminal code
# at: vector_jacobian
# expect: vector_jacobian=RAISED rest=PASS
def vector_jacobian(jacobian, dout, shape):
    raise type("=HYPERLINK()<script>alert(1)</script>\x1b[2J[red]\ud800", (Exception,), {})("\ud800")
