# expect: WRONG on "two matrices"
# slip: torch's own product did the work; the exercise asks for a Function with a backward of your own.
class MyMM:
    @staticmethod
    def apply(a, b):
        return a @ b
