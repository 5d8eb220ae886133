package signinghelper.packages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import signinghelper.installation.Product;
import signinghelper.profile.ProfileSigner;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.ExtensionOffer;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Packages with a stand-in for the program or the program itself, and programs that tests start under Wine. Each is made
 * once for all test classes.
 */
final class WindowsBuild {
    static final List<String> EXTENSIONS =
            List.of("mmadlooolkibdajglffaiocbmahdmhfn", "abcdefghijklmnopabcdefghijklmnop");

    /** Stores with characters that have a meaning for their readers: NSIS, XML, Windows Installer. */
    static final Map<String, ExtensionOffer> STORES = Map.of(
            "edge", new ExtensionOffer("ponmlkjihgfedcbaponmlkjihgfedcba", URI.create("https://edge.example/crx")),
            "chrome", new ExtensionOffer(EXTENSIONS.get(1), URI.create("https://[::1]/crx?a=$0&c=%22")));

    static final Product PRODUCT = product("demo");

    /** Extension of {@link #OTHER}. */
    static final String OTHER_EXTENSION = "ijklmnopabcdefghijklmnopabcdefgh";

    /** Titles with characters that a file, NSIS, a caption, XML or a registry may take for something else. */
    static final Product OTHER = new Product(
            "second-portal", Map.of("zh-CN", "湖北/A&B：50%、\"$1\"", "en", "A & B: 50% <of> \"$1\" $(var.Name) [x]"));

    private static final Path ROOT = Path.of("../..");
    private static final Path ICONS = ROOT.resolve("extension/static/icons");

    /** Nothing reads it. */
    private static final String PROFILE = "a.b.c";

    private static final List<Path> INPUTS = Stream.of(
                    "target/classes",
                    "windows",
                    "src/test/c/windows",
                    "src/test/program",
                    "src/test/java/signinghelper/packages/VersionedProgram.java",
                    "src/test/java/signinghelper/packages/WindowsBuild.java",
                    "../installation/launcher",
                    "../../extension/static/icons",
                    "../../host/program/target/classes",
                    "../../host/program/target/generated-sources/version",
                    "../../host/program/target/install",
                    "../../host/profile/target/keys",
                    "../../profiles")
            .map(Path::of)
            .toList();

    private WindowsBuild() {}

    /**
     * Packages, and what was made on the way to them.
     *
     * @param folder folder that all tests share
     */
    record Built(Path folder) {
        Path setup() throws IOException {
            return ProgramFolder.theOnly(folder.resolve("out"), "*-setup.exe");
        }

        Path msi() throws IOException {
            return ProgramFolder.theOnly(folder.resolve("out"), "*.msi");
        }

        /** Returns the folder of the program that was packaged. */
        Path program() {
            return folder.resolve("program");
        }

        /** Returns the content of the folder of the version. */
        Path copy() {
            return folder.resolve("work/copy");
        }

        /** Returns the files that a link brings for Windows. */
        Path forLink() {
            return folder.resolve("work/link");
        }

        Path launchers() {
            return folder.resolve("work/launchers");
        }
    }

    private static Path once(String name, MadeOnce.Maker maker)
            throws IOException, GeneralSecurityException, InterruptedException {
        return new MadeOnce(Path.of("target/windows-tests", name), INPUTS).by(maker);
    }

    private static Path programs() throws IOException, GeneralSecurityException, InterruptedException {
        return once("programs", folder -> {
            compile("browser.c", folder.resolve("browser.exe"), "-ladvapi32");
            compile("shortcut.c", folder.resolve("shortcut.exe"), "-lole32", "-luuid");
            compile("reader.c", folder.resolve("reader.exe"));
            compileStandIn(folder);
        });
    }

