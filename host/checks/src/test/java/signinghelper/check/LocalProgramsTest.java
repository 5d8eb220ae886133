package signinghelper.check;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.guidance.GuidanceBook;
import signinghelper.guidance.Language;
import signinghelper.platform.FakeRegistry;
import signinghelper.platform.ListeningPorts;
import signinghelper.platform.PortProxies;
import signinghelper.platform.Registry;
import signinghelper.profile.LocalPrograms;
import signinghelper.protocol.ErrorCode;
import signinghelper.protocol.WireFormat;
import signinghelper.registration.BrowserProfiles;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

/** A CA's program that listens here, and a browser with the portal's older pages; the sockets are real. */
class LocalProgramsTest {
    private static final String ORIGIN = "https://portal.example";
    private static final Circumstances PORTAL = TestProfiles.withOrigin(ORIGIN, TestComputer.EXTENSION);

    @TempDir
    private Path folder;

    private TestComputer computer;

    @BeforeEach
    void start() throws IOException {
        computer = new TestComputer(folder).withChromium();
    }

    private static LocalPrograms known(int port) {
        return new LocalPrograms(List.of(
                new LocalPrograms.Program(
                        Map.of("zh-CN", "某CA", "en", "Some CA"), Set.of(port, 1), "test", "2026-11-25"),
                new LocalPrograms.Program(Map.of("zh-CN", "别的", "en", "Other"), Set.of(2), "test", "2026-11-25")));
    }

    private interface Use {
        void with(int port) throws Exception;
    }

