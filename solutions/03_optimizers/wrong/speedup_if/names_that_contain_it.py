# expect: WRONG on "slower"
# slip: A name that is contained in another is not that other: mm is part of addmm.
def speedup_if(rows, name, factor):
    whole = sum(row["self_us"] for row in rows)
    p = sum(row["self_us"] for row in rows if row["name"].split("::")[0] == name.split("::")[0]) / whole
    return 1 / (1 - p + p / factor)
