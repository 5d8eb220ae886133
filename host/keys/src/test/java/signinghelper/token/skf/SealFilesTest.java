package signinghelper.token.skf;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.protocol.Refusal;
import signinghelper.testkit.skf.SoftSkf;
import signinghelper.token.SealCandidates;
import signinghelper.token.SharedDrivers;
import signinghelper.token.TokenSession;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static signinghelper.token.SessionSteps.login;

/** Files of an SKF application that may be electronic seals. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealFilesTest {
    private static final String PIN = "271828";
    private static final String DEVICE = "设备 1";

    /** Longer than one reading, and than the room of a list of names. */
    private static final byte[] LARGE = sequence(40_000);

    private static final byte[] SMALL = sequence(10);

    private final SharedDrivers drivers = new SharedDrivers();
    private BridgedSkf skf;

    @BeforeAll
    void issue(@TempDir Path folder) throws Exception {
        skf = new BridgedSkf(folder.resolve("home"));
        skf.add(DEVICE, "投标锁", PIN, 4);
        skf.keep();
    }

    @BeforeEach
    void restore() throws Exception {
        drivers.restore();
        skf.restore();
    }

    @AfterAll
    void endChildren() {
        drivers.close();
    }

    private static byte[] sequence(int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) 7);
        bytes[0] = 0x30;
        return bytes;
    }

    private TokenSession open(String layout) throws Refusal {
        var driver = drivers.lend(layout, () -> skf.driver(layout));
        return driver.open(driver.list().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"packed-32", "natural-32", "packed-64", "natural-64", SoftSkf.OF_32_BITS})
    void readsWholeFilesInEveryLayout(String layout) throws Exception {
        skf.devices().file(DEVICE, "公章.esl", "anyone", LARGE);
        skf.devices().file(DEVICE, "note", "anyone", "no seal".getBytes(StandardCharsets.UTF_8));
        skf.devices().file(DEVICE, "z", "anyone", SMALL);

        try (var session = open(layout)) {
            assertThat(session.sealFiles().files()).containsExactlyInAnyOrder(Bytes.copyOf(LARGE), Bytes.copyOf(SMALL));
        }
    }

    @Test
    void readsAFileForTheUserAfterTheLoginAlone() throws Exception {
        skf.devices().file(DEVICE, "seal", "user", SMALL);

        try (var session = open("packed-32")) {
            assertThat(session.sealFiles()).isEqualTo(new SealCandidates(List.of(), 1));
            login(session, PIN);
            assertThat(session.sealFiles()).isEqualTo(new SealCandidates(List.of(Bytes.copyOf(SMALL)), 0));
        }
    }

    @Test
    void leavesOutWhatIsMoreThanABridgeCarries() throws Exception {
        for (var at = 0; at < 10; at++) {
            skf.devices().file(DEVICE, "seal" + at, "anyone", sequence(65_536));
        }

        try (var session = open("packed-32")) {
            assertThat(session.sealFiles().files()).hasSize(8);
        }
    }

    @Test
    void aFileThatCannotBeReadIsLeftOut() throws Exception {
        skf.devices().file(DEVICE, "seal", "anyone", SMALL);
        skf.control().set("fail.SKF_GetFileInfo", "0x0A000001");

        try (var session = open("packed-32")) {
            assertThat(session.sealFiles().files()).isEmpty();
        }
    }

    @Test
    void aLibraryWithoutFilesHasNoSeals() throws Exception {
        skf.control().set("fail.SKF_EnumFiles", "0x0A000003");

        try (var session = open("packed-32")) {
            assertThat(session.sealFiles().files()).isEmpty();
        }
    }
}
