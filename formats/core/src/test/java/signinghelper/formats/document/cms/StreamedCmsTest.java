package signinghelper.formats.document.cms;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.TestHolder;
import signinghelper.formats.document.CmsForm;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.cms.CmsException.Reason;
import signinghelper.formats.internal.asn1.Asn1Header;
import signinghelper.testkit.authority.TestKey;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signinghelper.testkit.authority.TestAuthority.NOW;

/** Documents are written and read as streams; BouncyCastle, which does neither, says that the bytes are DER. */
class StreamedCmsTest {
    private final TestHolder holder = TestHolder.of(TestKey.P256);

    /** Lengths around which the length octets of X.690, 8.1.3 grow. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65_535, 65_536, 70_000})
    void writesTheDerOfX690(int length) throws Exception {
        var content = new byte[length];
        new Random(length).nextBytes(content);
        var document = holder.signer(CmsForm.PKCS7_501).signAttached(content, NOW, holder::sign);

        assertThat(ContentInfo.getInstance(document).getEncoded(ASN1Encoding.DER))
                .isEqualTo(document);
        var verified = holder.verifier(CmsForm.PKCS7_501).verifyAttached(document);
        assertThat(TestSigner.contentOf(verified).toArray()).isEqualTo(content);
    }

    @Test
    void readsContentInManySegmentsAndSegmentsOfSegments() throws Exception {
        var content = "投标文件".getBytes(StandardCharsets.UTF_8);
        var document = holder.signer(CmsForm.PKCS7_501).signAttached(content, NOW, holder::sign);
        var segmented = withSegments(document, content);

        var verified = holder.verifier(CmsForm.PKCS7_501).verifyAttached(segmented);

        assertThat(TestSigner.contentOf(verified).toArray()).isEqualTo(content);
    }

    @Test
    void refusesSegmentsThatAreNestedWithoutEnd() throws Exception {
        var out = new ByteArrayOutputStream();
        out.write(new byte[] {0x30, (byte) 0x80, 0x06, 0x01, 0x2a, (byte) 0xa0, (byte) 0x80, 0x30, (byte) 0x80});
        out.write(new byte[] {0x02, 1, 1, 0x31, 0, 0x30, (byte) 0x80, 0x06, 1, 0x2a, (byte) 0xa0, (byte) 0x80});
        for (var depth = 0; depth < 100_000; depth++) {
            out.write(new byte[] {0x24, (byte) 0x80});
        }

        TestSigner.assertRefused(
                Reason.MALFORMED, () -> holder.verifier(CmsForm.PKCS7_501).verifyAttached(out.toByteArray()));
    }

    @Test
    void refusesMoreThanAMebibyteAroundTheContent() throws Exception {
        var document = holder.signer(CmsForm.PKCS7_501).signAttached(new byte[10], NOW, holder::sign);
        var large = new ByteArrayOutputStream();
        large.write(new byte[] {0x30, (byte) 0x80, 0x06, 0x01, 0x2a, (byte) 0xa0, (byte) 0x80, 0x30, (byte) 0x80});
        large.write(Asn1Header.write(Der.OCTET_STRING, 2 << 20));
        large.write(new byte[2 << 20]);

        assertThat(document.length).isLessThan(CmsSkeleton.MAX_BYTES);
        TestSigner.assertRefused(
                Reason.MALFORMED, () -> holder.verifier(CmsForm.PKCS7_501).verifyAttached(large.toByteArray()));
    }

    /** The document is read again for its content, and may have been changed since. */
    @Test
    void givesOnlyTheContentThatWasVerified() throws Exception {
        var content = new byte[1000];
        var good = holder.signer(CmsForm.PKCS7_501).signAttached(content, NOW, holder::sign);
        var changed = good.clone();
        changed[200] ^= 1;
        var readings = new int[1];
        Source twoFaced = () -> new ByteArrayInputStream(readings[0]++ < 2 ? good : changed);
        var verified = holder.verifier(CmsForm.PKCS7_501).verifyAttached(twoFaced);

        assertThatThrownBy(
                        () -> Objects.requireNonNull(verified.content()).open().readAllBytes())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("changed");
    }

    /** The same document in BER, with its content in segments of one octet, every other one inside another. */
    private static byte[] withSegments(byte[] document, byte[] content) throws IOException {
        var whole = ContentInfo.getInstance(document);
        var data = SignedData.getInstance(whole.getContent());
        var out = new ByteArrayOutputStream();
        open(out, Der.SEQUENCE);
        out.write(whole.getContentType().getEncoded());
        open(out, Der.EXPLICIT_0);
        open(out, Der.SEQUENCE);
        out.write(data.getVersion().getEncoded());
        out.write(data.getDigestAlgorithms().getEncoded());
        open(out, Der.SEQUENCE);
        out.write(data.getEncapContentInfo().getContentType().getEncoded());
        open(out, Der.EXPLICIT_0);
        open(out, 0x24);
        for (var i = 0; i < content.length; i++) {
            var segment = new byte[] {Der.OCTET_STRING, 1, content[i]};
            out.write(i % 2 == 0 ? segment : new byte[] {0x24, 3, segment[0], segment[1], segment[2]});
        }
        out.write(new byte[6]);
        out.write(new DERTaggedObject(false, 0, data.getCertificates()).getEncoded());
        out.write(data.getSignerInfos().getEncoded());
        out.write(new byte[6]);
        return out.toByteArray();
    }

    private static void open(ByteArrayOutputStream out, int tag) {
        out.write(tag);
        out.write(0x80);
    }
}
