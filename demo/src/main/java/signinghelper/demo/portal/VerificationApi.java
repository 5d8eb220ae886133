package signinghelper.demo.portal;

import com.fasterxml.jackson.annotation.JsonValue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.cms.CmsVerifier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Verification of any signature, from any user: tells if this portal would accept it. */
final class VerificationApi {
    private static final int MAXIMUM_UPLOAD = 16 * 1024 * 1024;

    /**
     * Upload of the page.
     *
     * @param signature Base64
     * @param content in Base64; empty text where it is within the signature
     * @param policy forms that are accepted
     */
    record Upload(String signature, String content, Policy policy) {
        Upload {
            Objects.requireNonNull(policy);
            Bytes.fromBase64(signature);
            Bytes.fromBase64(content);
        }
    }

    /** Forms that are accepted. */
    enum Policy {
        /** The portal's own, for what it asked for itself. */
        STRICT,
        /** Forms of signing software in the field, for documents that come from elsewhere. */
        FIELD;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        CmsVerifier of(Verifiers verifiers) {
            return this == FIELD ? verifiers.fieldDocuments() : verifiers.documents();
        }
    }

    private final Supplier<Verifiers> verifiers;
    private final SignatureJudge judge;

    VerificationApi(Supplier<Verifiers> verifiers, SignatureJudge judge) {
        this.verifiers = verifiers;
        this.judge = judge;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/verify", this::verify);
    }

    private void verify(Context context) throws IOException {
        var upload = JsonBody.parse(JsonBody.upload(context, MAXIMUM_UPLOAD), Upload.class);
        var cms = Bytes.fromBase64(upload.signature()).toArray();
        var content = Bytes.fromBase64(upload.content()).toArray();
        var documents = upload.policy().of(verifiers.get());
        judge.judge(context, Verification.Kind.SIGNATURE, Optional.empty(), () -> {
            var verified = content.length == 0
                    ? documents.verifyAttached(cms)
                    : documents.verifyDetached(cms, new ByteArrayInputStream(content));
            return new SignatureJudge.Judged(verified);
        });
    }
}
