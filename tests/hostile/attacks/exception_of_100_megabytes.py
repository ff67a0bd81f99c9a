# attack: a message of a hundred megabytes, full of terminal codes and markup
# at: vector_jacobian
# expect: vector_jacobian=RAISED rest=PASS
def vector_jacobian(jacobian, dout, shape):
    raise ValueError("\x1b[2J\x07[bold red]PASS[/]<script>alert(1)</script>\n\r\u202e\0" * 2_000_000)
