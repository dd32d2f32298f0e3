package io.parry.cli;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.bundle.BadBundle;
import io.parry.engine.bundle.BundleFile;
import io.parry.engine.bundle.Seal;
import io.parry.engine.bundle.TrustedKey;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A key in AWS KMS: asymmetric, {@code SIGN_VERIFY}, {@code ECC_NIST_P256}. It never leaves there; whoever signs needs
 * {@code kms:GetPublicKey} and {@code kms:Sign} on it.
 */
record KmsKey(TrustedKey publicKey, String arn, AwsOptions aws) implements SigningKey {
    static final String PREFIX = "kms:";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:kms:(?<region>[a-z0-9-]+):[0-9]{12}:(?:key|alias)/[A-Za-z0-9/_-]+");

    static KmsKey of(String arn, AwsOptions aws) {
        var key = asked("GetPublicKey", Value.obj("KeyId", arn), aws, arn).at("PublicKey");
        try {
            return new KmsKey(TrustedKey.read(base64(key)), arn, aws);
        } catch (BadBundle none) {
            throw Refused.usage("`kms:" + arn + "` signs no bundles: a key of spec ECC_NIST_P256 expected");
        }
    }

    @Override
    public Seal seal(BundleFile file) {
        var request = Value.obj(
                "KeyId",
                arn,
                "Message",
                new String(Seal.message(file.digest()), StandardCharsets.US_ASCII),
                "MessageType",
                "RAW",
                "SigningAlgorithm",
                publicKey.algorithm().word());
        var signature = base64(asked("Sign", request, aws, arn).at("Signature"));
        var seal = new Seal(publicKey.id(), publicKey.algorithm(), signature);
        if (!seal.isOf(publicKey, file.digest())) {
            throw Refused.failed("what kms:Sign has answered is no signature of the bundle");
        }
        return seal;
    }

    private static Value asked(String operation, Value request, AwsOptions aws, String arn) {
        var parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw Refused.usage("`kms:" + arn + "`: the ARN of a key or of an alias expected");
        }
        var target = Target.of("", parts.group("region"), aws.home().role());
        try (var cloud = aws.cloud("parry-bundle")) {
            var deadline = Instant.now().plus(PATIENCE);
            return switch (cloud.call(new Operation("kms", operation), request, target, deadline)) {
                case Answer.Ok ok -> ok.value();
                case Answer.Failed failed ->
                    throw Refused.failed("kms:" + operation + ": " + failed.code() + " " + failed.message());
            };
        }
    }

    /** The door gives bytes as text where they happen to be UTF-8. No base64 has DER's control characters in it. */
    private static String base64(Value bytes) {
        var text = bytes instanceof Value.Text given ? given.text() : "";
        return text.chars().anyMatch(c -> c < ' ')
                ? Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
                : text;
    }
}
