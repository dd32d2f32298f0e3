package io.parry.cli.pattern;

import io.parry.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether calls that only read are meant. The bus gives those to rules in the state
 * {@code ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS} only ("Events for AWS services delivered by CloudTrail",
 * EventBridge user guide). A name that is not plainly a change is taken for a read: a rule in the wider state gets
 * nothing more than its pattern says, a rule in the narrower one would get nothing.
 */
final class ReadOnly {
    private static final Set<String> CALLS = Set.of("AWS API Call via CloudTrail", "AWS Console Action via CloudTrail");

    private static final Pattern CHANGE = Pattern.compile("(Accept|Add|Allocate|Apply|Assign|Associate|Attach|Authorize"
            + "|Batch(Create|Delete|Disable|Enable|Put|Update|Import|Associate|Disassociate)|Cancel|Change|Complete|Confirm"
            + "|Copy|Create|Deactivate|Deauthorize|Delete|Deregister|Detach|Disable|Disassociate|Enable|Execute|Export"
            + "|Import|Invite|Leave|Modify|Move|Publish|Purchase|Put|Reboot|Register|Reject|Release|Remove|Replace"
            + "|Request|Reset|Restore|Resume|Revoke|Rotate|Run|Schedule|Send|Set|Share|Start|Stop|Suspend|Tag"
            + "|Terminate|Unassign|Unlink|Untag|Update|Upgrade|Upload)([A-Z0-9].*)?");

    /** The members of CloudTrail's record (user guide, "CloudTrail record contents"). */
    private static final Set<String> RECORD = Set.of(
            "additionalEventData",
            "addendum",
            "annotation",
            "apiVersion",
            "awsRegion",
            "edgeDeviceDetails",
            "errorCode",
            "errorMessage",
            "eventCategory",
            "eventContext",
            "eventID",
            "eventName",
            "eventSource",
            "eventTime",
            "eventType",
            "eventVersion",
            "managementEvent",
            "readOnly",
            "recipientAccountId",
            "requestID",
            "requestParameters",
            "resources",
            "responseElements",
            "serviceEventDetails",
            "sessionCredentialFromConsole",
            "sharedEventID",
            "sourceIPAddress",
            "tlsDetails",
            "userAgent",
            "userIdentity",
            "vpcEndpointAccountId",
            "vpcEndpointId");

    private ReadOnly() {}

    /**
     * The box, taken apart.
     *
     * @param reads that are let through in the wider state
     * @param others that no read gets through
     */
    record Parts(List<Box> reads, List<Box> others) {}

    static Parts of(Box box) {
        if (!canBeCall(box)) {
            return new Parts(List.of(), List.of(box));
        }
        var names = box.at("detail", "eventName");
        if (names.isEmpty()) {
            return new Parts(List.of(box), List.of());
        }
        var reads = new ArrayList<Value>();
        var changes = new ArrayList<Value>();
        names.get().alternatives().values().forEach(name -> (isChange(name) ? changes : reads).add(name));
        return new Parts(named(box, reads), named(box, changes));
    }

    private static List<Box> named(Box box, List<Value> names) {
        return names.isEmpty() ? List.of() : List.of(box.with(Box.key(List.of("detail", "eventName")), Leaf.of(names)));
    }

    private static boolean isChange(Value name) {
        var begins = name instanceof Value.Obj ? name.at("prefix") : name;
        return begins instanceof Value.Text text && CHANGE.matcher(text.text()).matches();
    }

    private static boolean canBeCall(Box box) {
        return box.at("detail-type").map(ReadOnly::canBeCallsType).orElse(true)
                && box.at("source").map(ReadOnly::canBeAws).orElse(true)
                && box.at("detail", "readOnly").map(ReadOnly::canBeTrue).orElse(true)
                && box.at("detail", "managementEvent").map(ReadOnly::canBeTrue).orElse(true)
                && box.wants().values().stream().allMatch(ReadOnly::canBeInRecord);
    }

    private static boolean canBeCallsType(Leaf leaf) {
        return !leaf.isExact()
                || CALLS.stream().anyMatch(call -> leaf.alternatives().containsValue(Value.of(call)));
    }

    private static boolean canBeAws(Leaf leaf) {
        return leaf.alternatives().values().stream()
                .anyMatch(source ->
                        !(source instanceof Value.Text text) || text.text().startsWith("aws."));
    }

    private static boolean canBeTrue(Leaf leaf) {
        return !leaf.isExact() || leaf.alternatives().containsValue(Value.of(true));
    }

    /** A record has no other members, so what asks for another is about other events. */
    private static boolean canBeInRecord(Box.Want want) {
        var names = want.place().names();
        return names.size() < 2
                || !names.getFirst().equals("detail")
                || RECORD.contains(names.get(1))
                || want.leaf().letsAbsentThrough();
    }
}
