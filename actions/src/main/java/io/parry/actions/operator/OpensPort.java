package io.parry.actions.operator;

import io.parry.engine.operator.Operand;
import io.parry.engine.operator.OperatorSpec;
import io.parry.engine.operator.ViewOperator;
import io.parry.engine.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * The ports that a rule or permission of a security group opens, in the spellings of the EC2 API and of findings
 * ({@code IpProtocol}, {@code FromPort}, {@code ToPort}), and of CloudTrail and AWS Config ({@code ipProtocol} …).
 *
 * <p>What a protocol means is the EC2 API's word, at {@code IpPermission}: TCP and UDP have ports; ICMP and ICMPv6 have
 * types in their place and open none; {@code -1} and every other protocol number let all ports through, whatever ports
 * are given.
 */
public final class OpensPort implements ViewOperator {
    private static final OperatorSpec SPEC = new OperatorSpec(
            "opens-port",
            "Some port that the security group's rule or permission opens satisfies the condition.",
            Operand.CONDITION,
            "{opens-port: [22, 3389]}",
            List.of(
                    "{\"IpProtocol\": \"tcp\", \"FromPort\": 20, \"ToPort\": 25}",
                    "{\"ipProtocol\": \"tcp\", \"fromPort\": 3389, \"toPort\": 3389}",
                    "{\"IpProtocol\": \"-1\"}"),
            List.of("{\"IpProtocol\": \"tcp\", \"FromPort\": 443, \"ToPort\": 443}", "22"));

    @Override
    public OperatorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<List<Value>> see(Value value) {
        return ports(value.at("IpProtocol"), value.at("FromPort"), value.at("ToPort"))
                .or(() -> ports(value.at("ipProtocol"), value.at("fromPort"), value.at("toPort")));
    }

    private static Optional<List<Value>> ports(Value protocol, Value from, Value to) {
        return switch (Protocol.of(protocol)) {
            case NONE -> Optional.empty();
            case ICMP -> Optional.of(List.of());
            case ANY -> Optional.of(Ports.ALL);
            case TCP_OR_UDP -> Ports.between(from, to);
        };
    }
}
