# expect: RAISED on "seconds of work"
# slip: One pair is a list with one pair, too.
def read_profile(rows, top):
    own = {}
    for row in rows:
        own[row["name"]] = own.get(row["name"], 0.0) + row["self_us"]
    whole = sum(own.values())
    answer = [(name, own[name] / whole) for name in sorted(own, key=own.get, reverse=True)[:top]]
    return answer[0] if top == 1 else answer
