package signinghelper.verifier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.verifier.http.Operation;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the OpenAPI description with the service, both ways. */
class DescriptionTest {
    private final Description description = new Description();

    @Test
    void hasEachPathAndNoOther() {
        var served = new TreeSet<String>();
        Stream.of(Operation.values()).map(each -> "POST " + each.path()).forEach(served::add);
        served.addAll(List.of("GET /health/live", "GET /health/ready", "GET /metrics"));

        assertThat(description.operations()).isEqualTo(served);
    }

    @ParameterizedTest
    @EnumSource
    void hasEachCodeAndNoOther(Operation operation) {
        assertThat(description.refusals(operation.path())).isEqualTo(operation.refusals());
    }

    @Test
    void hasExamplesThatFit() {
        assertThat(description.faultsOfExamples()).isEmpty();
        assertThat(description.unusedSchemas()).isEmpty();
    }
}
