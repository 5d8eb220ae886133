package signinghelper.packages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import signinghelper.guidance.Language;
import signinghelper.installation.RunningJava;
import signinghelper.profile.Profile;
import signinghelper.profile.ProfileCheck;
import signinghelper.profile.ProfileSigner;
import signinghelper.profile.ProfileWords;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;
import signinghelper.registration.ExtensionOffer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/** Build of everything that one portal's users install. Called by {@code ./dev package}. */
@Command(
        name = "./dev package",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Builds everything that one portal's users install.")
public final class Packages implements Callable<Integer> {
    @Option(names = "--root", hidden = true, required = true)
    private Path root = Path.of("");

    @Option(names = "--version-number", hidden = true, required = true)
    private String version = "";

    @Option(names = "--program", hidden = true, description = "Otherwise what the host's build left.")
    private @Nullable Path program;

    @Option(names = "--built", hidden = true, required = true)
    private Instant built = Instant.EPOCH;

    @Option(names = "--profile", paramLabel = "DIR", required = true, description = "Folder of the portal's profile.")
    private Path profile = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", description = "Where to put it; otherwise target/packages.")
    private @Nullable Path out;

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description = "RSA key that gives the extension its id; made where it is missing. See docs/packaging.md.")
    private @Nullable Path extensionKey;

    @Option(
            names = "--profile-key",
            paramLabel = "PEM",
            description = "RSA key of 3072 bits that signs the profile; the build must pin its public half"
                    + " (-Dprofile.signing.keys). Otherwise the key that this build made for itself.")
    private @Nullable Path profileKey;

    @Option(
            names = "--windows-runtime",
            paramLabel = "DIR",
            description = "Java for Windows to put in; without it the packages use the one that is installed there.")
    private @Nullable Path windowsRuntime;

    @Option(
            names = "--linux-runtime",
            paramLabel = "DIR|this",
            description = "Java for Linux to put in; 'this' makes one of the Java that runs this, which then needs a"
                    + " system like this one. Otherwise the package depends on the system's Java.")
    private @Nullable String linuxRuntime;

    @Option(
            names = "--only",
            paramLabel = "SYSTEM",
            description = "Beside the extension only packages for ${COMPLETION-CANDIDATES}.")
    private List<Target> only = List.of(Target.values());

    @Option(
            names = "--update-url",
            paramLabel = "URL",
            description = "Where updates.xml of the packed extension will lie; with it comes the policy kit.")
    private @Nullable String updateUrl;

    @Mixin
    private final PolicyOptions policies = new PolicyOptions();

    @Option(
            names = "--site",
            paramLabel = "URL",
            description = "Where the page that installs by link will lie, a folder; with it the page is built, for that"
                    + " place only, and the kit for PER_USER lets it start OpenWebStart unasked. See docs/jnlp.md.")
    private @Nullable URI site;

    @Option(
            names = "--jar-key",
            paramLabel = "P12",
            description = "Key store to sign what the link loads with; otherwise a key made for a trial.")
    private @Nullable Path jarKey;

    @Option(names = "--jar-key-password", paramLabel = "FILE", description = "File with its password.")
    private @Nullable Path jarKeyPassword;

    @Option(names = "--authenticode", paramLabel = "P12", description = "Key store to sign what is for Windows with.")
    private @Nullable Path authenticode;

    @Option(names = "--authenticode-password", paramLabel = "FILE", description = "File with its password.")
    private @Nullable Path authenticodePassword;

    @Option(names = "--timestamps", paramLabel = "URL", description = "RFC 3161 server for the signatures.")
    private @Nullable String timestamps;

    @Option(
            names = "--maintainer",
            paramLabel = "'NAME <ADDRESS>'",
            description = "Who looks after the .deb; otherwise the portal's support of the profile, with its e-mail.")
    private @Nullable String maintainer;

    enum Target {
        WINDOWS,
        LINUX
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Packages()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, GeneralSecurityException {
        var words = new ProfileWords(Language.nearestTo(Locale.getDefault()));
        var file = profile.resolve("profile.json");
        if (!Files.isReadable(file)) {
            throw new CommandLine.ParameterException(new CommandLine(this), "There is no " + file + " to read.");
        }
        var checked = new ProfileCheck(new WireFormat()).check(Files.readString(file));
        words.lines(checked).forEach(checked.faults().isEmpty() ? System.out::println : System.err::println);
        if (!checked.faults().isEmpty()) {
            return CommandLine.ExitCode.SOFTWARE;
        }
        var accepted = new WireFormat().decode(Profile.class, Files.readString(file));
        if (accepted.computer().isWithdrawn(version)) {
            throw wrongUse("The profile itself withdraws version " + version + " (withdrawnVersions).");
        }
        if (only.contains(Target.LINUX) && !Maintainer.isOne(Maintainer.of(maintainer, accepted))) {
            throw wrongUse(
                    "A .deb names who looks after it: give --maintainer 'NAME <ADDRESS>', or the profile an e-mail"
                            + " in contacts.portal.");
        }
        GivenRuntime.require(only.contains(Target.WINDOWS) ? windowsRuntime : null, this);
        GivenRuntime.require(only.contains(Target.LINUX) ? givenRuntime() : null, this);
        var output = Objects.requireNonNullElse(out, root.resolve("target/packages"))
                .toAbsolutePath()
                .normalize();
        try (var staging = Staging.beside(output)) {
            build(staging.folder(), accepted);
            staging.moveTo(output);
        }
        System.out.println("Packages in " + output);
        return CommandLine.ExitCode.OK;
    }

    private CommandLine.ParameterException wrongUse(String why) {
        return new CommandLine.ParameterException(new CommandLine(this), why);
    }

    private void build(Path output, Profile accepted)
            throws IOException, InterruptedException, GeneralSecurityException {
        var work = root.resolve("installer/packaging/target");
        var extensionId = extension(output);
        var format = new WireFormat();
        var signed = profile(extensionId);
        var ids = new ArrayList<>(accepted.access().extensionIds());
        ids.add(extensionId);
        var sources = root.resolve("installer/packaging");
        var page = site == null ? null : page(site, program(accepted, signed, ids, null));
        var offers = new JnlpSite.Offers(null, null, accepted);
        if (only.contains(Target.WINDOWS)) {
            var forWindows = program(accepted, signed, ids, windowsRuntime);
            var packages = new WindowsPackages(
                    forWindows, sources.resolve("windows"), work.resolve("windows"), output, format, signature());
            offers = new JnlpSite.Offers(packages.forLink(), packages.build().get(0), accepted);
        }
        if (only.contains(Target.LINUX)) {
            var forLinux = program(accepted, signed, ids, linuxRuntime(work.resolve("java")));
            var notes = new LinuxPackage.Notes(
                    Maintainer.of(maintainer, accepted), Inventory.licences(root.resolve(Inventory.BUILT)));
            new LinuxPackage(forLinux, notes, sources.resolve("linux"), work.resolve("linux"), output, format)
                    .build(built);
        }
        if (page != null) {
            page.shortcomings(accepted).forEach(System.out::println);
            page.build(work.resolve("jnlp/site"), output.resolve("site"), offers);
        }
        if (updateUrl != null) {
            var origin = page == null ? null : page.origin();
            var settings = ManagedSetting.of(root.resolve("extension/static/managed-schema.json"));
            new PolicyKit(accepted.product(), extensionId, updateUrl, origin, policies.pinned(), settings)
                    .write(output.resolve("policy"), Browser.all(format), policies.fleets());
        }
        Inventory.write(root.resolve(Inventory.BUILT), output);
        Checksums.write(output);
    }

    /** Packed by its own program; returns the id that the key gives it. */
    private String extension(Path target) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("node", "extension/package.mjs"));
        command.addAll(List.of("--profile", profile.toAbsolutePath().toString(), "--out", target.toString()));
        if (updateUrl != null) {
            command.addAll(List.of("--update-url", updateUrl));
        }
        if (extensionKey != null) {
            command.addAll(List.of("--key", extensionKey.toAbsolutePath().toString()));
        }
        Tool.run(root, command);
        return Files.readString(target.resolve("extension-id.txt")).strip();
    }

    /** The host lets in exactly the extensions that its profile names, so the one just packed is among them. */
    private String profile(String extensionId) throws IOException, GeneralSecurityException {
        var mapper = new ObjectMapper();
        var json = (ObjectNode) mapper.readTree(profile.resolve("profile.json").toFile());
        json.withArray("extensionIds").add(extensionId);
        var key = Objects.requireNonNullElse(profileKey, root.resolve("host/profile/target/keys/demo-profile-key.pem"));
        return ProfileSigner.sign(mapper.writeValueAsString(json), Files.readString(key));
    }

    /** Returns the folder that was given; null when none was, or the running Java is meant. */
    private @Nullable Path givenRuntime() {
        return linuxRuntime == null || "this".equals(linuxRuntime) ? null : Path.of(linuxRuntime);
    }

    private @Nullable Path linuxRuntime(Path made) throws IOException, InterruptedException {
        if (!"this".equals(linuxRuntime)) {
            return givenRuntime();
        }
        new RunningJava().make(ProgramFolder.removed(made));
        return made;
    }

    private Program program(Profile accepted, String signed, List<String> ids, @Nullable Path java) {
        return new Program(
                version,
                Objects.requireNonNullElse(program, root.resolve("host/program/target/install")),
                accepted.product(),
                signed,
                ids,
                stores(accepted),
                java,
                root.resolve("extension/static/icons"));
    }

    private static Map<String, ExtensionOffer> stores(Profile accepted) {
        var offers = new HashMap<String, ExtensionOffer>();
        accepted.access()
                .stores()
                .forEach((name, store) -> offers.put(
                        name,
                        new ExtensionOffer(store.value().id(), store.value().updateUrl())));
        return offers;
    }

    private JnlpSite page(URI codebase, Program program) throws IOException, InterruptedException {
        var sources = new JnlpSite.Sources(
                root.resolve("jnlp/site"),
                root.resolve("design/design.css"),
                ProgramFolder.theOnly(root.resolve("jnlp/target"), "jnlp-*.jar"),
                root.resolve("extension/target/library/signing-helper.js"),
                root.resolve("extension/target/unpacked/manifest.json"));
        return new JnlpSite(program, codebase, sources, jarSignature(), built);
    }

    private JarSignature jarSignature() throws IOException, InterruptedException {
        if (jarKey != null) {
            return new JarSignature(jarKey, Objects.requireNonNull(jarKeyPassword, "--jar-key-password"), timestamps);
        }
        System.out.println("No --jar-key: the link's jar is signed with a key made for a trial; people are warned.");
        return JarSignature.ofOwnKey(root.resolve("installer/packaging/target/jnlp/key"));
    }

    private @Nullable Authenticode signature() {
        return authenticode == null
                ? null
                : new Authenticode(
                        authenticode,
                        Objects.requireNonNull(authenticodePassword, "--authenticode-password"),
                        timestamps);
    }
}
