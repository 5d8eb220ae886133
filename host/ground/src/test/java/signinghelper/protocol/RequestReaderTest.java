package signinghelper.protocol;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RequestReaderTest {
    private static final String GOOD = """
            {"jsonrpc":"2.0","id":"7","method":"m","params":{"a":[{"b":"ä"}]}}""";

    private static final String BROWSER_WINDOW =
            "\"browserWindow\":{\"left\":-1280,\"top\":0,\"width\":1280,\"height\":800}";

    private final RequestReader reader = new RequestReader(new WireFormat());

    @Test
    void readsARequest() throws MalformedRequestException {
        var request = reader.read(utf8(GOOD));

        assertThat(request.id()).isEqualTo("7");
        assertThat(request.method()).isEqualTo("m");
        assertThat(request.params().at("/a/0/b").textValue()).isEqualTo("ä");
    }

    @Test
    void readsWhereTheBrowserIs() throws MalformedRequestException {
        var request = reader.read(utf8(GOOD.replace("\"id\"", BROWSER_WINDOW + ",\"id\"")));

        assertThat(request.browserWindow()).isEqualTo(new BrowserWindow(-1280, 0, 1280, 800));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1280.0", "-100001", "9999999999", "null", "\"0\"", "0,\"x\":1", "{}"})
    void takesNoOtherPlace(String left) {
        var bent = BROWSER_WINDOW.replace("-1280", left);
        assertRefused(utf8(GOOD.replace("\"id\"", bent + ",\"id\"")), JsonRpcError.INVALID_REQUEST, "7");
    }

    @Test
    void readsANotification() throws MalformedRequestException {
        assertThat(reader.read(utf8(GOOD.replace("\"id\":\"7\",", ""))).id()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"})
    void takesNoEncodingButUtf8(String encoding) {
        assertRefused(GOOD.getBytes(Charset.forName(encoding)), JsonRpcError.PARSE_ERROR, null);
    }

    @Test
    void takesNoByteOrderMark() {
        assertRefused(utf8('\uFEFF' + GOOD), JsonRpcError.PARSE_ERROR, null);
    }

    /** Lone continuation, overlong NUL and slash, UTF-8 of a surrogate, above U+10FFFF, cut short. */
    @ParameterizedTest
    @ValueSource(strings = {"80", "c080", "c0af", "eda080", "f4908080", "e4bd", "ff"})
    void takesNoBytesThatAreNotUtf8(String hex) {
        var bytes = java.util.HexFormat.of().parseHex(hex);
        var text = GOOD.replace("ä", new String(bytes, StandardCharsets.ISO_8859_1));

        assertRefused(text.getBytes(StandardCharsets.ISO_8859_1), JsonRpcError.PARSE_ERROR, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t",
                "x",
                "{",
                "{}}",
                "{} x",
                "{}{}",
                "[1,]",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "\"\t\"",
                "{\"a\":1}/**/",
                "\0"
            })
    void answersWhatIsNotJsonWithAParseError(String text) {
        assertRefused(utf8(text), JsonRpcError.PARSE_ERROR, null);
    }

    @Test
    void refusesARequestWithTextAfterItsEnd() {
        assertRefused(utf8(GOOD + "x"), JsonRpcError.PARSE_ERROR, null);
        assertRefused(utf8(GOOD + GOOD), JsonRpcError.PARSE_ERROR, null);
    }

    @Test
    void takes32LevelsAndNotOneMore() throws MalformedRequestException {
        assertThat(reader.read(utf8(nested(30))).id()).isEqualTo("7");
        assertRefused(utf8(nested(31)), JsonRpcError.PARSE_ERROR, null);
        assertRefused(utf8("[".repeat(500_000)), JsonRpcError.PARSE_ERROR, null);
    }

    /** The envelope and its parameters are two levels themselves. */
    private static String nested(int levels) {
        return GOOD.replace("\"ä\"", "0").replace("{\"b\":0}", "[".repeat(levels - 1) + "]".repeat(levels - 1));
    }

    @Test
    void aHugeNumberIsNeitherAnIdNorAnError() {
        assertRefused(utf8(GOOD.replace("\"7\"", "1e999999999")), JsonRpcError.INVALID_REQUEST, null);
        assertRefused(utf8(GOOD.replace("\"7\"", "9".repeat(1000))), JsonRpcError.INVALID_REQUEST, null);
        assertRefused(utf8(GOOD.replace("\"7\"", "9".repeat(500_000))), JsonRpcError.PARSE_ERROR, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "1.5",
                "true",
                "null",
                "[]",
                "{}",
                "\"\"",
                "\" \"",
                "\"a b\"",
                "\"\\u0000\"",
                "\"ä\"",
                "\"\\ud800\"",
                "\"\\n\"",
                "[\"7\"]"
            })
    void refusesAnIdThatIsNoRequestId(String id) {
        assertRefused(utf8(GOOD.replace("\"7\"", id)), JsonRpcError.INVALID_REQUEST, null);
    }

    @Test
    void takesAnIdOf64CharactersAndNotOfOneMore() throws MalformedRequestException {
        var longest = "~".repeat(64);

        assertThat(reader.read(utf8(GOOD.replace("\"7\"", '"' + longest + '"'))).id())
                .isEqualTo(longest);
        assertRefused(utf8(GOOD.replace("\"7\"", '"' + longest + "!\"")), JsonRpcError.INVALID_REQUEST, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{}]", "null", "1", "\"text\"", "true", "{}"})
    void refusesJsonThatIsNoRequest(String json) {
        assertRefused(utf8(json), JsonRpcError.INVALID_REQUEST, null);
    }

    @Test
    void refusesABatch() {
        assertRefused(utf8("[" + GOOD + "]"), JsonRpcError.INVALID_REQUEST, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":null}", "{\"x\":[null]}", "{\"x\":{\"y\":[{\"z\":null}]}}"})
    void refusesANullAnywhereInTheParameters(String params) {
        assertRefused(
                utf8(GOOD.replaceFirst("\\{\"a\".*]}", java.util.regex.Matcher.quoteReplacement(params))),
                JsonRpcError.INVALID_PARAMS,
                "7");
    }

    @Test
    void refusesAKeyThatStandsTwiceHoweverItIsWritten() {
        assertRefused(utf8(GOOD.replace("\"a\":", "\"a\":1,\"\\u0061\":")), JsonRpcError.INVALID_PARAMS, "7");
        assertRefused(utf8(GOOD.replace("\"b\":", "\"b\":1,\"b\":")), JsonRpcError.INVALID_PARAMS, "7");
        assertRefused(
                utf8(GOOD.replace("\"method\"", "\"method\":\"m\",\"method\"")), JsonRpcError.INVALID_PARAMS, "7");
    }

    private void assertRefused(byte[] frame, JsonRpcError error, @Nullable String id) {
        var refused = catchThrowableOfType(MalformedRequestException.class, () -> reader.read(frame));

        assertThat(refused).isNotNull();
        assertThat(refused.error()).isEqualTo(error);
        assertThat(refused.id()).isEqualTo(id);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
