package io.parry.engine.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.parry.engine.action.Operation;
import io.parry.engine.bundle.BadBundle.Reason;
import io.parry.engine.value.Json;
import io.parry.engine.value.JsonError;
import io.parry.engine.value.Value;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused, and that what is not refused is what was bundled. */
final class BundleTest {
    private static final long SEQUENCE = 1_790_000_000L;
    private static final Signer OURS = Signer.ed25519();
    private static final Signer NEXT = Signer.curve("secp256r1");
    private static final Signer THEIRS = Signer.ed25519();

    static List<Signer> signers() {
        return List.of(OURS, NEXT);
    }

    private static Trust trust(Signer... signers) throws BadBundle {
        return Trust.of(
                String.join(" ", Arrays.stream(signers).map(Signer::publicText).toList()));
    }

    private static Bundle read(byte[] file, Trust trust) throws BadBundle {
        return Bundle.read(file, trust, Bundled.BENCH);
    }

    private static Reason refused(byte[] file, Trust trust) {
        return assertThrows(BadBundle.class, () -> read(file, trust)).reason();
    }

    @ParameterizedTest
    @MethodSource("signers")
    void whatWasBundledIsThere(Signer signer) throws BadBundle {
        var file = Bundled.of(SEQUENCE);

        var bundle = read(signer.sign(file).bytes(), trust(signer));

        assertEquals(SEQUENCE, bundle.sequence());
        assertEquals(file.digest(), bundle.digest());
        assertEquals(
                List.of("one"), bundle.playbooks().stream().map(one -> one.id()).toList());
        assertEquals(List.of(Operation.of("sns:Publish")), bundle.operations());
        assertEquals(Map.of("one", Value.obj("topic", "arn:aws:sns:us-east-1:111122223333:security")), bundle.inputs());
    }

