package signinghelper.formats.certificate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.testkit.authority.TestAuthority;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.junit.Needed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FingerprintTest {
    private static final String TEXT = "0123456789abcdef".repeat(4);

    @TempDir
    private Path folder;

    @Test
    void isTheOneThatOpenSslPrints() throws Exception {
        var certificate = TestAuthority.root(TestKey.P256).certificate();
        Files.write(folder.resolve("certificate"), certificate.getEncoded());

        var printed = Needed.openSsl(folder)
                .run("x509", "-in", "certificate", "-inform", "DER", "-noout", "-fingerprint", "-sha256")
                .output()
                .strip();

        assertThat(printed).contains("=", ":");
        assertThat(Fingerprint.parse(printed.substring(printed.indexOf('=') + 1)))
                .isEqualTo(Fingerprint.of(certificate));
    }

    @Test
    void hasOneFormWhateverItIsReadFrom() throws Exception {
        var fingerprint = Fingerprint.parse(TEXT);
        var colons = TEXT.replaceAll("(..)(?!$)", "$1:");

        assertThat(fingerprint).hasToString(TEXT);
        assertThat(Fingerprint.parse(TEXT.toUpperCase(Locale.ROOT))).isEqualTo(fingerprint);
        assertThat(Fingerprint.parse(colons)).isEqualTo(fingerprint);
        assertThat(new Fingerprint(fingerprint.sha256())).isEqualTo(fingerprint);
        var json = JsonMapper.builder().build();
        assertThat(json.writeValueAsString(fingerprint)).isEqualTo("\"" + TEXT + "\"");
        assertThat(json.readValue("\"" + TEXT + "\"", Fingerprint.class)).isEqualTo(fingerprint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123",
                "ASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4mrze8=",
                "g123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "01:23456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef01"
            })
    void isNothingElse(String text) {
        assertThatThrownBy(() -> Fingerprint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNoSha1() {
        assertThatThrownBy(() -> new Fingerprint(Bytes.copyOf(new byte[20])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
