package signinghelper.packages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import signinghelper.profile.ProfileSigner;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.ExtensionOffer;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Packages for a Java that is on the computer, with a stand-in for the program, and the program that starts hosts as a
 * browser does.
 */
final class WindowsBuild {
    static final List<String> EXTENSIONS =
            List.of("mmadlooolkibdajglffaiocbmahdmhfn", "abcdefghijklmnopabcdefghijklmnop");

    /** Stores with characters that have a meaning for their readers: NSIS, XML, Windows Installer. */
    static final Map<String, ExtensionOffer> STORES = Map.of(
            "edge", new ExtensionOffer("ponmlkjihgfedcbaponmlkjihgfedcba", URI.create("https://edge.example/crx")),
            "chrome", new ExtensionOffer(EXTENSIONS.get(1), URI.create("https://[::1]/crx?a=$0&c=%22")));

    private static final Path ROOT = Path.of("../..");

    /** Nothing reads it. */
    private static final String PROFILE = "a.b.c";

    private final Path folder;

    WindowsBuild(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        compile("browser.c", browser(), "-municode", "-ladvapi32");
        compile("shortcut.c", shortcut(), "-municode", "-lole32", "-luuid");
        compileStandIn(folder.resolve("classes"));
    }

    private static void compile(String source, Path program, String... options)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("x86_64-w64-mingw32-gcc", "-std=c17", "-Wall", "-Wextra", "-Werror"));
        command.addAll(List.of("-o", program.toString(), source));
        command.addAll(List.of(options));
        Tool.run(Path.of("src/test/c/windows").toAbsolutePath(), command);
    }

    /** Makes the jar of the program that stands in; see {@code src/test/program}. */
    private void compileStandIn(Path classes) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin");
        var source = Path.of("src/test/program/signinghelper/app/Main.java").toAbsolutePath();
        var javac = java.resolve("javac").toString();
        Tool.run(folder, List.of(javac, "--release", "17", "-d", classes.toString(), source.toString()));
        var jar = java.resolve("jar").toString();
        Tool.run(folder, List.of(jar, "--create", "--file", jar().toString(), "-C", classes.toString(), "."));
    }

    private Path jar() {
        return folder.resolve("stand-in.jar");
    }

    Path browser() {
        return folder.resolve("browser.exe");
    }

    /** Says where a shortcut leads. */
    Path shortcut() {
        return folder.resolve("shortcut.exe");
    }

    /** Returns the files that a link brings for Windows, once a package has been built. */
    Path forLink() {
        return folder.resolve("work/link");
    }

    /** Folder with both. */
    Path launchers() throws IOException, InterruptedException {
        whole("1.0.0").build();
        return folder.resolve("work/launchers");
    }

    /** Returns a folder for files that a test puts aside. */
    Path spare() {
        return folder.resolve("spare");
    }

    /** Returns packages whose self-test fails, as security software may cause it. */
    WindowsPackages broken(String version) throws IOException {
        return packages(version, program("broken"), PROFILE, null, null);
    }

    /** Returns packages that can be watched while they are installed; see the stand-in. */
    WindowsPackages slow(String version) throws IOException {
        return packages(version, program("slow"), PROFILE, null, null);
    }

    WindowsPackages whole(String version) throws IOException {
        return packages(version, program(), PROFILE, null, null);
    }

    /**
     * Returns packages of the program itself, for the demo's portal.
     *
     * @param java a Java to put in; null for the computer's
     */
    WindowsPackages ofProgram(String version, @Nullable Path java)
            throws IOException, GeneralSecurityException, InterruptedException {
        var program = VersionedProgram.in(Files.createDirectories(folder.resolve(version)), version);
        return packages(version, program, profile("demo"), java, null);
    }

    /** Returns a portal's profile as the host believes it, for our extensions. */
    static String profile(String portal) throws IOException, GeneralSecurityException {
        var file = ROOT.resolve("profiles").resolve(portal).resolve("profile.json");
        return signed((ObjectNode) new ObjectMapper().readTree(file.toFile()));
    }

    private static String signed(ObjectNode profile) throws IOException, GeneralSecurityException {
        EXTENSIONS.forEach(profile.putArray("extensionIds")::add);
        var key = Files.readString(ROOT.resolve("host/target/keys/demo-profile-key.pem"));
        return ProfileSigner.sign(profile.toString(), key, Instant.EPOCH);
    }

    /** Makes a copy of the program itself that needs no setup, with a portal's profile. */
    void copyTo(Path folder, String portal) throws IOException, GeneralSecurityException, InterruptedException {
        copy(folder, profile(portal));
    }

    /** Makes such a copy for the demo's portal, which uses one vendor's SKF library. */
    void copyTo(Path folder, WindowsToken token) throws IOException, GeneralSecurityException, InterruptedException {
        var profile = (ObjectNode) new ObjectMapper()
                .readTree(ROOT.resolve("profiles/demo/profile.json").toFile());
        profile.putArray("drivers")
                .addObject()
                .put("kind", "skf")
                .put("name", "softskf")
                .putObject("library")
                .put("windows", token.library());
        copy(folder, signed(profile));
    }

    private void copy(Path folder, String profile) throws IOException, InterruptedException {
        ProgramFolder.fresh(folder)
                .withAll(ROOT.resolve("host/target/install"), "")
                .withAll(launchers(), "")
                .with("profile.jws", profile.getBytes(StandardCharsets.US_ASCII));
        WindowsJava.linkTo(folder.resolve("java"));
    }

    WindowsPackages signed(String version, Authenticode signature) throws IOException {
        return packages(version, program(), PROFILE, null, signature);
    }

    /** Returns the stand-in for the program, with further empty files. */
    Path program(String... further) throws IOException {
        var options = Files.readString(Path.of("../launcher/java.options")) + "-Doptions.file=read\n";
        var program = ProgramFolder.fresh(folder.resolve("program"))
                .with("app/host.jar", Files.readAllBytes(jar()))
                .with("java.options", options.getBytes(StandardCharsets.US_ASCII))
                .with("signing-helper", new byte[0])
                .withAll(ROOT.resolve("host/target/install/native"), "native");
        for (var name : further) {
            program.with(name, new byte[0]);
        }
        return program.folder();
    }

    private WindowsPackages packages(
            String version, Path program, String profile, @Nullable Path java, @Nullable Authenticode signature) {
        var icons = ROOT.resolve("extension/static/icons");
        var described = new Program(version, program, "test", profile, EXTENSIONS, STORES, java, icons);
        return new WindowsPackages(
                described,
                Path.of("windows"),
                folder.resolve("work"),
                folder.resolve("out"),
                new WireFormat(),
                signature);
    }
}
