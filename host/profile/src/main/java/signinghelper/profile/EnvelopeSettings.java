package signinghelper.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Encrypted envelopes of the portal's pages.
 *
 * @param content integrity of their content
 * @param recipients certificates to which pages encrypt without a window, PEM or DER in Base64
 * @param furtherRecipients certificates to which every envelope is encrypted as well; in the same forms
 */
public record EnvelopeSettings(Content content, List<Dated<String>> recipients, List<Dated<String>> furtherRecipients) {

    /** Integrity of an envelope's content. */
    public enum Content {
        /** AES-GCM and SM4-GCM alone (RFC 9709 says why). */
        @JsonProperty("authenticated")
        AUTHENTICATED,
        /** CBC is opened too, and SM2 gets SM4-CBC, which alone other programs know. */
        @JsonProperty("any")
        ANY
    }

    public static final EnvelopeSettings NONE = new EnvelopeSettings(null, null, null);

    public EnvelopeSettings(
            @Nullable Content content,
            @Nullable List<Dated<String>> recipients,
            @Nullable List<Dated<String>> furtherRecipients) {
        // Left out in the file, they are null here.
        this.content = Objects.requireNonNullElse(content, Content.AUTHENTICATED);
        this.recipients = recipients == null ? List.of() : List.copyOf(recipients);
        this.furtherRecipients = furtherRecipients == null ? List.of() : List.copyOf(furtherRecipients);
        Stream.of(this.recipients, this.furtherRecipients)
                .flatMap(List::stream)
                .forEach(certificate -> Anchors.requireForm(certificate.value()));
    }

    void requireCertificates() {
        known();
        further();
    }

    /** Returns the certificates that need no window. */
    public List<X509Certificate> known() {
        return Anchors.parse(recipients);
    }

    /** Returns the certificates that every envelope gets. */
    public List<X509Certificate> further() {
        return Anchors.parse(furtherRecipients);
    }

    public boolean isAuthenticated() {
        return content == Content.AUTHENTICATED;
    }
}
