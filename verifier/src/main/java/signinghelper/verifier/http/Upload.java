package signinghelper.verifier.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import signinghelper.formats.document.Source;

/** Octets of a request, in Base64 there. They are no copies, since they may be many. */
final class Upload {
    private final byte[] bytes;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Upload(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    Source source() {
        return Source.of(bytes);
    }
}
