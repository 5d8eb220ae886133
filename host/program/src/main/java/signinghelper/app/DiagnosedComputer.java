package signinghelper.app;

import signinghelper.certificate.AwaitedOpenings;
import signinghelper.certificate.OpenedKeys;
import signinghelper.certificate.RevocationCache;
import signinghelper.check.CertificateChainCheck;
import signinghelper.check.CertificateKeyCheck;
import signinghelper.check.CertificatePairCheck;
import signinghelper.check.CertificateReading;
import signinghelper.check.CertificateRevocationCheck;
import signinghelper.check.CertificateValidityCheck;
import signinghelper.check.Check;
import signinghelper.check.ClockCheck;
import signinghelper.check.ClockRepair;
import signinghelper.check.CommandPromptCheck;
import signinghelper.check.CryptographicProviders;
import signinghelper.check.DriverFolderRepair;
import signinghelper.check.EnrolmentCheck;
import signinghelper.check.ExtensionCheck;
import signinghelper.check.ExtensionPagesCheck;
import signinghelper.check.HostCheck;
import signinghelper.check.KnownDevices;
import signinghelper.check.LeftoversCheck;
import signinghelper.check.LeftoversRepair;
import signinghelper.check.LocalNetworkCheck;
import signinghelper.check.LocalProgramsCheck;
import signinghelper.check.MiddlewareCheck;
import signinghelper.check.MiddlewareRepair;
import signinghelper.check.OwnLeftovers;
import signinghelper.check.PinCheck;
import signinghelper.check.PortalCheck;
import signinghelper.check.RegistrationCheck;
import signinghelper.check.RegistrationRepair;
import signinghelper.check.RegistryProgram;
import signinghelper.check.RehearsalCheck;
import signinghelper.check.Repair;
import signinghelper.check.RestartCheck;
import signinghelper.check.SealCheck;
import signinghelper.check.SubjectMatchCheck;
import signinghelper.check.TemporaryFilesCheck;
import signinghelper.check.TemporaryFilesRepair;
import signinghelper.check.TemporaryFolder;
import signinghelper.check.TokenHardwareCheck;
import signinghelper.check.TokenPresentCheck;
import signinghelper.check.TokenServiceCheck;
import signinghelper.clock.BestKnownTime;
import signinghelper.installation.InstallationFolder;
import signinghelper.network.TrustedRoots;
import signinghelper.platform.Folders;
import signinghelper.platform.ListeningPorts;
import signinghelper.platform.PortProxies;
import signinghelper.platform.Processes;
import signinghelper.platform.ProxyScript;
import signinghelper.platform.UsbDevices;
import signinghelper.platform.WindowsPrograms;
import signinghelper.profile.LocalPrograms;
import signinghelper.profile.ProfileStore;
import signinghelper.profile.Vendors;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.BrowserProfiles;
import signinghelper.registration.Registration;
import signinghelper.session.ProductVersion;
import signinghelper.session.Sessions;
import signinghelper.token.plugged.Tokens;

import java.net.ProxySelector;
import java.nio.file.Path;
import java.security.cert.TrustAnchor;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The checks and repairs of this computer. */
final class DiagnosedComputer {
    private final String version;
    private final Folders folders;
    private final OperatingSystemParts system;
    private final WireFormat format;
    private final Tokens tokens;
    private final BestKnownTime time;
    private final ProxySelector proxies;
    private final RevocationCache revocations;
    private final LibraryInventory inventory;
    private final DriverCatalog catalog;
    private final ProfileStore profiles;
    private final CryptographicProviders providers;
    private final KnownDevices devices = new KnownDevices(UsbDevices.ofThisComputer(), Vendors::read);
    private final TemporaryFolder temporaryFolder = TemporaryFolder.ofThisPerson();
    private final OwnLeftovers leftovers;
    private final Supplier<Registration> registered = this::registration;

