package signinghelper.app;

import signinghelper.installation.Product;
import signinghelper.platform.Folders;
import signinghelper.platform.TestProduct;
import signinghelper.profile.ProfileKey;
import signinghelper.profile.ProfileSigner;
import signinghelper.token.TokenDriver;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program as this build made it, with folders of its own and a key of its own that its profile is signed with. */
final class Installation {
    static final String ORIGIN = "http://localhost:8080";
    static final String EXTENSION = "abcdefghijklmnopabcdefghijklmnop";
    static final String INSTALLATION_PAGE = "http://localhost:8417/helper/";
    private static final String PROFILE = """
            {
              "id": "demo", "version": 1, "kind": "demo", "title": { "zh-CN": "演示", "en": "Demo" },
              "origins": [
                { "origin": "http://localhost:*", "capabilities": ["token.list", "login.authenticate"] },
                { "origin": "https://look.example", "capabilities": ["token.list"] },
                { "origin": "https://work.example",
                  "capabilities": ["login.authenticate", "signature.sign", "pin.change"] },
                { "origin": "https://put.example", "capabilities": ["content.put"] },
                { "origin": "https://put-too.example", "capabilities": ["content.put"] },
                { "origin": "https://choose.example", "capabilities": ["certificate.select", "certificate.list"] },
                { "origin": "https://diagnose.example", "capabilities": ["diagnosis.run"] },
                { "origin": "https://window.example", "capabilities": ["login.authenticate", "window.open"] }],
              "extensionIds": ["%s"],
              "menus": {
                "supplier": { "zh-CN": "系统管理", "en": "System management" },
                "purchaser": { "zh-CN": "采购单位管理", "en": "Purchasing unit management" }
              },
              "cms": "PKCS7_501",
              "drivers": [%%s],
              "time": {%%s},
              "links": { "installation": [{ "value": "%s", "source": "test", "date": "2026-11-25" }] }
            }""".formatted(EXTENSION, INSTALLATION_PAGE);

    private final Path folder;
    private static final ProfileKey KEY = ProfileKey.make();
    private final List<String> classPath = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private List<String> inside = List.of();

    private Installation(Path folder) {
        this.folder = folder;
    }

    /** Creates an installation without a profile. */
    static Installation empty(Path folder) throws IOException {
        var installation = new Installation(folder);
        Files.write(Files.createDirectories(installation.install()).resolve(Product.FILE), TestProduct.DEMO.text());
        installation.classPath.add(installation.pinnedKey().toString());
        installation.classPath.addAll(programClassPath());
        return installation;
    }

    static Installation withProfile(Path folder) throws IOException, GeneralSecurityException {
        return withDrivers(folder, "");
    }

    /** Creates an installation with a profile that names vendors' libraries. */
    static Installation withDrivers(Path folder, String drivers) throws IOException, GeneralSecurityException {
        return with(folder, drivers, "");
    }

    /** Creates an installation with a profile that names time servers. */
    static Installation withTime(Path folder, String time) throws IOException, GeneralSecurityException {
        return with(folder, "", time);
    }

    private static Installation with(Path folder, String drivers, String time)
            throws IOException, GeneralSecurityException {
        var installation = empty(folder);
        var signed = ProfileSigner.sign(PROFILE.formatted(drivers, time), KEY.privatePem());
        Files.writeString(installation.install().resolve("profile.jws"), signed);
        return installation;
    }

    Installation with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Puts {@code classes} first on the class path, where they replace the program's of the same names. */
    Installation before(Path classes) {
        classPath.add(0, classes.toString());
        return this;
    }

    /** Starts the program through {@code command}, to which the program's own command is appended. */
    Installation inside(List<String> command) {
        inside = List.copyOf(command);
        return this;
    }

    /** Registers a driver of the test classes for this installation alone. */
    Installation with(Class<? extends TokenDriver> driver) throws IOException {
        var services = Files.createDirectories(folder.resolve("driver/META-INF/services"));
        Files.writeString(services.resolve(TokenDriver.class.getName()), driver.getName());
        classPath.add(folder.resolve("driver").toString());
        classPath.addAll(entries().filter(Installation::isTests).toList());
        return this;
    }

    /** Writes the tests' key for profiles into a folder that stands before the built-in key on the class path. */
    private Path pinnedKey() throws IOException {
        var pinned = folder.resolve("pinned");
        Files.writeString(
                Files.createDirectories(pinned.resolve("profile")).resolve("signing-keys.pem"), KEY.publicPem());
        return pinned;
    }

    /** Returns the parts of the program itself: the class path of this test without the tests. */
    static List<String> programClassPath() {
        return entries().filter(entry -> !isTests(entry)).toList();
    }

    private static Stream<String> entries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    private static boolean isTests(String entry) {
        return Path.of(entry).endsWith("test-classes") || entry.endsWith("-tests.jar");
    }

    Path install() {
        return folder.resolve("install");
    }

    Path pinned() {
        return folder.resolve("pinned");
    }

    Path log() {
        return folder.resolve("state/signing-helper-demo/log/helper-0.log");
    }

    /** The program, started as the launcher does it. */
    HostProcess start(String... arguments) throws IOException {
        return start(new ProcessBuilder(command(arguments)));
    }

    /** Begins a command whose output nobody reads. */
    Process begin(String... arguments) throws IOException {
        var discard = ProcessBuilder.Redirect.DISCARD;
        return prepare(new ProcessBuilder(command(arguments)))
                .redirectOutput(discard)
                .redirectError(discard)
                .start();
    }

    /** Runs a command to its end, for text and no frames. */
    Ran run(String... arguments) throws IOException, InterruptedException {
        return Ran.of(prepare(new ProcessBuilder(command(arguments))));
    }

    private List<String> command(String... arguments) {
        var command = new ArrayList<>(inside);
        command.addAll(List.of(
                java().toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=" + !environment.containsKey("DISPLAY"),
                "-D" + Folders.INSTALL_PROPERTY + "=" + install(),
                "-cp",
                String.join(File.pathSeparator, classPath),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    HostProcess start(ProcessBuilder builder) throws IOException {
        return new HostProcess(prepare(builder));
    }

    /** Prepares a process that uses this installation's folders. */
    ProcessBuilder prepare(ProcessBuilder builder) {
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        builder.environment().putAll(environment);
        return builder;
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
