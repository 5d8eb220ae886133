package signinghelper.check;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.clock.ComputerTime;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.platform.FakeRegistry;
import signinghelper.platform.Registry;
import signinghelper.platform.Registry.Root;
import signinghelper.platform.Registry.View;
import signinghelper.platform.Services;
import signinghelper.profile.Middleware;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.Refusal;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Middleware in the way is found in both views of the registry, and removed by Windows' own program after a backup. */
class MiddlewareTest {
    private static final String PROVIDERS = "SOFTWARE\\Microsoft\\Cryptography\\Defaults\\Provider";
    private static final Registry.Key ALL = machine(PROVIDERS);
    private static final Registry.Key ALL_32 =
            machine("SOFTWARE\\WOW6432Node\\Microsoft\\Cryptography\\Defaults\\Provider");
    private static final Registry.Key CFCA = ALL.child("CFCA CSP v3.0");
    private static final Registry.Key CFCA_32 = ALL_32.child("cfca sm2 CSP");
    private static final Map<String, String> NAME = Map.of("zh-CN", "某证书软件", "en", "Some software");
    private static final Map<String, String> DEPENDENTS = Map.of("zh-CN", "网上银行", "en", "online banking");
    private static final Circumstances KNOWN = TestProfiles.with(
            new Middleware(NAME, DEPENDENTS, List.of("cfca"), List.of("OldService"), List.of("Agent.exe")));

    @TempDir
    private Path folder;

    private final FakeRegistry registry = new FakeRegistry()
            .with(ALL.child("Microsoft Base Cryptographic Provider v1.0"), "Type", 1)
            .with(ALL.child("Vendor CSP"), "Type", 1);
    private final CryptographicProviders providers = new CryptographicProviders(registry);
    private final List<String> elevated = new ArrayList<>();
    private @Nullable IOException denied;
    private int deniedAfter;

    private static Registry.Key machine(String path) {
        return new Registry.Key(Root.LOCAL_MACHINE, View.BITS_64, path);
    }

    private List<Finding> look(Circumstances circumstances, Services services, Set<String> running) {
        return new MiddlewareCheck(providers, services, () -> running).look(circumstances);
    }

    private List<Finding> look(Circumstances circumstances) {
        return look(circumstances, name -> Optional.empty(), Set.of());
    }

    /** Exports as the real one does: UTF-16 with a byte-order mark. Fails where a file {@code fail} lies beside it. */
    @BeforeEach
    void installRegistryProgram() throws IOException {
        var program = folder.resolve("reg.exe");
        Files.writeString(program, """
                #!/bin/sh
                echo "$@" >> "%1$s/exported"
                [ ! -e "%1$s/fail" ] || exit 1
                key=$2; [ ! -e "%1$s/other" ] || key='HKEY_LOCAL_MACHINE\\Other'
                { printf '\\377\\376'; printf 'Windows Registry Editor Version 5.00\\r\\n\\r\\n[%%s]\\r\\n"Type"=dword:1\\r\\n' "$key" \\
                  | iconv -t UTF-16LE; } > "$3"
                """.formatted(folder));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private Repairs repairs() {
        var time = new ComputerTime(Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC));
        var program = new RegistryProgram(() -> folder, (path, arguments) -> {
            if (denied != null && elevated.size() == deniedAfter) {
                throw denied;
            }
            elevated.add(path.getFileName() + " " + arguments);
            registry.delete(machine(arguments.replaceAll(".*HKEY_LOCAL_MACHINE\\\\([^\"]*).*", "$1")));
            return 0;
        });
        var repair = new MiddlewareRepair(providers, program, folder.resolve("backups"), time);
        return new Repairs(List.of(repair), folder.resolve("repairs"), time, new WireFormat());
    }

