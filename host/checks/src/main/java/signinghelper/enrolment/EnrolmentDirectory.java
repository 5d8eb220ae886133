package signinghelper.enrolment;

import com.fasterxml.jackson.core.JsonProcessingException;
import signinghelper.formats.certificate.Fingerprint;
import signinghelper.network.Fetched;
import signinghelper.network.Limits;
import signinghelper.network.ProfileHttpClient;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;

/** A portal's directory of certificates. It learns a fingerprint and nothing else about the user. */
public final class EnrolmentDirectory {
    private static final int OK = 200;
    private static final int MAX_BYTES = 4096;

    private final URI address;
    private final ProfileHttpClient client;
    private final WireFormat format;

    /**
     * Creates the client without contacting the directory.
     *
     * @param client whose profile lists {@code address}
     */
    public EnrolmentDirectory(URI address, ProfileHttpClient client, WireFormat format) {
        this.address = address;
        this.client = client;
        this.format = format;
    }

    /**
     * Asks for one certificate, once.
     *
     * @param patience from the beginning to the last byte
     * @throws IOException if no answer arrives, or it does not follow the contract
     */
    public EnrolmentStatus statusOf(X509Certificate certificate, Duration patience)
            throws IOException, InterruptedException {
        var question = EnrolmentQuestion.of(Fingerprint.of(certificate));
        var body = format.toBytes(format.encode(question));
        var answer = read(client.post(address, "application/json", body, new Limits(patience, MAX_BYTES)));
        if (!answer.isTo(question)) {
            throw new IOException("the answer to another question");
        }
        return answer.status();
    }

    private EnrolmentAnswer read(Fetched fetched) throws IOException {
        if (fetched.status() != OK) {
            throw new IOException("status " + fetched.status());
        }
        try {
            return format.decode(EnrolmentAnswer.class, text(fetched.body().toArray()));
        } catch (JsonProcessingException e) {
            throw new IOException("not an answer of the contract", e);
        }
    }

    private static String text(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }
}
