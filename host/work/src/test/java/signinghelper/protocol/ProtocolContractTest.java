package signinghelper.protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.check.Verdict;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.Severity;
import signinghelper.formats.verification.Step;
import signinghelper.guidance.Language;
import signinghelper.inspection.Cause;
import signinghelper.inspection.FileFault;
import signinghelper.inspection.FileKind;
import signinghelper.inspection.TextEncoding;
import signinghelper.protocol.ProtocolFiles.Example;
import signinghelper.work.News;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/** The schema, its examples and the Java side say the same. The extension's contract test reads the same files. */
class ProtocolContractTest {

    static List<Example> examples() {
        return ProtocolFiles.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleFitsTheDefinitionItIsNamedAfter(Example example) {
        assertThat(MessageSchema.of(example.definition()).faults(example.message()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleFitsTheSchemaAsAWhole(Example example) {
        assertThat(MessageSchema.ofAnyMessage().faults(example.message())).isEmpty();
    }

    @Test
    void everyMessageHasAnExampleAndEveryExampleAMessage() {
        assertThat(examples().stream().map(Example::definition).collect(toSet()))
                .isEqualTo(ProtocolFiles.messageDefinitions());
    }

    @Test
    void errorCodesAreThoseOfTheSchema() {
        assertThat(names(ErrorCode.values())).isEqualTo(ProtocolFiles.values("ErrorCode"));
    }

    @Test
    void retryIsThatOfTheSchema() {
        assertThat(names(ErrorCode.Retry.values())).isEqualTo(ProtocolFiles.values("Retry"));
    }

    @Test
    void stagesAreThoseOfTheSchema() {
        assertThat(names(News.Stage.values())).isEqualTo(ProtocolFiles.values("Stage"));
    }

    @Test
    void verdictsAreThoseOfTheSchema() {
        assertThat(names(Verdict.values())).isEqualTo(ProtocolFiles.values("Verdict"));
    }

    @Test
    void whatIsFoundOfFilesIsThatOfTheSchema() {
        assertThat(ProtocolFiles.values("FileKind"))
                .containsAll(kinds(FileKind.plain()))
                .contains("PDF", "OFD")
                .isSubsetOf(kinds(FileKind.all()));
        assertThat(names(TextEncoding.values())).isEqualTo(ProtocolFiles.values("TextEncoding"));
        assertThat(names(Cause.values())).isEqualTo(ProtocolFiles.values("Cause"));
        assertThat(names(FileFault.values())).isEqualTo(ProtocolFiles.values("FileFault"));
    }

    private static Set<String> kinds(List<FileKind> kinds) {
        return kinds.stream().map(FileKind::name).collect(toSet());
    }

    @Test
    void namesInReportsAreThoseOfTheSchema() {
        assertThat(names(Indication.values())).isEqualTo(ProtocolFiles.values("Indication"));
        assertThat(names(Code.values())).isEqualTo(ProtocolFiles.values("ReportCode"));
        assertThat(names(Step.values())).isEqualTo(ProtocolFiles.values("ReportStep"));
        assertThat(names(Severity.values())).isEqualTo(ProtocolFiles.values("Severity"));
    }

    @Test
    void languagesAreThoseOfTheSchema() {
        assertThat(Stream.of(Language.values()).map(Language::tag)).isEqualTo(ProtocolFiles.values("Locale"));
        assertThat(Stream.of(Language.values()).map(language -> new WireFormat().encode(language)))
                .extracting(json -> json.textValue())
                .isEqualTo(ProtocolFiles.values("Locale"));
    }

    @Test
    void errorNumbersAreThoseOfTheSchema() {
        var inSchema = ProtocolFiles.schema().at("/$defs/ErrorReply/properties/error/properties/code/enum");

        assertThat(Stream.of(JsonRpcError.values()).map(JsonRpcError::code))
                .containsExactlyElementsOf(Stream.iterate(0, i -> i + 1)
                        .limit(inSchema.size())
                        .map(i -> inSchema.get(i).intValue())
                        .toList());
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }
}