    private static ErrorCode codeOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).code();
    }

    @Test
    void whatTheProfileDoesNotNameIsNotLookedFor() {
        registry.with(CFCA, "Type", 1);

        assertThat(look(Circumstances.NONE)).extracting(Finding::verdict).containsExactly(Verdict.SKIPPED);
    }

    @Test
    void othersProvidersAreFine() {
        assertThat(look(KNOWN)).extracting(Finding::verdict).containsExactly(Verdict.PASS);
    }

    @Test
    void providersOfBothViewsAreFoundWithWhatMayNeedThem() {
        registry.with(CFCA, "Type", 1).with(CFCA_32, "Type", 1);

        var finding = look(KNOWN).get(0);

        assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
        assertThat(finding.code()).isEqualTo(ErrorCode.MIDDLEWARE_CONFLICT);
        assertThat(finding.evidence()).extracting(Evidence::value).containsExactly(CFCA.toString(), CFCA_32.toString());
        assertThat(finding.repairs()).containsExactly("middleware.remove");
        assertThat(new GuidanceBook()
                        .words(ErrorCode.MIDDLEWARE_CONFLICT, finding.facts(), Language.CHINESE)
                        .reason())
                .contains("某证书软件", "网上银行");
    }

    @Test
    void aServiceOrAProgramAloneIsToldAndNothingIsRemoved() throws Exception {
        var finding = look(KNOWN, name -> Optional.of(Services.State.STOPPED), Set.of("agent.EXE", "other"))
                .get(0);

        assertThat(finding.evidence()).extracting(Evidence::value).containsExactly("OldService STOPPED", "agent.EXE");
        assertThat(finding.repairs()).isEmpty();
        assertThat(codeOf(() -> repairs().plan("middleware.remove", KNOWN))).isEqualTo(ErrorCode.REPAIR_NOT_NEEDED);
    }

    @Test
    void aServiceThatDoesNotAnswerIsNoSignOfIt() {
        assertThat(look(KNOWN, name -> Optional.of(Services.State.UNKNOWN), Set.of()))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.PASS);
    }

    @Test
    void eachIsBackedUpBeforeAnyIsDeletedAndTheBackupTakesItBack() throws Exception {
        registry.with(CFCA, "Type", 1).with(CFCA_32, "Type", 1);
        var repairs = repairs();
        var plan = repairs.plan("middleware.remove", KNOWN);
        assertThat(plan.elevated()).isTrue();
        assertThat(elevated).isEmpty();
        assertThat(folder.resolve("backups")).doesNotExist();

        var run = repairs.perform(plan);

        assertThat(elevated)
                .containsExactly(
                        "reg.exe delete \"HKEY_LOCAL_MACHINE\\" + CFCA.path() + "\" /f /reg:64",
                        "reg.exe delete \"HKEY_LOCAL_MACHINE\\" + CFCA_32.path() + "\" /f /reg:64");
        assertThat(registry.children(ALL)).containsExactly("Microsoft Base Cryptographic Provider v1.0", "Vendor CSP");
        assertThat(registry.exists(CFCA_32)).isFalse();
        assertThat(run.changes()).hasSize(2).allMatch(backup -> Files.isRegularFile(Path.of(backup)));
        var byHand = repairs.undo(run.id());
        assertThat(byHand).extracting(RepairPlan.Step::action).containsOnly("middleware.import");
        assertThat(byHand).extracting(RepairPlan.Step::target).containsExactlyElementsOf(run.changes());
        assertThat(elevated).hasSize(2);
        assertThat(repairs.runs().get(0).undone()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "other"})
    void withoutAGoodBackupNothingIsDeleted(String fault) throws Exception {
        registry.with(CFCA, "Type", 1);
        Files.createFile(folder.resolve(fault));
        var repairs = repairs();
        var plan = repairs.plan("middleware.remove", KNOWN);

        assertThat(codeOf(() -> repairs.perform(plan))).isEqualTo(ErrorCode.REPAIR_FAILED);
        assertThat(folder.resolve("exported")).exists();
        assertThat(elevated).isEmpty();
        assertThat(registry.exists(CFCA)).isTrue();
    }

    @Test
    void whoeverDoesNotAgreeKeepsEverything() throws Exception {
        registry.with(CFCA, "Type", 1);
        denied = new IOException("not agreed to");
        var repairs = repairs();
        var plan = repairs.plan("middleware.remove", KNOWN);

        assertThat(codeOf(() -> repairs.perform(plan))).isEqualTo(ErrorCode.REPAIR_FAILED);
        assertThat(registry.exists(CFCA)).isTrue();
    }

    @Test
    void whoeverAgreesToTheFirstOnlyLosesNothing() throws Exception {
        registry.with(CFCA, "Type", 1).with(CFCA_32, "Type", 1);
        denied = new IOException("not agreed to");
        deniedAfter = 1;
        var repairs = repairs();
        var plan = repairs.plan("middleware.remove", KNOWN);

        assertThat(codeOf(() -> repairs.perform(plan))).isEqualTo(ErrorCode.REPAIR_INCOMPLETE);
        assertThat(registry.exists(CFCA)).isFalse();
        assertThat(registry.exists(CFCA_32)).isTrue();
        var run = repairs.runs().get(0);
        assertThat(repairs.undo(run.id())).isNotEmpty().allMatch(step -> Files.isRegularFile(Path.of(step.target())));
    }

    @Test
    void linksInTheRegistryAreLeftAlone() {
        registry.with(CFCA, "Type", 1).withLink(CFCA.child("Parameters")).withLink(CFCA_32);

        assertThat(look(KNOWN).get(0).repairs()).isEmpty();
        assertThat(codeOf(() -> repairs().plan("middleware.remove", KNOWN))).isEqualTo(ErrorCode.REPAIR_NOT_NEEDED);
    }

    @Test
    void aLinkThatComesAfterTheConsentIsLeftAloneToo() throws Exception {
        registry.with(CFCA, "Type", 1);
        var repairs = repairs();
        var plan = repairs.plan("middleware.remove", KNOWN);
        registry.withLink(CFCA);

        assertThat(codeOf(() -> repairs.perform(plan))).isEqualTo(ErrorCode.REPAIR_FAILED);
        assertThat(elevated).isEmpty();
    }

    /** No entry of the registry and no plan can delete anything else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HKLM\\SOFTWARE\\Microsoft\\Cryptography",
                "HKLM\\SOFTWARE\\Microsoft\\Cryptography\\Defaults\\Provider",
                "HKLM\\SOFTWARE\\Microsoft\\Cryptography\\Defaults\\Provider\\CFCA\\Below",
                "HKLM\\SOFTWARE\\Microsoft\\Cryptography\\Defaults\\Provider\\CFCA\" /f & calc \"",
                "HKLM\\SOFTWARE\\Microsoft\\Cryptography\\Defaults\\Provider\\..\\CFCA",
                "HKLM\\SYSTEM\\CFCA"
            })
    void nothingElseIsDeleted(String key) {
        registry.with(machine(key.substring(5)), "Type", 1);
        var export = new RepairPlan.Step(
                "middleware.export", folder.resolve("backup.reg").toString());
        var delete = new RepairPlan.Step("middleware.delete", key);
        var plan = new RepairPlan("middleware.remove", List.of(export, delete), true, true);

        assertThat(codeOf(() -> repairs().perform(plan))).isEqualTo(ErrorCode.REPAIR_FAILED);
        assertThat(elevated).isEmpty();
        assertThat(folder.resolve("exported")).doesNotExist();
    }
}
