package signinghelper.app;

import signinghelper.certificate.RevocationCache;
import signinghelper.check.HelpFacts;
import signinghelper.clock.BestKnownTime;
import signinghelper.clock.ComputerClocks;
import signinghelper.clock.NetworkTime;
import signinghelper.clock.PortalDate;
import signinghelper.clock.TimeProbes;
import signinghelper.content.PrivateFolder;
import signinghelper.discovery.FoundLibraries;
import signinghelper.discovery.LibrarySearch;
import signinghelper.discovery.SearchedPlaces;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.installation.HomeFolder;
import signinghelper.installation.InUse;
import signinghelper.log.LogFile;
import signinghelper.network.SystemProxies;
import signinghelper.network.TrustedRoots;
import signinghelper.platform.AdministratorOwnership;
import signinghelper.platform.Folders;
import signinghelper.platform.OwnFolder;
import signinghelper.platform.RegisteredLibraries;
import signinghelper.platform.SoleHolder;
import signinghelper.profile.MachinePolicySource;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileStore;
import signinghelper.profile.TimeSettings;
import signinghelper.profile.Vendors;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;
import signinghelper.support.Whereabouts;
import signinghelper.token.bridge.ProgramClassPath;
import signinghelper.token.bridge.SpareBridge;
import signinghelper.token.plugged.Tokens;
import signinghelper.window.helper.OneHelperWindow;
import signinghelper.window.helper.SwingHelperWindow;
import signinghelper.window.notice.SwingNotices;
import signinghelper.window.part.Desktop;
import signinghelper.window.pin.SwingPrompt;
import signinghelper.window.removal.SwingRemovalPrompt;
import signinghelper.work.HelperWindow;
import signinghelper.work.KeptSettings;
import signinghelper.work.WindowWork;

import java.lang.System.Logger.Level;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The real edges of the program: this computer, its drivers, clocks, network and user. */
final class ThisComputer implements AutoCloseable {
    private static final Duration LONGEST_BEFORE_PREPARING = Duration.ofSeconds(2);

    private final Folders folders = Folders.ofThisProcess();
    private final WireFormat format = new WireFormat();
    private final ProfileStore profiles =
            beingRead(new ProfileStore(folders, MachinePolicySource.ofThisComputer(folders), format));
    private final HeldProgram held = new HeldProgram(folders.install());
    private final InUse inUse = InUse.hold(folders.install());
    private final String version = Version.read();
    private final GuidanceBook guidance = new GuidanceBook(this::portalFacts);
    private final PrivateFolder contents = new PrivateFolder(folders.state().resolve("content"));
    private final KeptSettings settings = new KeptSettings(folders.state(), format);
    private final Desktop desktop = new Desktop(settings::read);
    private final SwingPrompt prompt =
            new SwingPrompt(desktop, guidance, PageProcesses.preview(contents), folders.ofAllPortals());
    private final ComputerClocks clocks = ComputerClocks.ofThisComputer();
    private final BestKnownTime time = new BestKnownTime(clocks);
    private final ProxySelector proxies = SystemProxies.selector();
    private final RevocationCache revocations =
            new RevocationCache(folders.state().resolve("revocation"));
    private final OperatingSystemParts system = OperatingSystemParts.ofThisComputer();
    private final RegisteredLibraries registered = new RegisteredLibraries(system.registry());
    private final SearchedPlaces searched = SearchedPlaces.ofThisComputer(system.registry());
    private final FoundLibraries foundLibraries =
            new FoundLibraries(() -> new LibrarySearch(Vendors.read(), registered, searched), clocks.monotonic());
    private final SpareBridge spare = new SpareBridge(folders.state().resolve("bridge-needed"));
    private final DriverCatalog catalog = new DriverCatalog(
            folders.install(),
            folders.state().resolve("libraries"),
            registered,
            new DiscoveredDrivers(
                    foundLibraries, searched, new AdministratorsLibrary(AdministratorOwnership.ofThisComputer())),
            spare);
    private final Tokens tokens = new Tokens(catalog::drivers);
    private final LibraryInventory inventory =
            new LibraryInventory(catalog, foundLibraries, this::adoptDriversIfAny, clocks.monotonic());
    private final ProfileAdoption adoption = new ProfileAdoption(this::adopt, clocks.monotonic());
    private final Helper helper;

    ThisComputer() {
        this(LogFile::open);
    }

    /** Creates the edges with another log; {@code openLog} receives the folder of this user's log. */
    ThisComputer(Consumer<Path> openLog) {
        openLog.accept(folders.log());
        OwnFolder.makeOrWarn(folders.state());
        helper = new Helper(edges());
    }

    /**
     * Starts reading the profile's head in parallel with the rest of the start; a caller that needs it waits until it is
     * read.
     */
    private static ProfileStore beingRead(ProfileStore profiles) {
        inBackground("profile", () -> {
            try {
                profiles.admit();
            } catch (Refusal refusal) {
                log("refused again when somebody needs it", refusal);
            }
        });
        return profiles;
    }