    @Test
    void theSameIsTheSameAndIsWrittenInOneWay() throws BadBundle {
        var file = Bundled.of(SEQUENCE);
        var line = new String(file.bytes(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow();

        assertArrayEquals(file.bytes(), Bundled.of(SEQUENCE).bytes());
        assertEquals(line, Json.write(file.content()));
        assertArrayEquals(
                OURS.sign(file).bytes(),
                BundleFile.read(OURS.sign(file).bytes()).bytes());
    }

    @ParameterizedTest
    @MethodSource("signers")
    void noByteCanBeFlipped(Signer signer) throws BadBundle {
        allFlipped(signer.sign(Bundled.of(SEQUENCE)).bytes(), trust(signer));
    }

    @Test
    void noByteCanBeFlippedOfWhatIsNotSignedEither() {
        allFlipped(Bundled.of(SEQUENCE).bytes(), Trust.ofWhatIsDeployed());
    }

    private static void allFlipped(byte[] file, Trust trust) {
        for (int at = 0; at < file.length; at++) {
            for (int mask : new int[] {1, 2, 4, 8, 16, 32, 64, 128}) {
                var flipped = file.clone();
                flipped[at] = (byte) (flipped[at] ^ mask);
                int where = at;
                assertThrows(BadBundle.class, () -> read(flipped, trust), () -> "byte " + where + ", bit " + mask);
            }
        }
    }

    @Test
    void noPartOfItIsABundleAndNothingMayFollow() throws BadBundle {
        var file = OURS.sign(Bundled.of(SEQUENCE)).bytes();
        for (int length = 0; length < file.length; length++) {
            var cut = Arrays.copyOf(file, length);
            assertThrows(BadBundle.class, () -> read(cut, trust(OURS)));
        }
        for (var more : List.of(" ", "\n", "{}\n", "\0")) {
            assertEquals(Reason.FORM, refused(joined(file, more.getBytes(StandardCharsets.UTF_8)), trust(OURS)));
        }
        assertEquals(Reason.FORM, refused(joined(file, file), trust(OURS)));
    }

    private static byte[] joined(byte[] some, byte[] more) {
        var both = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, both, some.length, more.length);
        return both;
    }

    @Test
    void whoIsNotTrustedSignsNothing() throws BadBundle {
        var file = Bundled.of(SEQUENCE);

        assertEquals(Reason.KEY, refused(file.bytes(), trust(OURS)));
        assertEquals(Reason.KEY, refused(THEIRS.sign(file).bytes(), trust(OURS, NEXT)));
        read(THEIRS.sign(OURS.sign(file)).bytes(), trust(OURS));
        read(NEXT.sign(OURS.sign(file)).bytes(), trust(NEXT));
    }

    @Test
    void aSignatureIsOfOneBundleByOneKeyInOneWay() throws BadBundle {
        var file = Bundled.of(SEQUENCE);
        var other = OURS.seal(Bundled.of(SEQUENCE + 1));
        var theirs = THEIRS.seal(file);
        var inOurName = new Seal(OURS.id(), Algorithm.ED25519, theirs.signature());
        var ours = OURS.seal(file);
        var misnamed = new Seal(OURS.id(), Algorithm.ECDSA_SHA_256, ours.signature());
        var ofAnotherKind = OURS.seal(file.digest().getBytes(StandardCharsets.UTF_8));

        for (var seal : List.of(other, inOurName, misnamed, ofAnotherKind)) {
            assertEquals(Reason.SIGNATURE, refused(file.with(seal).bytes(), trust(OURS)));
            var withAGoodOne = NEXT.sign(file.with(seal)).bytes();
            assertEquals(Reason.SIGNATURE, refused(withAGoodOne, trust(OURS, NEXT)));
        }
        assertEquals(Reason.SIGNATURE, refused(edited(OURS.sign(file), "Ed25519", "none"), trust(OURS)));
        assertEquals(Reason.SIGNATURE, refused(edited(OURS.sign(file), "==", "="), trust(OURS)));
    }

    @Test
    void anOldOneIsRefused() throws BadBundle {
        var file = OURS.sign(Bundled.of(SEQUENCE)).bytes();

        assertEquals(Reason.SEQUENCE, refused(file, trust(OURS).atLeast(SEQUENCE + 1)));
        assertEquals(SEQUENCE, read(file, trust(OURS).atLeast(SEQUENCE)).sequence());
    }

    @Test
    void keysAreOfTwoKinds() {
        assertEquals(
                Reason.KEY, assertThrows(BadBundle.class, () -> Trust.of(" ")).reason());
        assertEquals(
                Reason.KEY,
                assertThrows(BadBundle.class, () -> Trust.of("MCowBQYDK2VwAyEA"))
                        .reason());
        assertThrows(BadBundle.class, () -> trust(Signer.curve("secp384r1")));
        assertThrows(BadBundle.class, () -> Trust.of(OURS.publicText().replace("=", "")));
    }

    @Test
    void aHugeOneIsNotLookedAt() {
        assertEquals(Reason.TOO_LARGE, refused(new byte[BundleFile.LARGEST + 1], Trust.ofWhatIsDeployed()));
    }

    /** Told by somebody who can make digests, and is trusted. */
    static Stream<Arguments> contents() throws BadBundle {
        var good = new String(Bundled.of(SEQUENCE).bytes(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow();
        return Stream.of(
                Arguments.of("is no JSON", Reason.FORM, "{\"format_version\":1"),
                Arguments.of("is no map", Reason.FORM, "[]"),
                Arguments.of("is empty", Reason.FORM, ""),
                Arguments.of("goes on", Reason.FORM, good + "{}"),
                Arguments.of("is indented", Reason.FORM, " " + good),
                Arguments.of("is a bomb of lists", Reason.FORM, "{\"a\":" + "[".repeat(100_000)),
                Arguments.of("is a bomb of maps", Reason.FORM, "{\"a\":".repeat(100_000)),
                Arguments.of("is a bomb of digits", Reason.FORM, "{\"a\":" + "9".repeat(100_000) + "}"),
                Arguments.of("has an exponent", Reason.FORM, good.replace("" + SEQUENCE, "1e999999999")),
                Arguments.of(
                        "says a thing twice", Reason.FORM, good.replace("\"sequence\"", "\"sequence\":1,\"sequence\"")),
                Arguments.of("says more", Reason.FORM, good.replace("\"guards\"", "\"more\":1,\"guards\"")),
                Arguments.of("says less", Reason.FORM, good.replace("\"guards\":[],", "")),
                Arguments.of("has a negative sequence", Reason.FORM, good.replace("" + SEQUENCE, "-1")),
                Arguments.of("has a broken sequence", Reason.FORM, good.replace("" + SEQUENCE, "1.5")),
                Arguments.of("has a sequence of text", Reason.FORM, good.replace("" + SEQUENCE, "\"1\"")),
                Arguments.of("has a long sequence", Reason.FORM, good.replace("" + SEQUENCE, "9".repeat(19))),
                Arguments.of(
                        "is of a later format",
                        Reason.ENGINE,
                        good.replace("\"format_version\":1", "\"format_version\":2")),
                Arguments.of(
                        "is for a later engine",
                        Reason.ENGINE,
                        good.replace("\"engine\":\"0.1\"", "\"engine\":\"9.0\"")),
                Arguments.of("is for no engine", Reason.FORM, good.replace("\"engine\":\"0.1\"", "\"engine\":\"x\"")),
                Arguments.of(
                        "has too few places",
                        Reason.FORM,
                        good.replaceFirst("\"places\":\"[0-9]+ [0-9]+ [0-9]+ ", "\"places\":\"")),
                Arguments.of(
                        "has too many places", Reason.FORM, good.replaceFirst("\"places\":\"", "\"places\":\"1 1 1 ")),
                Arguments.of(
                        "has a place above the first line",
                        Reason.FORM,
                        good.replaceFirst("\"places\":\"[0-9]+", "\"places\":\"-7")),
                Arguments.of(
                        "has places that are none",
                        Reason.FORM,
                        good.replaceFirst("\"places\":\"[0-9]+", "\"places\":\"x")),
                Arguments.of(
                        "has an operation that is none",
                        Reason.FORM,
                        good.replace("\"operations\":[\"sns:", "\"operations\":[\"sns ")),
                Arguments.of(
                        "has inputs of nobody", Reason.FORM, good.replace("\"inputs\":{", "\"inputs\":{\"two\":{},")),
                Arguments.of(
                        "lacks inputs",
                        Reason.FORM,
                        good.replaceFirst("\"inputs\":\\{.*\\},\"guards\"", "\"inputs\":{},\"guards\"")),
                Arguments.of(
                        "has an input of another type",
                        Reason.PLAYBOOK,
                        good.replaceFirst("\"topic\":\"arn[^\"]*\"", "\"topic\":[]")),
                Arguments.of(
                        "has a key that is not known",
                        Reason.PLAYBOOK,
                        good.replace("\"title\":\"One\"", "\"titel\":\"One\"")),
                Arguments.of(
                        "has an action that is not known",
                        Reason.PLAYBOOK,
                        good.replace("\"action\":\"sns:Publish\"", "\"action\":\"sns:Republish\"")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void aContentIsRefusedThat(String what, Reason reason, String content) throws BadBundle {
        var file = BundleFile.of(content.getBytes(StandardCharsets.UTF_8));

        assertEquals(reason, refused(OURS.sign(file).bytes(), trust(OURS)), what);
        assertEquals(reason, refused(file.bytes(), Trust.ofWhatIsDeployed()), what);
    }

    @Test
    void onlyUtf8IsRead() throws JsonError {
        var text = Json.write(Value.obj("a", 1));
        for (var name : List.of("UTF-16", "UTF-16LE", "UTF-32")) {
            var file = BundleFile.of(text.getBytes(Charset.forName(name)));
            assertThrows(BadBundle.class, () -> read(file.bytes(), Trust.ofWhatIsDeployed()), name);
        }
    }

    @Test
    void theSecondLineIsAsStrict() {
        var file = Bundled.of(SEQUENCE);
        var good = "\"signatures\":[]";
        for (var bad : List.of(
                "\"signatures\":[],\"signatures\":[]",
                "\"signatures\":[],\"more\":1",
                "\"signatures\":{}",
                "\"signatures\":[1]",
                "\"signatures\":[{}]",
                "\"signatures\": []",
                "\"signatures\":" + "[".repeat(300) + "]".repeat(300))) {
            var reason = refused(edited(file, good, bad), Trust.ofWhatIsDeployed());
            assertTrue(reason == Reason.FORM || reason == Reason.SIGNATURE, bad);
        }
        assertEquals(
                Reason.FORM,
                refused(edited(file, good, "\"signatures\":[" + "1,".repeat(40_000) + "1]"), Trust.ofWhatIsDeployed()));
    }

    private static byte[] edited(BundleFile file, String from, String to) {
        return new String(file.bytes(), StandardCharsets.UTF_8)
                .replace(from, to)
                .getBytes(StandardCharsets.UTF_8);
    }
}
