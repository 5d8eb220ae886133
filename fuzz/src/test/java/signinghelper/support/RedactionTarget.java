package signinghelper.support;

import signinghelper.check.Evidence;
import signinghelper.fuzz.Target;
import signinghelper.platform.TestProduct;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Values of findings and lines of the log: no name of the person leaves with them, whatever stands around it. */
public final class RedactionTarget implements Target {
    private static final String PERSON = "zhangsan";
    private static final Redaction REDACTION =
            new Redaction(new Whereabouts(Path.of("/home/" + PERSON), PERSON, TestProduct.DEMO), SupportChoice.NOTHING);
    private static final LogTemplates TEMPLATES = new LogTemplates(Set.of("signature.sign"));

    @Override
    public void read(byte[] data) {
        var value = new String(data, StandardCharsets.UTF_8);
        for (var kind : Evidence.Kind.values()) {
            var shown = REDACTION.value(new Evidence("seen", kind, value));
            if (kind == Evidence.Kind.PATH) {
                shown.ifPresent(RedactionTarget::requireNoName);
            }
        }
        Redaction.facts(Map.of("version", value, "vendor", value, "offset", value));
        TEMPLATES.message(value);
        TEMPLATES.cause(value);
    }

    private static void requireNoName(String shown) {
        if (shown.toLowerCase(Locale.ROOT).contains(PERSON)) {
            throw new AssertionError(shown);
        }
    }

    @Override
    public Stream<byte[]> seeds() {
        return Stream.concat(
                        Stream.of(
                                "/home/zhangsan/.config/chromium/x",
                                "C:\\Users\\zhangsan\\AppData",
                                "https://user:secret@ca.example:8443/ocsp?q=zhangsan",
                                "  java.io.IOException: zhangsan"),
                        LogTemplates.messages().stream())
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
