# expect: NONFINITE on "for nothing"
# slip: factor / (factor (1 - p) + p) is the same for every number, but infinity over infinity is none.
def speedup_if(rows, name, factor):
    whole = sum(row["self_us"] for row in rows)
    p = sum(row["self_us"] for row in rows if row["name"] == name) / whole
    return factor / (factor * (1 - p) + p)
