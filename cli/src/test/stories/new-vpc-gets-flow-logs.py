import json

from world import ACCOUNT, client, equal, event, play, steps


def setup():
    vpc = client("ec2").create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    client("logs").create_log_group(logGroupName="vpc-flow-logs")
    role = client("iam").create_role(RoleName="flow-logs", AssumeRolePolicyDocument=json.dumps({}))["Role"]["Arn"]

    def change(found):
        found["detail"]["responseElements"]["vpc"]["vpcId"] = vpc

    created = event("new-vpc-gets-flow-logs", "create-vpc", change)
    again = dict(created, id="another delivery of the same change")
    return "new-vpc-gets-flow-logs", [created, again], {"role": role}, vpc


def check(records, code, vpc):
    equal(code, 0)
    # Two events, one flow log: the second finds it there.
    equal([record["outcome"] for record in records], ["succeeded", "nothing-to-do"])
    equal(records[0]["steps"][0]["proof"], "state")
    logs = client("ec2").describe_flow_logs(Filters=[{"Name": "resource-id", "Values": [vpc]}])["FlowLogs"]
    equal([(one["ResourceId"], one["TrafficType"], one["LogGroupName"]) for one in logs], [(vpc, "ALL", "vpc-flow-logs")])


play(setup, check)
