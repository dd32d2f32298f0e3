package io.parry.actions.index;

import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** The parameters of an operation, as the SDK's own class of its request names them. */
final class RequestMembers {
    private RequestMembers() {}

    /** Sorted, by the SDK's names. */
    static List<String> of(ApiOperation operation) {
        try {
            var builder = Class.forName(operation.model(operation.request()))
                    .getMethod("builder")
                    .invoke(null);
            return ((SdkPojo) builder)
                    .sdkFields().stream().map(SdkField::memberName).sorted().toList();
        } catch (ReflectiveOperationException wrongIndex) {
            throw new IllegalStateException(wrongIndex);
        }
    }
}
