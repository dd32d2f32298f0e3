package io.parry.engine.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestNameTest {
    private static final List<String> KNOWN =
            List.of("prefix", "suffix", "older-than", "newer-than", "every", "exists", "id", "cidr");

    @ParameterizedTest
    @CsvSource({
        "prefx, prefix",
        "perfix, prefix",
        "Prefix, prefix",
        "older_than, older-than",
        "olderthan, older-than",
        "exist, exists",
        "is, id",
        "evrey, every"
    })
    void findsWhatWasMeant(String written, String meant) {
        assertEquals(Optional.of(meant), NearestName.of(written, KNOWN));
    }

    @ParameterizedTest
    @CsvSource({"regex", "startswith", "x", "prefixes-and-more"})
    void staysSilentWhereNothingIsNear(String written) {
        assertEquals(Optional.empty(), NearestName.of(written, List.of("prefix", "suffix", "older-than")));
    }

    @Test
    void ofTwoThatAreEquallyNearTheFirstIsMeant() {
        assertEquals(Optional.of("bat"), NearestName.of("hat", List.of("bat", "cat")));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "a, '', 1",
        "'', abc, 3",
        "abc, abc, 0",
        "abcd, acbd, 1",
        "kitten, sitting, 3",
        "ca, abc, 3"
    })
    void countsEditsAndOneForTwoNeighboursThatChangedPlaces(String a, String b, int edits) {
        assertEquals(edits, NearestName.distance(a, b));
        assertEquals(edits, NearestName.distance(b, a));
    }
}
