package signinghelper.formats.envelope;

import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.SimpleAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Envelopes that are refused before a key is asked. */
class EnvelopeBoundsTest {
    private static final String CMS = "1.2.840.113549.1.7.3";
    private static final String DATA = "1.2.840.113549.1.7.1";
    private static final String AES_256_CBC = "2.16.840.1.101.3.4.1.42";

    @TempDir
    Path folder;

    private final TestRecipient recipient = TestRecipient.of(TestKey.RSA);
    private final CraftedCms crafted = new CraftedCms(recipient);

    @Test
    void manyRecipientsAreTooMany() throws Exception {
        assertThat(refusal(CMS, DATA, AES_256_CBC, 101, 16)).isEqualTo("MALFORMED");
        var envelope = crafted.envelope(CMS, DATA, AES_256_CBC, 100, new byte[256], new byte[16]);
        assertThat(Envelope.read(Source.of(envelope)).recipients()).hasSize(100);
    }

    @Test
    void partsOfMoreThanAMebibyteAreTooLarge() throws Exception {
        var wrapped = new byte[1 << 20];

        assertThat(Opening.outcome(crafted.envelope(wrapped, new byte[16]), folder, recipient.key()))
                .isEqualTo("MALFORMED");
    }

    @Test
    void formsAndAlgorithmsThatAreNotReadAreNamed() throws Exception {
        assertThat(refusal("1.2.840.113549.1.7.2", DATA, AES_256_CBC, 1, 16)).isEqualTo("UNSUPPORTED");
        assertThat(refusal(CMS, "1.2.840.113549.1.7.2", AES_256_CBC, 1, 16)).isEqualTo("UNSUPPORTED");
        // Triple DES, and AES-256-GCM, whose tag EnvelopedData has no room for.
        assertThat(refusal(CMS, DATA, "1.2.840.113549.3.7", 1, 16)).isEqualTo("UNSUPPORTED");
        assertThat(refusal(CMS, DATA, "2.16.840.1.101.3.4.1.46", 1, 16)).isEqualTo("UNSUPPORTED");
    }

    @Test
    void sm2KeyForAnRsaCertificateIsNotRead() throws Exception {
        var sm2 = TestRecipient.of(TestKey.SM2);
        var parts = Sm2Parts.of(Opening.written(new byte[16], sm2.certificate()));

        assertThat(Opening.outcome(parts.to(recipient.certificate()), folder, recipient.key()))
                .isEqualTo("UNSUPPORTED");
    }

    /** Otherwise a driver of a U-Key would get it after the PIN, and each has an answer of its own. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 257})
    void rsaValuesAreAsLongAsTheKey(int length) throws Exception {
        var envelope = Envelope.read(Source.of(crafted.envelope(new byte[length], new byte[16])));

        var refusal = catchThrowableOfType(EnvelopeException.class, () -> envelope.requireFor(recipient.certificate()));
        assertThat(refusal.reason()).isEqualTo(EnvelopeException.Reason.MALFORMED);
    }

    @Test
    void authenticatedAttributesAreNotRead() throws Exception {
        var generator = new CMSAuthEnvelopedDataGenerator();
        generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(recipient.certificate()));
        var contentType = new Attribute(CMSAttributes.contentType, new DERSet(CMSObjectIdentifiers.data));
        generator.setAuthenticatedAttributeGenerator(
                new SimpleAttributeTableGenerator(new AttributeTable(contentType)));
        var encryptor = (OutputAEADEncryptor) new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                .setProvider(TestAuthority.PROVIDER)
                .build();
        var envelope = generator.generate(new CMSProcessableByteArray(new byte[16]), encryptor);

        assertThat(Opening.outcome(envelope.getEncoded(), folder, recipient.key()))
                .isEqualTo("UNSUPPORTED");
    }

    @Test
    void contentOfNoWholeBlocksIsDamaged() throws Exception {
        assertThat(refusal(CMS, DATA, AES_256_CBC, 1, 0)).isEqualTo("MALFORMED");
        assertThat(refusal(CMS, DATA, AES_256_CBC, 1, 17)).isEqualTo("MALFORMED");
    }

    private String refusal(String form, String type, String cipher, int recipients, int size) throws Exception {
        var envelope = crafted.envelope(form, type, cipher, recipients, new byte[256], new byte[size]);
        return Opening.outcome(envelope, folder, recipient.key());
    }

    @Test
    void deepNestingIsRefusedByItsHeaders() throws Exception {
        var bottomless = new byte[100_000];
        for (var at = 0; at < bottomless.length; at += 2) {
            bottomless[at] = 0x30;
            bottomless[at + 1] = (byte) 0x80;
        }
        var head =
                new byte[] {0x30, (byte) 0x80, 6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 3};
        var open = new byte[] {(byte) 0xA0, (byte) 0x80, 0x30, (byte) 0x80, 2, 1, 0, 0x31, (byte) 0x80};

        assertThat(Opening.outcome(Arrays.concatenate(head, open, bottomless), folder, recipient.key()))
                .isEqualTo("MALFORMED");
    }

    @Test
    void nothingIsWrittenToUnsuitableCertificates() {
        var signing = TestRecipient.of(TestKey.RSA, KeyUsage.digitalSignature);
        var sm2 = TestRecipient.of(TestKey.SM2);

        assertThat(unsuitable()).contains("0 recipients");
        assertThat(unsuitable(signing)).contains("key usage");
        assertThat(unsuitable(recipient, sm2)).contains("keys of [RSA, SM2]");
        assertThat(unsuitable(Collections.nCopies(101, recipient).toArray(TestRecipient[]::new)))
                .contains("101 recipients");
    }

    private static String unsuitable(TestRecipient... recipients) {
        var certificates =
                List.of(recipients).stream().map(TestRecipient::certificate).toList();
        var refusal = catchThrowableOfType(EnvelopeException.class, () -> EnvelopeWriter.to(certificates));
        assertThat(refusal.reason()).isEqualTo(EnvelopeException.Reason.RECIPIENT_UNSUITABLE);
        return String.valueOf(refusal.getMessage());
    }

    @Test
    void sourceIsReadToItsEndBeforeAnythingElse() throws Exception {
        var envelope = Opening.written(new byte[10], recipient.certificate());

        assertThat(Envelope.read(Source.of(envelope)).encryptedSize()).isEqualTo(10);
    }
}
