from world import client, equal, event, messages, play, steps, topic_with_queue

PLAYBOOK = "enable-trail-logging-by-hand"


def setup():
    client("s3").create_bucket(Bucket="logs")
    trails = client("cloudtrail")
    found = event(PLAYBOOK, "custom-action-20")
    names = [
        one["Resources"][0]["Id"].split("/")[-1]
        for one in found["detail"]["findings"]
        if one["Resources"][0]["Type"] == "AwsCloudTrailTrail"
    ]
    # One is gone; one logs already.
    for name in names[1:]:
        trails.create_trail(Name=name, S3BucketName="logs")
    trails.start_logging(Name=names[1])
    return PLAYBOOK, [found], {"topic": topic_with_queue()}, names


def check(records, code, names):
    equal(code, 3)
    equal([record["outcome"] for record in records], ["failed"])
    outcomes = [item["outcome"] for item in records[0]["steps"][0]["items"]]
    equal(outcomes, ["failed", "nothing-to-do"] + ["succeeded"] * (len(names) - 2))
    trails = client("cloudtrail")
    for name in names[1:]:
        equal(trails.get_trail_status(Name=name)["IsLogging"], True)
    (subject, text), = messages()
    equal(subject, f"Trails restarted: {len(names) - 2} of {len(names)}")
    assert names[0] in text, text


play(setup, check)
