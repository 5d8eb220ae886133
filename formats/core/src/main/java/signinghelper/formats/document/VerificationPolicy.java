package signinghelper.formats.document;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * The portal's rule for the forms of signed documents that it accepts. {@code RFC5652} alone accepts RSA and EC keys
 * alone, and forms for SM2 alone accept SM2 keys alone.
 *
 * @param forms at least one
 * @param deviations accepted in each of them
 * @param kind the one kind of content that is accepted, so that no receipt is a document
 */
public record VerificationPolicy(Set<CmsForm> forms, Set<CmsDeviation> deviations, ContentKind kind) {

    public VerificationPolicy {
        forms = Collections.unmodifiableSet(EnumSet.copyOf(forms));
        deviations = deviations.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(deviations));
        Objects.requireNonNull(kind);
    }

    /** Accepts documents in these forms with these deviations. */
    public VerificationPolicy(Set<CmsForm> forms, Set<CmsDeviation> deviations) {
        this(forms, deviations, ContentKind.DOCUMENT);
    }

    /** Accepts these forms exactly as they are written here. */
    public static VerificationPolicy strict(CmsForm form, CmsForm... more) {
        return new VerificationPolicy(EnumSet.of(form, more), Set.of());
    }

    /**
     * Accepts every form of a document, also {@link CmsForm#GMT0010_3011_DIGEST}, with every deviation that signing software in
     * the field is known to write.
     */
    public static VerificationPolicy field() {
        return new VerificationPolicy(EnumSet.allOf(CmsForm.class), EnumSet.allOf(CmsDeviation.class));
    }

    /** Accepts {@code form} too. */
    public VerificationPolicy with(CmsForm form) {
        var more = EnumSet.copyOf(forms);
        more.add(form);
        return new VerificationPolicy(more, deviations, kind);
    }

    /** Accepts another kind of content in the place of documents. */
    public VerificationPolicy of(ContentKind other) {
        return new VerificationPolicy(forms, deviations, other);
    }

    /** Accepts those of its forms alone that sign attributes. */
    public VerificationPolicy withSignedAttributes() {
        var those = EnumSet.copyOf(forms);
        those.removeIf(form -> !form.hasSignedAttributes());
        return new VerificationPolicy(those, deviations, kind);
    }
}
