package signinghelper.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class WireFormatTest {
    record Inner(int offset) {}

    record Outer(String role, Inner inner) {}

    private final WireFormat format = new WireFormat();

    /** A refusal's cause is logged, so it names the field's place and never the page's data. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'role':'a','inner':{'offset':'canary'}}|at /inner/offset: MismatchedInputException",
                "{'role':['canary'],'inner':{'offset':1}}|at /role: MismatchedInputException",
                "{'role':'a','inner':{'offset':1,'canary4711':1}}|at /inner/?: UnrecognizedPropertyException",
                "{'role':'a','inner':'canary'}|at /inner: MismatchedInputException"
            })
    void whatIsMisshapenIsNamedByItsPlaceAndNotRepeated(String json, String said) throws Exception {
        var parameters = (ObjectNode) format.readTree(json.replace('\'', '"'));
        var refusal = catchThrowableOfType(Refusal.class, () -> format.decode(Outer.class, parameters));

        assertThat(refusal.code()).isEqualTo(ErrorCode.REQUEST_MALFORMED);
        assertThat(Objects.requireNonNull(refusal.getCause()).getMessage()).isEqualTo(said);
        assertThat(refusal.getCause().getCause()).isNull();
    }
}
