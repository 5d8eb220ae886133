package signinghelper.verifier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.testkit.authority.TestKey;
import signinghelper.verifier.http.Operation;
import signinghelper.verifier.http.ServiceCode;
import signinghelper.verifier.judge.Judges;
import signinghelper.verifier.settings.Secrets;
import signinghelper.verifier.settings.Settings;
import signinghelper.verifier.settings.SettingsFile;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares {@code docs/verifier.md} with the service. */
class DocumentsTest {
    private static final Pattern EXAMPLE = Pattern.compile("```json verifier.json\n(.*?)```", Pattern.DOTALL);

    private String document = "";

    @BeforeEach
    void read() throws IOException {
        document = Files.readString(Path.of("../docs/verifier.md"));
    }

    @Test
    void hasAnExampleOfSettingsThatStarts(@TempDir Path folder) throws Exception {
        var example = EXAMPLE.matcher(document);
        assertThat(example.find()).isTrue();
        var settings = TestSettings.trusting(TestUser.of(TestKey.P256)).writtenTo(folder);
        Files.writeString(settings, example.group(1));

        assertThat(SettingsFile.read(settings).settings().origins()).containsExactly("https://portal.example");
        assertThat(Judges.of(SettingsFile.read(settings), new Secrets(null, null, null), Clock.systemUTC())
                        .tokens())
                .containsOnlyKeys("https://portal.example");
    }

    @Test
    void namesEachSetting() {
        assertThat(names("", Settings.class))
                .allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
        assertThat(List.of(Secrets.TOKEN, Secrets.KEY_STORE_PASSWORD, Secrets.VALKEY))
                .allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
    }

    private static Stream<String> names(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(part -> names(prefix, part));
    }

    private static Stream<String> names(String prefix, RecordComponent part) {
        return part.getType().isRecord()
                ? names(prefix + part.getName() + ".", part.getType())
                : Stream.of(prefix + part.getName());
    }

    @Test
    void namesEachPathAndEachCodeOfTheService() {
        assertThat(Stream.of(Operation.values()).map(Operation::path))
                .allSatisfy(path -> assertThat(document).contains("`" + path + "`"));
        assertThat(Stream.of(ServiceCode.values()).map(Enum::name))
                .allSatisfy(code -> assertThat(document).contains("`" + code + "`"));
    }
}
