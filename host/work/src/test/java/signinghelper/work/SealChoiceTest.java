package signinghelper.work;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signinghelper.clock.KnownTime;
import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.seal.Seal;
import signinghelper.prompt.OfferedSeal;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.HeldKey;
import signinghelper.token.KeyEntry;
import signinghelper.token.plugged.Tokens;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Choice among seals of every kind, as they may lie on one U-Key. */
class SealChoiceTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private final TestHolder holder = TestHolder.of(TestKey.SM2, NOW);
    private final TestHolder maker = TestHolder.of(TestKey.SM2, NOW);
    private final CertificateTrust makers = new CertificateTrust(List.of(maker.certificate()), List.of());

    private TestSeal seal() {
        return TestSeal.of(maker, NOW, holder.certificate());
    }

    private HeldKey key() throws Refusal {
        var token = new FakeDriver("fake", new FakeToken("A")).list().get(0);
        return new HeldKey(token, new KeyEntry("1", KeyEntry.Use.SIGNATURE, holder.certificate()));
    }

    private SealChoice choice(TestSeal... seals) throws Exception {
        var parsed = new ArrayList<Seal>();
        for (var seal : seals) {
            parsed.add(parsed(seal));
        }
        return choice(makers, parsed);
    }

    private static Seal parsed(TestSeal seal) throws Exception {
        return Seal.parse(Bytes.copyOf(seal.encoded()));
    }

    private static SealChoice choice(@Nullable CertificateTrust makers, List<Seal> seals) {
        var token = new FakeToken("A");
        seals.forEach(seal -> token.withSeal(seal.encoded().toArray()));
        var box = new SealBox(List.of(), new Tokens(List.of(new FakeDriver("fake", token))));
        return new SealChoice(box, makers, () -> new KnownTime(NOW, Duration.ZERO));
    }

    private String refused(TestSeal... seals) throws Exception {
        var choice = choice(seals);
        var refusal = catchThrowableOfType(Refusal.class, () -> choice.fitting(key()));
        assertThat(refusal).isNotNull();
        assertThat(Objects.requireNonNull(refusal).code()).isEqualTo(ErrorCode.SEAL_REFUSED);
        return Objects.requireNonNull(refusal.facts().get("rule"));
    }

    private TestSeal spoilt(Consumer<TestSeal> spoiling) {
        var seal = seal();
        spoiling.accept(seal);
        return seal;
    }

    @Test
    void takesTheFirstSealThatHolds() throws Exception {
        var ended = spoilt(seal -> seal.validUntil = NOW.minus(1, ChronoUnit.DAYS));
        var other = spoilt(seal -> seal.signers = List.of(maker.certificate()));
        var large = spoilt(seal -> seal.picture = new byte[100]);

        assertThat(choice(ended, other, large, seal())
                        .fitting(key())
                        .get(0)
                        .seal()
                        .picture()
                        .data()
                        .length())
                .isEqualTo(100);
    }

    @Test
    void offersEachSealThatHoldsOnceWithTheDaysLeft() throws Exception {
        var soon = spoilt(seal -> seal.validUntil = NOW.plus(50, ChronoUnit.HOURS));
        var seal = parsed(seal());
        var choice = choice(makers, List.of(seal, parsed(soon), seal));

        var offered = choice.fitting(key());

        assertThat(offered).hasSize(2);
        assertThat(offered.get(1).daysLeft()).isEqualTo(2);
    }

    @Test
    void refusesAChosenSealThatHasEndedMeanwhile() throws Exception {
        var ended = spoilt(seal -> seal.validUntil = NOW.minus(1, ChronoUnit.SECONDS));
        var seal = parsed(ended);

        assertThatThrownBy(() -> choice().requireFit(seal, key()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.facts()).containsEntry("rule", "SEAL_NOT_VALID_AT_SIGNING"));
    }

    @Test
    void saysWhatIsWrongWithTheCertificatesSeal() throws Exception {
        assertThat(refused()).isEqualTo("NO_SEAL_FITS");
        assertThat(refused(spoilt(seal -> seal.signers = List.of(maker.certificate()))))
                .isEqualTo("NO_SEAL_FITS");
        assertThat(refused(spoilt(seal -> seal.validUntil = NOW.minus(1, ChronoUnit.DAYS))))
                .isEqualTo("SEAL_NOT_VALID_AT_SIGNING");
        assertThat(refused(spoilt(seal -> seal.makerSignature = value -> new byte[] {0x30, 0})))
                .isEqualTo("SEAL_SIGNATURE_INVALID");
    }

    @Test
    void refusesASealOfAMakerThatThePortalDoesNotName() throws Exception {
        var stranger = TestHolder.of(TestKey.SM2, NOW);
        assertThat(refused(TestSeal.of(stranger, NOW, holder.certificate()))).isEqualTo("SEAL_MAKER_UNTRUSTED");

        var seal = parsed(TestSeal.of(stranger, NOW, holder.certificate()));
        assertThat(choice(null, List.of(seal)).fitting(key()))
                .extracting(OfferedSeal::seal)
                .containsExactly(seal);
    }
}
