"""Makes the table of deeds, and counts what came of a storm, with boto3."""
import collections, json, os, sys, time
import boto3

def dynamo():
    return boto3.client("dynamodb", endpoint_url=os.environ["PARRY_STORY_URL"], region_name="us-east-1",
                        aws_access_key_id="AKIAEXAMPLE", aws_secret_access_key="not-a-secret")

def begin():
    dynamo().create_table(TableName="world", BillingMode="PAY_PER_REQUEST",
                          KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
                          AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}])

def items(table):
    for page in dynamo().get_paginator("scan").paginate(TableName=table, ConsistentRead=True):
        yield from page["Items"]

def count():
    effects, keys = collections.Counter(), collections.Counter()
    runs = set()
    for item in items("world"):
        effects[item["n"]["N"]] += 1
        keys[item["k"]["S"]] += 1
        runs.add(item["pk"]["S"])
    states, locks, windows = collections.Counter(), 0, {}
    for item in items("parry"):
        kind = item["pk"]["S"].split("#")[0]
        if kind == "run" and item["sk"]["S"] == "0":
            states[item["st"]["S"]] += 1
        elif kind == "lock":
            locks += int(item["lease"]["N"]) > time.time() * 1000
        elif kind == "guard":
            windows[item["pk"]["S"]] = max((len(value["SS"]) for value in item.values() if "SS" in value), default=0)
    print(json.dumps({"effects": effects, "runs": sorted(runs), "most_of_a_key": max(keys.values(), default=0),
                      "states": states, "locks": locks, "windows": windows}))

{"begin": begin, "count": count}[sys.argv[1]]()
