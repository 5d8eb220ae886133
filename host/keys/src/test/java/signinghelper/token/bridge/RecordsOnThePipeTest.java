package signinghelper.token.bridge;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.Digest;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.envelope.recipient.ContentAlgorithm;
import signinghelper.formats.envelope.recipient.ContentCipher;
import signinghelper.formats.envelope.recipient.EnvelopeDeviation;
import signinghelper.formats.envelope.recipient.Sm2Ciphertext;
import signinghelper.formats.envelope.recipient.WrappedKey;
import signinghelper.protocol.ErrorCode;
import signinghelper.token.KeyEntry;
import signinghelper.token.KeyFault;
import signinghelper.token.LastTryConsent;
import signinghelper.token.Listed;
import signinghelper.token.PinLengths;
import signinghelper.token.PinState;
import signinghelper.token.SealCandidates;
import signinghelper.token.StoredCertificate;
import signinghelper.token.TokenFault;
import signinghelper.token.TokenInfo;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Calls and answers as octets, and octets that are none. */
class RecordsOnThePipeTest {
    private static final String ODD = "锁 \"一\"\0\n𠮷 \uFFFF";
    private static final int LARGEST = 100 * 1024;

    /** A record as it is written, and the type that it is read as. */
    record Sample(Class<?> type, Record value) {
        byte[] written() throws IOException {
            return RecordWriter.write(type, value);
        }

        @Override
        public String toString() {
            return value.getClass().getSimpleName();
        }
    }

    private static Bytes octets(int length) {
        var octets = new byte[length];
        for (var index = 0; index < length; index++) {
            octets[index] = (byte) (index - 1);
        }
        return Bytes.copyOf(octets);
    }

    private static Key key(int length) {
        return new Key("", KeyEntry.Use.ENCRYPTION, octets(length), null, StoredCertificate.Form.DER);
    }

    private static List<TokenInfo> tokens() {
        var lengths = new PinLengths(1, Integer.MAX_VALUE);
        return List.of(
                new TokenInfo("", "", "", "", new PinState(null, null, false, false, null, false, false, lengths)),
                new TokenInfo(ODD, ODD, ODD, ODD, new PinState(0, -1, false, true, false, true, true, lengths)),
                new TokenInfo("d", "r", "l", "s", PinState.counted(1, Integer.MAX_VALUE, true)));
    }

    private static List<WrappedKey> wrapped() {
        var reading = new Sm2Ciphertext(octets(32), octets(32), octets(32), octets(1));
        return List.of(
                new WrappedKey.RsaPkcs1(octets(512)),
                new WrappedKey.RsaOaep("SHA-256", ODD, octets(0)),
                new WrappedKey.Ecdh("1.2", "1.3", octets(1), octets(2), octets(3)),
                new WrappedKey.Sm2(List.of(), Set.of()),
                new WrappedKey.Sm2(List.of(reading, reading), Set.of(EnvelopeDeviation.values())));
    }

    private static Stream<BridgeCall<?>> calls() {
        var consent = LastTryConsent.to(PinState.counted(1, 6, true));
        var digest = new Digest(DigestAlgorithm.SM3, octets(32));
        var cbc = new ContentCipher(ContentAlgorithm.SM4_CBC, octets(16), octets(0));
        var beginnings = wrapped().stream()
                .map(key -> (BridgeCall<?>) new BridgeCall.BeginDecryption(-1, key(3), key, cbc, true));
        var opened = tokens().stream().map(token -> (BridgeCall<?>) new BridgeCall.Open(token));
        var others = Stream.<BridgeCall<?>>of(
                new BridgeCall.ListTokens(),
                new BridgeCall.Watch(),
                new BridgeCall.Unwatch(),
                new BridgeCall.ReadContents(Integer.MIN_VALUE),
                new BridgeCall.ReadSealFiles(Integer.MAX_VALUE),
                new BridgeCall.ReadPinState(0),
                new BridgeCall.Login(1, LastTryConsent.NONE),
                new BridgeCall.LoginOnKey(1, consent),
                new BridgeCall.ChangePin(1, consent),
                new BridgeCall.Sign(1, key(LARGEST), digest, false),
                new BridgeCall.Decrypt(256),
                new BridgeCall.EndDecryption(-256),
                new BridgeCall.ForgetDecryption(1),
                new BridgeCall.Close(1));
        return Stream.of(beginnings, opened, others).flatMap(some -> some);
    }

