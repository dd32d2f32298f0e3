"""A secret that rotates, in the emulator whose address stands in PARRY_STORY_URL, by an SDK that Parry does not use.

secret.py create FOLDER VALUE TOKEN: a secret that holds the value under HEADERVALUE and begins to rotate; prints its ARN
secret.py rotate FOLDER ARN TOKEN: begins another rotation
secret.py state FOLDER ARN: prints {label: value} of all labels that a version has
"""
import io
import json
import pathlib
import sys
import urllib.request
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "stories"))
from world import URL, client

secrets = client("secretsmanager")


def post(path, body=b""):
    request = urllib.request.Request(
        URL + path, data=body, headers={"Content-Type": "application/json"}, method="POST"
    )
    urllib.request.urlopen(request).read()


def function():
    """Moto's RotateSecret asks for a function. It is asked, without docker, and does nothing."""
    post("/moto-api/config", json.dumps({"lambda": {"use_docker": False}}).encode())
    role = client("iam").create_role(RoleName="rotate", AssumeRolePolicyDocument="{}")["Role"]["Arn"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("nothing.py", "def handler(event, context): pass")
    client("lambda").create_function(
        FunctionName="rotate",
        Runtime="python3.12",
        Role=role,
        Handler="nothing.handler",
        Code={"ZipFile": packed.getvalue()},
    )


def create(value, token):
    post("/moto-api/reset")
    function()
    created = secrets.create_secret(Name="origin-verify", SecretString=json.dumps({"HEADERVALUE": value}))
    rotate(created["ARN"], token)
    print(created["ARN"])


def stages(arn):
    return secrets.describe_secret(SecretId=arn)["VersionIdsToStages"]


def rotate(arn, token):
    # A rotation leaves AWSPENDING on the version that has become current. To AWS that rotation is over; moto calls it
    # one in progress, so the label is taken away.
    for version, labels in stages(arn).items():
        if "AWSPENDING" in labels:
            secrets.update_secret_version_stage(
                SecretId=arn, VersionStage="AWSPENDING", RemoveFromVersionId=version
            )
    named = client("lambda").get_function(FunctionName="rotate")["Configuration"]["FunctionArn"]
    secrets.rotate_secret(SecretId=arn, ClientRequestToken=token, RotationLambdaARN=named)
    # So AWS begins too: the new version has the label and no value. The four events are told by who called this.
    if stages(arn)[token] != ["AWSPENDING"]:
        raise SystemExit(f"{stages(arn)!r}")


def state(arn):
    labels = sorted(label for all_of_one in stages(arn).values() for label in all_of_one)
    # By label: without one moto answers with the version that was current before the last move.
    values = {
        label: json.loads(secrets.get_secret_value(SecretId=arn, VersionStage=label)["SecretString"])
        for label in labels
    }
    print(json.dumps({label: value["HEADERVALUE"] for label, value in values.items()}))


{"create": create, "rotate": rotate, "state": state}[sys.argv[1]](*sys.argv[3:])
