package signinghelper.verifier.settings;

import org.jspecify.annotations.Nullable;
import signinghelper.formats.document.CmsForm;

/**
 * Forms of the signatures that the portal asks for.
 *
 * @param sm2Form the one form of SM2 keys' signatures that the portal's profile names
 */
public record Signatures(CmsForm sm2Form) {

    public Signatures(@Nullable CmsForm sm2Form) {
        this.sm2Form = sm2Form == null ? CmsForm.PKCS7_501 : sm2Form;
        if (this.sm2Form.name().startsWith("RFC5652") || this.sm2Form == CmsForm.GMT0010_3011_DIGEST) {
            throw new WrongSettingException(
                    "signatures.sm2Form",
                    "is " + this.sm2Form,
                    "Give the form of SM2 keys that the profile names, such as PKCS7_501.");
        }
    }
}
