package signinghelper.formats.verification;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VerificationReportTest {

    @Test
    void oneFailureOutweighsAnOpenQuestionAndThatAllGoodFindings() {
        assertThat(signature(Code.SIGNATURE_HOLDS, Code.TIME_CLAIMED).indication())
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(signature(Code.SIGNATURE_HOLDS, Code.CHAIN_NOT_CHECKED).indication())
                .isEqualTo(Indication.INDETERMINATE);
        assertThat(signature(Code.CHAIN_NOT_CHECKED, Code.DIGEST_MISMATCH, Code.SIGNATURE_HOLDS)
                        .indication())
                .isEqualTo(Indication.TOTAL_FAILED);
    }

    @Test
    void nothingFoundProvesNothing() {
        assertThat(signature().indication()).isEqualTo(Indication.INDETERMINATE);
        assertThatThrownBy(() -> new VerificationReport("pdf", List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(VerificationReport.without("pdf", Finding.of(Code.NOT_SIGNED))
                        .indication())
                .isEqualTo(Indication.INDETERMINATE);
    }

    @Test
    void aDocumentIsAsGoodAsItsWorstSignatureAndItself() {
        var good = signature(Code.SIGNATURE_HOLDS);
        var open = signature(Code.CHAIN_NOT_CHECKED);

        assertThat(new VerificationReport("pdf", List.of(good, open, good), List.of()).indication())
                .isEqualTo(Indication.INDETERMINATE);
        assertThat(new VerificationReport("pdf", List.of(good), List.of(Finding.of(Code.CHANGED_LATER))).indication())
                .isEqualTo(Indication.TOTAL_FAILED);
    }

    /**
     * Only broken mathematics or a visible change is a proof (ETSI EN 319 102-1, 5.1.3); no other code may accuse a
     * signer.
     */
    @Test
    void onlyAProofFails() {
        assertThat(Stream.of(Code.values()).filter(code -> code.severity() == Severity.FAILED))
                .containsExactlyInAnyOrder(
                        Code.DIGEST_MISMATCH,
                        Code.SIGNATURE_INVALID,
                        Code.SEAL_SIGNATURE_INVALID,
                        Code.SIGNER_NOT_IN_SEAL,
                        Code.SEAL_DIFFERS,
                        Code.REFERENCE_MISSING,
                        Code.BYTE_RANGE_WRONG,
                        Code.CHANGED_LATER,
                        Code.CERTIFIED_FORBIDS);
    }

    @Test
    void findingsAreInTheOrderOfTheSteps() {
        assertThat(signature(Code.TIME_ABSENT, Code.SIGNATURE_HOLDS, Code.MALFORMED)
                        .findings())
                .extracting(Finding::code)
                .containsExactly(Code.MALFORMED, Code.SIGNATURE_HOLDS, Code.TIME_ABSENT);
    }

    @Test
    void aStructureWithABrokenPartIsNotCalledSound() {
        assertThat(signature(Code.STRUCTURE_SOUND, Code.DIGEST_MISMATCH).has(Code.STRUCTURE_SOUND))
                .isFalse();
        assertThat(signature(Code.STRUCTURE_SOUND, Code.REFERENCE_DOUBLE).has(Code.STRUCTURE_SOUND))
                .isFalse();
        assertThat(signature(Code.STRUCTURE_SOUND, Code.FORM_DEVIATES, Code.SIGNATURE_INVALID)
                        .has(Code.STRUCTURE_SOUND))
                .isTrue();
    }

    private static SignatureReport signature(Code... codes) {
        var findings = Stream.of(codes).map(Finding::of).toList();
        return new SignatureReport("1", "", null, List.of(), SigningTime.UNKNOWN, Coverage.ALL, null, findings);
    }
}
