package signinghelper.app;

import signinghelper.certificate.RememberedChoices;
import signinghelper.certificate.RevocationCache;
import signinghelper.certificate.RevocationWatch;
import signinghelper.check.CertificateChainCheck;
import signinghelper.check.CertificateKeyCheck;
import signinghelper.check.CertificatePairCheck;
import signinghelper.check.CertificateReading;
import signinghelper.check.CertificateRevocationCheck;
import signinghelper.check.CertificateValidityCheck;
import signinghelper.check.Check;
import signinghelper.check.ClockCheck;
import signinghelper.check.ClockRepair;
import signinghelper.check.CryptographicProviders;
import signinghelper.check.Diagnosis;
import signinghelper.check.EnrolmentCheck;
import signinghelper.check.ExtensionCheck;
import signinghelper.check.HelpFacts;
import signinghelper.check.HostCheck;
import signinghelper.check.KnownDevices;
import signinghelper.check.LeftoversCheck;
import signinghelper.check.LeftoversRepair;
import signinghelper.check.LinuxTimeService;
import signinghelper.check.MiddlewareCheck;
import signinghelper.check.MiddlewareRepair;
import signinghelper.check.OwnLeftovers;
import signinghelper.check.PinCheck;
import signinghelper.check.PortalCheck;
import signinghelper.check.RegistrationCheck;
import signinghelper.check.RegistrationRepair;
import signinghelper.check.RegistryProgram;
import signinghelper.check.Repair;
import signinghelper.check.Repairs;
import signinghelper.check.RestartCheck;
import signinghelper.check.SubjectMatchCheck;
import signinghelper.check.TemporaryFilesCheck;
import signinghelper.check.TemporaryFilesRepair;
import signinghelper.check.TemporaryFolder;
import signinghelper.check.TimeService;
import signinghelper.check.TokenHardwareCheck;
import signinghelper.check.TokenPresentCheck;
import signinghelper.check.TokenServiceCheck;
import signinghelper.check.WindowsTimeService;
import signinghelper.clock.BestKnownTime;
import signinghelper.clock.ComputerClocks;
import signinghelper.clock.NetworkTime;
import signinghelper.clock.PortalDate;
import signinghelper.clock.TimeProbes;
import signinghelper.command.Answers;
import signinghelper.command.CancelCommand;
import signinghelper.command.CertificateListCommand;
import signinghelper.command.CertificateSelectCommand;
import signinghelper.command.Command;
import signinghelper.command.ContentPutCommand;
import signinghelper.command.DiagnosisRunCommand;
import signinghelper.command.Dispatcher;
import signinghelper.command.DocumentSigning;
import signinghelper.command.FileInspectCommand;
import signinghelper.command.FileInspection;
import signinghelper.command.HelperWindowWork;
import signinghelper.command.KeyOffer;
import signinghelper.command.LoginAuthenticateCommand;
import signinghelper.command.LoginBindCommand;
import signinghelper.command.PinChangeCommand;
import signinghelper.command.RationedPrompt;
import signinghelper.command.SessionCloseCommand;
import signinghelper.command.SessionOpenCommand;
import signinghelper.command.SignatureSignCommand;
import signinghelper.command.SupportGathering;
import signinghelper.command.TokenListCommand;
import signinghelper.command.TokenNotifications;
import signinghelper.command.WindowOpenCommand;
import signinghelper.commandline.Bundle;
import signinghelper.commandline.CallersFolder;
import signinghelper.commandline.CertificateList;
import signinghelper.commandline.CheckProfile;
import signinghelper.commandline.Console;
import signinghelper.commandline.Diagnose;
import signinghelper.commandline.Inspect;
import signinghelper.commandline.InstalledProfile;
import signinghelper.commandline.LibraryList;
import signinghelper.commandline.PinChange;
import signinghelper.commandline.Program;
import signinghelper.commandline.Register;
import signinghelper.commandline.RepairOne;
import signinghelper.commandline.RollBack;
import signinghelper.commandline.Sign;
import signinghelper.commandline.Status;
import signinghelper.commandline.TokenList;
import signinghelper.commandline.Uninstall;
import signinghelper.commandline.UninstallWindow;
import signinghelper.commandline.Unregister;
import signinghelper.commandline.Verify;
import signinghelper.commandline.Window;
import signinghelper.content.ContentStore;
import signinghelper.content.PrivateFolder;
import signinghelper.discovery.FoundLibraries;
import signinghelper.discovery.LibrarySearch;
import signinghelper.discovery.SearchedPlaces;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.guidance.CheckBook;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.inspection.FileInspector;
import signinghelper.inspection.InspectionBook;
import signinghelper.installation.HomeFolder;
import signinghelper.installation.InUse;
import signinghelper.installation.InstallationFolder;
import signinghelper.login.AuthenticationSigner;
import signinghelper.network.SystemProxies;
import signinghelper.network.TrustedRoots;
import signinghelper.platform.AdministratorOwnership;
import signinghelper.platform.Folders;
import signinghelper.platform.LinuxRestarts;
import signinghelper.platform.NoRegistry;
import signinghelper.platform.OperatingSystem;
import signinghelper.platform.OwnFolder;
import signinghelper.platform.Processes;
import signinghelper.platform.RegisteredLibraries;
import signinghelper.platform.Registry;
import signinghelper.platform.Restarts;
import signinghelper.platform.Services;
import signinghelper.platform.SoleHolder;
import signinghelper.platform.UsbDevices;
import signinghelper.platform.WindowsPrograms;
import signinghelper.platform.WindowsRegistry;
import signinghelper.platform.WindowsRestarts;
import signinghelper.platform.WindowsServices;
import signinghelper.profile.MachinePolicySource;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileCheck;
import signinghelper.profile.ProfileStore;
import signinghelper.profile.TimeSettings;
import signinghelper.profile.Vendors;
import signinghelper.prompt.HelperWindow;
import signinghelper.prompt.Prompt;
import signinghelper.prompt.SupportWork;
import signinghelper.protocol.MessageWriter;
import signinghelper.protocol.Method;
import signinghelper.protocol.NativeMessageStream;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.RequestReader;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.BrowserProfiles;
import signinghelper.registration.Registration;
import signinghelper.session.ProductVersion;
import signinghelper.session.Sessions;
import signinghelper.support.LogFile;
import signinghelper.support.ProgramVersions;
import signinghelper.support.ReportMaker;
import signinghelper.token.Tokens;
import signinghelper.window.OneHelperWindow;
import signinghelper.window.SwingHelperWindow;
import signinghelper.window.SwingPrompt;
import signinghelper.window.SwingRemovalPrompt;

