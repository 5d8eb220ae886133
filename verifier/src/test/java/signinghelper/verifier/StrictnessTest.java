package signinghelper.verifier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.testkit.authority.TestKey;
import signinghelper.verifier.http.Operation;
import signinghelper.verifier.settings.SettingsFile;
import signinghelper.verifier.settings.WrongSettingException;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Arguments that would switch a check off: null, or a value of another kind. */
class StrictnessTest {
    private static final TestUser USER = TestUser.of(TestKey.P256);
    private static final String LOGIN =
            "\"origin\":\"https://portal.example\",\"session\":\"s\",\"nonce\":\"n\",\"token\":{}";
    private static final String SIGNATURE = "\"signature\":\"AAAA\",\"signer\":\"" + "0".repeat(64) + "\"";
    private static final String RECEIPT = "\"origin\":\"https://portal.example\",\"session\":\"s\",\"nonce\":\"n\","
            + "\"receipt\":\"AAAA\",\"signer\":\"" + "0".repeat(64) + "\"";

    @TempDir
    private static Path folder;

    private static TestService service;

    @BeforeAll
    static void start() throws Exception {
        service = TestService.start(TestSettings.trusting(USER), folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                        List.of(Operation.DOCUMENT, "document", "\"document\":null"),
                        List.of(Operation.DOCUMENT, "document", "\"document\":[1,2]"),
                        List.of(Operation.DOCUMENT, "document", "\"document\":\"AA\""),
                        List.of(Operation.DOCUMENT, "signer", "\"document\":\"AAAA\",\"signer\":null"),
                        List.of(Operation.DOCUMENT, "signer", "\"document\":\"AAAA\",\"signer\":\"\""),
                        List.of(Operation.DOCUMENT, "content", "\"document\":\"AAAA\",\"content\":null"),
                        List.of(Operation.DOCUMENT, "content", "\"document\":\"AAAA\",\"content\":[1]"),
                        List.of(Operation.DOCUMENT, "asOf", "\"document\":\"AAAA\",\"asOf\":null"),
                        List.of(Operation.DOCUMENT, "", "\"document\":\"AAAA\",\"asOf\":\"2026-01-01T00:00:00+08:00\""),
                        List.of(Operation.DOCUMENT, "?", "\"document\":\"AAAA\",\"sign\\ner\":1"),
                        List.of(Operation.SIGNATURE, "content", SIGNATURE + ",\"content\":null"),
                        List.of(Operation.SIGNATURE, "digest", SIGNATURE + ",\"digest\":null"),
                        List.of(Operation.SIGNATURE, "digest.SM3", SIGNATURE + ",\"digest\":{\"SM3\":null}"),
                        List.of(Operation.SIGNATURE, "digest", SIGNATURE + ",\"digest\":{\"MD5\":\"00\"}"),
                        List.of(Operation.SIGNATURE, "signer", "\"signature\":\"AAAA\",\"signer\":null"),
                        List.of(Operation.LOGIN, "account", LOGIN + ",\"account\":null"),
                        List.of(Operation.LOGIN, "token", LOGIN.replace("{}", "null")),
                        List.of(Operation.BINDING, "account.role", LOGIN + account("0")),
                        List.of(Operation.BINDING, "account.role", LOGIN + account("\"0\"")),
                        List.of(Operation.BINDING, "account.role", LOGIN + account("\"supplier \"")),
                        List.of(Operation.RECEIPT, "documents", RECEIPT + ",\"documents\":null"),
                        List.of(Operation.RECEIPT, "documents[0]", RECEIPT + ",\"documents\":[null]"),
                        List.of(Operation.RECEIPT, "documents[0].signed", RECEIPT + line("\"true\"")),
                        List.of(Operation.RECEIPT, "documents[0].signed", RECEIPT + line("1")),
                        List.of(Operation.RECEIPT, "documents[0].signed", RECEIPT + line("null")),
                        List.of(Operation.LOGIN, "", LOGIN.replace("\"s\"", "\"\\udfff\"")),
                        List.of(Operation.CHALLENGE, "", "\"purpose\":\"login\",\"session\":\"\\ud800\""),
                        List.of(Operation.CHALLENGE, "purpose", "\"session\":\"s\",\"purpose\":0"),
                        List.of(Operation.CHALLENGE, "purpose", "\"session\":\"s\",\"purpose\":\"0\""),
                        List.of(Operation.CHALLENGE, "purpose", "\"session\":\"s\",\"purpose\":\"\""),
                        List.of(Operation.CHALLENGE, "purpose", "\"session\":\"s\",\"purpose\":\" login \""))
                .map(List::toArray)
                .map(Arguments::of);
    }

    private static String account(String role) {
        return ",\"account\":{\"name\":\"a\",\"creditCode\":\"b\",\"role\":" + role + "}";
    }

    private static String line(String signed) {
        return ",\"documents\":[{\"title\":\"t\",\"content\":\"AAAA\",\"signed\":" + signed + "}]";
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refusesItAndNamesTheMember(Operation operation, String member, String members) throws Exception {
        var answer = service.send(service.request(operation.path()).POST(BodyPublishers.ofString("{" + members + "}")));

        assertThat(answer.code()).isEqualTo("REQUEST_MALFORMED");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("message").asText()).contains(member.isEmpty() ? "JSON" : "(at " + member + ")");
    }

    @ParameterizedTest
    @CsvSource({"application/json; charset=gbk, UTF-8, 415", "application/json, UTF-16LE, 400"})
    void readsUtf8Alone(String type, String charset, int status) throws Exception {
        var body = "{\"purpose\":\"login\",\"session\":\"s\"}".getBytes(Charset.forName(charset));
        var request = service.request("/v1/challenges").setHeader("Content-Type", type);

        assertThat(service.send(request.POST(BodyPublishers.ofByteArray(body))).status())
                .isEqualTo(status);
    }

    @Test
    void takesTheNameOfUtf8() throws Exception {
        var request = service.request("/v1/challenges").setHeader("Content-Type", "application/json; charset=UTF-8");
        var body = BodyPublishers.ofString("{\"purpose\":\"login\",\"session\":\"s\"}");

        assertThat(service.send(request.POST(body)).status()).isEqualTo(200);
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                arguments("revocation.check", "{\"revocation\":{\"check\":1}}"),
                arguments("revocation.check", "{\"revocation\":{\"check\":\"1\"}}"),
                arguments("revocation.check", "{\"revocation\":{\"check\":\" NONE \"}}"),
                arguments("revocation.authorities[0]", "{\"revocation\":{\"authorities\":[null]}}"),
                arguments("listen.port", "{\"listen\":{\"port\":\"0\"}}"),
                arguments("listen.port", "{\"listen\":{\"port\":0.9}}"),
                arguments("listen.address", "{\"listen\":{\"address\":1}}"),
                arguments("listen.tls", "{\"listen\":{\"tls\":null}}"),
                arguments("trust.signers", "{\"trust\":{\"signers\":\"\"}}"));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void refusesSettingsOfAnotherKind(String setting, String text, @TempDir Path own) throws Exception {
        var file = Files.writeString(own.resolve("verifier.json"), text);

        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith(setting + " has a value of the wrong kind");
    }
}
