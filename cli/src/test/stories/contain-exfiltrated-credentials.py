import json

from world import client, equal, event, messages, play, steps, topic_with_queue

PLAYBOOK = "contain-exfiltrated-credentials"
THEIRS = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::site/*"}],
}


def finding(kind, name, key):
    def change(found):
        found["detail"]["resource"]["accessKeyDetails"].update(userType=kind, userName=name, accessKeyId=key)

    return dict(event(PLAYBOOK, "guardduty-exfiltration-role", change), id=kind)


def setup():
    iam = client("iam")
    iam.create_user(UserName="eve")
    key = iam.create_access_key(UserName="eve")["AccessKey"]["AccessKeyId"]
    iam.create_role(RoleName="web-server", AssumeRolePolicyDocument=json.dumps({"Statement": []}))
    iam.put_role_policy(RoleName="web-server", PolicyName="theirs", PolicyDocument=json.dumps(THEIRS))
    events = [finding("IAMUser", "eve", key), finding("AssumedRole", "web-server", "ASIAEXAMPLE"), finding("Root", "", "AKIA")]
    return PLAYBOOK, events, {"topic": topic_with_queue()}, key


def check(records, code, key):
    equal(code, 3)
    equal({record["event"]: record["outcome"] for record in records}, {"IAMUser": "succeeded", "AssumedRole": "succeeded", "Root": "failed"})
    iam = client("iam")
    equal([one["Status"] for one in iam.list_access_keys(UserName="eve")["AccessKeyMetadata"]], ["Inactive"])
    policy = iam.get_role_policy(RoleName="web-server", PolicyName="revoke-older-sessions")["PolicyDocument"]
    (statement,) = policy["Statement"]
    equal((statement["Sid"], statement["Effect"]), ("RevokeOlderSessions", "Deny"))
    assert statement["Condition"]["DateLessThan"]["aws:TokenIssueTime"].startswith("20"), statement
    equal(sorted(iam.list_role_policies(RoleName="web-server")["PolicyNames"]), ["revoke-older-sessions", "theirs"])
    equal(len(messages()), 3)


play(setup, check)
