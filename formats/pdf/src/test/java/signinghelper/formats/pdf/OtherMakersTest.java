package signinghelper.formats.pdf;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.junit.Needed;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.formats.pdf.Verdict.HOLDER;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Documents that others have made or signed. */
@Tag("slow")
class OtherMakersTest {
    private static final String PASSWORD = "test";

    @TempDir
    Path folder;

    @Test
    void popplerSigns() throws Exception {
        var poppler = poppler();
        var once = poppler.sign(TestPdf.plain());
        var twice = poppler.sign(once);
        var verdict = Verdict.on(twice);

        assertThat(Verdict.on(once).report().indication())
                .as("%s", Verdict.on(once))
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.report().signatures())
                .hasSize(2)
                .anyMatch(signature -> signature.has(Code.SIGNED_AGAIN_LATER))
                .anyMatch(signature -> signature.has(Code.UNCHANGED_SINCE));
    }

    /** LibreOffice writes more digits of a page's size than poppler, which writes the page again. */
    @Test
    void popplerSignsAPageOfManyDigits() throws Exception {
        var plain = TestPdf.plain();
        var page = RawUpdate.number(plain, "/Type /Page\n");
        var size = "/MediaBox [0 0 595.303937007874 841.889763779528]";
        var pdf = RawUpdate.of(plain)
                .object(page, RawUpdate.body(plain, page).replaceFirst("/MediaBox \\[.*?]", size))
                .end();
        var verdict = Verdict.on(poppler().sign(PdfBoxSigner.of(HOLDER).sign(pdf)));

        assertThat(verdict.indication("Signature1")).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(verdict.codes("Signature1")).contains(Code.SIGNED_AGAIN_LATER);
    }

    /** MuPDF keeps numbers of 32 bits. */
    @Test
    void mupdfFillsInAFieldOfManyDigits() throws Exception {
        Needed.file(Path.of("/usr/bin/mutool"));
        var programs = PdfSig.in(folder);
        var form = TestPdf.form();
        var field = RawUpdate.number(form, "/T (amount)");
        var place = "/Rect [100.1234567 600.654321 200.98765432 620.12345678]";
        var verdicts = new HashMap<String, Verdict>();
        for (var look : List.of("", "/MK << /BC [0.123456789 0.5 0.333333333] >>")) {
            var pdf = RawUpdate.of(form)
                    .object(field, RawUpdate.body(form, field).replaceFirst("/Rect \\[.*?]", place + look))
                    .end();
            var signed = PdfBoxSigner.of(HOLDER).in("first").certifying(2).sign(pdf);
            verdicts.put(look, Verdict.on(filledByMupdf(programs, signed)));
        }

        assertThat(verdicts).allSatisfy((look, verdict) -> {
            assertThat(verdict.codes("first")).as("%s", verdict).contains(Code.FORM_FILLED_LATER);
            assertThat(verdict.indication("first"))
                    .as("%s", verdict)
                    .isEqualTo(look.isEmpty() ? Indication.TOTAL_PASSED : Indication.INDETERMINATE);
        });
    }

    @Test
    void popplerSignsBehindPdfBox() throws Exception {
        var pdf = poppler().sign(PdfBoxSigner.of(HOLDER).in("first").sign(TestPdf.form()));
        var verdict = Verdict.on(pdf);

        assertThat(verdict.indication("first")).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void pdfBoxSignsBehindPoppler() throws Exception {
        var pdf = PdfBoxSigner.of(HOLDER).in("second").sign(poppler().sign(TestPdf.form()));
        var verdict = Verdict.on(pdf);

        assertThat(verdict.report().indication()).as("%s", verdict).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void dssSigns() throws Exception {
        var once = dss(TestPdf.compressed());
        var twice = Verdict.on(dss(once));

        assertThat(Verdict.on(once).report().indication())
                .as("%s", Verdict.on(once))
                .isEqualTo(Indication.TOTAL_PASSED);
        assertThat(twice.report().indication()).as("%s", twice).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(twice.report().signatures())
                .hasSize(2)
                .allMatch(signature -> signature.form().equals("ETSI.CAdES.detached"))
                .allMatch(signature -> NOW.equals(signature.time().claimed()));
    }

    @Test
    void ghostscriptMakes() throws Exception {
        Needed.file(Path.of("/usr/bin/gs"));
        var page = Files.writeString(
                folder.resolve("page.ps"),
                "/Helvetica findfont 24 scalefont setfont 100 700 moveto (Price: 100) show showpage");
        var made = folder.resolve("made.pdf");
        PdfSig.in(folder).run("gs", "-q", "-sDEVICE=pdfwrite", "-o", made.toString(), page.toString());
        var once = PdfBoxSigner.of(HOLDER).sign(Files.readAllBytes(made));
        var twice = Verdict.on(PdfBoxSigner.of(HOLDER).sign(once));

        assertThat(twice.report().indication()).as("%s", twice).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(twice.codes("Signature1")).contains(Code.SIGNED_AGAIN_LATER);
    }

    private byte[] filledByMupdf(PdfSig programs, byte[] pdf) throws Exception {
        var script = Files.writeString(folder.resolve("fill.js"), """
                var document = Document.openDocument(scriptArgs[0]);
                document.loadPage(0).getWidgets().forEach(function (widget) {
                  if (widget.getFieldType() === "text") {
                    widget.setTextValue("hello");
                    widget.update();
                  }
                });
                document.save(scriptArgs[1], "incremental");
                """);
        var from = Files.write(folder.resolve("empty.pdf"), pdf);
        var to = folder.resolve("filled.pdf");
        var said = programs.run("mutool", "run", script.toString(), from.toString(), to.toString());
        assertThat(to).as("%s", said).exists();
        return Files.readAllBytes(to);
    }

    /** Signs with poppler, whose NSS looks at the certificate's validity at the present time. */
    private Poppler poppler() throws Exception {
        var programs = PdfSig.in(folder);
        var certificate = HOLDER.authority()
                .issue(TestAuthority.request(HOLDER.keys())
                        .validity(NOW.minus(Duration.ofDays(900)), NOW.plus(Duration.ofDays(36500))));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "signer", HOLDER.keys().getPrivate(), PASSWORD.toCharArray(), new X509Certificate[] {certificate});
        var file = folder.resolve("signer.p12");
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        programs.run("pk12util", "-i", file.toString(), "-W", PASSWORD, "-K", "", "-d", "sql:" + folder);
        return new Poppler(programs, folder);
    }

    private record Poppler(PdfSig programs, Path folder) {
        byte[] sign(byte[] pdf) throws Exception {
            var from = Files.write(folder.resolve("from.pdf"), pdf);
            var to = Files.createTempDirectory(folder, "signed").resolve("to.pdf");
            var said = programs.run(
                    "pdfsig",
                    "-nssdir",
                    "sql:" + folder,
                    "-add-signature",
                    "-nick",
                    "signer",
                    from.toString(),
                    to.toString());
            assertThat(to).as("%s", said).exists();
            return Files.readAllBytes(to);
        }
    }

    /** Signs in the form PAdES B-B. */
    static byte[] dss(byte[] pdf) throws Exception {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(HOLDER.certificate()));
        parameters.bLevel().setSigningDate(Date.from(NOW));
        var service = new PAdESService(new CommonCertificateVerifier());
        var document = new InMemoryDocument(pdf);
        var signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(HOLDER.keys().getPrivate());
        signer.update(service.getDataToSign(document, parameters).getBytes());
        var value = new SignatureValue(SignatureAlgorithm.RSA_SHA256, signer.sign());
        var out = new ByteArrayOutputStream();
        service.signDocument(document, parameters, value).writeTo(out);
        return out.toByteArray();
    }
}
