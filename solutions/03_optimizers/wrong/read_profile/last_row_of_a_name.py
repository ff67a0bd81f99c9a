# expect: WRONG on "several rows for a name"
# slip: Of several rows with one name only the last is kept.
def read_profile(rows, top):
    own = {row["name"]: row["self_us"] for row in rows}
    whole = sum(row["self_us"] for row in rows)
    return [(name, own[name] / whole) for name in sorted(own, key=own.get)[::-1][:top]]
