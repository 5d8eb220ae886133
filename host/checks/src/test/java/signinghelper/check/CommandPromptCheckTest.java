package signinghelper.check;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signinghelper.platform.FakeRegistry;
import signinghelper.platform.NoRegistry;
import signinghelper.platform.Registry;
import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;
import signinghelper.platform.TestProduct;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.Browser;
import signinghelper.registration.Registration;
import signinghelper.registration.WindowsBrowserRegistry;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

/** Windows with Edge, as its registry says. */
class CommandPromptCheckTest {
    private static final String CMD = "C:\\Windows\\System32\\cmd.exe";
    private static final Registry.Key EDGE = new Registry.Key(
            Root.LOCAL_MACHINE, View.BITS_64, "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\msedge.exe");
    private static final Registry.Key EDGE_POLICIES =
            new Registry.Key(Root.LOCAL_MACHINE, View.BITS_64, "SOFTWARE\\Policies\\Microsoft\\Edge");

    @TempDir
    private Path folder;

    private final FakeRegistry registry = new FakeRegistry();

    @BeforeEach
    void installEdge() {
        registry.with(EDGE, "", "C:\\edge\\msedge.exe");
    }

    private static Registry.Key layers(Root root) {
        return new Registry.Key(
                root, View.BITS_64, "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\AppCompatFlags\\Layers");
    }

    private static Registry.Key system(Root root) {
        return new Registry.Key(root, View.BITS_64, "SOFTWARE\\Policies\\Microsoft\\Windows\\System");
    }

    private List<Finding> look(Registry read, boolean startedByBrowser) {
        var browsers = new WindowsBrowserRegistry(TestProduct.DEMO, read, folder, folder, new WireFormat());
        return new CommandPromptCheck(
                        read,
                        () -> new Registration(
                                Browser.all(new WireFormat()), browsers, folder.resolve("signing-helper.exe")),
                        () -> startedByBrowser)
                .look(Circumstances.NONE);
    }

    private List<Finding> look() {
        return look(registry, false);
    }

    @Test
    void usuallyPasses() {
        assertThat(look()).extracting(Finding::verdict).containsExactly(Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource({"CURRENT_USER, ~ RUNASADMIN", "LOCAL_MACHINE, RUNASADMIN", "LOCAL_MACHINE, ~ DPIUNAWARE runasadmin"})
    void aBrowserCannotStartWhatOnlyAnAdministratorMay(Root root, String layers) {
        registry.with(layers(root), CMD, layers);

        assertThat(look())
                .extracting(Finding::verdict, Finding::code)
                .containsExactly(tuple(Verdict.FAIL, ErrorCode.COMMAND_PROMPT_ELEVATED));
        assertThat(look().get(0).evidence())
                .extracting(Evidence::name, Evidence::value)
                .contains(tuple("RUNASADMIN", CMD), tuple("browser", "Microsoft Edge"));
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\other.exe, ~ RUNASADMIN",
        "C:\\mycmd.exe, ~ RUNASADMIN",
        "C:\\Windows\\System32\\cmd.exe, ~ HIGHDPIAWARE"
    })
    void anotherProgramOrAnotherSettingIsNoObstacle(String program, String layers) {
        registry.with(layers(Root.CURRENT_USER), program, layers);

        assertThat(look()).extracting(Finding::verdict).containsExactly(Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource({"CURRENT_USER, 1, FAIL", "LOCAL_MACHINE, 1, FAIL", "CURRENT_USER, 2, PASS", "CURRENT_USER, 0, PASS"})
    void aPolicyDisablesIt(Root root, int value, Verdict verdict) {
        registry.with(system(root), "DisableCMD", value);

        assertThat(look()).extracting(Finding::verdict).containsExactly(verdict);
        assertThat(look().get(0).code()).isEqualTo(verdict == Verdict.FAIL ? ErrorCode.COMMAND_PROMPT_DISABLED : null);
    }

    @Test
    void aBrowserThatStartsHostsDirectlyNeedsItNot() {
        registry.with(layers(Root.CURRENT_USER), CMD, "~ RUNASADMIN")
                .with(EDGE_POLICIES, "NativeHostsExecutablesLaunchDirectly", 1);
        assertThat(look()).extracting(Finding::verdict).containsExactly(Verdict.SKIPPED);

        registry.with(EDGE_POLICIES, "NativeHostsExecutablesLaunchDirectly", 0);
        assertThat(look()).extracting(Finding::verdict).containsExactly(Verdict.FAIL);
    }

    @Test
    void whereABrowserHasStartedThisItIsAWarning() {
        registry.with(layers(Root.CURRENT_USER), CMD, "~ RUNASADMIN");

        assertThat(look(registry, true)).extracting(Finding::verdict).containsExactly(Verdict.WARN);
    }

    @Test
    void withoutARegistryThereIsNothingToLookAt() {
        assertThat(look(new NoRegistry(), false)).extracting(Finding::verdict).containsExactly(Verdict.SKIPPED);
    }
}
