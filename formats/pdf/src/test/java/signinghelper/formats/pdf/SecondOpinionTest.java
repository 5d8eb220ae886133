package signinghelper.formats.pdf;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.pdf.Verdict.HOLDER;
import static signinghelper.formats.pdf.Verdict.STRANGER;

/** Judgements of poppler and EU DSS beside ours, as {@code attacks.md} among the resources lists them. */
@Tag("slow")
class SecondOpinionTest {
    private static final Path PAGE = Path.of("src/test/resources/signinghelper/formats/pdf/attacks.md");

    @TempDir
    static Path folder;

    private static PdfSig pdfsig;
    private static Dss dss;

    @BeforeAll
    static void prepare() throws Exception {
        pdfsig = PdfSig.in(folder);
        dss = new Dss(HOLDER, STRANGER);
    }

    static List<Attack> attacks() throws Exception {
        return AttackTest.attacks();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void everyAttackHasARow(Attack attack) throws Exception {
        var pdf = attack.pdf().toArray();
        var field = attack.field().isEmpty() ? "Signature1" : attack.field();

        assertThat(Files.readAllLines(PAGE))
                .contains("| %s | %s `%s` | %s | %s |"
                        .formatted(
                                attack.name(),
                                attack.indication(),
                                attack.code(),
                                pdfsig.judge(pdf, field),
                                dss.judge(pdf)));
    }

    @Test
    void allPassWhatIsInOrder() throws Exception {
        var pdf = PdfBoxSigner.of(HOLDER).sign(TestPdf.plain());

        assertThat(pdfsig.judge(pdf, "Signature1")).isEqualTo("valid, whole");
        assertThat(dss.judge(pdf)).isEqualTo("passed");
        assertThat(pdfsig.isSoundPdf(pdf)).isTrue();
    }
}
