# expect: WRONG on "five functions and the step that calls them"
# slip: The share is that of the whole run, not of the rows that are shown.
def read_profile(rows, top):
    own = {}
    for row in rows:
        own[row["name"]] = own.get(row["name"], 0.0) + row["self_us"]
    ranked = sorted(own, key=own.get, reverse=True)[:top]
    return [(name, own[name] / sum(own[n] for n in ranked)) for name in ranked]
