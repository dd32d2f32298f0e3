"""What the script of a story needs: clients of the emulator, events of the playbook, and what the run has said.

A script is called twice: `python STORY.py setup FOLDER` makes the world and writes what `parry run` is given;
`python STORY.py check FOLDER` reads the state back, with an SDK that Parry does not use. It runs with boto3 beside
moto. The emulator's address stands in PARRY_STORY_URL.
"""
import json
import os
import pathlib
import sys
import urllib.request

import boto3

ACCOUNT = "111122223333"
ROOT = pathlib.Path(__file__).resolve().parents[4]
FOLDER = pathlib.Path(sys.argv[2])
URL = os.environ["PARRY_STORY_URL"]
CANARY = "canary-3f9a"


def client(service, region="us-east-1"):
    return boto3.client(
        service,
        region_name=region,
        endpoint_url=os.environ.get("PARRY_STORY_URL_" + service.upper().replace("-", "_"), URL),
        aws_access_key_id="AKIAEXAMPLE",
        aws_secret_access_key="not-a-secret",
    )


def event(playbook, name, change=None):
    """The playbook's event of that name, changed in place by `change`."""
    with open(ROOT / "playbooks" / playbook / "events" / (name + ".json")) as file:
        found = json.load(file)
    if change:
        change(found)
    return found


def topic_with_queue():
    """A topic and a queue that hears it. Returns the topic's ARN."""
    topic = client("sns").create_topic(Name="security")["TopicArn"]
    sqs = client("sqs")
    queue = sqs.create_queue(QueueName="security")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    client("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
    return topic


def messages():
    """What the queue has heard: (subject, text) pairs."""
    sqs = client("sqs")
    queue = sqs.get_queue_url(QueueName="security")["QueueUrl"]
    heard = []
    while True:
        got = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages", [])
        if not got:
            return heard
        for message in got:
            body = json.loads(message["Body"])
            heard.append((body.get("Subject"), body["Message"]))
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])


def steps(record):
    """The outcomes of the steps by their ids, those of `finally` too."""
    return {step["id"]: step["outcome"] for step in record["steps"] + record["finally"]}


def equal(found, expected):
    if found != expected:
        raise SystemExit(f"expected {expected!r}\n   found {found!r}")


def play(setup, check):
    if sys.argv[1] == "setup":
        urllib.request.urlopen(urllib.request.Request(URL + "/moto-api/reset", method="POST")).read()
        playbook, events, inputs, remembered = setup()
        (FOLDER / "events").mkdir()
        for number, one in enumerate(events):
            (FOLDER / "events" / f"{number:02}.json").write_text(json.dumps(one))
        (FOLDER / "inputs.yaml").write_text(json.dumps({playbook: inputs}))
        (FOLDER / "remembered.json").write_text(json.dumps(remembered))
        print(playbook)
        return
    said = (FOLDER / "out").read_text()
    talk = (FOLDER / "err").read_text()
    if CANARY in said or CANARY in talk:
        raise SystemExit("a secret was printed")
    records = [json.loads(line) for line in said.splitlines()]
    remembered = json.loads((FOLDER / "remembered.json").read_text())
    try:
        check(records, int((FOLDER / "code").read_text()), remembered)
    except BaseException:
        print(json.dumps(records, indent=1), talk, sep="\n")
        raise
