package signinghelper.token;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.token.SecretSearch.Form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class SecretSearchTest {
    private static final String SECRET = "q7K2m9X4w1Z8";

    @TempDir
    private Path folder;

    private final SecretSearch search = new SecretSearch(SECRET);

    /** The last three lie across the border between two blocks. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, (1 << 16) - 5, (1 << 16) - 20, (1 << 16) - 36})
    void findsEveryFormOnceWhereverItLies(int before) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[before]);
        bytes.writeBytes(SECRET.getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(7);
        bytes.writeBytes(SECRET.getBytes(StandardCharsets.UTF_16LE));
        bytes.writeBytes(new byte[3 << 16]);
        bytes.writeBytes(SECRET.getBytes(StandardCharsets.UTF_16BE));
        bytes.writeBytes(Base64.getEncoder().encode((SECRET + "!").getBytes(StandardCharsets.US_ASCII)));
        var file = Files.write(folder.resolve("file"), bytes.toByteArray());
        var each = Map.of(Form.LATIN_1, 1, Form.UTF_16_LE, 1, Form.UTF_16_BE, 1, Form.BASE64, 1);

        assertThat(search.in(file)).isEqualTo(each);
        assertThat(search.in(bytes.toByteArray())).isEqualTo(each);
    }

    @Test
    void countsEachAndFindsNothingWhereNothingIs() throws IOException {
        var twice = (SECRET + SECRET).getBytes(StandardCharsets.US_ASCII);

        assertThat(search.in(twice)).isEqualTo(Map.of(Form.LATIN_1, 2));
        assertThat(search.in(Files.write(folder.resolve("other"), new byte[3 << 20])))
                .isEmpty();
        assertThat(search.in(SECRET.substring(1).getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
    }
}
