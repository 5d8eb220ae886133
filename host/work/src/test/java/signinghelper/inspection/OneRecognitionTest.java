package signinghelper.inspection;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import signinghelper.content.DocumentKind;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.DocumentFormats;
import signinghelper.formats.document.VerificationContext;
import signinghelper.formats.document.VerificationPolicy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Inspection, window and verification agree on what an OFD document is. */
class OneRecognitionTest {
    private static final byte[] OFD = TestFiles.ofd("<a/>");

    private static byte[] last(int others) {
        var parts = new LinkedHashMap<String, byte[]>();
        for (var number = 0; number < others; number++) {
            parts.put("Doc_0/Res/" + number, new byte[] {1});
        }
        parts.put("OFD.xml", "<a/>".getBytes(StandardCharsets.UTF_8));
        return TestFiles.zip(StandardCharsets.UTF_8, parts);
    }

    private static byte[] joined(byte[]... pieces) {
        var out = new ByteArrayOutputStream();
        Stream.of(pieces).forEach(out::writeBytes);
        return out.toByteArray();
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("an OFD document", OFD, true),
                arguments("named behind two thousand parts", last(2000), true),
                arguments("cut off", Arrays.copyOf(OFD, 1500), true),
                arguments("with a second end", joined(OFD, Arrays.copyOfRange(OFD, OFD.length - 22, OFD.length)), true),
                arguments("a zip file with one within", TestFiles.stored("inner.zip", OFD), false),
                arguments(
                        "a zip file with the name as a text",
                        TestFiles.stored("a.txt", "OFD.xml".getBytes(StandardCharsets.UTF_8)),
                        false),
                arguments("an archive behind which one lies", joined(TestFiles.gzip(new byte[9]), OFD), false),
                arguments("a Word document", TestFiles.docx(), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void allAgree(String name, byte[] file, boolean isOfd) throws IOException {
        var content = Content.inMemory(Bytes.copyOf(file));
        var context = VerificationContext.of(VerificationPolicy.field(), Instant.EPOCH)
                .withoutRevocation();

        assertThat(FileInspectorTest.inspect(file, "a").kind().equals(TestFiles.kind("ofd")))
                .isEqualTo(isOfd);
        assertThat(DocumentKind.of(content)
                        .filter(new DocumentKind("ofd")::equals)
                        .isPresent())
                .isEqualTo(isOfd);
        assertThat(DocumentFormats.verify(content, null, context).format().equals("ofd"))
                .isEqualTo(isOfd);
    }
}
