package signinghelper.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import signinghelper.installation.Product;
import signinghelper.profile.ProfileSigner;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Replay of the protocol's examples against a host of its own, which writes down the classes that it loads.
 *
 * @param home empty folder for everything that the host keeps
 */
public record Replay(Path home) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The content of the examples, in whose place the host's own id is put. */
    private static final String CONTENT = "7d6f4c1e-3f57-4a43-8f0b-5a1c2e9d4b60";

    private static final List<String> EXAMPLES = List.of(
            "SessionOpenRequest",
            "TokenListRequest",
            "CertificateListRequest",
            "CertificateSelectRequest",
            "LoginBindRequest",
            "LoginAuthenticateRequest",
            "ContentPutRequest.unsized",
            "ContentPutRequest.next",
            "SignatureSignRequest",
            "PinChangeRequest",
            "SessionCloseRequest");

    private static final String PROFILE = """
            {
              "id": "replay", "version": 1, "kind": "demo", "title": { "zh-CN": "重放", "en": "Replay" },
              "origins": [
                { "origin": "https://portal.example",
                  "capabilities": %s }],
              "extensionIds": ["abcdefghijklmnopabcdefghijklmnop"],
              "menus": {
                "supplier": { "zh-CN": "系统管理", "en": "System management" },
                "purchaser": { "zh-CN": "采购单位管理", "en": "Purchasing unit management" }
              },
              "cms": "PKCS7_501", "drivers": [%s], "time": {}
            }""";

    private static final String DRIVER =
            "{ \"kind\": \"skf\", \"name\": \"softskf\", \"library\": { \"linux\": \"%s\" } }";

    /** Variables of this computer that change what Java loads. */
    private static final Pattern UNWANTED =
            Pattern.compile("(LC_|LANG|TZ|XDG_|DISPLAY|WAYLAND|JAVA_|_JAVA|JDK_|CLASSPATH|SIGNING_HELPER).*");

    /**
     * Arguments: a home, folders of the stand-ins, the examples and the soft SKF library, the file to record into, and the
     * requests; without any, those of each way.
     */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException, InterruptedException {
        var replay = new Replay(Path.of(arguments[0]));
        var requests = List.of(arguments).subList(5, arguments.length);
        replay.install(Path.of(arguments[3]), Path.of(arguments[2]));
        replay.lookAtFonts(arguments[1]);
        var log = replay.home().resolve("host.log");
        var host = replay.host(arguments[1], arguments[4])
                .redirectError(log.toFile())
                .start();
        try {
            talk(host, Path.of(arguments[2]), requests.isEmpty() ? EXAMPLES : requests);
            SoftKey.await(host, log);
        } finally {
            host.destroyForcibly();
        }
    }

    private void install(Path softSkf, Path examples)
            throws IOException, GeneralSecurityException, InterruptedException {
        var driver = DRIVER.formatted(new SoftKey(softSkf, home).make());
        var key = SoftKey.rsa(3072);
        var pinned = Files.createDirectories(home.resolve("pinned/profile"));
        Files.writeString(
                pinned.resolve("signing-keys.pem"),
                SoftKey.pem("PUBLIC KEY", key.getPublic().getEncoded()));
        var privateKey = SoftKey.pem("PRIVATE KEY", key.getPrivate().getEncoded());
        var profile = PROFILE.formatted(capabilities(examples), driver);
        var signed = ProfileSigner.sign(profile, privateKey);
        Files.writeString(home.resolve("profile.jws"), signed);
        Files.write(home.resolve(Product.FILE), new Product("replay", Map.of("zh-CN", "平台", "en", "Portal")).text());
        // As a host leaves it that has needed a bridge.
        Files.createFile(Files.createDirectories(home.resolve("state/signing-helper-replay")).resolve("bridge-needed"));
    }

    /** Returns the methods of the examples that a profile allows, as JSON. */
    private static String capabilities(Path examples) throws IOException {
        var methods = new TreeSet<String>();
        for (var example : EXAMPLES) {
            methods.add(JSON.readTree(read(examples, example)).path("method").asText());
        }
        methods.removeIf(method -> method.startsWith("session."));
        return JSON.writeValueAsString(methods);
    }

    private static String read(Path examples, String example) throws IOException {
        return Files.readString(examples.resolve(example + ".json"));
    }

    /** Java writes what it knows of fonts into an empty home while the rest goes on, and ends at some point of it. */
    private void lookAtFonts(String standIns) throws IOException, InterruptedException {
        var looked = inOwnHome(java(
                        "-Djava.awt.headless=true", "-Duser.home=" + home, "-cp", standIns, Fonts.class.getName()))
                .inheritIO()
                .start()
                .waitFor();
        if (looked != 0 || !Files.exists(home.resolve(".java/fonts"))) {
            throw new IOException("nothing is known of the fonts: " + looked);
        }
    }

    private static ProcessBuilder java(String... arguments) {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(List.of(arguments));
        return builder;
    }

    private ProcessBuilder host(String standIns, String recorded) throws IOException {
        var temporary = Files.createDirectory(home.resolve("temporary"));
        var builder = java(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:DumpLoadedClassList=" + recorded,
                "-Dreplay.recorded=" + recorded,
                "-Dreplay.pin=" + SoftKey.PIN,
                "-Djava.awt.headless=true",
                "-Duser.home=" + home,
                "-Djava.io.tmpdir=" + temporary,
                "-Dsigninghelper.install=" + home,
                "-cp",
                String.join(
                        File.pathSeparator,
                        home.resolve("pinned").toString(),
                        standIns,
                        System.getProperty("java.class.path")),
                "signinghelper.app.Main");
        return inOwnHome(builder);
    }

    private ProcessBuilder inOwnHome(ProcessBuilder builder) {
        var environment = builder.environment();
        environment.keySet().removeIf(name -> UNWANTED.matcher(name).matches());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("TZ", "Asia/Shanghai");
        environment.put("HOME", home.toString());
        environment.put("XDG_STATE_HOME", home.resolve("state").toString());
        environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
        environment.put("SOFTSKF_HOME", home.toString());
        return builder;
    }

    private static void talk(Process host, Path examples, List<String> requests) throws IOException {
        try (var in = new DataInputStream(host.getInputStream());
                var out = host.getOutputStream()) {
            next(in);
            var content = CONTENT;
            for (var example : requests) {
                var request = JSON.readTree(read(examples, example).replace(CONTENT, content));
                var bytes = JSON.writeValueAsBytes(request);
                out.write(order(ByteBuffer.allocate(4)).putInt(bytes.length).array());
                out.write(bytes);
                out.flush();
                var answer = next(in);
                while (!answer.path("id").equals(request.path("id"))) {
                    answer = next(in);
                }
                if (answer.has("error")) {
                    throw new IOException(example + " is refused: " + answer);
                }
                content = answer.at("/result/content").asText(content);
            }
        }
    }

    private static JsonNode next(DataInputStream in) throws IOException {
        try {
            return JSON.readTree(
                    in.readNBytes(order(ByteBuffer.wrap(in.readNBytes(4))).getInt()));
        } catch (BufferUnderflowException e) {
            throw new EOFException("the host has ended");
        }
    }

    private static ByteBuffer order(ByteBuffer buffer) {
        return buffer.order(ByteOrder.nativeOrder());
    }
}
