package signinghelper.verifier.http;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.Source;
import signinghelper.formats.verification.ReportOrigin;

import java.io.IOException;

/** Octets of a request, in Base64 there. They are no copies, since they may be many. */
@JsonDeserialize(using = Upload.Reader.class)
final class Upload {
    private final byte[] bytes;

    private Upload(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Returns what a report says of the octets; they have no name. */
    ReportOrigin.File described() {
        return ReportOrigin.File.of("", bytes.length, Bytes.copyOf(DigestAlgorithm.SHA_256.of(bytes)));
    }

    Source source() {
        return Source.of(bytes);
    }

    /** Reader of Base64 alone, without the whole text in between. Jackson alone takes lists of numbers too. */
    static final class Reader extends JsonDeserializer<Upload> {
        @Override
        public Upload deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.hasToken(JsonToken.VALUE_STRING)
                    ? new Upload(parser.getBinaryValue(Base64Variants.MIME_NO_LINEFEEDS.withPaddingRequired()))
                    : (Upload) context.handleUnexpectedToken(Upload.class, parser);
        }
    }
}
