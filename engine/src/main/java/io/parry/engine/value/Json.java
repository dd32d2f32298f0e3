package io.parry.engine.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.Consumer;

/** JSON text to {@link Value} and back: RFC 8259, duplicate names refused, at most {@value #MAX_DEPTH} levels deep. */
public final class Json {
    static final int MAX_DEPTH = 200;
    /** Beyond this a number costs memory that grows with its exponent; no AWS event carries one. */
    private static final int MAX_EXPONENT = 1000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private Json() {}

    /** The one value of that text. @throws JsonError when it is not JSON, or something follows the value */
    public static Value read(String text) throws JsonError {
        try (var parser = FACTORY.createParser(text)) {
            return single(parser);
        } catch (IOException error) {
            throw reported(error);
        }
    }

    /**
     * The one value of those bytes, UTF-8, UTF-16 or UTF-32 as RFC 8259 has it. @throws JsonError as
     * {@link #read(String)}
     */
    public static Value read(byte[] bytes) throws JsonError {
        try (var parser = FACTORY.createParser(bytes)) {
            return single(parser);
        } catch (IOException error) {
            throw reported(error);
        }
    }

    /**
     * Each of the values that follow one another in the stream (JSON lines, or any white space between them), in order.
     *
     * @return how many there were
     * @throws JsonError at the first place that is not JSON; values before it have been given to {@code each}
     */
    public static int readAll(InputStream stream, Consumer<Value> each) throws JsonError {
        int values = 0;
        try (var parser = FACTORY.createParser(stream)) {
            while (parser.nextToken() != null) {
                each.accept(value(parser));
                values++;
            }
            return values;
        } catch (IOException error) {
            throw reported(error);
        }
    }

    private static Value single(JsonParser parser) throws IOException, JsonError {
        if (parser.nextToken() == null) {
            throw new JsonError("JSON expected, found nothing", 1, 1);
        }
        var value = value(parser);
        if (parser.nextToken() != null) {
            var where = parser.currentTokenLocation();
            throw new JsonError("one JSON value expected, found more", where.getLineNr(), where.getColumnNr());
        }
        return value;
    }

    private static Value value(JsonParser parser) throws IOException, JsonError {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Value.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> new Value.Bool(true);
            case VALUE_FALSE -> new Value.Bool(false);
            case VALUE_NULL -> Value.NULL;
            default -> {
                var where = parser.currentTokenLocation();
                throw new JsonError("JSON expected", where.getLineNr(), where.getColumnNr());
            }
        };
    }

    private static Value object(JsonParser parser) throws IOException, JsonError {
        var members = new LinkedHashMap<String, Value>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new Value.Obj(members);
    }

    private static Value array(JsonParser parser) throws IOException, JsonError {
        var items = new ArrayList<Value>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Value.Arr(items);
    }

    private static Value number(JsonParser parser) throws IOException, JsonError {
        BigDecimal number = parser.getDecimalValue();
        if (Math.abs((long) number.precision() - number.scale()) > MAX_EXPONENT) {
            var where = parser.currentTokenLocation();
            throw new JsonError("number out of range", where.getLineNr(), where.getColumnNr());
        }
        return new Value.Num(number);
    }

    private static JsonError reported(IOException error) {
        if (error instanceof StreamConstraintsException) {
            return new JsonError("JSON too deep or too large: at most " + MAX_DEPTH + " levels", 1, 1);
        }
        if (error instanceof JsonProcessingException bad) {
            var where = bad.getLocation();
            return new JsonError(
                    reason(bad), where == null ? 1 : where.getLineNr(), where == null ? 1 : where.getColumnNr());
        }
        return new JsonError("cannot be read: " + error.getMessage(), 1, 1);
    }

    /** Jackson's messages quote the text; only the kind of mistake may be told. */
    private static String reason(JsonProcessingException bad) {
        var message = String.valueOf(bad.getOriginalMessage());
        if (message.startsWith("Duplicate field")) {
            return "the same name twice in one object";
        }
        if (message.startsWith("Unexpected end")) {
            return "the JSON ends too early";
        }
        return "not JSON";
    }

    /** Compact JSON. @throws IllegalStateException for a value that JSON cannot say; redact or reveal it first */
    public static String write(Value value) {
        return write(value, false);
    }

    /** JSON over several lines, two spaces a level. @throws IllegalStateException as {@link #write} */
    public static String pretty(Value value) {
        return write(value, true);
    }

    private static String write(Value value, boolean pretty) {
        var text = new StringWriter();
        try (var generator = FACTORY.createGenerator(text)) {
            if (pretty) {
                var indenter = new DefaultIndenter("  ", "\n");
                var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
                printer.indentArraysWith(indenter);
                generator.setPrettyPrinter(printer);
            }
            write(generator, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, Value value) throws IOException {
        switch (value) {
            case Value.Null none -> out.writeNull();
            case Value.Bool bool -> out.writeBoolean(bool.is());
            case Value.Num num -> out.writeNumber(num.number());
            case Value.Text text -> out.writeString(text.text());
            case Value.Arr arr -> {
                out.writeStartArray();
                for (var item : arr.items()) {
                    write(out, item);
                }
                out.writeEndArray();
            }
            case Value.Obj obj -> {
                out.writeStartObject();
                for (var member : obj.members().entrySet()) {
                    out.writeFieldName(member.getKey());
                    write(out, member.getValue());
                }
                out.writeEndObject();
            }
            default -> throw new IllegalStateException("JSON cannot say " + value.kind());
        }
    }
}
