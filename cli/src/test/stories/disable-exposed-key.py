from world import client, equal, event, messages, play, steps, topic_with_queue


def setup():
    iam = client("iam")
    keys = {}
    for user in ["eve", "break-glass-1"]:
        iam.create_user(UserName=user)
        keys[user] = iam.create_access_key(UserName=user)["AccessKey"]["AccessKeyId"]

    def change(found):
        found["detail"]["affectedEntities"] = [{"entityValue": key} for key in keys.values()]

    return "disable-exposed-key", [event("disable-exposed-key", "health-exposed", change)], {"topic": topic_with_queue()}, keys


def check(records, code, keys):
    equal(code, 3)
    equal([record["outcome"] for record in records], ["succeeded", "failed"])
    iam = client("iam")
    status = {user: iam.list_access_keys(UserName=user)["AccessKeyMetadata"][0]["Status"] for user in keys}
    equal(status, {"eve": "Inactive", "break-glass-1": "Active"})
    texts = [text for _, text in messages()]
    equal(
        sorted(texts),
        sorted([f"{keys['eve']}: succeeded. ", f"{keys['break-glass-1']}: failed. A break-glass user; decide by hand"]),
    )


play(setup, check)
