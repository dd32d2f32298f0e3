package io.parry.deploy;

import io.parry.engine.action.Answer;
import io.parry.engine.action.Cloud;
import io.parry.engine.action.Operation;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A bundle that is an object in S3. */
record S3Source(String name, String bucket, String key, Cloud cloud, Target here) implements BundleSource {
    private static final Operation GET = new Operation("s3", "GetObject");

    /** The door gives text where the bytes are UTF-8, as a bundle's are, and that text has the same bytes again. */
    @Override
    public byte[] fetch(Instant deadline) throws Unavailable {
        return switch (cloud.read(GET, Value.obj("Bucket", bucket, "Key", key), here, deadline)) {
            case Answer.Ok ok
            when ok.value().at("Body") instanceof Value.Text body -> body.text().getBytes(StandardCharsets.UTF_8);
            case Answer.Ok ok -> throw new Unavailable(name + " has no content");
            case Answer.Failed failed ->
                throw new Unavailable(name + " cannot be read: " + failed.code() + " " + failed.message());
        };
    }

    @Override
    public boolean changes() {
        return true;
    }
}