    private static Stream<Record> answers() {
        var hindered =
                new Key(ODD, KeyEntry.Use.SIGNATURE, octets(0), ErrorCode.KEY_ABSENT, StoredCertificate.Form.PEM);
        var faults = List.of(
                new KeyFault("", ErrorCode.KEY_ABSENT), new KeyFault(ODD, KeyEntry.Use.SIGNATURE, ErrorCode.BUSY));
        return Stream.of(
                Listed.EMPTY,
                new Listed(tokens(), List.of(new TokenFault("skf", ODD))),
                new BridgeCall.Watching(true),
                new BridgeCall.Watching(false),
                new BridgeCall.Opened(1),
                new Contents(List.of(), List.of()),
                new Contents(List.of(key(LARGEST), hindered), faults),
                SealCandidates.NONE,
                new SealCandidates(List.of(octets(LARGEST), octets(0)), 3),
                PinState.flagged(true, false),
                new BridgeCall.Signed(octets(64)),
                new BridgeCall.Begun(2),
                new BridgeCall.Done(),
                new Refused(ErrorCode.BUSY, Map.of()),
                new Refused(ErrorCode.PIN_INCORRECT, Map.of("triesLeft", "4", ODD, "", "", ODD)));
    }

    static Stream<Sample> samples() {
        return Stream.concat(
                calls().map(call -> new Sample(BridgeCall.class, (Record) call)),
                answers().map(answer -> new Sample(answer.getClass(), answer)));
    }

    private static Stream<Class<?>> answerTypes() {
        return Stream.of(BridgeCall.class.getPermittedSubclasses())
                .map(call -> ((ParameterizedType) call.getGenericInterfaces()[0]).getActualTypeArguments()[0])
                .map(type -> (Class<?>) type);
    }

    private static void assertRefused(Class<?> type, byte[] octets) {
        assertThatThrownBy(() -> RecordReader.read(type, octets)).isInstanceOf(IOException.class);
    }

