package signinghelper.packages;

import signinghelper.testkit.desktop.TestDesktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * User of a {@code javaws}, whose folders are all in one; the user confirms nothing. It is Debian's icedtea-netx unless
 * {@code SIGNING_HELPER_JAVAWS} names another one, such as OpenWebStart's. {@code SIGNING_HELPER_JAVAWS_SETTINGS} names a
 * file with further settings for it, such as where it is to get its Java from.
 */
record JavaWebStart(Path folder) {
    private static final String COMMAND = System.getenv().getOrDefault("SIGNING_HELPER_JAVAWS", "javaws");
    private static final String SETTINGS = System.getenv().getOrDefault("SIGNING_HELPER_JAVAWS_SETTINGS", "");

    /** First version of Java without a security manager, which icedtea-netx needs to start. */
    private static final int TOO_NEW = 24;

    JavaWebStart {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the state after the user has ticked "always trust" for this signer. */
    JavaWebStart trusting(JarSignature signer) throws Exception {
        var password = Files.readString(signer.passwordFile()).strip().toCharArray();
        var signers = KeyStore.getInstance(signer.keyStore().toFile(), password);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "signer", signers.getCertificate(signers.aliases().nextElement()));
        var security = Files.createDirectories(folder.resolve("config/icedtea-web/security"));
        try (var out = Files.newOutputStream(security.resolve("trusted.certs"))) {
            trusted.store(out, "changeit".toCharArray());
        }
        return this;
    }

    /**
     * Opens a link and waits until its program has ended. What became of it is to be seen on the disk: exit codes differ
     * between implementations.
     *
     * @return the program's output
     */
    String open(URI jnlp) throws Exception {
        return open(jnlp, List.of("-headless"), Map.of());
    }

    /** Opens the link with windows, in English, on this screen. */
    String open(URI jnlp, TestDesktop screen) throws Exception {
        return open(
                jnlp,
                List.of(),
                Map.of(
                        "DISPLAY",
                        screen.environment().get("DISPLAY"),
                        "ICEDTEA_WEB_SPLASH",
                        "none",
                        "LC_ALL",
                        "C.UTF-8"));
    }

    private String open(URI jnlp, List<String> options, Map<String, String> variables) throws Exception {
        var settings = Files.createDirectories(folder.resolve("config/icedtea-web"));
        Files.writeString(
                settings.resolve("deployment.properties"),
                "deployment.javaws.shortcut=NEVER\ndeployment.https.noenforce=true\ndeployment.proxy.type=0\n"
                        + (SETTINGS.isEmpty() ? "" : Files.readString(Path.of(SETTINGS))));
        var temporary = "-J-Djava.io.tmpdir=" + Files.createDirectories(temporary());
        var said = folder.resolve("javaws.log");
        var command = new ArrayList<>(List.of(COMMAND, temporary));
        command.addAll(options);
        command.add(jnlp.toString());
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        var environment = builder.environment();
        environment.keySet().removeAll(List.of("DISPLAY", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JAVA_HOME"));
        environment.putAll(variables);
        for (var kind : List.of("config", "cache", "data", "state")) {
            environment.put(
                    "XDG_" + kind.toUpperCase(Locale.ROOT) + "_HOME",
                    folder.resolve(kind).toString());
        }
        if (Runtime.version().feature() < TOO_NEW) {
            environment.put("JAVA_HOME", System.getProperty("java.home"));
        }
        var process = builder.start();
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("no end: " + Files.readString(said));
        }
        return Files.readString(said, StandardCharsets.UTF_8);
    }

    /** Returns the folder of the installation's log. */
    Path temporary() {
        return folder.resolve("tmp");
    }

    /** Returns the folder where the program would be installed. */
    Path program() {
        return folder.resolve("data/signing-helper-demo/program");
    }
}
