# expect: WRONG on "twice as fast"
# slip: Speed-ups do not average: times do.
def speedup_if(rows, name, factor):
    whole = sum(row["self_us"] for row in rows)
    p = sum(row["self_us"] for row in rows if row["name"] == name) / whole
    return (1 - p) + p * factor if factor < 1e9 else 1 / (1 - p)
