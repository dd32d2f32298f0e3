from world import client, equal, event, play, steps


def setup():
    client("dynamodb").create_table(
        TableName="orders",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 5},
    )
    return "dynamodb-scales", [event("dynamodb-scales", "dynamodb-1")] * 2, {}, None


def check(records, code, _):
    equal(code, 0)
    equal([record["outcome"] for record in records], ["succeeded", "succeeded"])
    equal(records[1].get("redelivery"), True)
    scaling = client("application-autoscaling")
    targets = scaling.describe_scalable_targets(ServiceNamespace="dynamodb")["ScalableTargets"]
    found = sorted((one["ScalableDimension"], one["MinCapacity"], one["MaxCapacity"]) for one in targets)
    equal(
        found,
        [
            ("dynamodb:table:ReadCapacityUnits", 5, 10),
            ("dynamodb:table:WriteCapacityUnits", 8, 16),
        ],
    )
    policies = scaling.describe_scaling_policies(ServiceNamespace="dynamodb")["ScalingPolicies"]
    equal(
        sorted((one["PolicyName"], one["TargetTrackingScalingPolicyConfiguration"]["TargetValue"]) for one in policies),
        [("parry-Read-capacity", 70.0), ("parry-Write-capacity", 70.0)],
    )


play(setup, check)
