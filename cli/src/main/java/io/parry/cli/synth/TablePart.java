package io.parry.cli.synth;

import io.parry.engine.value.Value;

/** The journal: as {@code parry journal create} makes it, and kept as what must not get lost. */
final class TablePart {
    private TablePart() {}

    static void add(Template template) {
        template.resource(
                "Table",
                new Resource("AWS::DynamoDB::Table")
                        .kept()
                        .meant("CKV_AWS_119", "a key of yours where KmsKeyArn names one, else the account's own")
                        .set("TableName", Cfn.sub("${AWS::StackName}-journal"))
                        .set("BillingMode", "PAY_PER_REQUEST")
                        .set("KeySchema", Value.arr(key("pk", "HASH"), key("sk", "RANGE")))
                        .set("AttributeDefinitions", attributes())
                        .set("GlobalSecondaryIndexes", Value.arr(open()))
                        .set("TimeToLiveSpecification", Value.obj("AttributeName", "ttl", "Enabled", true))
                        .set("PointInTimeRecoverySpecification", Value.obj("PointInTimeRecoveryEnabled", true))
                        .set("SSESpecification", encryption())
                        .set("DeletionProtectionEnabled", true));
    }

    private static Value key(String name, String type) {
        return Value.obj("AttributeName", name, "KeyType", type);
    }

    private static Value attributes() {
        return Value.arr(attribute("pk", "S"), attribute("sk", "S"), attribute("open", "S"), attribute("due", "N"));
    }

    private static Value attribute(String name, String type) {
        return Value.obj("AttributeName", name, "AttributeType", type);
    }

    /** Of runs that have not ended, which the sweep looks at. */
    private static Value open() {
        return Value.obj("IndexName", "open")
                .with("KeySchema", Value.arr(key("open", "HASH"), key("due", "RANGE")))
                .with("Projection", Value.obj("ProjectionType", "KEYS_ONLY"));
    }

    private static Value encryption() {
        var ours = Value.obj("SSEEnabled", true);
        return Cfn.when("HasKey", ours.with("SSEType", "KMS").with("KMSMasterKeyId", Cfn.ref("KmsKeyArn")), ours);
    }
}
