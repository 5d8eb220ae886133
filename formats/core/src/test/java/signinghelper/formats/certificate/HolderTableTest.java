package signinghelper.formats.certificate;

import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of names in docs/certificates.md, each row issued as a certificate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HolderTableTest {
    private static final Path DOCUMENT = Path.of("../../docs/certificates.md");
    private static final String HEADING = "| pattern | O | CN | shown |";

    private final TestAuthority authority = TestAuthority.root(TestKey.P256);
    private final TestAuthority.Request request = TestAuthority.request(TestKey.P256.generate());

    /** Row of the table; a text is empty where the certificate has none. */
    record Row(String pattern, String organisation, String commonName, String shown) {
        static Row of(String line) {
            var cells = Arrays.stream(line.substring(1).split("\\|"))
                    .map(cell -> cell.strip().replace("`", ""))
                    .map(cell -> cell.equals("-") ? "" : cell)
                    .toList();
            return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3));
        }
    }

    static List<Row> rows() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.equals(HEADING))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(Row::of)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void showsTheHolderAsTheTableSays(Row row) {
        assertThat(subject(row).displayName()).isEqualTo(row.shown());
        assertThat(CertificateDetails.of(certificate(row), HolderRules.USUAL).toString())
                .matches(text -> !ResidentNumber.isIn(text));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void thePatternOfTheRowIsAUsualAndFits(Row row) {
        var texts = List.of(row.organisation(), row.commonName());

        if (!row.pattern().isEmpty()) {
            assertThat(HolderRules.USUAL.patterns()).contains(row.pattern());
            assertThat(texts)
                    .anyMatch(text -> new NamePattern(row.pattern())
                            .nameIn(text)
                            .filter(row.shown()::equals)
                            .isPresent());
        }
    }

    @Test
    void eachUsualPatternHasARow() throws IOException {
        assertThat(rows()).extracting(Row::pattern).containsAll(HolderRules.USUAL.patterns());
    }

    private CertificateSubject subject(Row row) {
        return CertificateSubject.of(certificate(row), HolderRules.USUAL);
    }

    private X509Certificate certificate(Row row) {
        var name = new X500NameBuilder().addRDN(BCStyle.C, "CN");
        if (!row.organisation().isEmpty()) {
            name.addRDN(BCStyle.O, row.organisation());
        }
        if (!row.commonName().isEmpty()) {
            name.addRDN(BCStyle.CN, row.commonName());
        }
        return authority.issue(request.subject(name.build()));
    }
}
