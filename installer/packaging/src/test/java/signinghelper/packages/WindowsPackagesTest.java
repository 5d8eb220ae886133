package signinghelper.packages;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.platform.Registry;
import signinghelper.platform.WindowsRegistry;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;
import signinghelper.registration.ExtensionOffers;
import signinghelper.registration.HostManifest;
import signinghelper.registration.Place;
import signinghelper.registration.Scope;
import signinghelper.registration.WindowsBrowserRegistry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** Both packages under Wine: installed, started as a browser does it, upgraded, and removed without a trace. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WindowsPackagesTest {
    private static final String ORIGIN = "chrome-extension://mmadlooolkibdajglffaiocbmahdmhfn/";

    private Wine wine;
    private WindowsBuild.Built first;
    private Path browser;

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        first = WindowsBuild.whole("1.9.0");
        browser = WindowsBuild.browser();
        wine = new Wine(folder.resolve("wine"));
        WindowsJava.register(wine);
    }

    @AfterAll
    void end() throws Exception {
        wine.close();
    }

    private static WindowsBuild.Built second() throws Exception {
        return WindowsBuild.whole("1.10.0");
    }

    private Path installed() {
        return wine.person().resolve("AppData/Local/Programs/SigningHelper-demo");
    }

    private Path installedForAll() {
        return wine.drive().resolve("Program Files/SigningHelper-demo");
    }

    @Test
    @Order(1)
    void setupInstallsForOnePersonAndLeavesNothingBehind() throws Exception {
        var files = wine.files();
        var registry = wine.registry();

        assertThat(setup(first.setup()).code()).isZero();

        assertThat(installed().resolve("current")).hasContent("1.9.0\n");
        for (var name : List.of("complete", "in-use", "classes.jsa")) {
            assertThat(installed().resolve("versions/1.9.0").resolve(name)).exists();
        }
        assertThat(wine.files())
                .anyMatch(file -> file.endsWith("Start Menu/Programs/Signing Helper – Demo portal.lnk"));
        // The registry's file doubles each backslash and marks each quotation mark.
        var written = "C:\\\\users\\\\" + wine.person().getFileName()
                + "\\\\AppData\\\\Local\\\\Programs\\\\SigningHelper-demo";
        assertThat(changedSince(registry).toString())
                .contains(
                        "\"DisplayName\"=\"Signing Helper – Demo portal\"",
                        "\"DisplayVersion\"=\"1.9.0\"",
                        "\"DisplayIcon\"=\"" + written + "\\\\signing-helper.ico\"",
                        "\"InstallLocation\"=\"" + written + "\"",
                        "\"UninstallString\"=\"\\\"" + written + "\\\\uninstall.exe\\\"\"",
                        "\"QuietUninstallString\"=\"\\\"" + written + "\\\\uninstall.exe\\\" /S\"",
                        "\"NoModify\"=dword:00000001",
                        "\"NoRepair\"=dword:00000001");
        assertThat(added(registry)).isEqualTo(asRegisterWrites(Scope.PERSON, "HKEY_CURRENT_USER"));
        new OpenWith(wine, "HKCU").isListed();
        assertThat(asTheBrowser("direct", "Microsoft\\Edge"))
                .contains("answer intact")
                .contains("ended 7");
        assertThat(asTheBrowser("cmd", "Google\\Chrome"))
                .contains("answer intact")
                .contains("ended 7");

        uninstall();
        assertThat(wine.files()).isEqualTo(files);
        assertThat(changedSince(registry)).isEmpty();
    }

    @Tag("full")
    @Test
    @Order(2)
    void setupUpgradesAndWhatDoesNotStartHereIsNotTaken() throws Exception {
        var files = wine.files();
        var registry = wine.registry();
        assertThat(setup(first.setup()).code()).isZero();

        assertThat(setup(second().setup()).code()).isZero();
        assertThat(installed().resolve("current")).hasContent("1.10.0\n1.9.0\n");
        assertThat(asTheBrowser("direct", "Chromium")).contains("versions\\\\1.10.0\"");

        assertThat(setup(WindowsBuild.broken("1.11.0").setup()).code()).isNotZero();
        assertThat(installed().resolve("current")).hasContent("1.10.0\n1.9.0\n");
        assertThat(installed().resolve("versions/1.11.0")).doesNotExist();
        assertThat(asTheBrowser("direct", "Chromium")).contains("versions\\\\1.10.0\"");

        uninstall();
        assertThat(wine.files()).isEqualTo(files);
        assertThat(changedSince(registry)).isEmpty();
    }

    @Test
    @Order(3)
    @Tag("full")
    void whatAnotherProgramHasPutInItsPlaceStays() throws Exception {
        assertThat(setup(first.setup()).code()).isZero();
        var offer = "HKCU\\SOFTWARE\\Microsoft\\Edge\\Extensions\\ponmlkjihgfedcbaponmlkjihgfedcba";
        var host = "HKCU\\SOFTWARE\\Chromium\\NativeMessagingHosts\\signinghelper.demo";
        wine.run("reg", "add", offer, "/v", "update_url", "/d", "https://other.example", "/f");
        wine.run("reg", "add", host, "/ve", "/d", "C:\\other.json", "/f");

        uninstall();

        assertThat(wine.run("reg", "query", offer).said()).contains("https://other.example");
        assertThat(wine.run("reg", "query", host).said()).contains("C:\\other.json");
        wine.run("reg", "delete", offer, "/f");
        wine.run("reg", "delete", host, "/f");
    }

    /** It goes on from a copy of itself, which is not waited for and goes at the next log-in. */
    private void uninstall() throws Exception {
        wine.run(installed().resolve("uninstall.exe").toString(), "/S");
        Moment.await(() -> !Files.exists(installed().getParent()));
        wine.logIn();
    }

    @Test
    @Order(4)
    @Tag("full")
    void thePackageForAllInstallsForEveryoneAndLeavesNothingBehind() throws Exception {
        var files = wine.files();
        var registry = wine.registry();

        assertThat(wine.run("msiexec", "/i", first.msi().toString(), "/qn").code())
                .isZero();

        assertThat(installedForAll().resolve("current")).hasContent("1.9.0\n");
        // As the stand-in makes it, in the place of the package's own, which has one byte.
        assertThat(installedForAll().resolve("versions/1.9.0/classes.jsa")).isEmptyFile();
        assertThat(added(registry)).isEqualTo(asRegisterWrites(Scope.SYSTEM, "HKEY_LOCAL_MACHINE"));
        new OpenWith(wine, "HKLM").isListed();
        assertThat(asTheBrowser("direct", "Microsoft\\Edge"))
                .contains("answer intact")
                .contains("ended 7");
        assertThat(asTheBrowser("cmd", "Google\\Chrome"))
                .contains("answer intact")
                .contains("ended 7");

        assertThat(wine.run("msiexec", "/i", second().msi().toString(), "/qn").code())
                .isZero();
        assertThat(installedForAll().resolve("current")).hasContent("1.10.0\n");
        assertThat(installedForAll().resolve("versions/1.9.0")).doesNotExist();

        assertThat(wine.run("msiexec", "/i", first.msi().toString(), "/qn").code())
                .isNotZero();
        assertThat(installedForAll().resolve("current")).hasContent("1.10.0\n");

        assertThat(wine.run("msiexec", "/x", second().msi().toString(), "/qn").code())
                .isZero();
        assertThat(wine.files()).isEqualTo(files);
        assertThat(changedSince(registry)).isEmpty();
    }

    /** Windows Installer removes what is not open, and the rest with the next restart, which Wine does not do. */
    @Test
    @Order(5)
    @Tag("full")
    void whoRunsGoesOnWhileThePackageForAllIsUpgraded() throws Exception {
        var paused = wine.drive().resolve("paused");
        wine.run("msiexec", "/i", first.msi().toString(), "/qn");
        var running = wine.start(
                browser.toString(), "direct", "Chromium", "signinghelper.demo", ORIGIN, "pause", "C:\\paused");
        Moment.await(() -> Files.exists(paused));

        assertThat(wine.run("msiexec", "/i", second().msi().toString(), "/qn").code())
                .isZero();
        assertThat(asTheBrowser("direct", "Chromium")).contains("versions\\\\1.10.0\"");
        Files.delete(paused);
        assertThat(running.end().said())
                .contains("versions\\\\1.9.0\"")
                .contains("\"id\":\"2\"")
                .contains("ended 7");
    }

    private Wine.Ended setup(Path setup) throws Exception {
        return wine.run(setup.toString(), "/S");
    }

    private String asTheBrowser(String way, String brand) throws Exception {
        return wine.run(browser.toString(), way, brand, "signinghelper.demo", ORIGIN)
                .said();
    }

    /** Keys that came, went or have other values. */
    private Map<String, String> changedSince(Map<String, String> before) throws Exception {
        var now = wine.registry();
        var changed = new TreeMap<String, String>();
        now.forEach((key, values) -> {
            if (!values.equals(before.get(key))) {
                changed.put(key, before.get(key) + " -> " + values);
            }
        });
        before.keySet().stream().filter(key -> !now.containsKey(key)).forEach(key -> changed.put(key, "gone"));
        return changed;
    }

    /** Keys for hosts and extensions of any browser that were not there before, with what they hold. */
    private Map<String, String> added(Map<String, String> before) throws Exception {
        var added = new TreeMap<>(wine.registry());
        added.keySet().removeAll(before.keySet());
        added.keySet().removeIf(key -> !key.contains("\\NativeMessagingHosts\\") && !key.contains("\\Extensions\\"));
        return added;
    }

    /** Returns the values that {@code signing-helper register} writes for the same, as Windows exports them. */
    private Map<String, String> asRegisterWrites(Scope scope, String hive) throws Exception {
        var format = new WireFormat();
        var folder = Path.of("/program");
        var registry = new WindowsBrowserRegistry(WindowsBuild.PRODUCT, new WindowsRegistry(), folder, folder, format);
        var manifest =
                HostManifest.of(WindowsBuild.PRODUCT, folder.resolve("signing-helper.exe"), WindowsBuild.EXTENSIONS);
        var places = new HashMap<Place, String>();
        Browser.all(format).forEach(browser -> places.putAll(registry.registration(browser, scope, manifest)));
        places.putAll(new ExtensionOffers(registry).places(Browser.all(format), scope, WindowsBuild.STORES));
        var exported = new TreeMap<String, String>();
        places.forEach((place, content) -> {
            if (place.key() != null) {
                var name = place.value().isEmpty() ? "@" : "\"" + place.value() + "\"";
                var text = content.startsWith("/program/") ? program(scope) + "\\signinghelper.demo.json" : content;
                exported.put(exported(place.key(), hive), name + "=\"" + text.replace("\\", "\\\\") + "\"");
            }
        });
        return exported;
    }

    private String program(Scope scope) {
        return scope == Scope.PERSON
                ? "C:\\users\\" + wine.person().getFileName() + "\\AppData\\Local\\Programs\\SigningHelper-demo"
                : "C:\\Program Files\\SigningHelper-demo";
    }

    private static String exported(Registry.Key key, String hive) {
        var view = key.view() == Registry.View.BITS_32 ? "Software\\Wow6432Node" : "Software";
        return "[" + hive + "\\" + key.path().replaceFirst("^SOFTWARE", view.replace("\\", "\\\\")) + "]";
    }
}
