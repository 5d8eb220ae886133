package signinghelper.formats.ofd;

import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.BouncyCastle;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.verification.Code;
import signinghelper.formats.verification.Indication;
import signinghelper.formats.verification.VerificationReport;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** Habits of programs that write signatures, none of which says that a document was changed. */
class OfdHabitsTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final TestHolder holder = TestHolder.of(TestKey.SM2, now);
    private final TestSeal seal = TestSeal.of(TestHolder.of(TestKey.SM2, now), now, holder.certificate());

    private VerificationReport verify(TestOfd document) throws IOException {
        return new OfdSigner(holder, seal, now).verify(document.zip());
    }

    private void assertPassed(VerificationReport report) {
        assertThat(report.indication())
                .as("%s", OfdVerificationTest.codes(report))
                .isEqualTo(Indication.TOTAL_PASSED);
    }

    private TestOfd signedTwice(boolean isNewestFirst) {
        var all = List.of("OFD.xml", TestOfd.DOCUMENT, TestOfd.PAGE, TestOfd.LIST);
        var document = new TestOfd().sign(seal, holder, all);
        document.id = "ID=\"2\"";
        document.isNewestFirst = isNewestFirst;
        return document.sign(seal, holder, all);
    }

    /** Each signature covers the list, which nobody may turn round afterwards. */
    @Test
    void readsAListWithTheNewestSignatureFirst() throws IOException {
        assertPassed(verify(signedTwice(false)));
        var newestFirst = signedTwice(true);
        assertPassed(verify(newestFirst));
        assertThat(OfdVerificationTest.codes(
                        verify(newestFirst.replace(TestOfd.LIST, "<ofd:MaxSignId>9", "<ofd:MaxSignId>8"))))
                .contains(Code.DIGEST_MISMATCH);
    }

    /** A program on Windows, or one that takes locations for addresses or for the root's, reads what another does not find. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/doc_0/document.xml",
                "\\Doc_0\\Document.xml",
                "/Doc_0/Document%2Exml",
                TestOfd.DOCUMENT,
                "Document.xml"
            })
    void aReferenceThatOnlySomeReadersFollowIsOpen(String spelling) throws IOException {
        var document = new TestOfd();
        document.sign(seal, holder);
        var described = "Doc_0/Signs/Sign_0/Signature.xml";
        document.replace(described, "FileRef=\"/" + TestOfd.DOCUMENT, "FileRef=\"" + spelling);
        document.signAgain(seal, holder);

        assertThat(verify(document).indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(OfdVerificationTest.codes(verify(document))).contains(Code.READINGS_DIFFER);
    }

    @Test
    void zerosBehindTheSealShowNothing() throws IOException {
        var document = new TestOfd().sign(seal, holder);
        var beside = Objects.requireNonNull(document.parts.get("Doc_0/Signs/Sign_0/Seal.esl"));
        document.parts.put("Doc_0/Signs/Sign_0/Seal.esl", Arrays.copyOf(beside, beside.length + 2));
        assertPassed(verify(document));
        assertThat(OfdVerificationTest.codes(verify(document))).contains(Code.FORM_DEVIATES);

        document.parts.put("Doc_0/Signs/Sign_0/Seal.esl", Arrays.copyOf(beside, beside.length - 1));
        assertThat(OfdVerificationTest.codes(verify(document))).contains(Code.SEAL_DIFFERS);
    }

    /** Some write the digest's digits in the place of its Base64, which is another length. */
    @Test
    void aDigestInDigitsIsOpen() throws IOException {
        var document = new TestOfd();
        document.sign(seal, holder, List.of("OFD.xml", TestOfd.DOCUMENT, TestOfd.PAGE));
        var described = "Doc_0/Signs/Sign_0/Signature.xml";
        var digest = DigestAlgorithm.SM3.of(TestOfd.utf8(document.text(TestOfd.PAGE)));
        document.replace(
                described,
                Base64.getEncoder().encodeToString(digest),
                HexFormat.of().formatHex(digest));
        document.signAgain(seal, holder);

        assertThat(verify(document).indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(OfdVerificationTest.codes(verify(document))).contains(Code.ALGORITHM_REFUSED);
    }

    /** Each folder within another doubles the ways in which a location can be meant. */
    @Test
    void foldersWithinFoldersAreBounded() throws IOException {
        var nested = "<ofd:Res BaseLoc=\"a\">".repeat(22) + "</ofd:Res>".repeat(22);
        var document = new TestOfd()
                .replace(TestOfd.PAGE, "<ofd:Content/>", "<ofd:Content/>" + nested)
                .sign(seal, holder);

        assertThat(OfdVerificationTest.codes(verify(document))).contains(Code.TOO_LARGE);
    }

    @Test
    void aDescriptionOfMorePartsThanADocumentHasIsTooLarge() throws IOException {
        var document = new TestOfd().sign(seal, holder);
        var reference = "<ofd:Reference FileRef=\"/a\"><ofd:CheckValue>AA==</ofd:CheckValue></ofd:Reference>";
        document.replace(
                "Doc_0/Signs/Sign_0/Signature.xml",
                "</ofd:References>",
                reference.repeat(20_000) + "</ofd:References>");

        assertThat(OfdVerificationTest.codes(verify(document))).contains(Code.TOO_LARGE);
    }

    /** A hundred descriptions of as many parts filled 200 MB. */
    @Tag("slow")
    @Test
    void allDescriptionsTogetherAreBounded() throws IOException {
        var reference = "<ofd:Reference FileRef=\"/OFD.xml\"><ofd:CheckValue/></ofd:Reference>";
        var document = new TestOfd();
        for (var number = 0; number < 22; number++) {
            document.sign(seal, holder, List.of());
            document.replace(
                    "Doc_0/Signs/Sign_" + number + "/Signature.xml",
                    "</ofd:References>",
                    reference.repeat(19_000) + "</ofd:References>");
        }
        var reports = verify(document).signatures();

        assertThat(reports.get(20).has(Code.TOO_LARGE)).isFalse();
        assertThat(reports.get(21).has(Code.TOO_LARGE)).isTrue();
    }

    /** A digest in other spellings or by an older function, which the standard leaves open, is no change of the document. */
    @ParameterizedTest
    @CsvSource({
        "SHA-256, raw, FORM_DEVIATES, TOTAL_PASSED",
        "SHA-256, digits, FORM_REFUSED, INDETERMINATE",
        "SHA-256, info, FORM_REFUSED, INDETERMINATE",
        "SHA-256, apart, FORM_REFUSED, INDETERMINATE",
        "SHA-256, base64 apart, FORM_REFUSED, INDETERMINATE",
        "SHA-1, raw, ALGORITHM_REFUSED, INDETERMINATE",
        "MD5, raw, ALGORITHM_REFUSED, INDETERMINATE",
        "SHA-224, raw, ALGORITHM_REFUSED, INDETERMINATE"
    })
    void aCmsOverTheDigestInAnySpellingFailsNothing(String function, String spelling, Code code, Indication indication)
            throws Exception {
        var report = byCms(
                description -> spelled(MessageDigest.getInstance(function).digest(description), spelling),
                !spelling.endsWith("apart"));

        assertThat(OfdVerificationTest.codes(report)).contains(code);
        assertThat(report.indication()).isEqualTo(indication);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCmsOverAnotherDigestFails(boolean isWithin) throws Exception {
        var report = byCms(description -> DigestAlgorithm.SHA_256.of(new byte[1]), isWithin);

        assertThat(OfdVerificationTest.codes(report)).contains(Code.DIGEST_MISMATCH);
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
    }

    private static byte[] spelled(byte[] digest, String spelling) throws IOException {
        return switch (spelling) {
            case "digits" -> TestOfd.utf8(HexFormat.of().withUpperCase().formatHex(digest));
            case "info" ->
                new DigestInfo(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), digest).getEncoded();
            case "base64 apart" -> Base64.getEncoder().encode(digest);
            default -> digest;
        };
    }

    /** Content of a CMS. */
    @FunctionalInterface
    private interface Contents {
        byte[] of(byte[] description) throws Exception;
    }

    private VerificationReport byCms(Contents contents, boolean isWithin) throws Exception {
        var rsa = TestHolder.of(TestKey.RSA, now);
        var description = "Doc_0/Signs/Sign_0/Signature.xml";
        var document = new TestOfd();
        document.sign(seal.encoded(), List.copyOf(document.parts.keySet()), value -> new byte[0]);
        document.parts.remove("Doc_0/Signs/Sign_0/Seal.esl");
        var text = TestOfd.utf8(document.text(description).replaceFirst("<ofd:Seal>.*</ofd:Seal>", ""));
        document.parts.put(description, text);
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                .setProvider(BouncyCastle.PROVIDER)
                .build("SHA256withRSA", rsa.keys().getPrivate(), rsa.certificate()));
        generator.addCertificate(new JcaX509CertificateHolder(rsa.certificate()));
        var made = generator.generate(new CMSProcessableByteArray(contents.of(text)), isWithin);
        document.parts.put("Doc_0/Signs/Sign_0/SignedValue.dat", made.getEncoded("DER"));
        return new OfdSigner(rsa, seal, now).verify(document.zip());
    }
}
