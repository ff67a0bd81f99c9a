# expect: WRONG on "slower"
# slip: A factor below 1 makes the whole slower; there is no floor at 1.
def speedup_if(rows, name, factor):
    whole = sum(row["self_us"] for row in rows)
    p = sum(row["self_us"] for row in rows if row["name"] == name) / whole
    return max(1.0, 1 / (1 - p + p / factor))
