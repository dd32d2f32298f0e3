from world import client, equal, event, messages, play, steps, topic_with_queue

PLAYBOOK = "config-stays-on"
WITHOUT_CHANNEL = "us-west-2"


def setup():
    for region in ("us-east-1", WITHOUT_CHANNEL):
        role = "arn:aws:iam::111122223333:role/config"
        client("config", region).put_configuration_recorder(
            ConfigurationRecorder={"name": "default", "roleARN": role}
        )
    client("config").put_delivery_channel(DeliveryChannel={"name": "default", "s3BucketName": "bucket"})

    def elsewhere(found):
        found["region"] = found["detail"]["awsRegion"] = WITHOUT_CHANNEL

    stopped = event(PLAYBOOK, "stop-recorder")
    deleted = event(PLAYBOOK, "delete-channel", elsewhere)
    return PLAYBOOK, [stopped, deleted], {"topic": topic_with_queue()}, None


def check(records, code, _):
    equal(code, 3)
    equal([record["outcome"] for record in records], ["succeeded", "failed"])
    equal(steps(records[0]), {"record": "succeeded", "tell": "succeeded"})
    equal(records[0]["steps"][0]["proof"], "state")
    equal(recording("us-east-1"), [True])
    # Nothing can be started there before a person has made a delivery channel.
    equal(steps(records[1]), {"record": "failed", "tell": "succeeded"})
    equal(recording(WITHOUT_CHANNEL), [False])
    (started, _), (told, why) = messages()
    equal(started, "AWS Config: StopConfigurationRecorder in 111122223333 us-east-1")
    equal(told, "AWS Config: DeleteDeliveryChannel in 111122223333 us-west-2")
    assert "there is no delivery channel in 111122223333 us-west-2" in why, why


def recording(region):
    found = client("config", region).describe_configuration_recorder_status()
    return [one["recording"] for one in found["ConfigurationRecordersStatus"]]


play(setup, check)
