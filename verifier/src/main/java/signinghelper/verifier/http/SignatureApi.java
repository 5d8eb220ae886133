package signinghelper.verifier.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.Content;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.document.cms.VerifiedCms;
import signinghelper.verifier.judge.Judges;

import java.io.IOException;
import java.util.HexFormat;

/** Signatures that the portal has asked for. */
final class SignatureApi {

    /** @param sha256 hexadecimal */
    private record Within(long size, String sha256) {
        static Within of(Content content) {
            return new Within(
                    content.size(), HexFormat.of().formatHex(content.sha256().toArray()));
        }
    }

    /**
     * The yes to a signature.
     *
     * @param claimedTime ISO 8601 in UTC, as the signer's computer claims; left out where it claims none
     * @param content left out where it lies apart
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Signed(
            CertificateDetails certificate,
            String form,
            @Nullable String claimedTime,
            @Nullable Within content) {
        static Signed of(VerifiedCms cms, HolderRules holders) {
            return new Signed(
                    CertificateDetails.of(cms.signer(), holders),
                    cms.form().name(),
                    cms.signingTime() == null ? null : cms.signingTime().toString(),
                    cms.content() == null ? null : Within.of(cms.content()));
        }
    }

    private final Judges judges;
    private final Uploads uploads;

    SignatureApi(Judges judges, Uploads uploads) {
        this.judges = judges;
        this.uploads = uploads;
    }

    void addTo(Desk desk) {
        desk.serve(Operation.SIGNATURE, context -> uploads.oneOf(() -> signature(context)));
    }

    private Object signature(Context context) throws ServiceRefusal, CmsException, IOException {
        var request = uploads.read(context, SignatureRequest.class);
        return Signed.of(request.verifiedBy(judges.signatures()), judges.trust().holders());
    }
}
