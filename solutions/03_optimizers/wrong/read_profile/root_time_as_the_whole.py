# expect: WRONG on "five functions and the step that calls them"
# slip: The largest total time is the whole only where one row contains all the others; the self times add up to it always.
def read_profile(rows, top):
    own = {}
    for row in rows:
        own[row["name"]] = own.get(row["name"], 0.0) + row["self_us"]
    whole = sum(row["self_us"] for row in rows if row["name"] != "step")
    return [(name, own[name] / whole) for name in sorted(own, key=own.get, reverse=True)[:top]]
