# expect: WRONG on "twice as fast"
# slip: That is the part of the time that remains; the speed-up is time before over time after.
def speedup_if(rows, name, factor):
    whole = sum(row["self_us"] for row in rows)
    p = sum(row["self_us"] for row in rows if row["name"] == name) / whole
    return 1 - p + p / factor
