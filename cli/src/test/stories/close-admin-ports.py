from world import ACCOUNT, client, equal, event, messages, play, steps, topic_with_queue


def permission(low, high, *ranges):
    return {"IpProtocol": "tcp", "FromPort": low, "ToPort": high, "IpRanges": [{"CidrIp": one} for one in ranges]}


def setup():
    ec2 = client("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    group = ec2.create_security_group(GroupName="g", Description="d", VpcId=vpc)["GroupId"]
    ec2.authorize_security_group_ingress(
        GroupId=group,
        IpPermissions=[
            permission(22, 22, "0.0.0.0/0", "10.0.0.0/8"),
            permission(443, 443, "0.0.0.0/0"),
            permission(3000, 4000, "203.0.113.0/24"),
        ],
    )

    def change(found):
        items = found["detail"]["responseElements"]["securityGroupRuleSet"]["items"]
        items[0]["groupId"] = group

    return "close-admin-ports", [event("close-admin-ports", "authorize-ssh", change)], {"topic": topic_with_queue()}, group


def check(records, code, group):
    equal(code, 0)
    equal([record["outcome"] for record in records], ["succeeded"])
    equal(steps(records[0]), {"rules": "succeeded", "close": "succeeded", "tell": "succeeded"})
    equal([item["proof"] for item in records[0]["steps"][1]["items"]], ["state", "state"])
    rules = client("ec2").describe_security_group_rules(Filters=[{"Name": "group-id", "Values": [group]}])
    left = sorted(
        (rule["FromPort"], rule["CidrIpv4"]) for rule in rules["SecurityGroupRules"] if not rule["IsEgress"]
    )
    equal(left, [(22, "10.0.0.0/8"), (443, "0.0.0.0/0")])
    (subject, text), = messages()
    equal(subject, "SSH or RDP was open to outside")
    assert f"arn:aws:iam::{ACCOUNT}:user/eve let {group} be reached" in text, text


play(setup, check)