import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the helper: the only place that knows every class. Read it top to bottom to see the whole program: first what
 * there is once, then the two that use it, a browser's stream of frames and the command line.
 */
final class Wiring implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Wiring.class.getName());

    private final Folders folders = Folders.ofThisProcess();
    private final InUse inUse = InUse.hold(folders.install());
    private final String version = Version.read();
    private final WireFormat format = new WireFormat();
    private final Sessions sessions = new Sessions();
    private final PrivateFolder privateFolder =
            new PrivateFolder(folders.state().resolve("content"));
    private final GuidanceBook guidance = new GuidanceBook(this::portalFacts);
    private final CheckBook checkWords = new CheckBook();
    private final SwingPrompt prompt = new SwingPrompt(guidance, privateFolder);
    private final ProfileStore profiles = new ProfileStore(
            folders.profile(), MachinePolicySource.ofThisComputer(folders.machinePolicy()), folders.state(), format);
    private final ComputerClocks clocks = ComputerClocks.ofThisComputer();
    private final Registry registry = isWindows() ? new WindowsRegistry() : new NoRegistry();
    private final RegisteredLibraries registered = new RegisteredLibraries(registry);
    private final SearchedPlaces searched = SearchedPlaces.ofThisComputer(registry);
    private final FoundLibraries foundLibraries =
            new FoundLibraries(new LibrarySearch(Vendors.read(), registered, searched), clocks.monotonic());
    private final DriverCatalog catalog =
            new DriverCatalog(folders.state().resolve("libraries"), registered, discovery());
    private final Tokens tokens = new Tokens(catalog::drivers);
    private final BestKnownTime time = new BestKnownTime(clocks);
    private final ProxySelector proxies = SystemProxies.selector();
    private final CertificateReading certificates = new CertificateReading(tokens, this::holders);
    private final RevocationCache revocations =
            new RevocationCache(folders.state().resolve("revocation"));
    private final RevocationWatch revocation = new RevocationWatch(
            new ProfileRevocation(profiles::load, TrustedRoots::ofThisComputer, proxies, revocations), time);
    private final ProfileAdoption adoption = new ProfileAdoption(this::adopt, clocks.monotonic());
    private final KeyOffer offer = new KeyOffer(tokens, time, revocation, this::holders);
    private final RememberedChoices choices =
            new RememberedChoices(folders.state().resolve("choices.json"), format);
    private final FileInspection inspection =
            new FileInspection(new FileInspector(), new InspectionBook(), profiles::load);
    private final ContentStore contents = new ContentStore(privateFolder);
    private final AuthenticationSigner signer = new AuthenticationSigner("signing-helper/" + version);
    private final Prompt rationed = new RationedPrompt(prompt, clocks.monotonic());
    private final DocumentSigning signing = new DocumentSigning(tokens, offer, rationed, time);
    private final TokenListCommand tokenList = new TokenListCommand(tokens);
    private final PinChangeCommand pinChange = new PinChangeCommand(tokens, rationed);
    private final CertificateListCommand certificateList = new CertificateListCommand(tokens, time);
    private final CryptographicProviders providers = new CryptographicProviders(registry);
    private final KnownDevices devices = new KnownDevices(UsbDevices.ofThisComputer(), Vendors.read());
    private final LibraryInventory inventory =
            new LibraryInventory(catalog, foundLibraries, this::adoptDriversIfAny, clocks.monotonic());
    private final TemporaryFolder temporaryFolder = TemporaryFolder.ofThisPerson();
    private final OwnLeftovers leftovers =
            new OwnLeftovers(folders.versions(), folders.state(), InstallationFolder.ofThisPerson(), time);
    private final Diagnosis diagnosis = new Diagnosis(checks());
    private final Repairs repairs = repairs();
    private final HelperWindow helperWindow = new OneHelperWindow(
            new SwingHelperWindow(
                    prompt,
                    new HelperWindowWork(
                            diagnosis,
                            repairs,
                            profiles::load,
                            tokens,
                            time,
                            pinChange,
                            folders.state().resolve("passed-once")),
                    inspection,
                    support(),
                    guidance,
                    checkWords,
                    version),
            new SoleHolder(folders.state(), "helper-window"));
    private final WindowOpenCommand windowOpen = new WindowOpenCommand(helperWindow, clocks.monotonic());

    Wiring() {
        LogFile.open(folders.log());
        OwnFolder.makeOrWarn(folders.state());
    }

    private DiscoveredDrivers discovery() {
        return new DiscoveredDrivers(
                foundLibraries, searched, new AdministratorsLibrary(AdministratorOwnership.ofThisComputer()));
    }

    /** Without a valid profile nothing is known of the portal. */
    private Map<String, String> portalFacts() {
        try {
            return HelpFacts.of(profiles.load());
        } catch (Refusal refusal) {
            return Map.of();
        }
    }

    private HolderRules holders() {
        try {
            return profiles.load().holder();
        } catch (Refusal refusal) {
            return HolderRules.USUAL;
        }
    }

    /** With the profile come its drivers, which start at once, and those who know the time. */
    private Profile profile() throws Refusal {
        return adoption.take(profiles.load());
    }

    private void adopt(Profile profile) throws Refusal {
        adoptDrivers(profile);
        time.adopt(probes(profile.time()));
    }

    private void adoptDrivers(Profile profile) throws Refusal {
        catalog.adopt(profile, new JavaHomes(folders.install(), profiles.javaHomes()));
        tokens.driversChanged();
    }

    private void adoptDriversIfAny() {
        try {
            adoptDrivers(profiles.load());
        } catch (Refusal refusal) {
            // Without a valid profile there is nothing to look for, as the check of the host says.
            LOG.log(Level.DEBUG, "no libraries are looked for", refusal);
        }
    }

    /** Begins before a page asks: on Windows, folders of programs take a moment. */
    private void searchIfWanted() {
        try {
            if (profiles.load().discovers()) {
                foundLibraries.recent();
            }
        } catch (Refusal refusal) {
            LOG.log(Level.DEBUG, "no libraries are looked for", refusal);
        }
    }

    /** The other end of a stream of frames. */
    record Host(RequestReader requestReader, Answers answers, Dispatcher dispatcher) {}

    Host host(NativeMessageStream stream) {
        prompt.prepare();
        inBackground("tidy", repairs::tidy);
        inBackground("search", this::searchIfWanted);
        var answers = new Answers(new MessageWriter(stream, format), guidance);
        var open = new SessionOpenCommand(new ProductVersion(version), this::profile, sessions);
        var notifications = new TokenNotifications(tokens, answers);
        var dispatcher = new Dispatcher(open, commands(), sessions, format, answers, notifications);
        return new Host(new RequestReader(format), answers, dispatcher);
    }

    /** Nothing waits for it, nor does it keep the program from ending. */
    private static void inBackground(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Loads what windows need; false where there is no desktop. */
    boolean hasDesktop() {
        return prompt.hasDesktop();
    }

    private TimeProbes probes(TimeSettings asked) {
        var portal = asked.portal();
        var servers = asked.ntp().stream().map(NetworkTime.Server::of).toList();
        return new TimeProbes(
                portal == null ? null : new PortalDate(portal, TrustedRoots::ofThisComputer, proxies, clocks),
                servers.isEmpty() ? null : new NetworkTime(servers, clocks));
    }

    /** In the order in which a person reads their findings. */
    private List<Check> checks() {
        return List.of(
                new HostCheck(version, folders.state(), folders.install()),
                new RegistrationCheck(this::registration),
                new ExtensionCheck(
                        new ProductVersion(version),
                        sessions::extension,
                        this::registration,
                        new BrowserProfiles(format)),
                new ClockCheck(time, ZoneId::systemDefault, timeService().isPresent()),
                new PortalCheck(TrustedRoots::ofThisComputer, proxies),
                new TokenServiceCheck(tokens, inventory, services(), folders.state(), version),
                new TokenHardwareCheck(devices, inventory, tokens, certificates, version),
                new TokenPresentCheck(tokens, certificates, devices),
                new PinCheck(tokens, certificates),
                new CertificateValidityCheck(certificates, time),
                new CertificateChainCheck(certificates, time),
                new CertificateRevocationCheck(certificates, time, TrustedRoots::ofThisComputer, proxies, revocations),
                new CertificateKeyCheck(certificates),
                new CertificatePairCheck(certificates),
                new SubjectMatchCheck(certificates),
                new EnrolmentCheck(certificates, TrustedRoots::ofThisComputer, proxies, format),
                new RestartCheck(restarts(), catalog::libraries, time),
                new MiddlewareCheck(providers, services(), Processes.ofThisComputer()),
                new TemporaryFilesCheck(temporaryFolder, time, isWindows()),
                new LeftoversCheck(registry, leftovers));
    }

    private Registration registration() {
        return registration(Optional.empty());
    }

    private Registration registration(Optional<Path> userData) {
        return Registration.ofThisComputer(folders.install(), userData, format);
    }

    private Repairs repairs() {
        var all = new ArrayList<Repair>();
        all.add(new RegistrationRepair(this::registration, () -> profiles.load().extensionIds(), format));
        timeService().ifPresent(service -> all.add(new ClockRepair(time, service)));
        all.add(TemporaryFilesRepair.ofLeftovers(temporaryFolder));
        all.add(new LeftoversRepair(leftovers));
        if (isWindows()) {
            var program = new RegistryProgram(WindowsPrograms.systemFolder(), new WindowsPrograms());
            all.add(new MiddlewareRepair(providers, program, folders.state().resolve("backups"), time));
            all.add(TemporaryFilesRepair.ofLastMonth(temporaryFolder, time));
        }
        return new Repairs(all, folders.state().resolve("repairs"), time, format);
    }

    private SupportWork support() {
        var home = HomeFolder.ofThisPerson();
        var maker = new ReportMaker(home, System.getProperty("user.name", ""), checkWords, guidance);
        return new SupportGathering(
                ProgramVersions.of(version, System.getProperties()),
                diagnosis,
                repairs,
                profiles::load,
                tokens,
                time,
                new SupportGathering.Log(folders.log(), Method.names()),
                maker,
                format);
    }

    private static boolean isWindows() {
        return OperatingSystem.current() == OperatingSystem.WINDOWS;
    }

    private Services services() {
        return isWindows() ? new WindowsServices(registry) : name -> Optional.empty();
    }

    private Restarts restarts() {
        return isWindows() ? new WindowsRestarts(registry) : LinuxRestarts.ofThisComputer();
    }

    private static Optional<TimeService> timeService() {
        return switch (OperatingSystem.current()) {
            case WINDOWS -> Optional.of(new WindowsTimeService(WindowsPrograms.systemFolder(), new WindowsPrograms()));
            case LINUX -> Optional.of(new LinuxTimeService());
            case MACOS -> Optional.empty();
        };
    }

    private List<Command<?, ?>> commands() {
        return List.of(
                new SessionCloseCommand(sessions),
                tokenList,
                new CertificateSelectCommand(offer, rationed, choices),
                certificateList,
                new LoginAuthenticateCommand(tokens, offer, rationed, signer),
                new LoginBindCommand(tokens, offer, rationed, signer, profiles::load),
                new ContentPutCommand(contents),
                new SignatureSignCommand(signing, contents, profiles::load),
                pinChange,
                new DiagnosisRunCommand(diagnosis, profiles::load, checkWords, guidance),
                new FileInspectCommand(inspection, contents),
                windowOpen,
                new CancelCommand());
    }

    /** The commands for a person at a terminal, in the order of the help. */
    Program commandLine(PrintWriter out, PrintWriter errors, Language usual) {
        var console = new Console(out, errors, guidance, format, callersFolder(), usual);
        var installed = new InstalledProfile(this::profile, console);
        return new Program(
                console,
                version,
                new TokenList(installed, tokenList, console),
                new LibraryList(installed, inventory, console),
                new CertificateList(installed, certificateList, console),
                new Sign(installed, signing, console),
                new Verify(installed, time, console),
                new PinChange(installed, pinChange, console),
                new Window(installed, windowOpen, console),
                new UninstallWindow(
                        folders.install(), new SwingRemovalPrompt(prompt, guidance, folders.state()), console),
                new Register(this::registration, this::profile, console),
                new Unregister(this::registration, installed, console),
                new Status(this::registration, folders.install(), installed, console),
                new RollBack(folders.install(), console),
                new Uninstall(folders.install(), console),
                new Diagnose(installed, diagnosis, checkWords, format, console),
                new RepairOne(installed, repairs, checkWords, console),
                new Inspect(installed, inspection, console),
                new CheckProfile(new ProfileCheck(format), console),
                new Bundle(installed, support(), console));
    }

    /** The launcher goes into the program's folder and says where it was called. */
    private static CallersFolder callersFolder() {
        return new CallersFolder(Path.of(
                Optional.ofNullable(System.getenv("SIGNING_HELPER_CALLED_FROM")).orElse("")));
    }

    /** Removes what must not outlive the process. */
    @Override
    public void close() {
        helperWindow.close();
        privateFolder.close();
        inUse.close();
    }
}
