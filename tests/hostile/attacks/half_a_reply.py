# attack: half a reply and then work without end, to keep the judge reading
# at: vector_jacobian
# expect: vector_jacobian=TIMEOUT rest=PASS
import os
import struct


def vector_jacobian(jacobian, dout, shape):
    os.write(3, struct.pack("<Q", 1000) + b"DW1\0")
    while True:
        pass
