package signinghelper.formats.pdf;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;
import signinghelper.testkit.junit.Needed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.pdf.Verdict.HOLDER;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Files that other programs make or sign, judged by us and by two others; {@code docs/verification-differences.md} has a row for each signature. */
@Tag("full")
class MadeByOthersTest {
    private static final byte[] CONTENT = "100".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    static Path folder;

    private static DssApart dss;
    private static PdfSig pdfsig;

    private final List<Difference> found = new ArrayList<>();

    @BeforeAll
    static void load() throws Exception {
        dss = DssApart.load();
        pdfsig = PdfSig.in(folder);
    }

    @AfterAll
    static void close() throws Exception {
        dss.close();
    }

    @Test
    void eachHasItsRow() throws Exception {
        var programs = ProgramSigner.in(folder, HOLDER);
        pdf("signed by LibreOffice 25.2", libreOffice());
        pdf("the same, signed by ours", Signer.of(HOLDER).sign(libreOffice()));
        pdf("page by Ghostscript, signed by ours", Signer.of(HOLDER).sign(ghostscript()));
        pdf("the same, signed by DSS", OtherMakersTest.dss(Signer.of(HOLDER).sign(ghostscript())));
        pdf("signed by DSS twice", OtherMakersTest.dss(OtherMakersTest.dss(TestPdf.compressed())));
        cms("signed by OpenSSL", programs.openSsl(CONTENT, "-nodetach"), null);
        cms("by OpenSSL, with attributes of CAdES", programs.openSsl(CONTENT, "-nodetach", "-cades"), null);
        cms("by OpenSSL, beside the content", programs.openSsl(CONTENT), CONTENT);
        cms("the same, beside another content", programs.openSsl(CONTENT), "900".getBytes(StandardCharsets.US_ASCII));
        cms("by OpenSSL, without attributes", programs.openSsl(CONTENT, "-nodetach", "-noattr"), null);
        cms("script signed by jsign 7.4", programs.jsign(), null);

        assertThat(found).containsExactlyElementsOf(Difference.rows("## Made in the tests", 3));
    }

    private static byte[] libreOffice() throws IOException {
        try (var file = Objects.requireNonNull(MadeByOthersTest.class.getResourceAsStream("libreoffice-signed.pdf"))) {
            return file.readAllBytes();
        }
    }

    private static byte[] ghostscript() throws Exception {
        Needed.file(Path.of("/usr/bin/gs"));
        var page = Files.writeString(
                folder.resolve("page.ps"),
                "/Helvetica findfont 24 scalefont setfont 100 700 moveto (100) show showpage");
        var made = folder.resolve("made.pdf");
        pdfsig.run("gs", "-q", "-sDEVICE=pdfwrite", "-o", made.toString(), page.toString());
        return Files.readAllBytes(made);
    }

    private void pdf(String name, byte[] pdf) throws Exception {
        for (var own : ours(pdf, null)) {
            add(name, own, pdf, null, pdfsig.judge(pdf, own.name()));
        }
    }

    private void cms(String name, byte[] cms, byte @Nullable [] apart) throws Exception {
        for (var own : ours(cms, apart)) {
            add(name, own, cms, apart, openSsl(cms, apart));
        }
    }

    private void add(String name, Opinion own, byte[] document, byte @Nullable [] apart, String third) {
        var other = dss.judge(document, apart).stream()
                .map(Opinion::ofDss)
                .filter(opinion -> opinion.name().equals(own.name()))
                .findFirst()
                .orElse(Opinion.none(own.name(), ""));
        found.add(new Difference(name, own.name(), List.of(own.words(), other.words(), third)));
    }

    private static List<Opinion> ours(byte[] document, byte @Nullable [] apart) throws IOException {
        var context = VerificationContext.of(VerificationPolicy.field(), NOW).withoutRevocation();
        var report = DocumentFormats.verify(Source.of(document), apart == null ? null : Source.of(apart), context);
        return report.signatures().stream().map(Opinion::of).toList();
    }

    private static String openSsl(byte[] cms, byte @Nullable [] apart) throws Exception {
        Files.write(folder.resolve("signed"), cms);
        var arguments = new ArrayList<>(List.of("cms", "-verify", "-noverify", "-binary", "-inform", "DER"));
        arguments.addAll(List.of("-in", "signed", "-out", "/dev/null"));
        if (apart != null) {
            Files.write(folder.resolve("apart"), apart);
            arguments.addAll(List.of("-content", "apart"));
        }
        return Needed.openSsl(folder).run(arguments.toArray(String[]::new)).exitCode() == 0 ? "accepts" : "refuses";
    }
}
