# expect: WRONG on "five functions and the step that calls them"
# slip: Total times contain what was called: the outermost function always wins, and nothing is learnt.
def read_profile(rows, top):
    own = {}
    for row in rows:
        own[row["name"]] = own.get(row["name"], 0.0) + row["total_us"]
    whole = sum(own.values())
    ranked = sorted(own, key=own.get, reverse=True)
    return [(name, own[name] / whole) for name in ranked[:top]]
