package signinghelper.command;

import org.junit.jupiter.api.Test;
import signinghelper.formats.algorithm.Bytes;

import java.nio.charset.Charset;

import static org.assertj.core.api.Assertions.assertThat;

class FileInspectCommandTest {
    private static final byte[] GBK = "报价：一万元整".getBytes(Charset.forName("GBK"));

    /** Leaves the content incomplete unless it is {@code last}. */
    private static String put(TestHost host, TestPage page, byte[] content, boolean last) {
        var data = Bytes.copyOf(content).toBase64();
        host.send(
                "put",
                "content.put",
                "{\"session\":\"" + page.session() + "\",\"offset\":0,\"data\":\"" + data + "\",\"last\":" + last
                        + "}");
        return host.reply("put").at("/result/content").asText();
    }

    private static void inspect(TestHost host, TestPage page, String content, String name) {
        host.send(
                "1",
                "file.inspect",
                "{\"session\":\"" + page.session() + "\",\"contentId\":\"" + content + "\",\"name\":\"" + name + "\"}");
    }

    @Test
    void aPageIsToldWhatItsFileIsAndWhatToDo() {
        try (var host = new TestHost()) {
            var page = host.open();
            inspect(host, page, put(host, page, GBK, true), "报价.pdf");

            var result = host.reply("1").path("result");
            assertThat(result.path("kind").asText()).isEqualTo("TEXT");
            assertThat(result.path("encoding").asText()).isEqualTo("GB18030");
            assertThat(result.path("size").asLong()).isEqualTo(GBK.length);
            assertThat(result.path("whole").asBoolean()).isTrue();
            assertThat(result.path("faults")).hasToString("[\"ENDING_WRONG\"]");
            assertThat(result.path("cause").asText()).isEqualTo("PROGRAM");
            assertThat(result.at("/guidance/title").asText()).contains("文件本身完好");
            assertThat(result.at("/guidance/reason").asText()).contains("内容：文本", "后缀与内容不符");
        }
    }

    @Test
    void whatIsNotCompleteOrOfAnotherPageIsUnknown() {
        try (var host = new TestHost()) {
            var page = host.open();
            inspect(host, page, put(host, page, GBK, false), "a");
            assertThat(host.codeOf("1")).isEqualTo("CONTENT_UNKNOWN");
        }
        try (var host = new TestHost()) {
            inspect(host, host.open(), put(host, host.open(), GBK, true), "a");
            assertThat(host.codeOf("1")).isEqualTo("CONTENT_UNKNOWN");
        }
    }

    @Test
    void anOriginThatMayOnlyLookIsRefused() {
        try (var host = new TestHost()) {
            inspect(host, host.open("https://look.example"), "7d6f4c1e-3f57-4a43-8f0b-5a1c2e9d4b60", "a");

            assertThat(host.codeOf("1")).isEqualTo("METHOD_NOT_ALLOWED");
        }
    }
}
