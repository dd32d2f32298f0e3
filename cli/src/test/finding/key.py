"""A KMS key in the emulator whose address stands in PARRY_STORY_URL, by an SDK that Parry does not use.

key.py create FOLDER: a key that does not rotate; prints its ARN
key.py rotates FOLDER ARN: prints true or false
"""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "stories"))
from world import client

kms = client("kms")
verb = sys.argv[1]
if verb == "create":
    print(kms.create_key(Description="orders")["KeyMetadata"]["Arn"])
elif verb == "rotates":
    print(json.dumps(kms.get_key_rotation_status(KeyId=sys.argv[3])["KeyRotationEnabled"]))
