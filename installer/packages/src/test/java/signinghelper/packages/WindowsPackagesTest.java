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
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;
import signinghelper.registration.Scope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Both packages under Wine: installed, started as a browser does it, upgraded, and removed without a trace. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WindowsPackagesTest {
    private static final String ORIGIN = "chrome-extension://mmadlooolkibdajglffaiocbmahdmhfn/";

    private Wine wine;
    private WindowsBuild build;
    private List<Path> first;
    private List<Path> second;
    private Path brokenSetup;

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        build = new WindowsBuild(folder.resolve("build"));
        first = build.whole("1.0.0").build();
        second = build.whole("1.1.0").build();
        brokenSetup = build.broken("1.2.0").build().get(0);
        wine = new Wine(folder.resolve("wine"));
    }

    @AfterAll
    void end() throws Exception {
        wine.close();
    }

    private Path installed() throws IOException {
        return wine.person().resolve("AppData/Local/Programs/SigningHelper");
    }

    private Path installedForAll() {
        return wine.drive().resolve("Program Files/SigningHelper");
    }

    @Test
    @Order(1)
    void setupInstallsForOnePersonAndLeavesNothingBehind() throws Exception {
        var files = wine.files();
        var registry = wine.registry();

        assertThat(setup(first.get(0)).code()).isZero();

        assertThat(installed().resolve("current")).hasContent("1.0.0\n");
        assertThat(defaultValuesAdded(registry)).isEqualTo(registered(Scope.PERSON, "HKEY_CURRENT_USER"));
        assertThat(asTheBrowser("direct", "Microsoft\\Edge"))
                .contains("answer intact")
                .contains("ended 7");
        assertThat(asTheBrowser("cmd", "Google\\Chrome"))
                .contains("answer intact")
                .contains("ended 7");

        assertThat(setup(second.get(0)).code()).isZero();
        assertThat(installed().resolve("current")).hasContent("1.1.0\n1.0.0\n");
        assertThat(asTheBrowser("direct", "Chromium")).contains("versions\\\\1.1.0\"");

        assertThat(setup(brokenSetup).code()).isNotZero();
        assertThat(installed().resolve("current")).hasContent("1.1.0\n1.0.0\n");
        assertThat(installed().resolve("versions/1.2.0")).doesNotExist();
        assertThat(asTheBrowser("direct", "Chromium")).contains("versions\\\\1.1.0\"");

        // With _? it runs from where it is, and so is waited for.
        wine.run(installed().resolve("uninstall.exe").toString(), "/S", "_?=" + windows(installed()));
        Files.deleteIfExists(installed().resolve("uninstall.exe"));
        Files.deleteIfExists(installed());
        Files.deleteIfExists(installed().getParent());
        assertThat(wine.files()).isEqualTo(files);
        assertThat(changedSince(registry)).isEmpty();
    }

    @Test
    @Order(2)
    void thePackageForAllInstallsForEveryoneAndLeavesNothingBehind() throws Exception {
        var files = wine.files();
        var registry = wine.registry();

        assertThat(wine.run("msiexec", "/i", first.get(1).toString(), "/qn").code())
                .isZero();

        assertThat(installedForAll().resolve("current")).hasContent("1.0.0\n");
        assertThat(defaultValuesAdded(registry)).isEqualTo(registered(Scope.SYSTEM, "HKEY_LOCAL_MACHINE"));
        assertThat(asTheBrowser("direct", "Microsoft\\Edge"))
                .contains("answer intact")
                .contains("ended 7");
        assertThat(asTheBrowser("cmd", "Google\\Chrome"))
                .contains("answer intact")
                .contains("ended 7");

        assertThat(wine.run("msiexec", "/i", second.get(1).toString(), "/qn").code())
                .isZero();
        assertThat(installedForAll().resolve("current")).hasContent("1.1.0\n");
        assertThat(installedForAll().resolve("versions/1.0.0")).doesNotExist();

        assertThat(wine.run("msiexec", "/i", first.get(1).toString(), "/qn").code())
                .isNotZero();
        assertThat(installedForAll().resolve("current")).hasContent("1.1.0\n");

        assertThat(wine.run("msiexec", "/x", second.get(1).toString(), "/qn").code())
                .isZero();
        assertThat(wine.files()).isEqualTo(files);
        assertThat(changedSince(registry)).isEmpty();
    }

    private Wine.Ended setup(Path setup) throws Exception {
        return wine.run(setup.toString(), "/S");
    }

    private String asTheBrowser(String way, String brand) throws Exception {
        return wine.run(build.browser().toString(), way, brand, "signinghelper.host", ORIGIN)
                .said();
    }

    private static String windows(Path path) {
        return "Z:" + path.toString().replace('/', '\\');
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

    /** Keys under any browser's name that were not there before, with what they lead to. */
    private Map<String, String> defaultValuesAdded(Map<String, String> before) throws Exception {
        return wine.registry().entrySet().stream()
                .filter(one -> one.getKey().endsWith("\\signinghelper.host]"))
                .filter(one -> !before.containsKey(one.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().strip()));
    }

    /** The same as the program itself would write them. */
    private Map<String, String> registered(Scope scope, String hive) throws Exception {
        var folder = scope == Scope.PERSON
                ? "C:\\users\\" + wine.person().getFileName() + "\\AppData\\Local\\Programs\\SigningHelper"
                : "C:\\Program Files\\SigningHelper";
        var value = "@=\"" + folder.replace("\\", "\\\\") + "\\\\signinghelper.host.json\"";
        var format = new WireFormat();
        return new WindowsRegistration(Browser.all(format), scope, WindowsBuild.EXTENSIONS, format)
                .keys().stream()
                        .collect(Collectors.toMap(key -> "[" + hive + "\\" + exported(key) + "]", key -> value));
    }

    private static String exported(Registry.Key key) {
        var view = key.view() == Registry.View.BITS_32 ? "Software\\Wow6432Node" : "Software";
        return key.path().replaceFirst("^SOFTWARE", view.replace("\\", "\\\\"));
    }
}
