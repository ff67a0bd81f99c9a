# expect: WRONG on "five functions and the step that calls them"
# slip: The sum of total times counts most of the run twice; self times add up to the whole.
def read_profile(rows, top):
    own = {}
    for row in rows:
        own[row["name"]] = own.get(row["name"], 0.0) + row["self_us"]
    whole = sum(row["total_us"] for row in rows)
    ranked = sorted(own, key=own.get, reverse=True)
    return [(name, own[name] / whole) for name in ranked[:top]]
