import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateTrust;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.document.Source;
import signinghelper.formats.document.TimeStamping;
import signinghelper.formats.envelope.Envelope;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.statement.ExpectedStatement;
import signinghelper.formats.statement.Statement;
import signinghelper.formats.statement.StatementFormat;
import signinghelper.portal.authentication.InMemoryChallengeStore;
import signinghelper.portal.authentication.PortalOrigins;
import signinghelper.portal.envelope.Envelopes;
import signinghelper.testkit.pki.TestPki;

/**
 * A day of opening: bids of 20 MiB, one after the other on each of six U-Keys, two of each kind, which work side by side. One node
 * of a portal issues the nonce, the other verifies the statement. It judges nothing, and names each failure.
 */
final class EnvelopeDay {
    private static final int BIDDERS = 300;
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int SIZE = 20 * MEBIBYTE;
    private static final String ORIGIN = "https://portal.example";
    private static final String BROWSER = "browser";
    private static final List<String> PARTS = List.of("seal", "open", "state", "verify");
    private static final int HOURS_AT_MOST = 1;

    private final TestPki authority = new TestPki(Clock.systemUTC());
    private final Path folder;
    private final List<Envelopes> nodes;
    private final Map<String, List<double[]>> seconds = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    private EnvelopeDay(Path folder) {
        this.folder = folder;
        var challenges = new InMemoryChallengeStore(Clock.systemUTC(), BIDDERS);
        var trust = new CertificateTrust(authority.anchors(), List.of());
        nodes = new ArrayList<>();
        for (var node = 0; node < 2; node++) {
            nodes.add(new Envelopes(
                    new PortalOrigins(Set.of(ORIGIN)), trust, RevocationPolicy.none(), challenges, Clock.systemUTC()));
        }
    }

    /** @param arguments folder, and the number of bidders in the place of 300 */
    public static void main(String[] arguments) throws Exception {
        // A bridge says in its log what failed, here on the terminal.
        LogManager.getLogManager().reset();
        var bidders = arguments.length > 1 ? Integer.parseInt(arguments[1]) : BIDDERS;
        new EnvelopeDay(Path.of(arguments[0])).run(bidders);
    }

    private void run(int bidders) throws Exception {
        var uKeys = new ArrayList<SoftUKey>();
        for (var number = 1; number <= 2; number++) {
            uKeys.add(SoftUKey.inMemory(folder.resolve("software-" + number), authority));
            uKeys.add(SoftUKey.behindPkcs11(folder.resolve("pkcs11-" + number), authority));
            uKeys.add(SoftUKey.behindSkf(folder.resolve("skf-" + number), authority));
        }
        var begin = System.nanoTime();
        var threads = Executors.newFixedThreadPool(uKeys.size());
        for (var which = 0; which < uKeys.size(); which++) {
            var first = which;
            threads.execute(() -> {
                for (var bidder = first; bidder < bidders; bidder += uKeys.size()) {
                    bid(bidder, uKeys.get(first));
                }
            });
        }
        threads.shutdown();
        threads.awaitTermination(HOURS_AT_MOST, TimeUnit.HOURS);
        print(bidders, since(begin));
        for (var uKey : uKeys) {
            uKey.close();
        }
    }

    private void bid(int bidder, SoftUKey uKey) {
        var envelope = folder.resolve("bid-" + bidder + ".p7e");
        try {
            var taken = new double[PARTS.size()];
            var began = System.nanoTime();
            var digest = seal(bidder, uKey, envelope);
            taken[0] = since(began);
            var nonce = nodes.get(bidder % 2).issue(BROWSER);
            var times = new long[] {System.nanoTime()};
            require(Arrays.equals(digest, open(uKey, envelope)), "another content");
            taken[1] = lap(times);
            var sealed = Bytes.copyOf(sha256().digest(Files.readAllBytes(envelope)));
            times[0] = System.nanoTime();
            var cms = state(uKey, nonce, sealed, Files.size(envelope));
            taken[2] = lap(times);
            nodes.get((bidder + 1) % 2)
                    .verify(
                            cms,
                            Statement.Kind.OPENING,
                            nonce,
                            BROWSER,
                            new ExpectedStatement.Subject.Given(List.of(sealed)),
                            Fingerprint.of(uKey.signer().certificate()));
            taken[3] = lap(times);
            seconds.computeIfAbsent(uKey.kind(), kind -> new CopyOnWriteArrayList<>()).add(taken);
        } catch (Exception e) {
            failures.merge(uKey.kind() + ": " + e, 1, Integer::sum);
        } finally {
            envelope.toFile().delete();
        }
    }

    /** Encrypts content that nobody else has; returns its digest. */
    private byte[] seal(int bidder, SoftUKey uKey, Path envelope) throws Exception {
        var content = new byte[SIZE];
        new Random(bidder).nextBytes(content);
        try (var out = Files.newOutputStream(envelope)) {
            nodes.get(bidder % 2).to(List.of(uKey.certificate())).write(Source.of(content), out);
        }
        return sha256().digest(content);
    }

    private byte[] open(SoftUKey uKey, Path envelope) throws Exception {
        try (var opened = Envelope.read(Source.ofFile(envelope)).open(List.of(uKey.key()), folder);
                var content = new DigestInputStream(opened.content().open(), sha256())) {
            content.transferTo(java.io.OutputStream.nullOutputStream());
            return content.getMessageDigest().digest();
        }
    }

    private byte[] state(SoftUKey uKey, String nonce, Bytes digest, long size) throws Exception {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var line = new Statement.Line("投标文件", digest, size, Statement.Outcome.OPENED, List.of());
        var statement = new Statement(
                Statement.Kind.OPENING,
                new Receipt.Occasion.Portal(ORIGIN, nonce),
                now,
                now,
                1,
                new Statement.Computer("bench/1", System.getProperty("os.name"), uKey.kind()),
                Statement.Certificate.of(uKey.certificate()),
                "",
                List.of(line));
        var signer = uKey.signer();
        var prepared = StatementFormat.prepare(statement, signer.certificate(), now, TimeStamping.NONE);
        var out = new ByteArrayOutputStream();
        prepared.finish(uKey.session().sign(signer, prepared.digestToSign())).writeTo(out);
        return out.toByteArray();
    }

    private void print(int bidders, double whole) {
        var count = seconds.values().stream().mapToInt(List::size).sum();
        System.out.printf("%d of %d bids of %d MiB in %.0f s%n", count, bidders, SIZE / MEBIBYTE, whole);
        for (var kind : new TreeMap<>(seconds).entrySet()) {
            System.out.printf("  %s, %d bids%n", kind.getKey(), kind.getValue().size());
            for (var part = 0; part < PARTS.size(); part++) {
                var at = part;
                var sorted = kind.getValue().stream().mapToDouble(one -> one[at]).sorted().toArray();
                System.out.printf(
                        "    %-7s median %7.3f s, longest %7.3f s%n",
                        PARTS.get(part), sorted[sorted.length / 2], sorted[sorted.length - 1]);
            }
        }
        failures.forEach((what, times) -> System.out.printf("  failed %d times: %s%n", times, what));
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static double lap(long[] from) {
        var taken = since(from[0]);
        from[0] = System.nanoTime();
        return taken;
    }

    private static MessageDigest sha256() throws java.security.NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256");
    }
}
