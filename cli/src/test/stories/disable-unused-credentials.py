from world import FOLDER, ROOT, client, equal, event, play, steps

PLAYBOOK = "disable-unused-credentials"


def setup():
    iam = client("iam")
    iam.create_user(UserName="eve", Path="/people/")
    keys = [iam.create_access_key(UserName="eve")["AccessKey"]["AccessKeyId"] for _ in range(2)]
    iam.update_access_key(UserName="eve", AccessKeyId=keys[1], Status="Inactive")
    iam.create_login_profile(UserName="eve", Password="Not-A-Secret-1")

    # Nothing in an emulator is ninety days old: here IAM.8 means a moment, and IAM.22 still means months.
    text = (ROOT / "playbooks" / PLAYBOOK / "playbook.yaml").read_text()
    (FOLDER / "playbook.yaml").write_text(text.split("\ntests:")[0].replace("IAM.8: 90d", "IAM.8: 1ms") + "\n")

    def change(found):
        found["detail"]["findings"][0]["Compliance"]["SecurityControlId"] = "IAM.22"

    late = event(PLAYBOOK, "iam-8")
    late["detail"]["findings"][0]["Id"] += "/late"
    gone = event(PLAYBOOK, "iam-8")
    gone["detail"]["findings"][0].update(Id="gone", Resources=[{"Id": "arn:aws:iam::111122223333:user/nobody"}])
    events = [event(PLAYBOOK, "iam-8", change), dict(late, id="e-2"), dict(gone, id="e-3")]
    return PLAYBOOK, events, {}, keys


def check(records, code, keys):
    equal(code, 0)
    equal([record["outcome"] for record in records], ["nothing-to-do", "succeeded", "nothing-to-do"])
    iam = client("iam")
    status = {one["AccessKeyId"]: one["Status"] for one in iam.list_access_keys(UserName="eve")["AccessKeyMetadata"]}
    equal(status, {keys[0]: "Inactive", keys[1]: "Inactive"})
    try:
        iam.get_login_profile(UserName="eve")
        raise SystemExit("the password is still there")
    except iam.exceptions.NoSuchEntityException:
        pass
    equal(steps(records[1])["remove-password"], "succeeded")
    equal(len(records[1]["steps"][1].get("items", records[1]["steps"][2].get("items"))), 1)


play(setup, check)
