package signinghelper.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.platform.OperatingSystem;
import signinghelper.protocol.WireFormat;

import java.nio.file.Path;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DriverLibraryTest {
    private static final String GOOD = """
            {"kind":"pkcs11","name":"softhsm2","library":{"linux":"/usr/lib/a.so","windows":"C:\\\\Vendor\\\\a.dll"}}""";

    private static Profile profile(String rest) throws JsonProcessingException {
        var head = """
                {"id":"test","version":1,"kind":"production","title":{"zh-CN":"测试","en":"Test"},
                "origins":[],"extensionIds":[],"menus":{},"cms":"PKCS7_501"\
                """;
        return new WireFormat().decode(Profile.class, head + rest + "}");
    }

    @Test
    void isReadFromTheProfile() throws Exception {
        var driver =
                profile(",\"drivers\":[" + GOOD + "]").computer().libraries().get(0);

        assertThat(driver.name()).isEqualTo("softhsm2");
        assertThat(driver.paths(OperatingSystem.LINUX)).containsExactly(Path.of("/usr/lib/a.so"));
        assertThat(driver.paths(OperatingSystem.MACOS)).isEmpty();
    }

    @Test
    void skfLibraryMaySayMoreOfItself() throws Exception {
        var driver =
                profile("""
                        ,"drivers":[{"kind":"skf","name":"a","library":{"linux":["/usr/lib/a.so","/opt/a.so"]},
                        "providers":["Vendor CSP v1.0"],"sha256":["%s"],"rsaInput":"digest"}]""".formatted("0a".repeat(32))).computer().libraries().get(0);

        assertThat(driver.paths(OperatingSystem.LINUX)).containsExactly(Path.of("/usr/lib/a.so"), Path.of("/opt/a.so"));
        assertThat(driver.providers()).containsExactly("Vendor CSP v1.0");
        assertThat(driver.sha256()).containsExactly("0a".repeat(32));
        assertThat(driver.rsaInput()).isEqualTo(DriverLibrary.RsaInput.DIGEST);
    }

    @Test
    void aLibraryThatNobodyUsesIsLetGoAfterFiveMinutesOrAsTheProfileSays() throws Exception {
        assertThat(driver("").idle()).isEqualTo(Duration.ofMinutes(5));
        assertThat(driver(",\"idleMinutes\":10").idle()).isEqualTo(Duration.ofMinutes(10));
    }

    private static DriverLibrary driver(String more) throws Exception {
        return profile(",\"drivers\":[{\"kind\":\"pkcs11\",\"name\":\"a\",\"library\":{}" + more + "}]")
                .computer()
                .libraries()
                .get(0);
    }

    @Test
    void othersAreLookedForWhereAnEntrySaysSo() throws Exception {
        var profile = profile(",\"drivers\":[{\"discover\":true}," + GOOD + "]");

        assertThat(profile.computer().discovers()).isTrue();
        assertThat(profile.computer().libraries())
                .extracting(DriverLibrary::name)
                .containsExactly("softhsm2");
        assertThat(profile(",\"drivers\":[" + GOOD + "]").computer().discovers())
                .isFalse();
    }

    @Test
    void profileNeedNotNameAny() throws Exception {
        assertThat(profile("").computer().drivers()).isEmpty();
        assertThat(profile(",\"drivers\":[]").computer().drivers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"discover\":false}",
                "{\"discover\":\"true\"}",
                "{\"discover\":true,\"kind\":\"skf\"}",
                "{\"discover\":true,\"kind\":\"skf\",\"name\":\"a\"}",
                "{\"discover\":true},{\"discover\":true}",
                "{}",
                "{\"kind\":\"pkcs11\",\"name\":\"a\",\"library\":{\"linux\":\"a.so\"}}",
                "{\"kind\":\"pkcs11\",\"name\":\"a\",\"library\":{\"linux\":\"../a.so\"}}",
                "{\"kind\":\"pkcs11\",\"name\":\"a\",\"library\":{\"windows\":\"\\\\a.dll\"}}",
                "{\"kind\":\"pkcs11\",\"name\":\"a\",\"library\":{\"beos\":\"/a.so\"}}",
                "{\"kind\":\"pkcs11\",\"name\":\"A b\",\"library\":{}}",
                "{\"kind\":\"skf\",\"name\":\"a\",\"library\":{\"linux\":[\"/a.so\",\"b.so\"]}}",
                "{\"kind\":\"skf\",\"name\":\"a\",\"library\":{},\"sha256\":[\"00\"]}",
                "{\"kind\":\"skf\",\"name\":\"a\",\"library\":{},\"rsaInput\":\"hash\"}",
                "{\"kind\":\"pkcs11\",\"name\":\"a\",\"library\":{},\"rsaInput\":\"digest\"}",
                "{\"kind\":\"pkcs11\",\"name\":\"a\",\"library\":{},\"providers\":[\"A\"]}",
                "{\"kind\":\"pkcs11\",\"name\":\"a\",\"library\":{},\"idleMinutes\":61}",
                "{\"kind\":\"pkcs11\",\"name\":\"a\",\"library\":{},\"idleMinutes\":-1}",
                "{\"kind\":\"usb\",\"name\":\"a\",\"library\":{}}",
                "{\"name\":\"a\",\"library\":{}}",
                "{\"kind\":\"pkcs11\",\"library\":{}}",
                "{\"kind\":\"pkcs11\",\"name\":\"a\"}"
            })
    void isRefusedWithoutKindNameOrFullPath(String driver) {
        assertThatThrownBy(() -> profile(",\"drivers\":[" + driver + "]")).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void noTwoHaveOneName() {
        assertThatThrownBy(() -> profile(",\"drivers\":[" + GOOD + "," + GOOD + "]"))
                .isInstanceOf(JsonProcessingException.class);
    }
}
