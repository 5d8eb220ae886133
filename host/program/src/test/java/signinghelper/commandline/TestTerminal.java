package signinghelper.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import signinghelper.app.Helper;
import signinghelper.app.TestEdges;
import signinghelper.check.Check;
import signinghelper.check.FakeLibraries;
import signinghelper.check.Repair;
import signinghelper.formats.document.CmsForm;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.profile.ProfileLook;
import signinghelper.profile.ProfileSource;
import signinghelper.profile.TestProfile;
import signinghelper.prompt.FakePrompt;
import signinghelper.prompt.RemovalPrompt;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenDriver;
import signinghelper.work.FakeHelperWindow;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.logging.LogManager;

import static org.assertj.core.api.Assertions.assertThat;

/** The program in this process, with a user who types into a fake window and a U-Key in software. */
final class TestTerminal {
    static final URI INSTALLATION_PAGE = URI.create("https://portal.example/helper/");

    private final Path folder;
    private final FakePrompt prompt = new FakePrompt();
    private final FakeHelperWindow window = new FakeHelperWindow();
    private final TestAuthority authority = TestAuthority.root(TestKey.P256);
    private RemovalPrompt removal = (language, nothing) -> {
        throw Refusal.of(ErrorCode.PROMPT_UNAVAILABLE);
    };
    private ProfileLook look = copy -> {};
    private ProfileSource profile = () -> TestProfile.of(CmsForm.PKCS7_501);
    private List<TokenDriver> drivers = List.of();
    private final FakeLibraries libraries = new FakeLibraries();
    private List<Check> checks = List.of();
    private List<Repair> repairs = List.of();
    private Path calledFrom = Path.of("");
    private Instant now = TestAuthority.NOW;

    /** Result of a command. */
    record Outcome(int exitCode, String out, String errors) {
        JsonNode json() throws IOException {
            assertThat(out.strip()).isPrintable().isASCII();
            assertThat(out.lines()).hasSize(1);
            return new JsonMapper().readTree(out);
        }
    }

    TestTerminal(Path folder) {
        // Nothing goes to the console, as in the program.
        LogManager.getLogManager().reset();
        this.folder = folder;
    }

    /** Places the user in its folder, as a launcher starts the program; otherwise no such place exists. */
    TestTerminal calledFromItsFolder() {
        calledFrom = folder;
        return this;
    }

    TestTerminal with(ProfileSource other) {
        profile = other;
        return this;
    }

    TestTerminal looking(ProfileLook other) {
        look = other;
        return this;
    }

    /** Libraries of vendors that are installed; otherwise there are none. */
    FakeLibraries libraries() {
        return libraries;
    }

    TestTerminal with(TokenDriver... plugged) {
        drivers = List.of(plugged);
        return this;
    }

    /** A U-Key with a signing key of each kind. */
    FakeToken plugIn(SoftwareKey.Kind... kinds) {
        return plugIn(request -> request, kinds);
    }

    /** Plugs in a U-Key with both certificates of one holder. */
    void plugInPair() {
        var token = plugIn(SoftwareKey.Kind.SM2);
        var usage = KeyUsage.keyEncipherment | KeyUsage.dataEncipherment;
        var encryption = SoftwareKey.issued(
                SoftwareKey.Kind.SM2,
                authority,
                request -> request.organisation("测试供应商有限公司").keyUsage(usage));
        token.with(encryption, KeyEntry.Use.ENCRYPTION);
    }

    /** Plugs in a U-Key whose certificates are for TLS servers only. */
    FakeToken plugInServer(SoftwareKey.Kind kind) {
        var purpose = new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth);
        return plugIn(request -> request.extension(Extension.extendedKeyUsage, false, purpose), kind);
    }

    /** Plugs in a U-Key whose certificates differ from the usual ones by {@code wishes}. */
    FakeToken plugIn(UnaryOperator<TestAuthority.Request> wishes, SoftwareKey.Kind... kinds) {
        var token = new FakeToken("测试锁");
        for (var kind : kinds) {
            var key = SoftwareKey.issued(kind, authority, request -> wishes.apply(request.organisation("测试供应商有限公司")));
            token.with(key, KeyEntry.Use.SIGNATURE);
        }
        with(new FakeDriver("fake", token));
        return token;
    }

    TestTerminal with(Check... others) {
        checks = List.of(others);
        return this;
    }

    TestTerminal with(Repair... others) {
        repairs = List.of(others);
        return this;
    }

    TestTerminal at(Instant instant) {
        now = instant;
        return this;
    }

    FakeHelperWindow window() {
        return window;
    }

    /** Sets the user's answer to an uninstallation; otherwise no desktop exists. */
    TestTerminal with(RemovalPrompt person) {
        removal = person;
        return this;
    }

    FakePrompt prompt() {
        return prompt;
    }

    Path file(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    /** The CA of the U-Key's certificates, in PEM. */
    Path anchor() throws Exception {
        return anchor("anchor.pem", authority);
    }

    Path anchor(String name, TestAuthority of) throws Exception {
        var file = folder.resolve(name);
        try (var writer = new PemWriter(Files.newBufferedWriter(file))) {
            writer.writeObject(new PemObject("CERTIFICATE", of.certificate().getEncoded()));
        }
        return file;
    }

    Outcome run(Object... arguments) {
        var out = new StringWriter();
        var errors = new StringWriter();
        var exitCode = program(new PrintWriter(out, true), new PrintWriter(errors, true))
                .run(List.of(arguments).stream().map(Object::toString).toList());
        return new Outcome(exitCode, out.toString(), errors.toString());
    }

    private Program program(PrintWriter out, PrintWriter errors) {
        var guidance = new GuidanceBook(() -> Map.of("installation", INSTALLATION_PAGE.toString()));
        var edges = new TestEdges(folder, profile)
                .with(drivers)
                .with(libraries)
                .with(guidance)
                .with(prompt)
                .with(window)
                .with(removal)
                .with(look)
                .with(System::nanoTime)
                .withChecks((sessions, certificates) -> checks)
                .withRepairs(repairs)
                .at(now)
                .edges();
        return new Helper(edges).commandLine(out, errors, new CallersFolder(calledFrom), Language.ENGLISH);
    }
}
