package signinghelper.installation;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.installation.InstallationException.Reason;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("slow")
class InstallerTest {
    @TempDir
    private Path folder;

    private final List<Step> steps = new ArrayList<>();
    private InstallationFolder installation = new InstallationFolder(Path.of(""));
    private Installer installer = new Installer(installation, new ScriptedJava(), steps::add);

    @BeforeEach
    void prepare() {
        installation = new InstallationFolder(folder.resolve("data/signing-helper-demo/program"));
        installer = new Installer(installation, new ScriptedJava(), steps::add);
    }

    private FolderPayload payload(String version, String... further) throws IOException {
        return TestPayload.of(version, folder, further);
    }

    private String pointer() throws IOException {
        return Files.readString(installation.pointerFile());
    }

    private Path registered() {
        return folder.resolve("data/signing-helper-demo/registered");
    }

    private List<String> copies() throws IOException {
        return installation.copies().stream().map(ProgramCopy::folderName).toList();
    }

    private void saysHello(String version) throws Exception {
        SelfTest.hello(installation.base(), Version.parse(version));
    }

    @Test
    void uninstallingRemovesWhatAKilledMakerOfTheClassArchiveHasLeft() throws Exception {
        installer.install(payload("1.0.0"));
        var left = Files.createTempDirectory("signing-helper-classes");
        Files.createFile(left.resolve("in-use"));

        installer.uninstall();

        assertThat(left).doesNotExist();
    }

    @Test
    void installsUpdatesAndKeepsTheOneBefore() throws Exception {
        assertThat(installer.install(payload("1.0.0"))).isEmpty();
        saysHello("1.0.0");
        assertThat(steps).containsExactly(Step.values());

        assertThat(installer.install(payload("1.1.0"))).contains(Version.parse("1.0.0"));
        saysHello("1.1.0");
        assertThat(pointer()).isEqualTo("1.1.0\n1.0.0\n");
        assertThat(registered()).hasContent("1.1.0");

        installer.install(payload("1.2.0"));
        assertThat(pointer()).isEqualTo("1.2.0\n1.1.0\n");
        assertThat(copies()).containsExactly("1.1.0", "1.2.0");
    }

    @Test
    void theCopyHoldsThePayloadAJavaAndTheArchiveOfItsClasses() throws Exception {
        installer.install(payload("1.0.0"));

        var copy = installation.versions().resolve("1.0.0");
        assertThat(copy.resolve("classes.jsa")).hasContent("app/host-1.0.0.jar");
        assertThat(copy.resolve("java/bin/java")).isExecutable();
        assertThat(copy.resolve("app/host-1.0.0.jar"))
                .hasSameBinaryContentAs(folder.resolve("payload-1.0.0/app/host-1.0.0.jar"));
    }

    @Test
    void theArchiveIsMadeAlsoWhereTheFoldersNameIsNotPlain() throws Exception {
        installation = new InstallationFolder(folder.resolve("张 三/程序"));

        new Installer(installation, new ScriptedJava(), steps::add).install(payload("1.0.0"));

        assertThat(installation.versions().resolve("1.0.0/classes.jsa")).hasContent("app/host-1.0.0.jar");
        saysHello("1.0.0");
    }

    @Test
    void refusesALowerVersionAndChangesNothing() throws Exception {
        installer.install(payload("1.10.0"));
        var before = Tree.of(installation.base());

        assertThatThrownBy(() -> installer.install(payload("1.9.0")))
                .isInstanceOfSatisfying(
                        InstallationException.class, e -> assertThat(e.reason()).isEqualTo(Reason.OLDER));
        assertThat(Tree.of(installation.base())).isEqualTo(before);
    }