    private static void listening(Use use) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            use.with(server.getLocalPort());
        }
    }

    private static List<Finding> programs(int port) {
        return programs(port, new FakeRegistry());
    }

    private static List<Finding> programs(int port, Registry registry) {
        return new LocalProgramsCheck(ListeningPorts.ofThisComputer(), new PortProxies(registry), () -> known(port))
                .look(PORTAL);
    }

    private List<Finding> pages(int port) {
        return new LocalNetworkCheck(
                        ListeningPorts.ofThisComputer(),
                        () -> known(port),
                        computer::registration,
                        new BrowserProfiles(new WireFormat()))
                .look(PORTAL);
    }

    @Test
    void aProgramThatListensIsNamed() throws Exception {
        listening(port -> {
            assertThat(programs(port))
                    .extracting(Finding::verdict, Finding::code)
                    .containsExactly(tuple(Verdict.WARN, ErrorCode.LOCAL_PROGRAM_RUNNING));
            var finding = programs(port).get(0);
            assertThat(finding.evidence()).extracting(Evidence::value).containsExactly(String.valueOf(port));
            assertThat(new GuidanceBook()
                            .words(ErrorCode.LOCAL_PROGRAM_RUNNING, finding.facts(), Language.CHINESE)
                            .reason())
                    .contains("某CA");
        });
    }

    /** Nothing connects to it: the test's own sockets stay within this computer. */
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void aProgramThatListensBeyondThisComputerIsToldWithTheRemedy(String address) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            var findings = programs(server.getLocalPort());

            assertThat(findings)
                    .extracting(Finding::verdict, Finding::code)
                    .containsExactly(
                            tuple(Verdict.WARN, ErrorCode.LOCAL_PROGRAM_RUNNING),
                            tuple(Verdict.WARN, ErrorCode.LOCAL_PROGRAM_EXPOSED));
            for (var language : Language.values()) {
                var words = new GuidanceBook()
                        .words(ErrorCode.LOCAL_PROGRAM_EXPOSED, findings.get(1).facts(), language);
                assertThat(words.reason())
                        .contains(String.valueOf(server.getLocalPort()))
                        .containsAnyOf("某CA", "Some CA");
                assertThat(words.steps().get(0)).contains("127.0.0.1");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "::ffff:127.0.0.1"})
    void aProgramThatListensOnThisComputerAloneIsNotExposed(String address) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            assertThat(programs(server.getLocalPort()))
                    .extracting(Finding::code)
                    .containsExactly(ErrorCode.LOCAL_PROGRAM_RUNNING);
        }
    }

    @Test
    void anotherProgramBeyondThisComputerIsNobodysBusiness() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            listening(port -> {
                assertThat(port).isNotEqualTo(other.getLocalPort());
                assertThat(programs(port)).extracting(Finding::code).containsExactly(ErrorCode.LOCAL_PROGRAM_RUNNING);
            });
        }
    }

    private static FakeRegistry forwarding(String from, String to) {
        var key = new Registry.Key(
                Registry.Root.LOCAL_MACHINE,
                Registry.View.BITS_64,
                "SYSTEM\\CurrentControlSet\\Services\\PortProxy\\v4tov4\\tcp");
        return new FakeRegistry().with(key, from, to);
    }

    @Test
    void aPortThatWindowsForwardsExposesTheProgramBehindIt() throws Exception {
        listening(port -> {
            for (var from : List.of("0.0.0.0/8080", "*/8080", "192.168.1.2/" + port, "/8080")) {
                assertThat(programs(port, forwarding(from, "127.0.0.1/" + port)))
                        .as(from)
                        .extracting(Finding::code)
                        .contains(ErrorCode.LOCAL_PROGRAM_EXPOSED);
            }
            for (var within : List.of(
                    forwarding("127.0.0.1/8080", "127.0.0.1/" + port),
                    forwarding("0.0.0.0/8080", "127.0.0.1/1"),
                    forwarding("0.0.0.0/8080", "nonsense"))) {
                assertThat(programs(port, within))
                        .extracting(Finding::code)
                        .containsExactly(ErrorCode.LOCAL_PROGRAM_RUNNING);
            }
        });
    }

    @Test
    void onceItHasEndedNothingIsSaid() throws Exception {
        var closed = new int[1];
        listening(port -> closed[0] = port);

        assertThat(programs(closed[0])).extracting(Finding::verdict).containsExactly(Verdict.PASS);
        assertThat(pages(closed[0])).extracting(Finding::verdict).containsExactly(Verdict.SKIPPED);
    }

    @Test
    void aPortThatIsOnlyConnectedToIsNoProgram() throws Exception {
        listening(port -> {
            try (var client = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(programs(client.getLocalPort()))
                        .extracting(Finding::verdict)
                        .containsExactly(Verdict.PASS);
            }
        });
    }

    @Test
    void theDataOfTheBuildHasSourceDateAndPorts() {
        assertThat(LocalPrograms.read().programs()).isNotEmpty().allSatisfy(program -> {
            assertThat(program.date()).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
            assertThat(program.source()).isNotBlank();
            assertThat(program.ports()).isNotEmpty().allMatch(port -> port > 1023 && port < 65536);
            assertThat(program.name().keySet()).containsExactlyInAnyOrder("zh-CN", "en");
        });
        assertThat(LocalPrograms.read().on(Set.of(36157)))
                .extracting(program -> program.name(Language.ENGLISH))
                .containsExactly("Hubei CA (unified CA service client)");
    }

    @Test
    void olderPagesAreUsuallyLetThrough() throws Exception {
        listening(port -> assertThat(pages(port)).extracting(Finding::verdict).containsExactly(Verdict.PASS));
    }

    @Test
    void aPolicyThatKeepsThemOffIsTheReason() throws Exception {
        computer.withPolicy("{\"LocalNetworkAccessBlockedForUrls\": [\"[*.]example\"]}");

        listening(port -> {
            assertThat(pages(port))
                    .extracting(Finding::verdict, Finding::code)
                    .containsExactly(tuple(Verdict.WARN, ErrorCode.LOCAL_NETWORK_BLOCKED));
            assertThat(pages(port).get(0).evidence())
                    .extracting(Evidence::name, Evidence::value)
                    .containsExactly(tuple("browser", "Chromium"), tuple("LocalNetworkAccessBlockedForUrls", ORIGIN));
            assertThat(pages(port).get(0).facts())
                    .containsEntry("browser", "Chromium")
                    .containsEntry("program@en", "Some CA");
        });
    }

    @Test
    void thePolicyForLoopbackGoesBeforeTheOther() throws Exception {
        computer.withPolicy("""
                {"LocalNetworkAccessBlockedForUrls": ["*"], "LoopbackNetworkAllowedForUrls": ["https://portal.example"]}""");

        listening(port -> assertThat(pages(port)).extracting(Finding::verdict).containsExactly(Verdict.PASS));
    }

    @Test
    void aUserWhoHasSaidNoIsToldHowToTakeItBack() throws Exception {
        answer("https://portal.example:443,*", 2);
        listening(port -> {
            assertThat(pages(port).get(0).evidence())
                    .extracting(Evidence::name, Evidence::value)
                    .contains(tuple("blocked-by-user", ORIGIN));
            // A policy leaves the user's answer without effect.
            computer.withPolicy("{\"LocalNetworkAccessAllowedForUrls\": [\"https://portal.example\"]}");
            assertThat(pages(port)).extracting(Finding::verdict).containsExactly(Verdict.PASS);
        });
    }

    @Test
    void anAnswerOfYesOrForAnotherPageIsNoReason() throws Exception {
        answer("https://portal.example:443,*", 1);
        listening(port -> assertThat(pages(port)).extracting(Finding::verdict).containsExactly(Verdict.PASS));
        answer("https://other.example:443,*", 2);
        listening(port -> assertThat(pages(port)).extracting(Finding::verdict).containsExactly(Verdict.PASS));
    }

    private void answer(String origins, int setting) throws IOException {
        computer.config("chromium/Default/Preferences", """
                {"profile": {"content_settings": {"exceptions": {"local_network_access": {"%s": {"setting": %d}}}}}}""".formatted(origins, setting));
    }
}
