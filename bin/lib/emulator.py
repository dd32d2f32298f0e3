"""What the README's real run needs in the emulator, and what became of it: `prepare URL`, `look URL`.

Beside the emulator's boto3, so that the state is read by another SDK than the one that changed it.
"""

import json
import sys

import boto3

ACCOUNT = "111122223333"
REGION = "us-east-1"


def client(service, url):
    return boto3.client(
        service, endpoint_url=url, region_name=REGION, aws_access_key_id="local", aws_secret_access_key="local"
    )


def prepare(url):
    """A trail that is stopped, and a topic with a queue that takes its messages."""
    client("s3", url).create_bucket(Bucket="logs")
    trails = client("cloudtrail", url)
    trails.create_trail(Name="management", S3BucketName="logs")
    trails.stop_logging(Name="management")
    topic = client("sns", url).create_topic(Name="security")["TopicArn"]
    client("sqs", url).create_queue(QueueName="inbox")
    client("sns", url).subscribe(
        TopicArn=topic, Protocol="sqs", Endpoint=f"arn:aws:sqs:{REGION}:{ACCOUNT}:inbox"
    )
    look(url)


def look(url):
    """Whether the trail is logging, and what is in the queue; the messages stay there."""
    logging = client("cloudtrail", url).get_trail_status(Name="management")["IsLogging"]
    print("trail management:", "logging" if logging else "stopped")
    queue = client("sqs", url).get_queue_url(QueueName="inbox")["QueueUrl"]
    messages = client("sqs", url).receive_message(QueueUrl=queue, MaxNumberOfMessages=10, VisibilityTimeout=0)
    found = [json.loads(message["Body"]) for message in messages.get("Messages", [])]
    print("queue inbox:", f"{len(found)} message" + ("" if len(found) == 1 else "s"))
    for message in found:
        print("  " + message["Subject"])
        for line in message["Message"].splitlines():
            print(("  | " + line).rstrip())


if __name__ == "__main__":
    {"prepare": prepare, "look": look}[sys.argv[1]](sys.argv[2])
