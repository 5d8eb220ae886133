import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.logging.LogManager;
import java.util.stream.DoubleStream;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.Envelope;
import signinghelper.formats.envelope.SoftwareKey;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.envelope.recipient.RecipientKey;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.TestPki;
import signinghelper.token.KeyEntry.Use;

/**
 * The time that it takes to say no to envelopes with a padding that is wrong at its begin or later, a wrong key or a wrong tag.
 * Told are means, deviations and Welch's t of each two, also of the faster half, in which other load is not seen. The cases come
 * in an order of chance, so that other load meets them alike. It judges nothing.
 */
final class EnvelopeOracle {
    private static final int TRIES = 10_000;
    private static final int FEWER = 1_000;
    private static final int WARM_UP = 500;
    private static final int VARIANTS = 64;
    private static final List<String> CASES = List.of("wrong padding", "wrong later", "wrong key", "wrong tag");

    private final Path folder;
    private final Random random = new Random(1);

    private EnvelopeOracle(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        // A bridge says in its log what failed, here on the terminal.
        LogManager.getLogManager().reset();
        var folder = Path.of(arguments[0]);
        var oracle = new EnvelopeOracle(folder);
        var authority = new TestPki(Clock.systemUTC());
        oracle.inMemory(authority, TestKey.RSA, SpoiltEnvelopes.Wrapping.PKCS1);
        oracle.inMemory(authority, TestKey.RSA, SpoiltEnvelopes.Wrapping.OAEP);
        oracle.inMemory(authority, TestKey.SM2, SpoiltEnvelopes.Wrapping.SM2);
        try (var uKey = SoftUKey.rsaBehindPkcs11(folder.resolve("pkcs11"), authority)) {
            oracle.on(uKey, SpoiltEnvelopes.Wrapping.PKCS1);
            oracle.on(uKey, SpoiltEnvelopes.Wrapping.OAEP);
        }
        try (var uKey = SoftUKey.behindSkf(folder.resolve("skf"), authority)) {
            oracle.on(uKey, SpoiltEnvelopes.Wrapping.SM2);
        }
    }

    private void inMemory(TestPki authority, TestKey kind, SpoiltEnvelopes.Wrapping wrapping) throws Exception {
        var keys = kind.generate();
        var certificate = authority.issue(kind, keys.getPublic(), Use.ENCRYPTION, Holder.agency());
        measure("in memory", new SoftwareKey(certificate, keys.getPrivate()), wrapping, TRIES);
    }

    private void on(SoftUKey uKey, SpoiltEnvelopes.Wrapping wrapping) throws Exception {
        measure(uKey.kind(), uKey.key(), wrapping, FEWER);
    }

    private void measure(String where, RecipientKey key, SpoiltEnvelopes.Wrapping wrapping, int tries)
            throws Exception {
        var spoilt = new SpoiltEnvelopes(key.certificate(), wrapping);
        var envelopes = new ArrayList<List<byte[]>>();
        CASES.forEach(name -> envelopes.add(new ArrayList<>()));
        for (var variant = 0; variant < VARIANTS; variant++) {
            envelopes.get(0).add(spoilt.wrongPadding());
            envelopes.get(1).add(spoilt.wrongLater());
            envelopes.get(2).add(spoilt.wrongKey());
            envelopes.get(3).add(spoilt.wrongTag());
        }
        times(key, envelopes, Math.min(WARM_UP, tries));
        print(where + ", " + wrapping, times(key, envelopes, tries));
    }

    private List<Timings> times(RecipientKey key, List<List<byte[]>> envelopes, int tries) throws Exception {
        var samples = new double[CASES.size()][tries];
        var order = new ArrayList<>(List.of(0, 1, 2, 3));
        for (var turn = 0; turn < tries; turn++) {
            Collections.shuffle(order, random);
            for (var which : order) {
                samples[which][turn] = refused(key, envelopes.get(which).get(random.nextInt(VARIANTS)));
            }
        }
        var all = new ArrayList<Timings>();
        for (var which = 0; which < CASES.size(); which++) {
            all.add(new Timings(CASES.get(which), samples[which]));
        }
        return all;
    }

    /** Returns microseconds. */
    private double refused(RecipientKey key, byte[] envelope) throws IOException, EnvelopeException {
        var read = Envelope.read(Source.of(envelope));
        var begin = System.nanoTime();
        try {
            read.open(List.of(key), folder).close();
            throw new AssertionError("opened");
        } catch (EnvelopeException e) {
            var taken = System.nanoTime() - begin;
            if (e.reason() != EnvelopeException.Reason.UNREADABLE) {
                throw e;
            }
            return taken / 1_000.0;
        }
    }

    private static void print(String what, List<Timings> all) {
        var sorted = all.stream().flatMapToDouble(one -> DoubleStream.of(one.samples())).sorted().toArray();
        var most = sorted[sorted.length / 2];
        System.out.printf("%s, %d tries each%n", what, all.get(0).samples().length);
        for (var one : all) {
            System.out.printf(
                    "  %-14s mean %8.1f us, deviation %8.1f, median %8.1f%n",
                    one.name(), one.mean(), one.deviation(), one.median());
        }
        for (var first = 0; first < all.size(); first++) {
            for (var second = first + 1; second < all.size(); second++) {
                var one = all.get(first);
                var other = all.get(second);
                System.out.printf(
                        "  %-14s and %-14s t %7.2f, of the faster half %7.2f%n",
                        one.name(), other.name(), one.welch(other), one.upTo(most).welch(other.upTo(most)));
            }
        }
    }
}
