package signinghelper.app;

import signinghelper.certificate.RevocationWatch;
import signinghelper.check.FakeLibraries;
import signinghelper.check.InstalledLibraries;
import signinghelper.check.Repair;
import signinghelper.clock.ComputerTime;
import signinghelper.clock.MonotonicClock;
import signinghelper.content.PrivateFolder;
import signinghelper.formats.document.TimeStamping;
import signinghelper.guidance.GuidanceBook;
import signinghelper.platform.OperatingSystem;
import signinghelper.platform.TestProduct;
import signinghelper.profile.ProfileLook;
import signinghelper.profile.ProfileSource;
import signinghelper.prompt.FakePrompt;
import signinghelper.prompt.Notices;
import signinghelper.prompt.Prompt;
import signinghelper.prompt.RemovalPrompt;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;
import signinghelper.registration.FolderRegistry;
import signinghelper.registration.Registration;
import signinghelper.support.Whereabouts;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.token.TokenDriver;
import signinghelper.token.plugged.Tokens;
import signinghelper.work.FakeHelperWindow;
import signinghelper.work.HelperWindow;
import signinghelper.work.JudgedHere;
import signinghelper.work.JudgingProcess;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Edges of a Linux computer below a folder. Nothing is plugged in or installed, the network is silent, and no checks
 * exist. The clock stands still, a user acts through a fake prompt, and documents are judged in the test's own process.
 */
public final class TestEdges {
    public static final String VERSION = "1.2.3";

    private final Path folder;
    private final ProfileSource profile;
    private List<TokenDriver> drivers = List.of();
    private InstalledLibraries libraries = new FakeLibraries();
    private Instant now = TestAuthority.NOW;
    private MonotonicClock clock = () -> 0;
    private RevocationWatch.Question revocation = (certificate, at, patience) -> Optional.empty();
    private JudgingProcess.Starter judging = JudgedHere::new;
    private GuidanceBook guidance = new GuidanceBook();
    private Prompt prompt = new FakePrompt();
    private Edges.Windows windows = work -> new FakeHelperWindow();
    private RemovalPrompt removal = (language, nothing) -> {
        throw Refusal.of(ErrorCode.PROMPT_UNAVAILABLE);
    };
    private Optional<Notices> notices = Optional.empty();
    private ProfileLook look = copy -> {};
    private Edges.Checks checks = (sessions, certificates) -> List.of();
    private List<Repair> repairs = List.of();

    /** Creates edges with the profile in force. */
    public TestEdges(Path folder, ProfileSource profile) {
        this.folder = folder;
        this.profile = profile;
    }

    public TestEdges with(List<TokenDriver> plugged) {
        drivers = plugged;
        return this;
    }

    public TestEdges with(InstalledLibraries installed) {
        libraries = installed;
        return this;
    }

    public TestEdges at(Instant instant) {
        now = instant;
        return this;
    }

    public TestEdges with(MonotonicClock other) {
        clock = other;
        return this;
    }

    public TestEdges with(RevocationWatch.Question authority) {
        revocation = authority;
        return this;
    }

    public TestEdges with(JudgingProcess.Starter process) {
        judging = process;
        return this;
    }

    public TestEdges with(GuidanceBook book) {
        guidance = book;
        return this;
    }

    public TestEdges with(Prompt person) {
        prompt = person;
        return this;
    }

    public TestEdges with(HelperWindow other) {
        windows = work -> other;
        return this;
    }

    /** Returns edges with a window that has the helper's work to show. */
    public TestEdges withWindow(Edges.Windows maker) {
        windows = maker;
        return this;
    }

    public TestEdges with(RemovalPrompt person) {
        removal = person;
        return this;
    }

    public TestEdges with(Notices other) {
        notices = Optional.of(other);
        return this;
    }

    public TestEdges with(ProfileLook other) {
        look = other;
        return this;
    }

    public TestEdges withChecks(Edges.Checks others) {
        checks = others;
        return this;
    }

    public TestEdges withRepairs(List<Repair> others) {
        repairs = others;
        return this;
    }

    /** The user has the name {@code zhangsan} and lives in the folder {@code computer/home}. */
    public Edges edges() {
        var whereabouts = new Whereabouts(folder.resolve("computer/home"), "zhangsan", TestProduct.DEMO);
        var contents = new PrivateFolder(folder.resolve("content"));
        return new Edges(
                new Edges.Place(VERSION, folder, folder, folder.resolve("log"), whereabouts, contents),
                new Edges.Profiles(profile, profile, look),
                new Edges.Keys(new Tokens(drivers), libraries),
                new Edges.Clocks(new ComputerTime(Clock.fixed(now, ZoneOffset.UTC)), clock),
                new Edges.Judging(judging, revocation, TimeStamping.NONE),
                new Edges.User(prompt, removal, windows, notices, guidance),
                new Edges.Computer(checks, repairs, this::registration));
    }

    private Registration registration(Optional<Path> userData) {
        var computer = folder.resolve("computer");
        var surroundings = new FolderRegistry.Surroundings(
                OperatingSystem.LINUX, Map.of(), computer.resolve("home"), computer, userData);
        var format = new WireFormat();
        return new Registration(
                Browser.all(format),
                new FolderRegistry(TestProduct.DEMO, surroundings, format),
                computer.resolve("install/signing-helper"));
    }
}
