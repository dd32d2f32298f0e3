import json

from world import client, equal, event, play, steps

PLAYBOOK = "bucket-requires-tls"
THEIRS = {
    "Sid": "Partner",
    "Effect": "Allow",
    "Principal": {"AWS": "arn:aws:iam::444455556666:root"},
    "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::invoices/*",
}


def finding(bucket):
    def change(found):
        one = found["detail"]["findings"][0]
        one["Id"] += "/" + bucket
        one["Resources"][0]["Id"] = "arn:aws:s3:::" + bucket

    return dict(event(PLAYBOOK, "s3-5", change), id=bucket)


def setup():
    s3 = client("s3")
    for bucket in ["invoices", "fresh", "done"]:
        s3.create_bucket(Bucket=bucket)
    s3.put_bucket_policy(Bucket="invoices", Policy=json.dumps({"Version": "2012-10-17", "Statement": [THEIRS]}))
    events = [finding("invoices"), finding("fresh"), finding("gone")]
    again = dict(finding("invoices"), id="again")
    again["detail"]["findings"][0]["Id"] = "another finding of the same bucket"
    return PLAYBOOK, events + [again], {}, None


def statements(bucket):
    return json.loads(client("s3").get_bucket_policy(Bucket=bucket)["Policy"])["Statement"]


def check(records, code, _):
    equal(code, 3)
    found = {record["event"]: record["outcome"] for record in records}
    equal(found, {"invoices": "succeeded", "fresh": "succeeded", "gone": "failed", "again": "nothing-to-do"})
    equal([one["Sid"] for one in statements("invoices")], ["Partner", "RequireTls"])
    equal(statements("invoices")[0], THEIRS)
    equal([one["Sid"] for one in statements("fresh")], ["RequireTls"])
    equal(statements("fresh")[0]["Resource"], ["arn:aws:s3:::fresh", "arn:aws:s3:::fresh/*"])


play(setup, check)
