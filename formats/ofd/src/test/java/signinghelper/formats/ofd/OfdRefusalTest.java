package signinghelper.formats.ofd;

import org.junit.jupiter.api.Test;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.algorithm.SignatureAlgorithm;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.document.SealAppearance;
import signinghelper.formats.document.SealPlacement;
import signinghelper.formats.document.SealPlacement.Strip;
import signinghelper.testkit.authority.TestKey;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Documents and seals that are refused before the user is asked, each with the broken rule. */
class OfdRefusalTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private final TestHolder holder = TestHolder.of(TestKey.SM2, NOW);
    private final TestSeal seal = TestSeal.of(TestHolder.of(TestKey.SM2, NOW), NOW, holder.certificate());
    private final OfdSigner signer = new OfdSigner(holder, seal, NOW);

    private String refused(byte[] document, SealAppearance appearance) {
        var refused = catchThrowableOfType(
                FormatException.class,
                () -> new OfdFormat()
                        .requireSignable(Content.inMemory(Bytes.copyOf(document)), signer.identity(), appearance));
        return String.valueOf(refused.getMessage());
    }

    private String refused(byte[] document) {
        return refused(document, signer.appearance(OfdSigner.PLACE));
    }

    private static byte[] unsigned() throws IOException {
        return new TestOfd().unsigned().zip();
    }

    @Test
    void refusesWhatIsNoDocument() throws IOException {
        assertThat(refused(TestOfd.utf8("PK"))).isEqualTo("CONTENT_REFUSED: MALFORMED");
        assertThat(refused(Arrays.copyOf(unsigned(), unsigned().length / 2))).isEqualTo("CONTENT_REFUSED: MALFORMED");
        var pageless = new TestOfd().unsigned();
        pageless.parts.remove(TestOfd.PAGE);
        assertThat(refused(pageless.zip())).isEqualTo("CONTENT_REFUSED: REFERENCE_MISSING");
        assertThat(refused(new TestOfd()
                        .unsigned()
                        .replace(TestOfd.DOCUMENT, "0 0 210 297", "0 0 210 -297")
                        .zip()))
                .isEqualTo("CONTENT_REFUSED: MALFORMED");
    }

    @Test
    void refusesWhatIsEncrypted() throws IOException {
        assertThat(refused(
                        new TestOfd().unsigned().put("Encryptions.xml", "<a/>").zip()))
                .isEqualTo("CONTENT_REFUSED: ENCRYPTED");
    }

    @Test
    void refusesTwoDocumentsInOneContainer() throws IOException {
        assertThat(refused(new TestOfd()
                        .unsigned()
                        .replace("OFD.xml", "</ofd:DocBody>", "</ofd:DocBody><ofd:DocBody/>")
                        .zip()))
                .isEqualTo("CONTENT_REFUSED: NOT_ONE_DOCUMENT");
    }

    @Test
    void refusesAListThatAnEarlierSignatureCloses() throws IOException {
        var closed = new TestOfd();
        closed.put(TestOfd.LIST, "<a/>");
        closed.sign(seal, holder, List.copyOf(closed.parts.keySet()));

        assertThat(refused(closed.zip())).isEqualTo("CONTENT_REFUSED: LIST_SIGNED");
    }

    @Test
    void refusesAPageThatIsMissing() throws IOException {
        var place = new SealPlacement(2, 0, 0, 40, 30, Strip.WHOLE);
        assertThat(refused(unsigned(), signer.appearance(place))).isEqualTo("SEAL_REFUSED: PAGE_MISSING");
    }

    @Test
    void refusesASealThatItsMakerDidNotSign() throws IOException {
        seal.makerSignature = value -> new byte[] {0x30, 0};
        assertThat(refused(unsigned())).isEqualTo("SEAL_REFUSED: SEAL_SIGNATURE_INVALID");
    }

    /** Our own verification would not pass it. */
    @Test
    void refusesASealWhoseMakerSignedWithoutZ() throws IOException {
        seal.makerSigning = (by, message) -> {
            var digest = new Digest(DigestAlgorithm.SM3, Bytes.copyOf(DigestAlgorithm.SM3.of(message)));
            return SignatureAlgorithm.SM2_SM3.toDer(by.sign(digest).toArray());
        };
        assertThat(refused(unsigned())).isEqualTo("SEAL_REFUSED: SEAL_ALGORITHM_REFUSED");
    }

    @Test
    void refusesASealOfAnother() throws IOException {
        seal.signers = List.of(TestHolder.of(TestKey.SM2).certificate());
        assertThat(refused(unsigned())).isEqualTo("SEAL_REFUSED: SIGNER_NOT_IN_SEAL");
    }

    @Test
    void refusesASealOfAnotherVersion() throws IOException {
        seal.version = 1;
        assertThat(refused(unsigned())).isEqualTo("SEAL_REFUSED: SEAL_VERSION");
    }

    @Test
    void refusesASealThatIsNone() throws IOException {
        var appearance = signer.appearance(OfdSigner.PLACE);
        var broken =
                new SealAppearance(Bytes.copyOf(new byte[] {0x30, 0}), appearance.picture(), appearance.placements());
        assertThat(refused(unsigned(), broken)).isEqualTo("SEAL_REFUSED: SEAL_MALFORMED");
    }

    @Test
    void refusesASealThatHasEndedWhenItIsUsed() throws IOException {
        seal.validUntil = NOW.minus(1, ChronoUnit.DAYS);
        var refused = catchThrowableOfType(FormatException.class, () -> signer.seal(unsigned(), OfdSigner.PLACE));
        assertThat(refused).hasMessage("SEAL_REFUSED: SEAL_NOT_VALID_AT_SIGNING");
    }
}