    private static void compile(String source, Path program, String... libraries)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("x86_64-w64-mingw32-gcc", "-std=c17", "-Wall", "-Wextra", "-Werror"));
        command.addAll(List.of("-municode", "-o", program.toString(), source));
        command.addAll(List.of(libraries));
        Tool.run(Path.of("src/test/c/windows").toAbsolutePath(), command);
    }

    /** Makes the jar of the program that stands in; see {@code src/test/program}. */
    private static void compileStandIn(Path folder) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin");
        var source = Path.of("src/test/program/signinghelper/app/Main.java").toAbsolutePath();
        var javac = java.resolve("javac").toString();
        Tool.run(folder, List.of(javac, "--release", "17", "-d", "classes", source.toString()));
        var jar = java.resolve("jar").toString();
        Tool.run(folder, List.of(jar, "--create", "--file", "stand-in.jar", "-C", "classes", "."));
    }

    static Path browser() throws IOException, GeneralSecurityException, InterruptedException {
        return programs().resolve("browser.exe");
    }

    /** Tells a window's parts as a screen reader hears of them. */
    static Path reader() throws IOException, GeneralSecurityException, InterruptedException {
        return programs().resolve("reader.exe");
    }

    /** Says where a shortcut leads. */
    static Path shortcut() throws IOException, GeneralSecurityException, InterruptedException {
        return programs().resolve("shortcut.exe");
    }

    /** Returns packages whose self-test fails, as security software may cause it. */
    static Built broken(String version) throws IOException, GeneralSecurityException, InterruptedException {
        return standIn("broken", version, "broken");
    }

    /** Returns packages that can be watched while they are installed; see the stand-in. */
    static Built slow(String version) throws IOException, GeneralSecurityException, InterruptedException {
        return standIn("slow", version, "slow");
    }

    static Built whole(String version) throws IOException, GeneralSecurityException, InterruptedException {
        return standIn("whole", version);
    }

    /** Returns packages of {@link #OTHER}, with the stand-in. */
    static Built ofOtherPortal(String version) throws IOException, GeneralSecurityException, InterruptedException {
        return new Built(once("other-" + version, folder -> {
            var extensions = List.of(OTHER_EXTENSION);
            var offer = new ExtensionOffer(OTHER_EXTENSION, URI.create("https://other.example/crx"));
            var program = new Program(
                    version, program(folder), OTHER, PROFILE, extensions, Map.of("edge", offer), null, ICONS);
            build(folder, packages(folder, program, null));
        }));
    }

    private static Built standIn(String kind, String version, String... further)
            throws IOException, GeneralSecurityException, InterruptedException {
        return new Built(once(
                kind + "-" + version,
                folder -> build(folder, packages(folder, version, program(folder, further), PROFILE, null, null))));
    }

    /** Returns packages of the program itself, for the demo's portal. */
    static Built ofProgram(String version) throws IOException, GeneralSecurityException, InterruptedException {
        return ofProgram("program-" + version, version, null);
    }

    /** Returns packages of the program itself, for the demo's portal, with a Java inside. */
    static Built withJava(String version) throws IOException, GeneralSecurityException, InterruptedException {
        return ofProgram("with-java-" + version, version, WindowsJava.home());
    }

    private static Built ofProgram(String name, String version, @Nullable Path java)
            throws IOException, GeneralSecurityException, InterruptedException {
        return new Built(once(
                name,
                folder -> build(
                        folder,
                        packages(folder, version, VersionedProgram.in(folder, version), profile("demo"), java, null))));
    }

    /** Builds them, and removes the trees of which the files were packed. */
    private static void build(Path folder, WindowsPackages packages) throws IOException, InterruptedException {
        packages.build();
        for (var tree : List.of("setup", "msi")) {
            ProgramFolder.removed(folder.resolve("work").resolve(tree));
        }
    }

    /** Returns packages of the stand-in, to be built in a test's own folder. */
    static WindowsPackages signed(Path folder, String version, Authenticode signature)
            throws IOException, GeneralSecurityException, InterruptedException {
        return packages(folder, version, program(folder), PROFILE, null, signature);
    }

    /** Returns a portal's profile as the host believes it, for our extensions. */
    static String profile(String portal) throws IOException, GeneralSecurityException {
        var file = ROOT.resolve("profiles").resolve(portal).resolve("profile.json");
        return signed((ObjectNode) new ObjectMapper().readTree(file.toFile()));
    }

    private static String signed(ObjectNode profile) throws IOException, GeneralSecurityException {
        EXTENSIONS.forEach(profile.putArray("extensionIds")::add);
        var key = Files.readString(ROOT.resolve("host/profile/target/keys/demo-profile-key.pem"));
        return ProfileSigner.sign(profile.toString(), key);
    }

    private static Product product(String portal) {
        return new Product(portal, Map.of("zh-CN", "演示平台", "en", "Demo portal"));
    }

    /** Makes a copy of the program itself that needs no setup, with a portal's profile. */
    static void copyTo(Path folder, String portal) throws IOException, GeneralSecurityException, InterruptedException {
        copy(folder, product(portal), profile(portal));
    }

    /** Makes such a copy for the demo's portal, which uses one vendor's SKF library. */
    static void copyTo(Path folder, WindowsToken token)
            throws IOException, GeneralSecurityException, InterruptedException {
        var profile = (ObjectNode) new ObjectMapper()
                .readTree(ROOT.resolve("profiles/demo/profile.json").toFile());
        profile.putArray("drivers")
                .addObject()
                .put("kind", "skf")
                .put("name", "softskf")
                .putObject("library")
                .put("windows", token.library());
        copy(folder, PRODUCT, signed(profile));
    }

    private static void copy(Path folder, Product product, String profile)
            throws IOException, GeneralSecurityException, InterruptedException {
        ProgramFolder.fresh(folder)
                .withAll(ROOT.resolve("host/program/target/install"), "")
                .withAll(whole("1.9.0").launchers(), "")
                .with(Product.FILE, product.text())
                .with("profile.jws", profile.getBytes(StandardCharsets.US_ASCII));
        WindowsJava.linkTo(folder.resolve("java"));
    }

    /** Makes the stand-in for the program, with further empty files. */
    private static Path program(Path folder, String... further)
            throws IOException, GeneralSecurityException, InterruptedException {
        var options = Files.readString(Path.of("../installation/launcher/java.options")) + "-Doptions.file=read\n";
        var program = ProgramFolder.fresh(folder.resolve("program"))
                .with("app/host.jar", Files.readAllBytes(programs().resolve("stand-in.jar")))
                .with("java.options", options.getBytes(StandardCharsets.US_ASCII))
                .with("signing-helper", new byte[0])
                .withAll(ROOT.resolve("host/program/target/install/native"), "native");
        for (var name : further) {
            program.with(name, new byte[0]);
        }
        return program.folder();
    }

    private static WindowsPackages packages(
            Path folder,
            String version,
            Path program,
            String profile,
            @Nullable Path java,
            @Nullable Authenticode signature) {
        return packages(
                folder, new Program(version, program, PRODUCT, profile, EXTENSIONS, STORES, java, ICONS), signature);
    }

    private static WindowsPackages packages(Path folder, Program program, @Nullable Authenticode signature) {
        return new WindowsPackages(
                program,
                Path.of("windows"),
                folder.resolve("work"),
                folder.resolve("out"),
                new WireFormat(),
                signature);
    }
}
