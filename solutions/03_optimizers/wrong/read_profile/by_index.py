# expect: RAISED on "fewer names than asked for"
# slip: There may be fewer names than asked for.
def read_profile(rows, top):
    own = {}
    for row in rows:
        own[row["name"]] = own.get(row["name"], 0.0) + row["self_us"]
    ranked, whole = sorted(own, key=own.get, reverse=True), sum(own.values())
    return [(ranked[i], own[ranked[i]] / whole) for i in range(top)]
