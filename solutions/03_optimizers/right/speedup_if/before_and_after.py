# exercises: speedup_if
def speedup_if(rows, name, factor):
    before = after = 0.0
    for row in rows:
        before += row["self_us"]
        after += row["self_us"] / factor if row["name"] == name else row["self_us"]
    return before / after
