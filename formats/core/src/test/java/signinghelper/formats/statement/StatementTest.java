package signinghelper.formats.statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.receipt.Receipt;
import signinghelper.testkit.authority.TestAuthority;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StatementTest {
    private static final Statement.Line LINE = TestStatement.line("一", Statement.Outcome.NOT_OPENED);

    /** Statement that a key never was reached for; each field's text occurs once. */
    private static final String JSON = "{\"kind\":\"REHEARSAL\",\"asker\":\"command-line\","
            + "\"begun\":\"2026-07-22T09:00:00Z\",\"ended\":\"2026-07-22T09:00:07Z\",\"uncertaintySeconds\":2,"
            + "\"computer\":{\"program\":\"p/1\",\"system\":\"s\",\"driver\":\"\"},\"certificate\":null,"
            + "\"code\":\"TOKEN_MISSING\",\"envelopes\":[{\"title\":\"t\",\"digest\":\"" + "ab".repeat(32)
            + "\",\"size\":12,\"outcome\":\"NOT_OPENED\",\"wanted\":[{\"keyIdentifier\":\"01FF\"}]}]}";

    @Test
    void isReadAsItIsWritten() throws Exception {
        var asked = new Receipt.Occasion.DesktopClient("投标客户端", TestStatement.NONCE);

        assertThat(read(JSON).toJson()).isEqualTo(utf8(JSON));
        for (var statement : List.of(
                TestStatement.opening(),
                TestStatement.of(Statement.Kind.REHEARSAL, asked, LINE),
                TestStatement.of(Statement.Kind.REHEARSAL, new Receipt.Occasion.CommandLine(), LINE))) {
            assertThat(Statement.fromJson(statement.toJson())).isEqualTo(statement);
        }
        assertThat(new String(TestStatement.opening().toJson().toArray(), StandardCharsets.UTF_8))
                .startsWith(
                        "{\"kind\":\"OPENING\",\"origin\":\"https://portal.example\",\"nonce\":\"nonce\",\"begun\":\"")
                .endsWith(
                        "\"wanted\":[{\"issuer\":\"CN=测试,C=CN\",\"serialNumber\":\"ABCD\"},{\"keyIdentifier\":\"01FF\"}]}]}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'{\"kind\"','{\"more\":\"\",\"kind\"'",
                "'{\"kind\"','{\"more\":1,\"kind\"'",
                "'{\"kind\"','{\"nonce\":\"n\",\"kind\"'",
                "'{\"kind\"','{\"code\":\"TOKEN_MISSING\",\"kind\"'",
                "'\"kind\":\"REHEARSAL\",',''",
                "REHEARSAL,SIGNING",
                "command-line,page",
                "09:00:00Z,09:00:00.5Z",
                "09:00:00Z,09:00:00+00:00",
                "09:00:00Z,09:00:00z",
                ":2,:-2",
                ":2,:2.0",
                ":2,:\"2\"",
                ":2,:9223372036854775808",
                "'\"driver\":\"\"','\"driver\":\"C:\\\\a.dll\"'",
                "'\"driver\":\"\"','\"driver\":\"lib/a.so\"'",
                "'\"driver\":\"\"','\"driver\":\"\",\"user\":\"u\"'",
                "'\"certificate\":null,',''",
                "null,\"\"",
                "null,{}",
                "TOKEN_MISSING,no",
                "abab,ABab",
                "abab,ab",
                "NOT_OPENED,LOST",
                "12,-1",
                "'\"title\":\"t\"','\"title\":\"\"'",
                "'{\"keyIdentifier\":\"01FF\"}','{}'",
                "'{\"keyIdentifier\":\"01FF\"}','{\"issuer\":\"\"}'",
                "'\"01FF\"','\"01FF\",\"issuer\":\"\"'",
                "01FF,01ff",
                "01FF,01F",
            })
    void isRefusedWithAnythingElse(String part, String instead) {
        assertThat(JSON).contains(part);
        assertMalformed(JSON.replaceFirst(Pattern.quote(part), Matcher.quoteReplacement(instead)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{}", "{\"origin\":\"a\",\"nonce\":\"b\",\"documents\":[]}"})
    void isRefusedWhereItIsNone(String json) {
        assertMalformed(json);
        assertMalformed(JSON + json + "x");
    }

    private static void assertMalformed(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        StatementException.class,
                        e -> assertThat(e.reason()).isEqualTo(StatementException.Reason.MALFORMED));
    }

    @Test
    void hasBounds() {
        assertThatCode(() -> ofLines(Collections.nCopies(1000, LINE))).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> ofLines(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> ofLines(Collections.nCopies(1001, LINE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestStatement.line("长".repeat(301), Statement.Outcome.OPENED));
        var wanted = Wanted.of(Bytes.copyOf(new byte[1])).orElseThrow();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Statement.Line(
                        "t", TestStatement.DIGEST, 1, Statement.Outcome.OPENED, Collections.nCopies(101, wanted)));
    }

    /** Longest number of a certificate that is read; names there have up to 16 KiB. */
    @Test
    void takesEachCertificateThatIsRead() {
        var number = "F".repeat(128);
        var fingerprint = new Fingerprint(TestStatement.DIGEST);

        assertThatCode(() ->
                        new Statement.Certificate("CN=" + "a".repeat(32_000), number, TestAuthority.NOW, fingerprint))
                .doesNotThrowAnyException();
    }

    /** Anybody chooses the names in an envelope, so a long one costs no statement. */
    @Test
    void namesNoRecipientWhoseNameIsLonger() {
        var issuer = new X500Principal("CN=a");

        assertThat(Wanted.of(issuer, BigInteger.ONE.shiftLeft(160))).isPresent();
        assertThat(Wanted.of(issuer, BigInteger.ONE.shiftLeft(512))).isEmpty();
        assertThat(Wanted.of(new X500Principal("CN=" + "a".repeat(1000)), BigInteger.ONE))
                .isEmpty();
        assertThat(Wanted.of(Bytes.copyOf(new byte[0]))).isEmpty();
        assertThat(Wanted.of(Bytes.copyOf(new byte[101]))).isEmpty();
    }

    private static Statement ofLines(List<Statement.Line> lines) {
        return new Statement(
                Statement.Kind.OPENING,
                TestStatement.PORTAL,
                TestAuthority.NOW,
                TestAuthority.NOW,
                0,
                TestStatement.COMPUTER,
                null,
                "",
                lines);
    }

    private static Statement read(String json) throws StatementException {
        return Statement.fromJson(utf8(json));
    }

    private static Bytes utf8(String json) {
        return Bytes.copyOf(json.getBytes(StandardCharsets.UTF_8));
    }
}