    DiagnosedComputer(
            String version,
            Folders folders,
            OperatingSystemParts system,
            WireFormat format,
            Tokens tokens,
            BestKnownTime time,
            ProxySelector proxies,
            RevocationCache revocations,
            LibraryInventory inventory,
            DriverCatalog catalog,
            ProfileStore profiles) {
        this.version = version;
        this.folders = folders;
        this.system = system;
        this.format = format;
        this.tokens = tokens;
        this.time = time;
        this.proxies = proxies;
        this.revocations = revocations;
        this.inventory = inventory;
        this.catalog = catalog;
        this.profiles = profiles;
        providers = new CryptographicProviders(system.registry());
        leftovers = new OwnLeftovers(
                folders.versions(), folders.state(), InstallationFolder.ofThisPerson(folders.product()), time);
    }

    /** Returns the checks in the order in which a user reads their findings. */
    List<Check> checks(Sessions sessions, CertificateReading certificates) {
        // Written once each, as the field above: a class archive leaves out a method reference that a class repeats.
        Supplier<Set<TrustAnchor>> roots = TrustedRoots::ofThisComputer;
        Supplier<LocalPrograms> programs = LocalPrograms::read;
        return List.of(
                new HostCheck(version, folders.state(), folders.install(), profiles),
                new RegistrationCheck(registered, version),
                new ExtensionCheck(
                        new ProductVersion(version), sessions::extension, registered, new BrowserProfiles(format)),
                new ExtensionPagesCheck(registered),
                new CommandPromptCheck(
                        system.registry(),
                        registered,
                        () -> sessions.extension().isPresent()),
                new ClockCheck(time, ZoneId::systemDefault, system.timeService().isPresent()),
                new PortalCheck(roots, proxies, ProxyScript.ofThisComputer(system.registry())),
                new TokenServiceCheck(tokens, inventory, system.services(), folders.state(), version),
                new TokenHardwareCheck(devices, inventory, tokens, certificates, version),
                new TokenPresentCheck(tokens, certificates, devices),
                new PinCheck(tokens, certificates),
                new CertificateValidityCheck(
                        certificates, time, new AwaitedOpenings(folders.state().resolve("history"), format, time)),
                new CertificateChainCheck(certificates, time),
                new CertificateRevocationCheck(certificates, time, roots, proxies, revocations),
                new CertificateKeyCheck(certificates),
                new CertificatePairCheck(certificates),
                new RehearsalCheck(certificates, new OpenedKeys(folders.state(), format, time)),
                new SealCheck(certificates, tokens, time),
                new SubjectMatchCheck(certificates),
                new EnrolmentCheck(certificates, roots, proxies, format),
                new RestartCheck(system.restarts(), catalog::libraries, time),
                new MiddlewareCheck(providers, system.services(), Processes.ofThisComputer()),
                new LocalProgramsCheck(ListeningPorts.ofThisComputer(), new PortProxies(system.registry()), programs),
                new LocalNetworkCheck(
                        ListeningPorts.ofThisComputer(), programs, registered, new BrowserProfiles(format)),
                new TemporaryFilesCheck(temporaryFolder, time, system.isWindows()),
                new LeftoversCheck(system.registry(), leftovers));
    }

    List<Repair> repairs() {
        var all = new ArrayList<Repair>();
        all.add(RegistrationRepair.yielding(registered, version, format));
        all.add(RegistrationRepair.renewing(
                registered, () -> profiles.load().access().extensionIds(), format));
        system.timeService().ifPresent(service -> all.add(new ClockRepair(time, service)));
        all.add(TemporaryFilesRepair.ofLeftovers(temporaryFolder));
        all.add(new LeftoversRepair(leftovers));
        all.add(new DriverFolderRepair(inventory));
        if (system.isWindows()) {
            var program = new RegistryProgram(WindowsPrograms::systemFolder, new WindowsPrograms());
            all.add(new MiddlewareRepair(providers, program, folders.state().resolve("backups"), time));
            all.add(TemporaryFilesRepair.ofLastMonth(temporaryFolder, time));
        }
        return all;
    }

    private Registration registration() {
        return registration(Optional.empty());
    }

    Registration registration(Optional<Path> userData) {
        return Registration.ofThisComputer(folders.product(), folders.install(), userData, format);
    }
}
