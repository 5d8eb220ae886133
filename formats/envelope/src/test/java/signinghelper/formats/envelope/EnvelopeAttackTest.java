package signinghelper.formats.envelope;

import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.testkit.authority.TestKey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Envelopes that somebody has changed on their way. */
class EnvelopeAttackTest {
    @TempDir
    Path folder;

    private final byte[] content = new byte[300];

    @ParameterizedTest
    @EnumSource(names = {"RSA", "P256"})
    void noBitOfAnAuthenticatedEnvelopeCanBeTurned(TestKey kind) throws Exception {
        var recipient = TestRecipient.of(kind);
        var envelope = Opening.written(content, recipient.certificate());
        var outcomes = new TreeSet<String>();
        for (var at = 0; at < envelope.length; at += 3) {
            var changed = envelope.clone();
            changed[at] ^= (byte) (1 << at % Byte.SIZE);
            var outcome = Opening.outcome(changed, folder, recipient.key());
            outcomes.add(outcome.equals("OPENED") && isMeaningless(changed, recipient) ? "MEANINGLESS" : outcome);
        }

        assertThat(outcomes)
                .contains("UNREADABLE", "MALFORMED", "NOT_A_RECIPIENT")
                .doesNotContain("OPENED");
        assertThat(leftBehind()).isEmpty();
    }

    /** Versions and parameters that mean nothing may change; the content never. */
    private boolean isMeaningless(byte[] changed, TestRecipient recipient) throws Exception {
        return Arrays.areEqual(Opening.opened(changed, folder, recipient.key()), content);
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA", "P256", "SM2"})
    void envelopeThatIsCutIsToldBeforeAnythingIsDecrypted(TestKey kind) throws Exception {
        var recipient = TestRecipient.of(kind);
        var envelope = Opening.written(content, recipient.certificate());
        for (var length = 0; length < envelope.length; length++) {
            assertThat(Opening.outcome(Arrays.copyOf(envelope, length), folder, recipient.key()))
                    .isEqualTo("MALFORMED");
        }
        assertThat(Opening.outcome(Arrays.append(envelope, (byte) 0), folder, recipient.key()))
                .isEqualTo("MALFORMED");
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA", "P256", "SM2"})
    void keyOfAnotherUnderTheSameNameGivesTheSameAnswerAsDamage(TestKey kind) throws Exception {
        var recipient = TestRecipient.of(kind);
        var envelope = Opening.written(content, recipient.certificate());
        var other = new SoftwareKey(
                recipient.certificate(), TestRecipient.of(kind).keys().getPrivate());
        // In front of three ends of contents lies the tag; the last block but one turns the padding of CBC.
        var damaged = envelope.clone();
        damaged[envelope.length - (kind == TestKey.SM2 ? 17 : 7)] ^= 1;

        var wrongKey = refusal(envelope, other);
        var wrongContent = refusal(damaged, recipient.key());
        assertThat(wrongKey.reason()).isEqualTo(EnvelopeException.Reason.UNREADABLE);
        assertThat(wrongKey).hasMessage(wrongContent.getMessage()).hasNoCause().hasNoSuppressedExceptions();
        assertThat(wrongContent.reason()).isEqualTo(wrongKey.reason());
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void noBitOfAnSm2KeyCanBeTurned() throws Exception {
        var recipient = TestRecipient.of(TestKey.SM2);
        var parts = Sm2Parts.of(Opening.written(content, recipient.certificate()));
        for (var at = 0; at < parts.wrappedKey().length(); at++) {
            var changed = parts.wrappedKey().toArray();
            changed[at] ^= (byte) (1 << at % Byte.SIZE);

            assertThat(Opening.outcome(parts.wrapped(changed).to(recipient.certificate()), folder, recipient.key()))
                    .isIn("UNREADABLE", "MALFORMED");
        }
    }

    /** Both would reach a U-Key's driver, with as many octets as an attacker likes. */
    @Test
    void keysAreNoLongerThanKeysAre() throws Exception {
        var recipient = TestRecipient.of(TestKey.SM2);
        var parts = Sm2Parts.of(Opening.written(content, recipient.certificate()));
        var wrapped = ASN1Sequence.getInstance(parts.wrappedKey().toArray()).toArray();
        wrapped[3] = new DEROctetString(new byte[900]);
        var longer = parts.wrapped(new DERSequence(wrapped).getEncoded()).to(recipient.certificate());
        assertThat(Opening.outcome(longer, folder, recipient.key())).isEqualTo("MALFORMED");

        var huge = parts.wrapped(new byte[4097]).to(recipient.certificate());
        var refusal = catchThrowableOfType(EnvelopeException.class, () -> Envelope.read(Source.of(huge)));
        assertThat(refusal.reason()).isEqualTo(EnvelopeException.Reason.MALFORMED);
    }

    @Test
    void namesOfTwoRecipientsCannotChangePlaces() throws Exception {
        var one = TestRecipient.of(TestKey.RSA);
        var other = TestRecipient.of(TestKey.RSA);
        while (serial(one).length() != serial(other).length()) {
            other = TestRecipient.of(TestKey.RSA);
        }
        var envelope = hex(Opening.written(content, one.certificate(), other.certificate()));
        var swapped = envelope.replace(serial(one), "one")
                .replace(serial(other), serial(one))
                .replace("one", serial(other));

        assertThat(Opening.outcome(HexFormat.of().parseHex(swapped), folder, one.key()))
                .isEqualTo("UNREADABLE");
        assertThat(Opening.outcome(HexFormat.of().parseHex(swapped), folder, other.key()))
                .isEqualTo("UNREADABLE");
    }

    private static String serial(TestRecipient recipient) {
        return hex(recipient.certificate().getSerialNumber().toByteArray());
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    @Test
    void othersEnvelopeSaysWhomItIsFor() throws Exception {
        var recipient = TestRecipient.of(TestKey.RSA);
        var envelope = Opening.written(content, recipient.certificate());

        var refusal = refusal(envelope, TestRecipient.of(TestKey.RSA).key());
        assertThat(refusal.reason()).isEqualTo(EnvelopeException.Reason.NOT_A_RECIPIENT);
        assertThat(refusal.recipients())
                .singleElement()
                .satisfies(
                        name -> assertThat(name.isOf(recipient.certificate())).isTrue());
    }

    private EnvelopeException refusal(byte[] envelope, SoftwareKey key) {
        return catchThrowableOfType(EnvelopeException.class, () -> Opening.opened(envelope, folder, key));
    }

    private Set<Path> leftBehind() throws Exception {
        try (var files = Files.list(folder)) {
            return Set.copyOf(files.toList());
        }
    }

    @Test
    void envelopeThatChangesBetweenTheReadingsDoesNotOpen() throws Exception {
        var recipient = TestRecipient.of(TestKey.RSA);
        var envelope = Opening.written(content, recipient.certificate());
        var readings = new int[1];
        Source changing =
                () -> Source.of(readings[0]++ == 0 ? envelope : Arrays.copyOf(envelope, envelope.length - 200))
                        .open();

        var refusal = catchThrowableOfType(
                EnvelopeException.class, () -> Envelope.read(changing).open(List.of(recipient.key()), folder));
        assertThat(refusal.reason()).isEqualTo(EnvelopeException.Reason.MALFORMED);
        assertThat(leftBehind()).isEmpty();
    }
}
