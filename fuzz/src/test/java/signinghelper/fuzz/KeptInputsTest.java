package signinghelper.fuzz;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Each target on its seeds, and on what Jazzer has found: nothing is thrown that the reader does not promise, within a time. */
class KeptInputsTest {
    @TestFactory
    Stream<DynamicTest> targets() {
        return Target.all().stream().map(target -> DynamicTest.dynamicTest(target.name(), () -> replay(target)));
    }

    private static void replay(Target target) throws Exception {
        var inputs = new ArrayList<>(KeptInputs.of(target).all());
        target.seeds().forEach(inputs::add);
        for (var input : inputs) {
            assertTimeoutPreemptively(Target.LIMIT, () -> target.read(input));
        }
    }
}