    @Test
    void theSameAgainOnlyRegisters() throws Exception {
        var payload = payload("1.0.0");
        installer.install(payload);
        var before = Tree.of(installation.base());
        Files.delete(registered());
        steps.clear();

        installer.install(payload);

        assertThat(steps).containsExactly(Step.CLEAN_UP, Step.ENTER_MENU, Step.REGISTER, Step.REMOVE_UNUSED);
        assertThat(registered()).hasContent("1.0.0");
        assertThat(Tree.of(installation.base())).isEqualTo(before);
    }

    @Test
    void aDamagedCopyIsReplacedByAnotherBesideIt() throws Exception {
        var payload = payload("1.1.0");
        installer.install(payload("1.0.0"));
        installer.install(payload);
        Files.delete(installation.versions().resolve("1.1.0/java/bin/java"));

        installer.install(payload);

        assertThat(pointer()).isEqualTo("1.1.0-2\n1.0.0\n");
        assertThat(copies()).containsExactly("1.0.0", "1.1.0-2");
        saysHello("1.1.0");
    }

    @Test
    void installsOtherFilesOfTheSameVersionToo() throws Exception {
        installer.install(payload("1.0.0"));
        Files.writeString(folder.resolve("payload-1.0.0/profile.jws"), "new");
        installer.install(new FolderPayload(folder.resolve("payload-1.0.0")));
        assertThat(pointer()).isEqualTo("1.0.0-2\n");

        Files.writeString(folder.resolve("payload-1.0.0/profile.jws"), "newer");
        installer.install(new FolderPayload(folder.resolve("payload-1.0.0")));

        assertThat(pointer()).isEqualTo("1.0.0\n");
        assertThat(copies()).containsExactly("1.0.0");
        assertThat(installation.versions().resolve("1.0.0/profile.jws")).hasContent("newer");
    }

    @Test
    void aProgramThatFailsItsTestIsNotInstalled() throws Exception {
        installer.install(payload("1.0.0"));
        var before = Tree.of(installation.base());

        for (var broken : List.of(payload("1.1.0", "broken"), payload("1.2.0", "dumb"))) {
            assertThatThrownBy(() -> installer.install(broken))
                    .isInstanceOfSatisfying(
                            InstallationException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.SELF_TEST_FAILED));
        }

