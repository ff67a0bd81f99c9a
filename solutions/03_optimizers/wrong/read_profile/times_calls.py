# expect: WRONG on "five functions and the step that calls them"
# slip: The times of a row are those of all its calls already.
def read_profile(rows, top):
    own = {}
    for row in rows:
        own[row["name"]] = own.get(row["name"], 0.0) + row["self_us"] * row["calls"]
    whole = sum(own.values())
    ranked = sorted(own, key=own.get, reverse=True)
    return [(name, own[name] / whole) for name in ranked[:top]]
