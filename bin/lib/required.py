"""Writes actions/src/main/data/required.tsv: which top-level parameters an operation cannot do without.

The SDK for Java knows that of a few only. The source is botocore's own service models (Apache-2.0), of which nothing
but names is taken; run it with a Python that has botocore, such as the one that bin/emulator installs:

    .parry/emulator/bin/python bin/lib/required.py

A member that the SDK fills in by itself (an idempotency token) is left out. The first line says which botocore it was.
"""

import pathlib

import botocore
import botocore.loaders

DATA = pathlib.Path(__file__).resolve().parents[2] / "actions/src/main/data"


def rows(name):
    return [line.split("\t") for line in (DATA / name).read_text().splitlines()[1:]]


def required(model, operation):
    shape = model["shapes"].get(operation.get("input", {}).get("shape"), {})
    members = shape.get("members", {})
    return sorted(
        name
        for name in shape.get("required", [])
        if not members[name].get("idempotencyToken") and not members[name].get("streaming")
    )


def main():
    loader = botocore.loaders.Loader()
    wanted = {row[0] for row in rows("operations.tsv")}
    lines = []
    for service in sorted(row[0] for row in rows("services.tsv")):
        model = loader.load_service_model(service, "service-2")
        for name, operation in sorted(model["operations"].items()):
            names = required(model, operation)
            if names and f"{service}:{name}" in wanted:
                lines.append(f"{service}:{name}\t{','.join(names)}")
    head = f"operation\trequired (botocore {botocore.__version__})"
    (DATA / "required.tsv").write_text("\n".join([head, *lines]) + "\n")


if __name__ == "__main__":
    main()
