from world import equal, event, messages, play, steps, topic_with_queue


def setup():
    names = ["authorize-consistent", "authorize-mixed"]
    events = [dict(event("ssh-opened-to-the-world", name), id=name) for name in names]
    return "ssh-opened-to-the-world", events, {"topic": topic_with_queue()}, None


def check(records, code, _):
    equal(code, 0)
    # One permission that is open and another that is for SSH are no open SSH.
    equal([(record["event"], record["outcome"]) for record in records], [("authorize-consistent", "succeeded")])
    equal(messages(), [("SSH open to the world", "sg-1")])


play(setup, check)