    Helper helper() {
        return helper;
    }

    private Edges edges() {
        var diagnosed = new DiagnosedComputer(
                version, folders, system, format, tokens, time, proxies, revocations, inventory, catalog, profiles);
        var whereabouts =
                new Whereabouts(HomeFolder.ofThisPerson(), System.getProperty("user.name", ""), folders.product());
        return new Edges(
                new Edges.Place(version, folders.install(), folders.state(), folders.log(), whereabouts, contents),
                new Edges.Profiles(this::adopted, profiles, profiles),
                new Edges.Keys(tokens, inventory),
                new Edges.Clocks(time, clocks.monotonic()),
                new Edges.Judging(
                        PageProcesses.judging(),
                        new ProfileRevocation(profiles, TrustedRoots::ofThisComputer, proxies, revocations),
                        new ProfileTimeStamping(profiles, TrustedRoots::ofThisComputer, proxies, time)),
                new Edges.User(
                        prompt,
                        new SwingRemovalPrompt(desktop, guidance, folders.state()),
                        this::window,
                        Optional.of(new SwingNotices(desktop, guidance, prompt::isOpen)),
                        guidance),
                new Edges.Computer(diagnosed::checks, diagnosed.repairs(), diagnosed::registration));
    }

    private HelperWindow window(WindowWork work) {
        return new OneHelperWindow(
                new SwingHelperWindow(desktop, work, guidance, new CheckBook(), version),
                new SoleHolder(folders.state(), "helper-window"),
                version,
                prompt::isOpen);
    }

    /** The first logger opens every jar, so none is created before the reading of the profile has begun. */
    private static void log(String message, Refusal refusal) {
        System.getLogger(ThisComputer.class.getName()).log(Level.DEBUG, message, refusal);
    }

    /** Starts the preparations once U-Keys are listed, which a page waits for, and in any case soon. */
    void prepareAfterFirstList() {
        inBackground("prepare", () -> {
            tokens.awaitFirstList(LONGEST_BEFORE_PREPARING);
            prepare();
            prepareNextStart();
        });
    }

    /** Starts the preparations of a host in the background: windows, the search for libraries, and tidying up. */
    void prepare() {
        inBackground("classes", ProgramClassPath::open);
        inBackground("files", held::hold);
        prompt.prepare();
        inBackground("tidy", helper::tidy);
        inBackground("search", this::searchIfWanted);
        inBackground("report", this::reportIfWanted);
    }

    /** Makes the next start fast if this one was not. */
    private void prepareNextStart() {
        var own = new OwnClassArchive(folders.install(), folders.state());
        inBackground("classes", () -> own.makeIfMissing(OwnClassArchive.isUsedNow()));
    }

    /** Runs work in a daemon thread: no other work waits for it, and it does not keep the program from ending. */
    static void inBackground(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the portal's facts; empty without a valid profile. */
    private Map<String, String> portalFacts() {
        try {
            return HelpFacts.of(profiles.load());
        } catch (Refusal refusal) {
            return Map.of();
        }
    }

    /** Adopts the profile, whose fields are read beside the start of a bridge. */
    private Profile adopted() throws Refusal {
        inBackground("drivers", () -> {
            spare.startIfUsual();
            DriverCatalog.load();
        });
        return adoption.take(profiles.adopt());
    }

    /** Uses the profile's drivers, which start at once, and its time servers. */
    private void adopt(Profile profile) throws Refusal {
        adoptDrivers(profile);
        time.adopt(probes(profile.computer().time()));
    }

    private void adoptDrivers(Profile profile) throws Refusal {
        catalog.adopt(profile, new JavaHomes(folders.install(), profiles.javaHomes()));
        tokens.driversChanged();
    }

    private void adoptDriversIfAny() {
        try {
            adoptDrivers(profiles.load());
        } catch (Refusal refusal) {
            // Without a valid profile there is nothing to search for; the check of the host reports that.
            log("no libraries are looked for", refusal);
        }
    }

    /** Starts the search before a page asks: on Windows, searching the program folders takes time. */
    private void searchIfWanted() {
        try {
            if (profiles.load().computer().discovers()) {
                foundLibraries.recent();
            }
        } catch (Refusal refusal) {
            log("no libraries are looked for", refusal);
        }
    }

    /** Writes the report that the machine's policy asks for. */
    private void reportIfWanted() {
        try {
            profiles.reportFile(folders.state()).ifPresent(helper::reportTo);
        } catch (Refusal refusal) {
            log("a policy that cannot be read asks for no report", refusal);
        }
    }

    private TimeProbes probes(TimeSettings asked) {
        var portal = asked.portal();
        var servers = asked.ntp().stream().map(NetworkTime.Server::of).toList();
        return new TimeProbes(
                portal == null ? null : new PortalDate(portal, TrustedRoots::ofThisComputer, proxies, clocks),
                servers.isEmpty() ? null : new NetworkTime(servers, clocks));
    }

    /** Removes everything that must not outlive the process. */
    @Override
    public void close() {
        helper.close();
        inUse.close();
    }
}
