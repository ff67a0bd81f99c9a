# expect: WRONG on "five functions and the step that calls them"
# slip: The smallest come first.
def read_profile(rows, top):
    own = {}
    for row in rows:
        own[row["name"]] = own.get(row["name"], 0.0) + row["self_us"]
    whole = sum(own.values())
    ranked = sorted(own, key=own.get, reverse=False)
    return [(name, own[name] / whole) for name in ranked[:top]]
