"""A gate in front of moto that lets through what a policy allows and nothing else.

Usage: gate.py PORT EMULATOR POLICY LOG

What a request is comes from another source than Parry's: operations and parameters from botocore's models, the names
of IAM actions of S3 from moto's map, ARNs as moto gives them. POLICY is read anew for every request. To LOG goes a
line of JSON for each thing that a request needed: the action, its resource, and the Sids of the statements that allow
it.
"""

import functools
import http.client
import http.server
import json
import re
import sys
import threading
import urllib.parse

import botocore.loaders
from moto.s3.responses import ACTION_MAP

ACCOUNT = "111122223333"
PORT, EMULATOR, POLICY, LOG = int(sys.argv[1]), urllib.parse.urlparse(sys.argv[2]), sys.argv[3], sys.argv[4]
LOADER = botocore.loaders.Loader()
WRITING = threading.Lock()
# signing name -> botocore's folder, where they differ
FOLDERS = {"monitoring": "cloudwatch", "states": "stepfunctions", "elasticloadbalancing": "elbv2"}
# signing name -> prefix of IAM actions, where they differ
PREFIXES = {"monitoring": "cloudwatch"}


@functools.cache
def model(signing):
    return LOADER.load_service_model(FOLDERS.get(signing, signing), "service-2")


@functools.cache
def uris(signing):
    found = []
    for name, operation in model(signing)["operations"].items():
        path, _, query = operation["http"]["requestUri"].partition("?")
        parts = re.split(r"\{([^}]+)\}", path)
        pattern = "".join(
            re.escape(part) if i % 2 == 0 else f"(?P<{re.sub('[^A-Za-z]', '_', part)}>{'.+' if part.endswith('+') else '[^/]+'})"
            for i, part in enumerate(parts)
        )
        constants = {each.partition("=")[0] for each in query.split("&") if each}
        found.append((operation["http"]["method"], re.compile(pattern + "/?"), constants, name))
    return sorted(found, key=lambda one: (-len(one[2]), -len(one[1].pattern)))


def operation(signing, method, url, headers, body):
    """-> (name, parameters)"""
    target = headers.get("X-Amz-Target")
    if target:
        return target.split(".")[-1], json.loads(body or b"{}")
    if "form-urlencoded" in headers.get("Content-Type", ""):
        form = dict(urllib.parse.parse_qsl(body.decode(), keep_blank_values=True))
        return form["Action"], form
    query = dict(urllib.parse.parse_qsl(url.query, keep_blank_values=True))
    rpc = re.fullmatch(r"/service/[^/]+/operation/([^/]+)", url.path)
    if rpc:
        return rpc[1], {}
    for verb, path, constants, name in uris(signing):
        found = path.fullmatch(urllib.parse.unquote(url.path))
        if verb == method and found and constants <= query.keys():
            parameters = found.groupdict() | query
            if body[:1] == b"{":
                parameters |= json.loads(body)
            return name, parameters
    raise LookupError(f"{signing}: no operation for {method} {url.path}?{url.query}")


def s3_action(method, url):
    kind = "KEY" if url.path.strip("/").count("/") else "BUCKET"
    query = urllib.parse.parse_qs(url.query, keep_blank_values=True)
    actions = ACTION_MAP[kind][method]
    return next((action for part, action in actions.items() if part in query), actions["DEFAULT"])


def several(form, name):
    """The items of a list in a form."""
    return [value for key, value in form.items() if re.fullmatch(re.escape(name) + r"(\.member)?\.\d+", key)]


def arn(service, region, rest):
    return f"arn:aws:{service}:{region}:{ACCOUNT}:{rest}"


def user(region, asked):
    return [arn("iam", "", "user/" + asked["UserName"])]


def role(region, asked):
    return [arn("iam", "", "role/" + asked["RoleName"])]


def key(region, asked):
    return [asked["KeyId"] if asked["KeyId"].startswith("arn:") else arn("kms", region, "key/" + asked["KeyId"])]


def trail(region, asked):
    return [asked["Name"] if asked["Name"].startswith("arn:") else arn("cloudtrail", region, "trail/" + asked["Name"])]


def recorders(region, asked):
    names = asked.get("ConfigurationRecorderNames") or [asked.get("ConfigurationRecorderName", "*")]
    return [arn("config", region, f"configuration-recorder/{name}/1") for name in names]


def launch_configuration(region, asked):
    name = asked["LaunchConfigurationName"]
    return [arn("autoscaling", region, f"launchConfiguration:0a1b:launchConfigurationName/{name}")]


def flow_logs(region, asked):
    kinds = {"VPC": "vpc", "Subnet": "subnet", "NetworkInterface": "network-interface"}
    about = [f"{kinds[asked['ResourceType']]}/{one}" for one in several(asked, "ResourceId")]
    return [arn("ec2", region, rest) for rest in about + ["vpc-flow-log/fl-0a1b"]]


