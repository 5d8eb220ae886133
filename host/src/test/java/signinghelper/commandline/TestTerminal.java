package signinghelper.commandline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import signinghelper.certificate.RevocationWatch;
import signinghelper.check.Check;
import signinghelper.check.Diagnosis;
import signinghelper.check.FakeLibraries;
import signinghelper.check.Repair;
import signinghelper.check.Repairs;
import signinghelper.clock.ComputerTime;
import signinghelper.clock.TimeSource;
import signinghelper.command.CertificateListCommand;
import signinghelper.command.DocumentSigning;
import signinghelper.command.FileInspection;
import signinghelper.command.KeyOffer;
import signinghelper.command.PinChangeCommand;
import signinghelper.command.ProfileSource;
import signinghelper.command.SupportGathering;
import signinghelper.command.TestHost;
import signinghelper.command.TokenListCommand;
import signinghelper.command.WindowOpenCommand;
import signinghelper.formats.TestAuthority;
import signinghelper.formats.TestKey;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.cms.CmsForm;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.inspection.FileInspector;
import signinghelper.inspection.InspectionBook;
import signinghelper.platform.OperatingSystem;
import signinghelper.profile.ProfileCheck;
import signinghelper.prompt.FakeHelperWindow;
import signinghelper.prompt.FakePrompt;
import signinghelper.prompt.RemovalPrompt;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;
import signinghelper.registration.FolderRegistry;
import signinghelper.registration.Registration;
import signinghelper.support.ProgramVersions;
import signinghelper.support.ReportMaker;
import signinghelper.token.FakeDriver;
import signinghelper.token.FakeToken;
import signinghelper.token.KeyEntry;
import signinghelper.token.SoftwareKey;
import signinghelper.token.TokenDriver;
import signinghelper.token.Tokens;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.logging.LogManager;

import static org.assertj.core.api.Assertions.assertThat;

/** The program in this process, with a person who types into a fake window and a U-Key in software. */
final class TestTerminal {
    static final URI INSTALLATION_PAGE = URI.create("https://portal.example/helper/");

    private final Path folder;
    private final FakePrompt prompt = new FakePrompt();
    private final FakeHelperWindow window = new FakeHelperWindow();
    private final TestAuthority authority = TestAuthority.root(TestKey.P256);
    private RemovalPrompt removal = (language, nothing) -> {
        throw Refusal.of(ErrorCode.PROMPT_UNAVAILABLE);
    };
    private ProfileSource profile = () -> TestHost.profile(CmsForm.PKCS7_501);
    private List<TokenDriver> drivers = List.of();
    private final FakeLibraries libraries = new FakeLibraries();
    private List<Check> checks = List.of();
    private List<Repair> repairs = List.of();
    private Path calledFrom = Path.of("");
    private Instant now = TestAuthority.NOW;

    /** What a command came to. */
    record Outcome(int exitCode, String out, String errors) {
        JsonNode json() throws IOException {
            assertThat(out.strip()).isPrintable().isASCII();
            assertThat(out.lines()).hasSize(1);
            return new JsonMapper().readTree(out);
        }
    }

    TestTerminal(Path folder) {
        // As in the program, nothing goes to the console.
        LogManager.getLogManager().reset();
        this.folder = folder;
    }

    /** The person is in its folder, as where a launcher starts the program; otherwise there is no such place. */
    TestTerminal calledFromItsFolder() {
        calledFrom = folder;
        return this;
    }

    TestTerminal with(ProfileSource other) {
        profile = other;
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

    /** The same with certificates that are for TLS servers alone. */
    FakeToken plugInServer(SoftwareKey.Kind kind) {
        var purpose = new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth);
        return plugIn(request -> request.extension(Extension.extendedKeyUsage, false, purpose), kind);
    }

    private FakeToken plugIn(UnaryOperator<TestAuthority.Request> wishes, SoftwareKey.Kind... kinds) {
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

    private Repairs repairs(TimeSource time, WireFormat format) {
        return new Repairs(repairs, folder.resolve("repairs"), time, format);
    }

    /** Of a Linux computer below {@code computer}. */
    private Registration registration(Optional<Path> userData) {
        var computer = folder.resolve("computer");
        var surroundings = new FolderRegistry.Surroundings(
                OperatingSystem.LINUX, Map.of(), computer.resolve("home"), computer, userData);
        var format = new WireFormat();
        return new Registration(
                Browser.all(format),
                new FolderRegistry(surroundings, format),
                computer.resolve("install/signing-helper"));
    }

    /** For a person of the name {@code zhangsan} who lives in the folder {@code home}. */
    private SupportGathering support(Tokens tokens, TimeSource time, WireFormat format) {
        return new SupportGathering(
                ProgramVersions.of("1.2.3", System.getProperties()),
                new Diagnosis(checks),
                repairs(time, format),
                profile,
                tokens,
                time,
                new SupportGathering.Log(folder.resolve("log"), List.of("login.authenticate")),
                new ReportMaker(folder.resolve("home"), "zhangsan", new CheckBook(), new GuidanceBook()),
                format);
    }

    TestTerminal at(Instant instant) {
        now = instant;
        return this;
    }

    FakeHelperWindow window() {
        return window;
    }

    /** What the person says to an uninstallation; otherwise there is no desktop. */
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

    /** As {@code Wiring} has it. */
    private Program program(PrintWriter out, PrintWriter errors) {
        var format = new WireFormat();
        var tokens = new Tokens(drivers);
        var time = new ComputerTime(Clock.fixed(now, ZoneOffset.UTC));
        var guidance = new GuidanceBook(() -> Map.of("installation", INSTALLATION_PAGE.toString()));
        var console = new Console(out, errors, guidance, format, new CallersFolder(calledFrom), Language.ENGLISH);
        var installed = new InstalledProfile(profile, console);
        var signing = new DocumentSigning(
                tokens,
                new KeyOffer(
                        tokens,
                        time,
                        new RevocationWatch((certificate, now, patience) -> Optional.empty(), time),
                        () -> HolderRules.USUAL),
                prompt,
                time);
        return new Program(
                console,
                "1.2.3",
                new TokenList(installed, new TokenListCommand(tokens), console),
                new LibraryList(installed, libraries, console),
                new CertificateList(installed, new CertificateListCommand(tokens, time), console),
                new Sign(installed, signing, console),
                new Verify(installed, time, console),
                new PinChange(installed, new PinChangeCommand(tokens, prompt), console),
                new Window(installed, new WindowOpenCommand(window, System::nanoTime), console),
                new UninstallWindow(folder, removal, console),
                new Register(this::registration, profile, console),
                new Unregister(this::registration, installed, console),
                new Status(this::registration, folder, installed, console),
                new RollBack(folder, console),
                new Uninstall(folder, console),
                new Diagnose(installed, new Diagnosis(checks), new CheckBook(), format, console),
                new RepairOne(installed, repairs(time, format), new CheckBook(), console),
                new Inspect(installed, new FileInspection(new FileInspector(), new InspectionBook(), profile), console),
                new CheckProfile(new ProfileCheck(format), console),
                new Bundle(installed, support(tokens, time, format), console));
    }
}
