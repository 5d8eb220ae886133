package signinghelper.formats.statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.TestHolder;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Preparation;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.receipt.ReceiptFormat;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StatementFormatTest {

    @ParameterizedTest
    @EnumSource(TestKey.class)
    void isNoReceiptAndNoDocumentAndNeitherIsAStatement(TestKey kind) throws Exception {
        var holder = TestHolder.of(kind);
        var statement = signed(
                holder,
                StatementFormat.prepare(
                        TestStatement.opening(), holder.certificate(), TestAuthority.NOW, TimeStamping.NONE));
        var receipt = signed(
                holder,
                ReceiptFormat.prepare(
                        new Receipt(TestStatement.PORTAL, List.of()), holder.certificate(), TestAuthority.NOW));
        var document = holder.signer(CmsForm.PKCS7_501)
                .signAttached(TestStatement.opening().toJson().toArray(), TestAuthority.NOW, holder::sign);
        var documents = VerificationPolicy.strict(CmsForm.RFC5652, CmsForm.PKCS7_501);

        assertThat(holder.verifier(StatementFormat.policy())
                        .verifyAttached(statement)
                        .signer())
                .isEqualTo(holder.certificate());
        assertRefused(holder, ReceiptFormat.policy(), statement);
        assertRefused(holder, documents, statement);
        assertRefused(holder, StatementFormat.policy(), receipt);
        assertRefused(holder, StatementFormat.policy(), document);
    }

    private static byte[] signed(TestHolder holder, Preparation preparation) throws Exception {
        return TestCmsSigner.bytes(preparation.finish(holder.sign(preparation.digestToSign())));
    }

    private static void assertRefused(TestHolder holder, VerificationPolicy policy, byte[] cms) {
        assertThatThrownBy(() -> holder.verifier(policy).verifyAttached(cms))
                .isInstanceOfSatisfying(
                        CmsException.class, e -> assertThat(e.reason()).isEqualTo(CmsException.Reason.FORM));
    }

    /** Longer arcs than 31 bits keep portals in Go from reading it. */
    @Test
    void hasAContentTypeOfItsOwnAndOfShortArcs() {
        var type = StatementFormat.KIND.ownType().orElseThrow();

        assertThat(Stream.of(type.getId().split("\\.")).map(Long::parseLong))
                .allSatisfy(arc -> assertThat(arc).isLessThan(1L << 31));
        assertThat(type).isNotEqualTo(ReceiptFormat.KIND.ownType().orElseThrow());
    }

    @Test
    void isNotWrittenLongerThanItIsRead() {
        var holder = TestHolder.of(TestKey.P256);
        var wanted = Collections.nCopies(100, new Wanted("长".repeat(1000), "01", null));
        var line = new Statement.Line("t", TestStatement.DIGEST, 1, Statement.Outcome.FOR_OTHERS, wanted);
        var lines = Collections.nCopies(20, line).toArray(Statement.Line[]::new);
        var statement = TestStatement.of(Statement.Kind.OPENING, TestStatement.PORTAL, lines);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        StatementFormat.prepare(statement, holder.certificate(), TestAuthority.NOW, TimeStamping.NONE));
    }
}
