from world import ACCOUNT, client, equal, event, messages, play, steps, topic_with_queue


def setup():
    client("s3").create_bucket(Bucket="trails")
    client("cloudtrail").create_trail(Name="management", S3BucketName="trails")
    stopped = event("cloudtrail-stays-on", "stop-logging")
    return "cloudtrail-stays-on", [stopped], {"topic": topic_with_queue()}, None


def check(records, code, _):
    equal(code, 0)
    equal(steps(records[0])["restart"], "succeeded")
    equal(client("cloudtrail").get_trail_status(Name="management")["IsLogging"], True)
    (subject, text), = messages()
    assert f"arn:aws:cloudtrail:us-east-1:{ACCOUNT}:trail/management" in text, text


play(setup, check)
