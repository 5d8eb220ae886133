package signinghelper.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import signinghelper.app.Edges;
import signinghelper.app.Helper;
import signinghelper.app.TestEdges;
import signinghelper.certificate.RevocationWatch;
import signinghelper.check.HostCheck;
import signinghelper.check.KnownDevices;
import signinghelper.check.PinCheck;
import signinghelper.check.TokenPresentCheck;
import signinghelper.formats.document.CmsForm;
import signinghelper.profile.ProfileSource;
import signinghelper.profile.TestProfile;
import signinghelper.profile.Vendors;
import signinghelper.prompt.FakePrompt;
import signinghelper.prompt.Notices;
import signinghelper.prompt.Prompt;
import signinghelper.protocol.MalformedRequestException;
import signinghelper.protocol.MessageSchema;
import signinghelper.protocol.NativeMessageStream;
import signinghelper.protocol.RequestReader;
import signinghelper.protocol.WireFormat;
import signinghelper.session.Starter;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.token.TokenDriver;
import signinghelper.token.plugged.Tokens;
import signinghelper.work.FakeHelperWindow;
import signinghelper.work.JudgedHere;
import signinghelper.work.JudgingProcess;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.logging.LogManager;

import static org.assertj.core.api.Assertions.assertThat;

/** A dispatcher in this process with the worker's side of it. Every frame that it writes is held to the schema. */
public final class TestHost implements AutoCloseable {
    private static final KnownDevices NO_DEVICES = new KnownDevices(List::of, Vendors::read);
    public static final String ORIGIN = TestProfile.ORIGIN;
    private static final long DEADLINE_NANOSECONDS = 30_000_000_000L;
    private static final long SECONDS_TO_FINISH = 30;
    private static final RevocationWatch.Question NO_ANSWER = (certificate, now, patience) -> Optional.empty();

    private final MessageSchema schema = MessageSchema.ofAnyMessage();
    private final WireFormat format = new WireFormat();
    private final RequestReader reader = new RequestReader(format);
    private final FakePrompt prompt = new FakePrompt();
    private final FakeHelperWindow helperWindow = new FakeHelperWindow();
    private final AtomicLong nanoseconds = new AtomicLong();
    private final List<JsonNode> written = new ArrayList<>();
    private final Path folder = temporaryFolder();
    private final Helper helper;
    private final Answers answers;
    private final Dispatcher dispatcher;

    public TestHost(TokenDriver... drivers) {
        this(() -> TestProfile.of(CmsForm.PKCS7_501), drivers);
    }

    /** Creates a host that asks the user through {@code asker} instead of {@link #prompt}. */
    TestHost(Prompt asker, TokenDriver... drivers) {
        this(asker, () -> TestProfile.of(CmsForm.PKCS7_501), NO_ANSWER, drivers);
    }

    /** Creates a host with another profile; its clock stands still at {@link TestAuthority#NOW}. */
    TestHost(ProfileSource profile, TokenDriver... drivers) {
        this(null, profile, NO_ANSWER, drivers);
    }

    /** Creates a host with a CA that answers as {@code revocation} does. */
    TestHost(RevocationWatch.Question revocation, TokenDriver... drivers) {
        this(null, () -> TestProfile.of(CmsForm.PKCS7_501), revocation, drivers);
    }

    /** Creates a host with another profile and a CA that answers as {@code revocation} does. */
    TestHost(ProfileSource profile, RevocationWatch.Question revocation) {
        this(null, profile, revocation);
    }

    /** Creates a host whose documents are judged by other processes. */
    TestHost(JudgingProcess.Starter judging) {
        this(
                null,
                () -> TestProfile.of(CmsForm.PKCS7_501),
                NO_ANSWER,
                new Starter.Browser(),
                judging,
                Optional.empty());
    }

    /** Creates a host that may tell its user of certificates that end soon. */
    TestHost(Notices notices, TokenDriver... drivers) {
        this(
                null,
                () -> TestProfile.of(CmsForm.PKCS7_501),
                NO_ANSWER,
                new Starter.Browser(),
                JudgedHere::new,
                Optional.of(notices),
                drivers);
    }

    /** Creates a host that a desktop client has started. */
    TestHost(Starter.Program starter, TokenDriver... drivers) {
        this(
                null,
                () -> TestProfile.of(CmsForm.PKCS7_501),
                NO_ANSWER,
                starter,
                JudgedHere::new,
                Optional.empty(),
                drivers);
    }

    private TestHost(
            @Nullable Prompt asker,
            ProfileSource profile,
            RevocationWatch.Question revocation,
            TokenDriver... drivers) {
        this(asker, profile, revocation, new Starter.Browser(), JudgedHere::new, Optional.empty(), drivers);
    }

    private TestHost(
            @Nullable Prompt asker,
            ProfileSource profile,
            RevocationWatch.Question revocation,
            Starter starter,
            JudgingProcess.Starter judging,
            Optional<Notices> notices,
            TokenDriver... drivers) {
        // Nothing goes to the console, as in the program.
        LogManager.getLogManager().reset();
        var stream = new NativeMessageStream(new ByteArrayInputStream(new byte[0]), new Frames());
        var plugged = List.of(drivers);
        var edges = new TestEdges(folder, profile);
        notices.ifPresent(told -> edges.with(told));
        helper = new Helper(edges.with(plugged)
                .with(asker == null ? prompt : asker)
                .with(helperWindow)
                .with(revocation)
                .with(judging)
                .with(nanoseconds::get)
                .withChecks(checks(plugged, profile))
                .edges());
        var host = helper.host(stream, starter);
        answers = host.answers();
        dispatcher = host.dispatcher();
    }