    private static void assertRefused(String message, Class<?> type, String... hex) {
        assertThatThrownBy(() -> RecordReader.read(type, hex(hex)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    /** An octet for presence, then text. */
    private static String present(String text) {
        var octets = text.getBytes(UTF_8);
        return "01%08x%s".formatted(octets.length, HexFormat.of().formatHex(octets));
    }

    private static byte[] hex(String... parts) {
        return HexFormat.of().parseHex(String.join("", parts));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyRecordIsReadAsItWasWritten(Sample sample) throws Exception {
        assertThat((Object) RecordReader.read(sample.type(), sample.written())).isEqualTo(sample.value());
    }

    @Test
    void everyCallAndEveryAnswerIsAmongThem() {
        var sampled = Stream.concat(samples().map(Sample::value), wrapped().stream())
                .<Class<?>>map(Object::getClass)
                .collect(Collectors.toSet());

        assertThat(sampled)
                .contains(BridgeCall.class.getPermittedSubclasses())
                .contains(WrappedKey.class.getPermittedSubclasses())
                .containsAll(answerTypes().toList());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsCutShortOrLongerIsRefused(Sample sample) throws Exception {
        var written = sample.written();
        for (var length = 0; length < written.length; length += length < 1000 ? 1 : 997) {
            assertRefused(sample.type(), Arrays.copyOf(written, length));
        }
        assertRefused(sample.type(), Arrays.copyOf(written, written.length + 1));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anyOtherOctetGivesARecordOrIsRefused(Sample sample) throws Exception {
        var written = sample.written();
        for (var index = 0; index < Math.min(written.length, 400); index++) {
            for (var octet : new byte[] {0, 1, 2, 'S', 0x7f, (byte) 0x80, (byte) 0xff}) {
                var changed = written.clone();
                changed[index] = octet;
                try {
                    assertThat((Object) RecordReader.read(sample.type(), changed))
                            .isInstanceOf(Record.class);
                } catch (IOException refused) {
                    // As it should be.
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000000", "7fffffff", "80000000", "ffffffff"})
    void noMemoryIsTakenForALengthThatHasNotArrived(String length) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        assertRefused("cut short", BridgeCall.Signed.class, "0101", length, "00");
        assertRefused("cut short", BridgeCall.class, "01", length, "00");
        assertRefused("cut short", Listed.class, "0101", length, "00");
        assertRefused("cut short", Refused.class, "01", present("BUSY"), "01", length, "00");

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000_000);
    }

    @Test
    void whatIsNoCallIsRefused() throws Exception {
        var close = RecordWriter.write(BridgeCall.class, new BridgeCall.Close(1));
        assertThat(close).isEqualTo(hex(present("Close"), "0100000001"));

        var unknown = "unknown kind of BridgeCall";
        for (var name : List.of("", "close", "Done", "Opened", "BridgeCall$Close", BridgeCall.Close.class.getName())) {
            assertRefused(unknown, BridgeCall.class, present(name), "0100000001");
        }
        assertRefused("not one BridgeCall", BridgeCall.class, "00");
        assertRefused("no Close has such components", BridgeCall.class, present("Close"), "00");
        assertRefused("no Login has such components", BridgeCall.class, present("Login"), "010000000100");
    }

    @Test
    void whatIsNoAnswerIsRefused() {
        var none = "no Refused has such components";
        assertRefused("unknown constant of ErrorCode", Refused.class, "01", present("NEW"), "0100000000");
        assertRefused(none, Refused.class, "01", present("BUSY"), "00");
        assertRefused(none, Refused.class, "01", present("BUSY"), "0100000001", "00", present("value"));
        assertRefused("neither 0 nor 1", BridgeCall.Watching.class, "010102");
        assertRefused("no Watching has such components", BridgeCall.Watching.class, "0100");
        assertRefused("no Listed has such components", Listed.class, "01", "0100000001", "00", "0100000000");
        assertRefused(
                "no PinState has such components",
                PinState.class,
                "0101ffffffff00010001000001000100",
                "01",
                "0100000006",
                "0100000010");
        assertRefused("no SealCandidates has such components", SealCandidates.class, "01", "0100000000", "00");
        assertRefused("not UTF-8", TokenFault.class, "01", "0100000001ff", present(""), present("BUSY"));
    }

    @Test
    void onlyTheWantedRecordIsReadFromABridge() {
        assertThat(answerTypes().toList()).contains(Listed.class, Contents.class);
        answerTypes().forEach(type -> assertNoChoice(type, new HashSet<>()));
        assertNoChoice(Refused.class, new HashSet<>());
    }

    private static void assertNoChoice(Type type, Set<Type> seen) {
        if (type instanceof ParameterizedType many) {
            assertThat(many.getRawType()).isIn(List.class, Set.class, Map.class);
            Stream.of(many.getActualTypeArguments()).forEach(argument -> assertNoChoice(argument, seen));
        } else if (type instanceof Class<?> single && seen.add(type)) {
            assertThat(single.isInterface()).as(single.getName()).isFalse();
            if (single.isRecord()) {
                Stream.of(single.getRecordComponents())
                        .forEach(component -> assertNoChoice(component.getGenericType(), seen));
            }
        }
    }

    @Test
    void halfASurrogatePairBecomesAQuestionMark() throws Exception {
        var written = RecordWriter.write(TokenFault.class, new TokenFault("skf", "\uD800"));

        assertThat(RecordReader.read(TokenFault.class, written).label()).isEqualTo("?");
    }
}
