package signinghelper.token;

import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.Envelope;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.testkit.tool.OpenSsl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Envelopes that {@code openssl cms} makes in a folder, and their opening by a key on a U-Key. */
public record OpenSslEnvelope(Path folder, Bytes content) {

    /** Encrypts with further {@code options} of the command, apart by blanks. */
    public byte[] to(X509Certificate recipient, String options) throws IOException {
        Files.write(folder.resolve("content"), content.toArray());
        try (var pem = new JcaPEMWriter(Files.newBufferedWriter(folder.resolve("recipient.pem")))) {
            pem.writeObject(recipient);
        }
        var arguments = new ArrayList<>(List.of("cms", "-encrypt", "-binary", "-in", "content", "-outform", "DER"));
        arguments.addAll(List.of("-out", "envelope", "-recip", "recipient.pem"));
        arguments.addAll(List.of(options.split(" ")));
        new OpenSsl(folder).succeed(arguments.toArray(String[]::new));
        return Files.readAllBytes(folder.resolve("envelope"));
    }

    /** Opens an envelope in a session that is logged in. */
    public byte[] opened(TokenSession session, KeyEntry key, byte[] envelope) throws EnvelopeException, IOException {
        try (var opened = Envelope.read(Source.of(envelope)).open(List.of(new TokenKey(session, key)), folder);
                var in = opened.content().open()) {
            return in.readAllBytes();
        }
    }
}
