# expect: WRONG on "twice as fast"
# slip: 1 / (1 - p) is the ceiling, reached by an infinite factor.
def speedup_if(rows, name, factor):
    whole = sum(row["self_us"] for row in rows)
    p = sum(row["self_us"] for row in rows if row["name"] == name) / whole
    return 1 / (1 - p)
