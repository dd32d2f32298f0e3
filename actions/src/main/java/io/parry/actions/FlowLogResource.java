package io.parry.actions;

import io.parry.engine.action.Operation;
import io.parry.engine.action.Reads;
import io.parry.engine.action.Target;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What flow logs can be of, by its id. */
record FlowLogResource(Kind kind, String id) {
    private static final Pattern ID = Pattern.compile("(vpc|subnet|eni)-[0-9a-f]{8,17}");

    private static final List<Kind> KINDS = List.of(
            new Kind("vpc", "VPC", "Vpcs", "Vpc", "vpc", "InvalidVpcID.NotFound"),
            new Kind("subnet", "Subnet", "Subnets", "Subnet", "subnet", "InvalidSubnetID.NotFound"),
            new Kind(
                    "eni",
                    "NetworkInterface",
                    "NetworkInterfaces",
                    "NetworkInterface",
                    "network-interface",
                    "InvalidNetworkInterfaceID.NotFound"));

    /**
     * How EC2 spells one kind of resource.
     *
     * @param prefix of its ids
     * @param type in CreateFlowLogs
     * @param list what Describe is called and answers
     * @param member its id in that list, without {@code Id}
     * @param inArn its type in an ARN, and its filter without {@code -id}
     * @param absent the code that EC2 itself uses
     */
    private record Kind(String prefix, String type, String list, String member, String inArn, String absent) {
        Operation describe() {
            return Operation.of("ec2:Describe" + list);
        }
    }

    static Optional<FlowLogResource> of(String id) {
        var parts = ID.matcher(id);
        return parts.matches()
                ? KINDS.stream()
                        .filter(kind -> kind.prefix.equals(parts.group(1)))
                        .map(kind -> new FlowLogResource(kind, id))
                        .findFirst()
                : Optional.empty();
    }

    static Optional<String> mistake(String id) {
        return ID.matcher(id).matches()
                ? Optional.empty()
                : Optional.of("expected `resource` to be the id of a VPC, a subnet or a network interface, found `"
                        + Shown.briefly(id) + "`");
    }

    /** A filter on an id that is none answers an empty list. */
    boolean isAbsent(Reads now) {
        var found = now.get(
                kind.describe(),
                Value.obj("Filters", Value.arr(Value.obj("Name", kind.inArn + "-id", "Values", Value.arr(id)))));
        return found.unknown().isEmpty()
                && found.at(kind.list).items().stream()
                        .noneMatch(item -> item.at(kind.member + "Id").equals(Value.of(id)));
    }

    String absentCode() {
        return kind.absent;
    }

    String type() {
        return kind.type;
    }

    String arn(Target target) {
        return "arn:%s:ec2:%s:%s:%s/%s"
                .formatted(target.partition(), target.region(), target.account(), kind.inArn, id);
    }
}
