# expect: WRONG on "several rows for a name"
# slip: A name may have several rows, and all of them get faster.
def speedup_if(rows, name, factor):
    whole = sum(row["self_us"] for row in rows)
    p = next(row["self_us"] for row in rows if row["name"] == name) / whole
    return 1 / (1 - p + p / factor)
