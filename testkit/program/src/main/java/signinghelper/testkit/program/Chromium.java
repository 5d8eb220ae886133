package signinghelper.testkit.program;

import org.jspecify.annotations.Nullable;
import signinghelper.testkit.launcher.KitFolder;
import signinghelper.testkit.launcher.KitOptions;
import signinghelper.testkit.launcher.Problem;
import signinghelper.testkit.tool.ExternalProgram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Chromium with a user data folder of the kit's own, in which alone the host is registered.
 *
 * @param program the browser
 * @param folder the kit's folder
 */
record Chromium(Path program, KitFolder folder) {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser");

    /** Only a developer's browser runs an unpacked extension again when it has reloaded itself. */
    private static final String PREFERENCES = "{\"extensions\":{\"ui\":{\"developer_mode\":true}}}";

    /** Finds it, and what it needs. */
    static Chromium find(KitOptions options, KitFolder folder) throws Problem, IOException {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            throw new Problem(
                    "测试工具包只在 Linux 上启动浏览器、登记助手程序。请加 --no-browser：测试 CA、OCSP、CRL、密钥、印章和网页接口库都可用。",
                    "The test kit starts a browser and registers the host on Linux only. Add --no-browser: test CA, OCSP,"
                            + " CRL, keys, seals and page library work.");
        }
        if (!Files.exists(Path.of(System.getProperty("java.home"), "lib", "libawt_xawt.so"))) {
            throw new Problem(
                    "这个 Java 不能打开窗口：" + System.getProperty("java.home")
                            + "\n请安装完整的 Java（Debian：apt install default-jre）。",
                    "This Java opens no windows: " + System.getProperty("java.home")
                            + "\nInstall a whole one (Debian: apt install default-jre).");
        }
        var program = options.browser().toString().isEmpty() ? installed() : options.browser();
        if (program == null || !Files.isExecutable(program)) {
            throw new Problem(
                    "没有找到 Chromium。请安装（Debian：apt install chromium），或用 --browser 指定，或加 --no-browser。",
                    "No Chromium was found. Install it (Debian: apt install chromium), name it with --browser, or add"
                            + " --no-browser.");
        }
        if (program.toRealPath().toString().contains("snap")) {
            throw new Problem(
                    "Snap 的 Chromium 不能启动助手程序：" + program + "\n请用 --browser 指定另一个。",
                    "Snap's Chromium cannot start the host: " + program + "\nName another with --browser.");
        }
        requireDisplay();
        return new Chromium(program, folder);
    }

    private static @Nullable Path installed() {
        for (var name : NAMES) {
            var found = SearchPath.find(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static void requireDisplay() throws Problem {
        // The PIN window is drawn by Java, which needs X11; under Wayland a desktop has that beside it.
        if (System.getenv("DISPLAY") == null) {
            throw new Problem(
                    "没有显示屏（DISPLAY 未设置），不能打开浏览器和 PIN 窗口。请在桌面中运行，或用 xvfb-run，或加 --no-browser。",
                    "There is no display (DISPLAY is not set) for the browser and the PIN window. Start it on a desktop, with"
                            + " xvfb-run, or with --no-browser.");
        }
    }

    /** The default place below the configuration's home, so that the host's diagnosis reads this one. */
    private Path configuration() {
        return folder.root().resolve("browser");
    }

    Path userData() {
        return configuration().resolve("chromium");
    }

    /** Registers the host in the user data folder, as an installer does elsewhere. */
    void register(Path launcher) throws IOException {
        var preferences = Files.createDirectories(userData().resolve("Default")).resolve("Preferences");
        if (!Files.exists(preferences)) {
            Files.writeString(preferences, PREFERENCES);
        }
        new ExternalProgram(
                        List.of(
                                launcher.toString(),
                                "register",
                                "--browser",
                                "chromium",
                                "--user-data-folder",
                                userData().toString()),
                        environment())
                .run(new byte[0]);
    }

    /** Starts it on the portal's first page. */
    Process open(KitOptions options, KitTls tls) throws IOException {
        var command = new ArrayList<>(List.of(
                program.toString(),
                "--user-data-dir=" + userData(),
                "--load-extension=" + folder.program().resolve("extension"),
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-component-update",
                "--disable-sync"));
        if (System.getProperty("user.name").equals("root")) {
            // Chromium's sandbox does not start for root.
            command.addAll(List.of("--no-sandbox", "--test-type"));
        }
        command.addAll(tls.browserOptions());
        command.add(options.origin() + "/");
        var log = folder.root().resolve("browser.log").toFile();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().putAll(environment());
        return builder.start();
    }

    /** The host inherits it from the browser: state of its own, and the Java that runs this. */
    private Map<String, String> environment() {
        return Map.of(
                "XDG_CONFIG_HOME", configuration().toString(),
                "XDG_STATE_HOME", folder.root().resolve("state").toString(),
                "JAVA_HOME", System.getProperty("java.home"));
    }
}