# what is authorized on a resource; all else is on `*`
RESOURCES = {
    "application-autoscaling:PutScalingPolicy": lambda region, asked: [
        arn("application-autoscaling", region, "scalable-target/0a1b")
    ],
    "application-autoscaling:RegisterScalableTarget": lambda region, asked: [
        arn("application-autoscaling", region, "scalable-target/0a1b")
    ],
    "autoscaling:CreateLaunchConfiguration": launch_configuration,
    "autoscaling:DeleteLaunchConfiguration": launch_configuration,
    "autoscaling:UpdateAutoScalingGroup": lambda region, asked: [
        arn("autoscaling", region, "autoScalingGroup:0a1b:autoScalingGroupName/" + asked["AutoScalingGroupName"])
    ],
    "cloudtrail:GetTrail": trail,
    "cloudtrail:GetTrailStatus": trail,
    "cloudtrail:StartLogging": trail,
    "config:DescribeConfigurationRecorderStatus": recorders,
    "config:DescribeConfigurationRecorders": recorders,
    "config:StartConfigurationRecorder": recorders,
    "ec2:CreateFlowLogs": flow_logs,
    "ec2:RevokeSecurityGroupIngress": lambda region, asked: [arn("ec2", region, "security-group/" + asked["GroupId"])],
    "iam:DeleteLoginProfile": user,
    "iam:GetAccessKeyLastUsed": lambda region, asked: [arn("iam", "", "user/owner")],
    "iam:GetLoginProfile": user,
    "iam:GetRolePolicy": role,
    "iam:GetUser": user,
    "iam:ListAccessKeys": user,
    "iam:PutRolePolicy": role,
    "iam:UpdateAccessKey": user,
    "kms:EnableKeyRotation": key,
    "kms:GetKeyRotationStatus": key,
    "logs:CreateLogGroup": lambda region, asked: [arn("logs", region, "log-group:" + asked["logGroupName"])],
    "s3:GetBucketPolicy": lambda region, asked: ["arn:aws:s3:::" + asked["Bucket"]],
    "s3:PutBucketPolicy": lambda region, asked: ["arn:aws:s3:::" + asked["Bucket"]],
    "sns:Publish": lambda region, asked: [asked["TopicArn"]],
}
# operation -> (parameter that passes a role on, to whom)
PASSING = {
    "autoscaling:CreateLaunchConfiguration": ("IamInstanceProfile", "ec2.amazonaws.com"),
    "ec2:CreateFlowLogs": ("DeliverLogsPermissionArn", "vpc-flow-logs.amazonaws.com"),
}


def needs(signing, region, method, url, headers, body):
    """What a request needs: (action, resource, context) each."""
    name, asked = operation(signing, method, url, headers, body)
    if (signing, name) == ("sts", "GetCallerIdentity"):
        return []  # "No permissions are required to perform this operation", says its page
    action = s3_action(method, url) if signing == "s3" else name
    full = PREFIXES.get(signing, signing) + ":" + action
    resources = RESOURCES.get(full, lambda region, asked: ["*"])(region, asked)
    found = [(full, resource, {"aws:ResourceAccount": ACCOUNT}) for resource in resources]
    passing, to = PASSING.get(full, ("", ""))
    if passing and asked.get(passing):
        passed = asked[passing] if asked[passing].startswith("arn:") else arn("iam", "", "role/" + asked[passing])
        found.append(("iam:PassRole", passed.replace("instance-profile", "role"), {"iam:PassedToService": to}))
    return found


def like(pattern, text):
    return re.fullmatch("".join({"*": ".*", "?": "."}.get(c, re.escape(c)) for c in pattern), text, re.S) is not None


def holds(condition, context):
    for operator, tests in condition.items():
        if operator not in ("StringEquals", "StringLike"):
            raise LookupError("a condition that the gate does not know: " + operator)
        for name, values in tests.items():
            values = [values] if isinstance(values, str) else values
            found = context.get(name)
            same = like if operator == "StringLike" else lambda value, text: value == text
            if found is None or not any(same(value, found) for value in values):
                return False
    return True


def allowing(policy, action, resource, context):
    return [
        one["Sid"]
        for one in policy["Statement"]
        if any(like(pattern.lower(), action.lower()) for pattern in one["Action"])
        and any(like(pattern, resource) for pattern in one["Resource"])
        and holds(one.get("Condition", {}), context)
    ]


def refusal(signing, action):
    """-> (content type, body), each protocol in its own way"""
    protocol = model(signing)["metadata"]["protocol"]
    text = f"User is not authorized to perform: {action} because no identity-based policy allows it"
    if protocol == "ec2":
        said = f"<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>{text}</Message></Error></Errors></Response>"
        return "text/xml", said
    if protocol == "rest-xml":
        return "application/xml", f"<Error><Code>AccessDenied</Code><Message>{text}</Message></Error>"
    if protocol == "query":
        said = f"<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>{text}</Message></Error></ErrorResponse>"
        return "text/xml", said
    return "application/x-amz-json-1.1", json.dumps({"__type": "AccessDeniedException", "message": text})


class Gate(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path.startswith("/moto-api"):
            return self.forward(body)
        scope = re.search(r"Credential=[^/]+/\d+/([^/]+)/([^/]+)/", self.headers.get("Authorization", ""))
        region, signing = scope.groups()
        policy = json.load(open(POLICY))
        url = urllib.parse.urlparse(self.path)
        denied = None
        for action, resource, context in needs(signing, region, self.command, url, self.headers, body):
            by = allowing(policy, action, resource, context)
            with WRITING, open(LOG, "a") as log:
                log.write(json.dumps({"action": action, "resource": resource, "by": by}) + "\n")
            denied = denied or (not by and action)
        if denied:
            kind, said = refusal(signing, denied)
            self.answer(403, [("Content-Type", kind), ("x-amzn-ErrorType", "AccessDeniedException")], said.encode())
        else:
            self.forward(body)

    def forward(self, body):
        connection = http.client.HTTPConnection(EMULATOR.hostname, EMULATOR.port, timeout=60)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in ("connection", "expect")}
        connection.request(self.command, self.path, body, headers)
        answer = connection.getresponse()
        kept = [(n, v) for n, v in answer.getheaders() if n.lower() not in ("connection", "content-length", "transfer-encoding")]
        self.answer(answer.status, kept, answer.read())
        connection.close()

    def answer(self, status, headers, body):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_PATCH = handle_any


if __name__ == "__main__":
    http.server.ThreadingHTTPServer(("127.0.0.1", PORT), Gate).serve_forever()
