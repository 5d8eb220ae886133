package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.TestCmsSigner;
import signinghelper.formats.TestHolder;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.receipt.ReceiptFormat;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.OpenSsl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/**
 * OpenSSL as a second opinion on what we sign: on RSA and EC whole; on SM2 on chain and signature, because its
 * {@code cms -verify} has no place for the signer's identity.
 */
@Tag("slow")
class OpenSslConfirmsTest {
    private static final String IDENTITY = "distid:1234567812345678";

    @TempDir
    Path folder;

    private final byte[] content = new byte[5000];

    @BeforeEach
    void makeContent() throws Exception {
        new Random(1).nextBytes(content);
        write("content", content);
        content[content.length - 1] ^= 1;
        write("altered", content);
        content[content.length - 1] ^= 1;
    }

    @ParameterizedTest
    @CsvSource({"RSA, SHA_256", "RSA, SHA_384", "RSA, SHA_512", "P256, SHA_256", "P384, SHA_384"})
    void confirmsRsaAndEcDocuments(TestKey kind, DigestAlgorithm digest) throws Exception {
        var holder = TestHolder.of(kind);
        var signer = holder.signer(CmsForm.GMT0010_3011, digest);
        write(holder);
        write("attached", signer.signAttached(content, NOW, holder::sign));
        write("detached", signer.signDetached(content, NOW, holder::sign));

        assertThat(verify("attached", "-out", "unpacked").output()).contains("Verification successful");
        assertThat(Files.readAllBytes(folder.resolve("unpacked"))).isEqualTo(content);
        assertThat(verify("detached", "-content", "content", "-out", "unpacked").output())
                .contains("Verification successful");
        assertThat(verify("detached", "-content", "altered", "-out", "unpacked").exitCode())
                .isNotZero();
    }

    private OpenSsl.Outcome verify(String document, String... options) throws Exception {
        var command = new ArrayList<>(List.of("cms", "-verify", "-binary", "-inform", "DER", "-in", document));
        command.addAll(List.of("-CAfile", "root.pem", "-purpose", "any", "-cades", "-attime", now()));
        command.addAll(List.of(options));
        return Needed.openSsl(folder).run(command.toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource(
            value = CmsForm.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"RFC5652", "RFC5652_WITHOUT_ATTRIBUTES", "GMT0010_3011_DIGEST"})
    void confirmsSm2ChainsAndSignatures(CmsForm form) throws Exception {
        var holder = TestHolder.of(TestKey.SM2);
        var document = holder.signer(form).signAttached(content, NOW, holder::sign);
        var signer = signerInfo(document);
        write(holder);
        write(
                "signed",
                form.hasSignedAttributes()
                        ? signer.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER)
                        : content);
        write("signature", signer.getEncryptedDigest().getOctets());
        pem("key.pem", "PUBLIC KEY", holder.keys().getPublic().getEncoded());
        var openSsl = Needed.openSsl(folder);

        assertThat(openSsl.run(
                                "verify",
                                "-vfyopt",
                                IDENTITY,
                                "-attime",
                                now(),
                                "-CAfile",
                                "root.pem",
                                "certificate.pem")
                        .output())
                .contains("certificate.pem: OK");
        assertThat(digestVerify(openSsl, "signed").output()).contains("Verified OK");
        assertThat(digestVerify(openSsl, "altered").output()).contains("Verification failure");
        assertThat(openSsl.run(
                                "pkeyutl",
                                "-verify",
                                "-rawin",
                                "-digest",
                                "sm3",
                                "-pubin",
                                "-inkey",
                                "key.pem",
                                "-sigfile",
                                "signature",
                                "-in",
                                "signed",
                                "-pkeyopt",
                                IDENTITY)
                        .output())
                .contains("Signature Verified Successfully");
    }

    /** Go's {@code encoding/asn1} reads receipts too, as tried by hand with Go 1.24: it refuses longer arcs. */
    @Test
    void readsTheTypeOfAReceiptsContent() throws Exception {
        var holder = TestHolder.of(TestKey.SM2);
        var preparation = new CmsWriter(ReceiptFormat.KIND)
                .attached(
                        Content.inMemory(Bytes.copyOf(content)),
                        holder.signer(CmsForm.PKCS7_501).identity(),
                        NOW,
                        TimeStamping.NONE);
        write("receipt", TestCmsSigner.bytes(preparation.finish(holder.sign(preparation.digestToSign()))));

        assertThat(Needed.openSsl(folder)
                        .run("asn1parse", "-inform", "DER", "-in", "receipt")
                        .output())
                .containsPattern("OBJECT +:2\\.25\\.1480743267\\s");
    }

    private static OpenSsl.Outcome digestVerify(OpenSsl openSsl, String file) throws Exception {
        return openSsl.run("dgst", "-sm3", "-verify", "key.pem", "-sigopt", IDENTITY, "-signature", "signature", file);
    }

    private static SignerInfo signerInfo(byte[] document) {
        var signedData =
                SignedData.getInstance(ContentInfo.getInstance(document).getContent());
        return SignerInfo.getInstance(signedData.getSignerInfos().getObjectAt(0));
    }

    private static String now() {
        return Long.toString(TestAuthority.NOW.getEpochSecond());
    }

    private void write(TestHolder holder) throws Exception {
        pem("root.pem", "CERTIFICATE", holder.authority().certificate().getEncoded());
        pem("certificate.pem", "CERTIFICATE", holder.certificate().getEncoded());
    }

    private void write(String file, byte[] bytes) throws IOException {
        Files.write(folder.resolve(file), bytes);
    }

    private void pem(String file, String type, byte[] der) throws IOException {
        try (var writer = new PemWriter(Files.newBufferedWriter(folder.resolve(file)))) {
            writer.writeObject(new PemObject(type, der));
        }
    }
}