    private Edges.Checks checks(List<TokenDriver> drivers, ProfileSource profile) {
        return (sessions, certificates) -> {
            var tokens = new Tokens(drivers);
            return List.of(
                    new HostCheck(TestEdges.VERSION, folder.resolve("state"), folder, profile),
                    new TokenPresentCheck(tokens, certificates, NO_DEVICES),
                    new PinCheck(tokens, certificates));
        };
    }

    List<Command<?, ?>> commands() {
        return helper.commands();
    }

    /** Returns the folder in which the host keeps the contents of pages. */
    Path contentFolder() {
        return folder.resolve("content");
    }

    /** Returns the folder of the user's own signatures. */
    Path historyFolder() {
        return folder.resolve("history");
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("signing-helper-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public FakePrompt prompt() {
        return prompt;
    }

    FakeHelperWindow helperWindow() {
        return helperWindow;
    }

    /** Moves the clock on for the limit of {@code window.open}. */
    void passTime(Duration duration) {
        nanoseconds.addAndGet(duration.toNanos());
    }

    /** Sends a frame as the reading thread does. */
    public void send(String json) {
        try {
            dispatcher.accept(reader.read(json.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedRequestException e) {
            answers.malformed(e);
        }
    }

    public void send(String id, String method, String params) {
        send("{\"jsonrpc\":\"2.0\",\"id\":\"" + id + "\",\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    /** Opens a session of {@code origin} in a tab of its own. */
    TestPage open(String origin) {
        var session = UUID.randomUUID().toString();
        openAs(session, origin, origin, "zh-CN");
        assertThat(reply("open-" + session).has("result")).isTrue();
        return new TestPage(this, session);
    }

    TestPage open() {
        return open(ORIGIN);
    }

    /** Opens a session of a desktop client. */
    TestPage openClient(String name) {
        var session = UUID.randomUUID().toString();
        openClientAs(session, name, "2.0");
        assertThat(reply("open-" + session).has("result"))
                .as(reply("open-" + session).toString())
                .isTrue();
        return new TestPage(this, session);
    }

    /** Asks for a session of a desktop client; the reply has the id {@code open-<session>}. */
    void openClientAs(String session, String name, String protocol) {
        var arguments = format.newObject()
                .put("session", session)
                .put("client", name)
                .put("protocol", protocol)
                .put("locale", "zh-CN");
        send("open-" + session, "session.open", arguments.toString());
    }

    /** Asks for a session; the reply has the id {@code open-<session>}. */
    void openAs(String session, String origin, String topOrigin, String locale) {
        var arguments = format.newObject()
                .put("session", session)
                .put("origin", origin)
                .put("topOrigin", topOrigin)
                .put("extension", "1.0.0")
                .put("library", "1.0.0")
                .put("locale", locale);
        send("open-" + session, "session.open", arguments.toString());
    }

    /** Waits until so many notifications of {@code method} have come; their parameters. */
    List<JsonNode> notifications(String method, int count) {
        return await(frame -> frame.path("method").asText().equals(method), count).stream()
                .map(frame -> frame.path("params"))
                .toList();
    }

    public JsonNode reply(String id) {
        return replies(id, 1).get(0);
    }

    List<JsonNode> replies(String id, int count) {
        return await(frame -> frame.path("id").asText().equals(id), count);
    }

    /** The symbolic code of the refusal that {@code id} is answered with; empty text for a result. */
    String codeOf(String id) {
        return reply(id).at("/error/data/code").asText();
    }

    /** Waits until at least {@code count} frames match. */
    List<JsonNode> await(Predicate<JsonNode> wanted, int count) {
        var deadline = System.nanoTime() + DEADLINE_NANOSECONDS;
        synchronized (written) {
            while (true) {
                var found = written.stream().filter(wanted).toList();
                if (found.size() >= count) {
                    return found;
                }
                waitForMore(deadline);
            }
        }
    }

    private void waitForMore(long deadline) {
        var left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new AssertionError("no such frame among " + written);
        }
        try {
            written.wait(left);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    List<JsonNode> written() {
        synchronized (written) {
            return List.copyOf(written);
        }
    }

    /** Ends as at the end of input. */
    public boolean finish() {
        return dispatcher.finish(SECONDS_TO_FINISH);
    }

    @Override
    public void close() {
        assertThat(finish()).isTrue();
        helper.close();
        assertThat(contentFolder())
                .satisfiesAnyOf(
                        none -> assertThat(none).doesNotExist(),
                        empty -> assertThat(empty).isEmptyDirectory());
        removeFolder();
        assertThat(written())
                .allSatisfy(frame -> assertThat(schema.faults(frame))
                        .as("faults of " + frame)
                        .isEmpty());
    }

    private void removeFolder() {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stream writes each frame by one call. */
    private final class Frames extends OutputStream {
        private final JsonMapper json = new JsonMapper();

        @Override
        public void write(int single) {
            throw new AssertionError("a frame is written as a whole");
        }

        @Override
        public void write(byte[] frame) throws IOException {
            var message = json.readTree(frame, Integer.BYTES, frame.length - Integer.BYTES);
            synchronized (written) {
                written.add(message);
                written.notifyAll();
            }
        }
    }
}
