package signinghelper.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lettuce.core.RedisURI;
import signinghelper.demo.portal.PortalOverTls;
import signinghelper.demo.portal.PortalSettings;
import signinghelper.demo.portal.ReferencePortal;
import signinghelper.formats.certificate.RevocationPolicy;
import signinghelper.formats.envelope.SoftwareKey;
import signinghelper.formats.revocation.AskingLimits;
import signinghelper.formats.revocation.OnlineRevocation;
import signinghelper.formats.revocation.RevocationServers;
import signinghelper.portal.authentication.ChallengeStore;
import signinghelper.portal.authentication.InMemoryChallengeStore;
import signinghelper.portal.revocation.HttpRevocationTransport;
import signinghelper.portal.valkey.ValkeyChallengeStore;
import signinghelper.portal.valkey.ValkeySettings;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.pki.Holder;
import signinghelper.testkit.pki.OcspResponder;
import signinghelper.testkit.pki.TestPki;
import signinghelper.testkit.pki.TimeStampAuthority;
import signinghelper.testkit.pki.TlsIdentity;
import signinghelper.testkit.stage.StageFolder;
import signinghelper.token.KeyEntry.Use;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the demonstration: sets up the stage, starts the portal and says on standard output, in one line of JSON, where
 * everything is. Ends with its standard input or on a signal.
 */
public final class Demo {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final int MAXIMUM_CHALLENGES = 10_000;
    private static final String LOOPBACK = "127.0.0.1";
    /** Limit for an answer, because a user waits for it. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);

    /**
     * The one line.
     *
     * @param url address of the portal
     * @param host launcher of the installed host
     * @param token folder of the software U-Key; empty text when absent, also for the following ones
     * @param pkcs11Token folder of the U-Key behind PKCS#11
     * @param skfToken folder of the U-Keys behind SKF
     * @param secondNode address of the portal's second node
     */
    private record Ready(
            String url,
            String host,
            String token,
            String pkcs11Token,
            String skfToken,
            String secondNode,
            String extensionId) {}

    private final DemoOptions options;
    private final PrintStream out;

    private Demo(DemoOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] arguments) throws InterruptedException {
        var out = System.out;
        System.setOut(System.err);
        try {
            System.exit(new Demo(DemoOptions.parse(Arrays.asList(arguments)), out).run());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\nusage: " + DemoOptions.USAGE);
            System.exit(WRONG_USE);
        } catch (IOException e) {
            System.err.println("The demo cannot start: " + e + "\nBuild everything first: ./dev build");
            System.exit(FAILED);
        }
    }

    private int run() throws IOException, InterruptedException {
        var clock = Clock.systemUTC();
        return options.hostOnly() ? runHost(new TestPki(clock)) : runPortal(clock);
    }

    private int runHost(TestPki authority) throws IOException, InterruptedException {
        var stage = Stage.set(options, new PortalEntries(authority, null, null, options.cms()), List.of());
        return new ProcessBuilder(stage.launcher().toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    private int runPortal(Clock clock) throws IOException, InterruptedException {
        var inputEnded = CompletableFuture.runAsync(Demo::readInput);
        var ready = start(clock);
        // Input that has ended by now was never there, as with < /dev/null.
        var hasInput = !inputEnded.isDone();
        out.println(JsonMapper.builder().build().writeValueAsString(ready));
        out.flush();
        if (!hasInput) {
            new CountDownLatch(1).await();
        }
        inputEnded.join();
        return 0;
    }

    /** Everything that listens ends with the process. */
    private Ready start(Clock clock) throws IOException {
        var responder = OcspResponder.open(clock);
        var authority = new TestPki(clock, responder.address());
        responder.speaksFor(authority);
        var timeStamps = options.timeStamps() ? timeStamps() : null;
        var tls = TlsIdentity.ofLocalhost(clock);
        var overTls = PortalOverTls.start(tls, clock);
        var settings = new PortalSettings(
                options.port(),
                options.root().resolve("extension/target/library/signing-helper.js"),
                authority.anchors(),
                List.of(authority.sealMaker().certificate()),
                timeStamps == null ? List.of() : List.of(timeStamps.certificate()),
                revocation(authority, responder.address()),
                options.framingAllowed(),
                DemoFaults.of(options, authority, overTls, responder),
                DemoProfile.installation(options.root().resolve("profiles/demo/profile.json")),
                List.of(agency(authority, TestKey.SM2), agency(authority, TestKey.P256)));
        var portal = ReferencePortal.start(settings, clock, challenges(clock));
        Runtime.getRuntime().addShutdownHook(new Thread(portal::close));
        var secondNode = options.valkey() == 0 ? "" : portal.startSecondNode(challenges(clock));
        var addresses =
                new PortalEntries.Addresses(URI.create(portal.enrolment()), responder.address(), overTls.address());
        var stage = Stage.set(
                options, new PortalEntries(authority, addresses, timeStamps, options.cms()), List.of(tls.root()));
        return ready(portal, secondNode, stage);
    }

    private ChallengeStore challenges(Clock clock) {
        return options.valkey() == 0
                ? new InMemoryChallengeStore(clock, MAXIMUM_CHALLENGES)
                : new ValkeyChallengeStore(
                        RedisURI.create(LOOPBACK, options.valkey()),
                        new ValkeySettings("demo", ANSWER_WITHIN, MAXIMUM_CHALLENGES),
                        clock);
    }

    /** Opens the authority in a folder beside the stage's, which is emptied later. */
    private TimeStampAuthority timeStamps() throws IOException {
        var stage = options.folder();
        var folder = stage.resolveSibling(stage.getFileName() + "-time-stamps");
        new StageFolder(folder).empty();
        return TimeStampAuthority.open(folder);
    }

    private static RevocationPolicy revocation(TestPki authority, URI responder) {
        var servers = authority.anchors().stream()
                .map(root -> new RevocationServers(root, List.of(responder), List.of()))
                .toList();
        // A fault of the demo revokes a certificate, and the next login has to show it.
        return new OnlineRevocation(new HttpRevocationTransport(ANSWER_WITHIN), servers)
                .within(AskingLimits.USUAL.keeping(Duration.ZERO));
    }

    /** Makes a key of the agency, which its server keeps. */
    private static SoftwareKey agency(TestPki authority, TestKey kind) {
        var keys = kind.generate();
        var certificate = authority.issue(kind, keys.getPublic(), Use.ENCRYPTION, Holder.agency());
        return new SoftwareKey(certificate, keys.getPrivate());
    }

    private static Ready ready(ReferencePortal portal, String secondNode, Stage stage) {
        var tokens = stage.tokens();
        return new Ready(
                portal.origin() + "/",
                stage.launcher().toString(),
                tokens.software().toString(),
                tokens.pkcs11().toString(),
                tokens.skf().toString(),
                secondNode,
                stage.extensionId());
    }

    private static void readInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("standard input failed: " + e);
        }
    }
}
