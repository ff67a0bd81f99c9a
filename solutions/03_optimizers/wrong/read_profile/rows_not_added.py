# expect: WRONG on "several rows for a name"
# slip: A name with several rows counts as several names.
def read_profile(rows, top):
    whole = sum(row["self_us"] for row in rows)
    ranked = sorted(rows, key=lambda row: -row["self_us"])
    return [(row["name"], row["self_us"] / whole) for row in ranked[:top]]
