package signinghelper.check;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.clock.KnownTime;
import signinghelper.clock.TimeSource;
import signinghelper.installation.InstallationFolder;
import signinghelper.platform.FakeRegistry;
import signinghelper.platform.Registry;
import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;
import signinghelper.platform.TestProduct;
import signinghelper.profile.FormerInstallation;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LeftoversTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final TimeSource TIME = () -> new KnownTime(NOW, Duration.ZERO);
    private static final String INSTALLED = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall";
    private static final Circumstances KNOWN =
            TestProfiles.with(new FormerInstallation(Map.of("zh-CN", "旧助手", "en", "Former helper"), List.of("旧签章助手")));

    @TempDir
    private Path folder;

    private Path versions;
    private Path state;
    private final FakeRegistry registry = new FakeRegistry();

    @BeforeEach
    void makeFolders() throws IOException {
        versions = Files.createDirectory(folder.resolve("versions"));
        state = Files.createDirectory(folder.resolve("state"));
    }

    private OwnLeftovers own() {
        return new OwnLeftovers(versions, state, persons(), TIME);
    }

    private InstallationFolder persons() {
        return new InstallationFolder(folder.resolve("data/signing-helper-demo/program"));
    }

    private List<Finding> look() {
        return new LeftoversCheck(registry, own()).look(KNOWN);
    }

    private Repairs repairs() {
        return new Repairs(List.of(new LeftoversRepair(own())), folder.resolve("repairs"), TIME, new WireFormat());
    }

    private static Path old(Path path) throws IOException {
        return Files.setLastModifiedTime(path, FileTime.from(NOW.minus(Duration.ofDays(2))));
    }

    private static Path young(Path path) throws IOException {
        return Files.setLastModifiedTime(path, FileTime.from(NOW.minus(Duration.ofHours(23))));
    }

    private static ErrorCode codeOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).code();
    }

    private static Registry.Key installed(Root root, View view) {
        return new Registry.Key(root, view, INSTALLED).child("{1}");
    }

    @Test
    void nothingInstalledBeforeAndNothingUnfinishedIsFine() {
        registry.with(installed(Root.LOCAL_MACHINE, View.BITS_64), "DisplayName", "Other program");

        assertThat(look()).extracting(Finding::verdict).containsExactly(Verdict.PASS);
    }

    @Test
    void anEarlierProgramIsFoundWhereverItIsListed() {
        registry.with(installed(Root.LOCAL_MACHINE, View.BITS_64), "DisplayName", "旧 签章助手 2.0")
                .with(installed(Root.LOCAL_MACHINE, View.BITS_32), "DisplayName", "旧签章助手")
                .with(installed(Root.CURRENT_USER, View.BITS_64), "DisplayName", "某旧签章助手");

        var finding = look().get(0);

        assertThat(finding.code()).isEqualTo(ErrorCode.FORMER_INSTALLATION);
        assertThat(finding.evidence()).hasSize(3);
        assertThat(finding.facts()).containsEntry("program@zh-CN", "旧助手");
        assertThat(finding.repairs()).isEmpty();
    }

    @Test
    void whatIsOldAndUnfinishedIsOursToClean() throws Exception {
        var update = Files.createDirectory(versions.resolve(".tmp-2.0"));
        Files.createDirectory(update.resolve("app"));
        Files.writeString(update.resolve("app/a.jar"), "a");
        var precious = Files.createDirectory(folder.resolve("precious"));
        Files.createFile(precious.resolve("a"));
        Files.createSymbolicLink(update.resolve("link"), precious);
        var file = Files.createFile(state.resolve("choices.json123.new"));
        var kept = List.of(
                old(Files.createDirectory(versions.resolve("1.0"))),
                young(Files.createDirectory(versions.resolve(".tmp-now"))),
                old(Files.createFile(versions.resolve(".tmp-file"))),
                old(Files.createFile(state.resolve("choices.json"))),
                young(Files.createFile(state.resolve("probe1.tmp"))));
        old(update);
        old(file);
        Files.createSymbolicLink(versions.resolve(".tmp-link"), precious);

        var finding = look().get(0);
        assertThat(finding.code()).isEqualTo(ErrorCode.LEFTOVERS_FOUND);
        assertThat(finding.evidence()).extracting(Evidence::value).containsExactly(update.toString(), file.toString());
        assertThat(finding.repairs()).containsExactly("leftovers.clean");

        var repairs = repairs();
        var run = repairs.perform(repairs.plan("leftovers.clean", KNOWN));
        assertThat(run.changes()).containsExactly(update.toString(), file.toString());
        assertThat(List.of(update, file)).noneMatch(Files::exists);
        assertThat(kept).allMatch(Files::exists);
        assertThat(precious.resolve("a")).exists();
        assertThat(codeOf(() -> repairs.undo(run.id()))).isEqualTo(ErrorCode.REPAIR_NOT_UNDOABLE);
        assertThat(codeOf(() -> repairs.plan("leftovers.clean", KNOWN))).isEqualTo(ErrorCode.REPAIR_NOT_NEEDED);
    }

    @Test
    void anEntryInTheMenuThatLeadsNowhereIsOursToClean() throws Exception {
        var entry = persons().desktopEntry().orElseThrow();
        Files.createDirectories(entry.getParent());
        Files.writeString(
                entry, persons().describedForDesktops(TestProduct.DEMO).text());

        assertThat(look().get(0).evidence()).extracting(Evidence::value).containsExactly(entry.toString());
        repairs().perform(repairs().plan("leftovers.clean", KNOWN));

        assertThat(entry).doesNotExist();
    }

    @Test
    void anEntryThatLeadsToAProgramOrIsSomebodyElsesIsLeftAlone() throws Exception {
        var entry = persons().desktopEntry().orElseThrow();
        Files.createDirectories(entry.getParent());
        Files.writeString(entry, "[Desktop Entry]\nExec=/opt/signing-helper-demo/signing-helper window\n");
        assertThat(look()).extracting(Finding::verdict).containsExactly(Verdict.PASS);

        Files.writeString(
                entry, persons().describedForDesktops(TestProduct.DEMO).text());
        Files.createDirectories(persons().base());
        Files.createFile(persons().launcher());
        assertThat(look()).extracting(Finding::verdict).containsExactly(Verdict.PASS);
    }

    @Test
    void aPlanDeletesNothingElse() throws Exception {
        var precious = Files.createFile(folder.resolve("precious"));
        var plan = new RepairPlan(
                "leftovers.clean", List.of(new RepairPlan.Step("leftovers.delete", precious.toString())), false, false);

        repairs().perform(plan);

        assertThat(precious).exists();
    }
}
