# exercises: read_profile
from itertools import groupby


def read_profile(rows, top):
    rows.sort(key=lambda row: row["name"])
    grouped = {name: [r["self_us"] for r in group] for name, group in groupby(rows, key=lambda row: row["name"])}
    whole = sum(map(sum, grouped.values()))
    shares = [[name, sum(times) / whole] for name, times in grouped.items()]
    return sorted(shares, key=lambda pair: pair[1])[-top:][::-1]
