package io.parry.cli.synth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class FunctionZipTest {
    @Test
    void whatLambdaWouldNotTakeIsRefused() {
        var error = assertThrows(
                Undeployable.class, () -> FunctionZip.checked(new FunctionZip("d", FunctionZip.LARGEST + 1)));
        assertTrue(error.why().contains("251 MB"), error.why());
        var largest = new FunctionZip("d", FunctionZip.LARGEST);
        assertEquals(largest, FunctionZip.checked(largest));
    }
}
