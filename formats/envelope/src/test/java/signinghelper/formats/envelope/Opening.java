package signinghelper.formats.envelope;

import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.recipient.EnvelopeException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/** Envelopes in memory, written and opened. */
final class Opening {
    private Opening() {}

    static byte[] written(byte[] content, X509Certificate... recipients) throws Exception {
        var out = new ByteArrayOutputStream();
        EnvelopeWriter.to(List.of(recipients)).write(Source.of(content), out);
        return out.toByteArray();
    }

    static byte[] writtenWithIntegrity(byte[] content, X509Certificate... recipients) throws Exception {
        var out = new ByteArrayOutputStream();
        EnvelopeWriter.to(List.of(recipients)).withIntegrity().write(Source.of(content), out);
        return out.toByteArray();
    }

    static byte[] opened(byte[] envelope, Path folder, SoftwareKey... keys) throws EnvelopeException, IOException {
        try (var opened = Envelope.read(Source.of(envelope)).open(List.of(keys), folder);
                var in = opened.content().open()) {
            return in.readAllBytes();
        }
    }

    /** Returns the reason of the refusal, or {@code OPENED}. */
    static String outcome(byte[] envelope, Path folder, SoftwareKey... keys) throws IOException {
        try {
            opened(envelope, folder, keys);
            return "OPENED";
        } catch (EnvelopeException e) {
            return e.reason().name();
        }
    }
}
