package io.parry.engine.model;

import io.parry.engine.diagnostic.Location;
import java.util.List;
import java.util.Optional;

/**
 * A setting that the deployment gives.
 *
 * @param type {@code string}, {@code number}, {@code boolean}, {@code list} or {@code map}
 * @param fallback the key {@code default}
 * @param example stands in for a value in {@code validate}, {@code plan}, {@code explain}, {@code match} and
 *     {@code test}
 */
public record Input(
        Node.Scalar name,
        String type,
        Optional<String> format,
        Optional<Node.Scalar> description,
        Optional<Node> fallback,
        Optional<Node> example,
        boolean secret,
        Location location) {
    public static final List<String> TYPES = List.of("string", "number", "boolean", "list", "map");
    public static final List<String> FORMATS = List.of("sns-topic-arn", "iam-role-arn", "secret-arn", "https-url");
}
