# expect: WRONG on "twice as fast"
# slip: Total times overlap: shares are shares of the sum of self times.
def speedup_if(rows, name, factor):
    whole = sum(row["total_us"] for row in rows)
    p = sum(row["total_us"] for row in rows if row["name"] == name) / whole
    return 1 / (1 - p + p / factor)