        assertThat(Tree.of(installation.base())).isEqualTo(before);
        saysHello("1.0.0");
    }

    @Test
    void aJavaThatCannotBeMadeLeavesNothingBehind() throws Exception {
        PrivateJava none = java -> {
            Files.createDirectories(java.resolve("bin"));
            throw new IOException("disk full");
        };
        var failing = new Installer(installation, none, steps::add);

        assertThatThrownBy(() -> failing.install(payload("1.0.0"))).hasMessage("disk full");
        assertThat(folder.resolve("data")).isEmptyDirectory();
    }

    @Test
    void aPointerThatCannotBeWrittenLeavesNoCopyBehind() throws Exception {
        installer.install(payload("1.0.0"));
        // The obstacle is where the new pointer is written first.
        var blocked = installation.base().resolve(".current.new/full");
        var hindered = new Installer(installation, new ScriptedJava(), step -> {
            if (step == Step.SWITCH_OVER) {
                assertThat(blocked.toFile().mkdirs()).isTrue();
            }
        });

        assertThatThrownBy(() -> hindered.install(payload("1.1.0"))).isInstanceOf(IOException.class);

        assertThat(pointer()).isEqualTo("1.0.0\n");
        assertThat(copies()).containsExactly("1.0.0");
        saysHello("1.0.0");
    }

    @Test
    void alsoWhatSetupHasLeftUnfinishedGoes() throws Exception {
        installer.install(payload("1.0.0"));
        for (var name : List.of("current.new", "signinghelper.demo.json.new", "signing-helper.exe-before-1.0.0.old")) {
            Files.createFile(installation.base().resolve(name));
        }
        Files.createFile(installation.base().resolve("uninstall.exe"));

        installer.uninstall();

        assertThat(installation.base()).doesNotExist();
    }

    @Test
    void whatAnEarlierOneLeftAndStillHoldsIsNotInTheWay() throws Exception {
        var held = Files.createDirectories(installation.versions().resolve(".tmp-new"));
        Files.createFile(held.resolve("java"));

        assertThat(installation.fresh()).isEqualTo(installation.versions().resolve(".tmp-new-2"));
    }

    @Test
    void aFailedRegistrationIsCompletedByInstallingAgain() throws Exception {
        var noBrowser = Files.createDirectories(folder.resolve("data/signing-helper-demo"))
                .resolve("no-browser");
        Files.createFile(noBrowser);
        var payload = payload("1.0.0");
        assertThatThrownBy(() -> installer.install(payload))
                .isInstanceOfSatisfying(
                        InstallationException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REGISTRATION_FAILED));
        saysHello("1.0.0");
        Files.delete(noBrowser);

        installer.install(payload);

        assertThat(registered()).hasContent("1.0.0");
        assertThat(copies()).containsExactly("1.0.0");
    }

    @Test
    void rollsBackAndForthAgain() throws Exception {
        installer.install(payload("1.0.0"));
        installer.install(payload("1.1.0"));

        assertThat(installer.rollBack()).isEqualTo(Version.parse("1.0.0"));
        saysHello("1.0.0");
        assertThat(registered()).hasContent("1.0.0");

        assertThat(installer.rollBack()).isEqualTo(Version.parse("1.1.0"));
        saysHello("1.1.0");
    }

    @Test
    void doesNotRollBackToNothingOrToWhatDoesNotWork() throws Exception {
        assertThatThrownBy(installer::rollBack)
                .isInstanceOfSatisfying(
                        InstallationException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.NOTHING_TO_ROLL_BACK));
        installer.install(payload("1.0.0"));
        assertThatThrownBy(installer::rollBack).isInstanceOf(InstallationException.class);
        installer.install(payload("1.1.0"));
        Files.createFile(installation.versions().resolve("1.0.0/dumb"));

        assertThatThrownBy(installer::rollBack)
                .isInstanceOfSatisfying(
                        InstallationException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SELF_TEST_FAILED));
        saysHello("1.1.0");
    }

    @Test
    void uninstallsEverythingOfItsOwnAndNothingElse() throws Exception {
        installer.install(payload("1.0.0"));
        installer.install(payload("1.1.0"));

        assertThat(installer.uninstall()).isEmpty();

        assertThat(folder.resolve("data")).isEmptyDirectory();
        assertThat(folder.resolve("payload-1.0.0")).exists();
    }

    @Test
    void uninstallLeavesWhatSomebodyElsePutThere() throws Exception {
        installer.install(payload("1.0.0"));
        var foreign = Files.createFile(installation.base().resolve("notes.txt"));

        installer.uninstall();

        assertThat(installation.base()).isDirectoryContaining(path -> path.equals(foreign));
        assertThat(Tree.of(installation.base())).hasSize(2);
    }

    @Test
    void aSecondInstallationAtTheSameTimeIsRefused() throws Exception {
        var payload = payload("1.0.0");
        InstallationLock.during(
                () -> {
                    assertThatThrownBy(() -> installer.install(payload))
                            .isInstanceOfSatisfying(
                                    InstallationException.class,
                                    e -> assertThat(e.reason()).isEqualTo(Reason.BUSY));
                    return payload;
                },
                installation);
        installer.install(payload);
        saysHello("1.0.0");
    }

    @Test
    void aPayloadCannotWriteElsewhere() throws Exception {
        var payload = payload("1.0.0");
        var leading = new Payload() {
            @Override
            public List<String> names() {
                return List.of("../../elsewhere");
            }

            @Override
            public InputStream open(String name) throws IOException {
                return payload.open(Payload.VERSION);
            }
        };

        assertThatThrownBy(() -> installer.install(leading)).isInstanceOf(IOException.class);
        assertThat(folder.resolve("elsewhere")).doesNotExist();
        assertThat(installation.base().resolve("elsewhere")).doesNotExist();
    }
}
