package io.parry.actions.index;

import java.util.Map;

/**
 * Parameters that the SDK for Java names otherwise than the API does, since the copy's source has a bucket and a key as
 * well (<a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html">CopyObject</a>). Playbooks may
 * write either.
 */
public final class RenamedMembers {
    private static final Map<String, String> OF_A_COPY = Map.of("Bucket", "DestinationBucket", "Key", "DestinationKey");
    private static final Map<String, Map<String, String>> BY_SHAPE =
            Map.of("CopyObjectRequest", OF_A_COPY, "UploadPartCopyRequest", OF_A_COPY);

    private RenamedMembers() {}

    /** The SDK's name for a shape's member; the name itself where it has no other. */
    public static String inSdk(String shape, String apiName) {
        return BY_SHAPE.getOrDefault(shape, Map.of()).getOrDefault(apiName, apiName);
    }
}
