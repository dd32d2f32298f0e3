package io.parry.actions;

import io.parry.engine.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;

/** A web ACL and a distribution with more in them than a rotation knows of. */
public final class Samples {
    /** As answers have it and requests do not. */
    public static final Value ANSWERED_ONLY = Value.obj(
            "ARN",
            "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/origin/acl-1",
            "Capacity",
            5,
            "LabelNamespace",
            "awswaf:111122223333:webacl:origin:",
            "ManagedByFirewallManager",
            false,
            "RetrofittedByFirewallManager",
            false);

    private Samples() {}

    /** On the wire. */
    public static Value webAcl(String... values) {
        var statements = new ArrayList<Value>();
        for (var value : values) {
            statements.add(match(value));
        }
        var statement = statements.size() == 1
                ? statements.getFirst()
                : Value.obj("OrStatement", Value.obj("Statements", new Value.Arr(statements)));
        return Value.obj(
                "Name", "origin",
                "Id", "acl-1",
                "DefaultAction", Value.obj("Block", Value.obj()),
                "Description", "d",
                "Rules", Value.arr(rate(), rule(statement)),
                "VisibilityConfig", seen("acl"),
                "CustomResponseBodies", Value.obj("sorry", Value.obj("ContentType", "TEXT_PLAIN", "Content", "sorry")),
                "CaptchaConfig", Value.obj("ImmunityTimeProperty", Value.obj("ImmunityTime", 300)),
                "TokenDomains", Value.arr("example.com"));
    }

    /** The same as answers have it: what is bytes on the wire is text. */
    static Value readWebAcl(String... values) {
        return read(webAcl(values));
    }

    private static Value read(Value wire) {
        return switch (wire) {
            case Value.Arr arr ->
                new Value.Arr(arr.items().stream().map(Samples::read).toList());
            case Value.Obj obj -> {
                var members = new LinkedHashMap<>(obj.members());
                members.replaceAll(
                        (name, member) -> name.equals("SearchString") ? Value.of(plain(member)) : read(member));
                yield new Value.Obj(members);
            }
            default -> wire;
        };
    }

    private static String plain(Value wire) {
        return new String(Base64.getDecoder().decode(wire.text()), StandardCharsets.UTF_8);
    }

    private static Value rate() {
        return Value.obj(
                "Name", "rate",
                "Priority", 0,
                "Statement", Value.obj("RateBasedStatement", Value.obj("Limit", 100, "AggregateKeyType", "IP")),
                "Action",
                        Value.obj(
                                "Block",
                                Value.obj(
                                        "CustomResponse",
                                        Value.obj("ResponseCode", 429, "CustomResponseBodyKey", "sorry"))),
                "VisibilityConfig", seen("rate"));
    }

    private static Value rule(Value statement) {
        return Value.obj(
                "Name",
                "origin-verify",
                "Priority",
                7,
                "Statement",
                statement,
                "Action",
                Value.obj("Allow", Value.obj()),
                "VisibilityConfig",
                seen("verify"));
    }

    private static Value seen(String metric) {
        return Value.obj("SampledRequestsEnabled", true, "CloudWatchMetricsEnabled", true, "MetricName", metric);
    }

    private static Value match(String value) {
        return Value.obj(
                "ByteMatchStatement",
                Value.obj(
                        "SearchString", StrictWaf.wire(value),
                        "FieldToMatch", Value.obj("SingleHeader", Value.obj("Name", "x-origin-verify")),
                        "TextTransformations", Value.arr(Value.obj("Priority", 0, "Type", "NONE")),
                        "PositionalConstraint", "EXACTLY"));
    }

    /** What the rule of a web ACL on the wire lets in. */
    public static List<String> accepted(Value acl) {
        var statement = acl.at("Rules").items().stream()
                .filter(rule -> rule.at("Name").equals(Value.of("origin-verify")))
                .findFirst()
                .orElseThrow()
                .at("Statement");
        var several = statement.at("OrStatement").at("Statements").items();
        return (several.isEmpty() ? List.of(statement) : several)
                .stream()
                        .map(match -> plain(match.at("ByteMatchStatement").at("SearchString")))
                        .toList();
    }

    /** What stands inside DistributionConfig: an origin with the header, one with a like-named one, one with none. */
    public static String distribution(String value) {
        return """
                <CallerReference>ref</CallerReference>
                <Aliases><Quantity>0</Quantity></Aliases>
                <DefaultRootObject></DefaultRootObject>
                <Origins><Quantity>2</Quantity><Items>
                <Origin><Id>alb</Id><DomainName>origin.example</DomainName><OriginPath></OriginPath>
                <CustomHeaders><Quantity>2</Quantity><Items>
                <OriginCustomHeader><HeaderName>x-origin-verify</HeaderName><HeaderValue>%s</HeaderValue></OriginCustomHeader>
                <OriginCustomHeader><HeaderName>X-Origin-Verify-Tenant</HeaderName><HeaderValue>keep</HeaderValue></OriginCustomHeader>
                </Items></CustomHeaders></Origin>
                <Origin><Id>other</Id><DomainName>other.example</DomainName><OriginPath></OriginPath>
                <CustomHeaders><Quantity>0</Quantity></CustomHeaders></Origin>
                </Items></Origins>
                <DefaultCacheBehavior><TargetOriginId>alb</TargetOriginId><ViewerProtocolPolicy>https-only</ViewerProtocolPolicy></DefaultCacheBehavior>
                <CacheBehaviors><Quantity>0</Quantity></CacheBehaviors>
                <Comment>c</Comment>
                <Enabled>true</Enabled>
                """.formatted(value);
    }

    public static String verified(String config) {
        return StrictCloudFront.values(config, "X-Origin-Verify").getFirst();
    }

    public static List<String> sent(String config) {
        return List.of(
                verified(config),
                StrictCloudFront.values(config, "X-Origin-Verify-Tenant").getFirst());
    }
}
