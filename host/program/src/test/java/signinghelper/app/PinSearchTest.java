package signinghelper.app;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.desktop.TestDesktop;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.pkcs11.SoftHsm;
import signinghelper.testkit.tool.ExternalProgram;
import signinghelper.token.SecretSearch;
import signinghelper.token.SecretSearch.Form;
import signinghelper.token.pkcs11.BridgedHsm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A random PIN is set, logs in and signs, typed into the windows of the real host, with a real library in its bridge.
 * Then it is looked for. Each place is searched for a canary as well, which is there: a search that finds nothing must
 * be one that finds something.
 */
@Tag("slow")
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PinSearchTest {
    private static final Path DUMPER = Path.of("/usr/bin/gcore");
    private static final String ORIGIN = "https://work.example";
    private static final String FIRST_PIN = "first-pin-1";
    private static final String CHANGE = "政采签章助手 - 修改 PIN";
    private static final String LOGIN = "政采签章助手 - 输入 U-Key PIN";
    private static final String SIGN = "政采签章助手 - 签名";

    private final String pin = random("pin");
    private final String canary = random("canary");
    private final String session = UUID.randomUUID().toString();
    private final Path folder;
    private final TestDesktop desktop;
    private final Installation installation;
    private final HostProcess host;
    private final Path temporary;

    PinSearchTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.temporary = Files.createDirectories(folder.resolve("tmp"));
        Needed.file(DUMPER);
        var hsm = new BridgedHsm(folder);
        hsm.addTokenWithKey("测试锁", FIRST_PIN);
        desktop = TestDesktop.open(folder);
        installation = Installation.withDrivers(
                        folder,
                        "{\"kind\":\"pkcs11\",\"name\":\"softhsm2\",\"library\":{\"linux\":\"" + SoftHsm.LIBRARY
                                + "\"}}")
                .with(hsm.environment())
                .with(desktop.environment())
                .with(Map.of(
                        "CANARY",
                        canary,
                        "JDK_JAVA_OPTIONS",
                        "-Xmx128m -XX:CompressedClassSpaceSize=64m -Djava.io.tmpdir=" + temporary));
        host = installation.start("chrome-extension://" + canary + "/");
    }

    private static String random(String kind) {
        var bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return kind + Base64.getUrlEncoder().encodeToString(bytes).replaceAll("[-_]", "x");
    }

    @AfterAll
    void end() {
        host.close();
        desktop.close();
    }

    /** Every action of a user with a PIN, and at the end a window that still waits for one. */
    @BeforeAll
    void work() throws Exception {
        host.next();
        host.open(session, ORIGIN, ORIGIN);

        ask("change", "pin.change", "");
        desktop.await(CHANGE);
        typeInto(FIRST_PIN, "Tab");
        typeInto(pin, "Tab");
        typeInto(pin, "Return");
        assertThat(answer("change").has("result")).isTrue();
        desktop.press("Return");
        desktop.awaitNone(CHANGE);

        ask("login", "login.authenticate", ",\"nonce\":\"" + "n".repeat(44) + "\"");
        desktop.await(LOGIN);
        typeInto(pin, "Return");
        assertThat(answer("login").has("result")).isTrue();

        ask(canary, "signature.sign", documents("报价单"));
        desktop.await(SIGN);
        typeInto(pin, "Return");
        assertThat(answer(canary).at("/result/documents/0").asText()).isEqualTo("SIGNED");

        ask("open", "signature.sign", documents("报价单" + canary));
        desktop.await(SIGN);
    }

    private static String documents(String title) {
        return ",\"format\":\"cms-detached\",\"nonce\":\"" + "n".repeat(44) + "\",\"documents\":[{\"title\":\"" + title
                + "\",\"mediaType\":\"text/plain\",\"content\":\"AAEC\"}]";
    }

    private void typeInto(String text, String key) throws IOException {
        desktop.type(text);
        desktop.press(key);
    }

    private void ask(String id, String method, String parameters) throws IOException {
        host.send("{\"jsonrpc\":\"2.0\",\"id\":\"" + id + "\",\"method\":\"" + method + "\",\"params\":{\"session\":\""
                + session + "\"" + parameters + "}}");
    }

    private JsonNode answer(String id) throws InterruptedException {
        var frame = host.next();
        while (!frame.path("id").asText().equals(id)) {
            frame = host.next();
        }
        return frame;
    }

    private List<ProcessHandle> processes() {
        var all = new ArrayList<>(List.of(host.handle()));
        all.addAll(host.handle().descendants().toList());
        assertThat(all).hasSize(2);
        return all;
    }

    @Test
    void noFrameHoldsIt() {
        assertFoundOnlyCanary(Map.of("frames", host.transcript()));
    }

    @Test
    void noFileHoldsItNorALog() throws IOException {
        var planted = Files.writeString(temporary.resolve("planted"), canary);
        var files = temporaryFiles();
        try (var found = Files.walk(folder)) {
            found.filter(Files::isRegularFile).forEach(files::add);
        }

        assertThat(files).contains(installation.log(), planted);
        assertThat(new SecretSearch(canary).in(installation.log())).isNotEmpty();
        assertThat(new SecretSearch(canary).in(planted)).isNotEmpty();
        assertThat(files)
                .allSatisfy(file -> assertThat(new SecretSearch(pin).in(file)).isEmpty());
    }

    /** Returns the files that the two have open or mapped, in any folder. */
    private List<Path> temporaryFiles() throws IOException {
        var files = new ArrayList<Path>();
        for (var process : processes()) {
            var maps = Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "maps"));
            maps.stream()
                    .map(line -> line.replaceFirst("^[^/]*", ""))
                    .filter(path -> path.startsWith("/tmp/") || path.contains("/.cache/"))
                    .map(Path::of)
                    .filter(Files::isRegularFile)
                    .distinct()
                    .forEach(files::add);
        }
        return files;
    }

    @Test
    void noCommandLineAndNoEnvironmentHoldsIt() throws IOException {
        var commandLines = new HashMap<String, byte[]>();
        var environments = new HashMap<String, byte[]>();
        for (var process : processes()) {
            var folderOfIt = Path.of("/proc", Long.toString(process.pid()));
            commandLines.put("command line " + process.pid(), Files.readAllBytes(folderOfIt.resolve("cmdline")));
            environments.put("environment " + process.pid(), Files.readAllBytes(folderOfIt.resolve("environ")));
        }

        assertFoundOnlyCanary(commandLines);
        assertFoundOnlyCanary(environments);
    }

    private void assertFoundOnlyCanary(Map<String, byte[]> places) {
        assertThat(places.values())
                .anySatisfy(
                        bytes -> assertThat(new SecretSearch(canary).in(bytes)).isNotEmpty());
        assertThat(places)
                .allSatisfy((place, bytes) ->
                        assertThat(new SecretSearch(pin).in(bytes)).as(place).isEmpty());
    }

    /**
     * The result is only reported: the memory of the virtual machine, the desktop and the library is not ours to wipe.
     * See {@code docs/security.md}.
     */
    @Test
    void theMemoryOfBothIsSearchedAndWhatIsFoundReported() throws IOException {
        var canaries = new TreeMap<Form, Integer>();
        var report = new ArrayList<String>();
        for (var process : processes()) {
            var role = process.pid() == host.handle().pid() ? "host" : "bridge";
            var core = dump(process);
            var found = new SecretSearch(canary).in(core);
            assertThat(found).containsKey(Form.LATIN_1);
            found.forEach((form, count) -> canaries.merge(form, count, Integer::sum));
            report.add(role + ": " + describe(new SecretSearch(pin).in(core)) + " in " + (Files.size(core) >> 20)
                    + " MiB");
            Files.delete(core);
        }
        assertThat(canaries).containsKey(Form.UTF_16_LE);
        System.getLogger(PinSearchTest.class.getName())
                .log(System.Logger.Level.INFO, "the PIN in core dumps: " + String.join("; ", report));
        Files.writeString(Path.of("target/pin-search.txt"), String.join("\n", report) + "\n");
    }

    private static String describe(Map<Form, Integer> found) {
        return found.isEmpty()
                ? "nothing"
                : found.entrySet().stream()
                        .map(entry -> entry.getValue() + " × " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    private Path dump(ProcessHandle process) throws IOException {
        var prefix = folder.resolve("core").toString();
        new ExternalProgram(
                        Stream.of(DUMPER.toString(), "-o", prefix, Long.toString(process.pid()))
                                .toList(),
                        Map.of())
                .run();
        return Path.of(prefix + "." + process.pid());
    }
}
