from world import CANARY, client, equal, event, messages, play, steps, topic_with_queue

PLAYBOOK = "launch-configuration-imdsv2"


def setup():
    ec2 = client("ec2")
    image = ec2.describe_images()["Images"][0]["ImageId"]
    zone = ec2.describe_availability_zones()["AvailabilityZones"][0]["ZoneName"]
    scaling = client("autoscaling")
    scaling.create_launch_configuration(
        LaunchConfigurationName="web",
        ImageId=image,
        InstanceType="t3.micro",
        UserData=CANARY,
        IamInstanceProfile="web",
        MetadataOptions={"HttpTokens": "optional", "HttpEndpoint": "enabled"},
    )
    for group in ["front", "back"]:
        scaling.create_auto_scaling_group(
            AutoScalingGroupName=group, LaunchConfigurationName="web", MinSize=0, MaxSize=2, AvailabilityZones=[zone]
        )
    return PLAYBOOK, [event(PLAYBOOK, "autoscaling-3")], {"topic": topic_with_queue()}, image


def check(records, code, image):
    # The old one goes when somebody agrees; until then the run waits, and that is no failure.
    equal(code, 0)
    (record,) = records
    equal(record["outcome"], "waiting")
    equal({step["id"]: step["outcome"] for step in record["steps"] if step["action"] != "vars"}["delete"], "waiting")
    scaling = client("autoscaling")
    found = {one["LaunchConfigurationName"]: one for one in scaling.describe_launch_configurations()["LaunchConfigurations"]}
    equal(sorted(found), ["web", "web-IMDSv2"])
    equal(found["web-IMDSv2"]["MetadataOptions"]["HttpTokens"], "required")
    equal(found["web-IMDSv2"]["ImageId"], image)
    groups = scaling.describe_auto_scaling_groups()["AutoScalingGroups"]
    equal({one["AutoScalingGroupName"]: one["LaunchConfigurationName"] for one in groups}, {"front": "web-IMDSv2", "back": "web-IMDSv2"})
    equal({(one["MinSize"], one["MaxSize"]) for one in groups}, {(0, 2)})
    (subject, text), = messages()
    equal(subject, "Approval needed: " + PLAYBOOK)
    assert record["run"] in text, text


play(setup, check)
